"""Small pieces of text: shortened, escaped, harmless."""

import re
import unicodedata

import discord

from glossbot.glossary import Entry

ECHO_LENGTH = 60

_SPACES = re.compile(r"\s+")


def shorten(text: str, length: int) -> str:
    """Cut a text to so many characters, at a space where there is one near the end."""
    text = _SPACES.sub(" ", text).strip()
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > length // 2 else cut).rstrip(" ,;:.") + "…"


def echo(text: str) -> str:
    """Repeat what a person typed, as inline code: short, on one line, and unable to ping, link, format or reorder."""
    # Controls, and invisible characters that change the direction or the look of what follows, are left out.
    visible = "".join(" " if char.isspace() else char for char in text[:1000] if char.isspace() or _shown(char))
    harmless = discord.utils.escape_mentions(shorten(visible.replace("`", "'"), ECHO_LENGTH))
    return f"`{harmless or ' '}`"


def plain(text: str) -> str:
    """Escape Discord's markdown in a name."""
    return discord.utils.escape_markdown(text)


def one_line(entry: Entry, length: int = 100) -> str:
    """Describe an entry in one line: the first sentence of its definition, or as many of its clauses as fit."""
    first = re.split(r"(?<=[.!?])\s+(?=[A-Z])", entry.definition, maxsplit=1)[0]
    if len(first) <= length:
        return first
    clause = re.match(rf".{{{length // 3},{length - 2}}}(?=[,;:] )", first)
    return f"{clause[0]}…" if clause else shorten(first, length)


def _shown(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}
