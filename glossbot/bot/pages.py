"""Answers put together: what each page says, and the controls under it. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from glossbot.bot import controls
from glossbot.bot.answers import Answer
from glossbot.bot.embeds import comparison as comparison_embeds
from glossbot.bot.embeds import entry as entry_embeds
from glossbot.bot.embeds import help as help_embeds
from glossbot.bot.embeds import index as index_embeds
from glossbot.bot.embeds import lists
from glossbot.bot.index import EVERYTHING, page
from glossbot.bot.wording import echo, plain
from glossbot.glossary import Entry, Found, Glossary, NotFound, Resolution, Spot, Suggestions

REMOVED = "That entry is no longer in the glossary. What there is now:"
NO_TERMS = (
    "I found no term of the glossary in that message. If a word in it puzzles you, `/define` it: when I don't know it "
    "either, that is noted, so that somebody can add it."
)
IN_A_ROW = 5
MOST_PICKS = 4 * IN_A_ROW
"""Discord has five rows of five buttons; the last is for the way to the index."""
SHELF_GONE = "That part of the glossary has been rearranged. What there is now:"


def card(entry: Entry, glossary: Glossary, *, private: bool, note: str = "", asker: int | None = None) -> Answer:
    """Show an entry's card. A private one can be shared, a public one can be deleted; `asker` as in a reply."""
    last = controls.share(entry) if private else controls.delete(asker)
    rows = [[controls.read_more(entry), controls.browse(), last], *_walk(entry, glossary)]
    return Answer(note, entry_embeds.card(entry, glossary), rows)


def depth(entry: Entry, glossary: Glossary) -> Answer:
    """Show the rest of an entry; always private."""
    rows = [[controls.short_version(entry), controls.browse(), controls.share(entry)], *_walk(entry, glossary)]
    return Answer(embed=entry_embeds.depth(entry, glossary), rows=rows)


def related(entry: Entry, glossary: Glossary, *, note: str = "") -> Answer:
    """List the entries around one, in public."""
    others = glossary.related(entry.id)
    buttons = [controls.browse(), controls.delete()]
    walk = [[controls.open_entry((entry, *others[: lists.MOST_LISTED]), glossary, "Open one of them")]]
    return Answer(note, lists.related(entry, others, glossary), [buttons, *walk])


def found_note(found: Found, asked: str) -> str:
    """Say how the answer relates to the question, where it is not simply its name."""
    name = f"**{plain(found.entry.name)}**"
    match found.how:
        case "exact":
            return ""
        case "alias":
            return f"**{plain(found.matched)}** is another name for {name}."
        case "variant":
            return f"For {echo(asked)}, here is {name}."
        case "close":
            return f"I took {echo(asked)} to mean {name}."


def no_such_category(typed: str) -> str:
    """Say that a category is unknown."""
    return f"There is no category {echo(typed)}. These are the ones I have:"


def did_you_mean(
    resolution: Suggestions | NotFound, asked: str, command: str, glossary: Glossary, *, private: bool
) -> Answer:
    """Offer the candidates as buttons, or say kindly that there is none. For the asker alone."""
    match resolution:
        case Suggestions(entries):
            sentence = f"I'm not sure what you mean by {echo(asked)}. Did you mean one of these?"
        case NotFound(nearest=()):
            entries = ()
            sentence = f"I have nothing on {echo(asked)} yet. It's noted, so that somebody can add it."
        case NotFound(entries):
            sentence = (
                f"I have nothing on {echo(asked)} yet. It's noted, so that somebody can add it. "
                "The nearest that I have:"
            )
    picks = [controls.did_you_mean(command, entry, glossary, private=private) for entry in entries[:MOST_PICKS]]
    rows = [picks[start : start + IN_A_ROW] for start in range(0, len(picks), IN_A_ROW)]
    return Answer(sentence, rows=[*rows, [controls.browse()]])


def sounds_like(entries: Sequence[Entry], asked: str, glossary: Glossary, *, private: bool) -> Answer:
    """Offer entries that a description fits, where no name did. For the asker alone."""
    sentence = f"I have no term called {echo(asked)}. Going by the words, you might mean one of these:"
    picks = [controls.did_you_mean("define", entry, glossary, private=private) for entry in entries[:IN_A_ROW]]
    return Answer(sentence, rows=[picks, [controls.browse()]])


def comparison(first: Entry, second: Entry, glossary: Glossary, *, asker: int | None = None) -> Answer:
    """Set two entries side by side, in public; `asker` as in a reply."""
    onward = [first, second, *comparison_embeds.shared(first, second, glossary)]
    rows = [[controls.browse(), controls.delete(asker)], [controls.open_entry(onward, glossary, "Open one of them")]]
    return Answer(embed=comparison_embeds.comparison(first, second, glossary), rows=rows)


def one_and_the_same(entry: Entry, glossary: Glossary) -> Answer:
    """Say that two names are of one entry, and show it; for the asker alone."""
    return card(entry, glossary, private=True, note=f"Both of these are **{plain(entry.name)}**.")


def unclear(asked: Mapping[str, Resolution]) -> Answer:
    """Say which of several terms is not certain, and what it might be; for the asker alone."""
    sentences: list[str] = []
    for text, resolution in asked.items():
        match resolution:
            case Found():
                continue
            case Suggestions(entries):
                names = ", ".join(f"**{plain(entry.name)}**" for entry in entries)
                sentences.append(f"I'm not sure what you mean by {echo(text)}. Perhaps {names}?")
            case NotFound():
                sentences.append(f"I have nothing on {echo(text)} yet.")
    sentences.append("Please ask again, and pick both from the list that comes up while you type.")
    return Answer("\n".join(sentences), rows=[[controls.browse()]])


def search_results(entries: Sequence[Entry], asked: str, glossary: Glossary) -> Answer:
    """List the entries that a description fits best, with a select; for the asker alone."""
    if not entries:
        sentence = f"Nothing here fits {echo(asked)}. Try other words, or look through everything there is."
        return Answer(sentence, rows=[[controls.browse()]])
    note = f"What fits {echo(asked)} best:"
    return Answer(
        note,
        lists.found(entries, glossary),
        [[controls.open_entry(entries, glossary, "Open one of them")], [controls.browse()]],
    )


def explained(spots: Sequence[Spot], glossary: Glossary) -> Answer:
    """Explain the terms of a message in short, with a select; for the asker alone."""
    if not spots:
        return Answer(NO_TERMS, rows=[[controls.browse()]])
    sure, perhaps = ([spot.entry for spot in spots if spot.sure is which] for which in (True, False))
    shown = perhaps[: lists.MOST_PERHAPS]
    listed = [*sure[: controls.MOST_OPTIONS - len(shown)], *perhaps]
    rows = [[controls.open_entry(listed, glossary, "Open one of them")], [controls.browse()]]
    return Answer(embed=lists.explained(sure, perhaps, glossary), rows=rows)


def index(glossary: Glossary, note: str = "") -> Answer:
    """Show all categories."""
    return Answer(note, index_embeds.overview(glossary), [[controls.categories(glossary)]])


def shelf(glossary: Glossary, name: str, number: int = 0) -> Answer:
    """Show a page of a category or of everything; the index when that category is gone."""
    shown = page(glossary, name, number)
    if shown is None or not shown.entries:
        return index(glossary, SHELF_GONE)
    rows = [[controls.open_entry(shown.entries, glossary, "Open a term")], [controls.categories(glossary)]]
    if shown.shelf == EVERYTHING and shown.count > 1:
        rows.append([controls.jump_to_letter(glossary)])
    rows.append([*controls.turn(shown), controls.browse()] if shown.count > 1 else [controls.browse()])
    return Answer(embed=index_embeds.shelf(shown), rows=rows)


def popular(ranked: Sequence[tuple[Entry, int]], heading: str, glossary: Glossary) -> Answer:
    """Show what is asked for most."""
    rows = [[controls.open_entry([entry for entry, _ in ranked], glossary, "Open one of them")], [controls.delete()]]
    return Answer(embed=lists.popular(ranked, heading), rows=rows)


def picks(reason: str, glossary: Glossary) -> Answer:
    """Show what the editors would have one read first, and why it is this list."""
    entries = glossary.picks[:10]
    rows = [[controls.open_entry(entries, glossary, "Open one of them")], [controls.delete()]]
    return Answer(embed=lists.picks(entries, reason, glossary), rows=rows)


def guide(commands: Iterable[tuple[str, str]], glossary: Glossary) -> Answer:
    """Introduce the bot."""
    return Answer(embed=help_embeds.guide(commands, len(glossary)), rows=[[controls.browse()]])


def _walk(entry: Entry, glossary: Glossary) -> list[list[controls.Control]]:
    others = glossary.related(entry.id)
    return [[controls.open_entry(others, glossary, "Walk on to a related term")]] if others else []
