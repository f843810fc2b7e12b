"""An entry in the terminal, as a card; and progress on long work."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console, Group
from rich.markdown import Markdown
from rich.panel import Panel
from rich.progress import track
from rich.text import Text

from glossbot.glossary import Entry, Glossary

CARD_WIDTH = 92
T = TypeVar("T")


def card(entry: Entry, glossary: Glossary) -> Panel:
    """Lay out an entry with all its parts."""
    category = glossary.category(entry.category)
    parts: list[Text | Markdown] = [Text(entry.definition, style="bold")]
    if entry.analogy:
        parts += [Text(), Markdown(f"> {entry.analogy}")]
    if entry.explanation:
        parts += [Text(), Markdown(entry.explanation)]
    if entry.examples:
        parts += [_heading("In the real world"), Markdown("\n".join(f"- {text}" for text in entry.examples))]
    if entry.tools:
        parts += [_heading("Tools"), *(Text(f" • {tool.name} ({tool.pricing}) {tool.url}") for tool in entry.tools)]
    if related := glossary.related(entry.id):
        parts += [_heading("Related"), Text(" · ".join(other.name for other in related))]
    if entry.aliases:
        parts += [_heading("Also called"), Text(", ".join(entry.aliases))]
    return Panel(
        Group(*parts),
        title=Text(f"{category.emoji} {category.name}: {entry.name}"),
        title_align="left",
        border_style=category.colour,
        padding=(1, 2),
        width=CARD_WIDTH,
    )


def with_progress(work: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """Go through work, with a progress bar on standard error where that is a terminal."""
    console = Console(stderr=True)
    yield from track(work, what, total=total, console=console, transient=True, disable=not console.is_terminal)


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold dim")
