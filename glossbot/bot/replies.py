"""What the bot says when it is mentioned: as `/define` or `/compare` would, in a reply that everybody sees. Pure."""

from collections.abc import Sequence

from glossbot.bot import controls, pages
from glossbot.bot.answers import Answer
from glossbot.bot.wording import echo
from glossbot.glossary import Entry, Found, Glossary, NotFound, Resolution, Suggestions
from glossbot.glossary.finding.questions import CARRIERS, compares, is_description
from glossbot.glossary.finding.spelling import fold

HELLO = (
    "Hi! Mention me together with a word, or with a whole question, and I'll explain it. With `/define` you can ask so "
    "that nobody else sees it, and `/help` shows what else I can do."
)
_COMPARED = 2


def is_empty(text: str) -> bool:
    """Whether a message names nothing that could be looked up, as "hello" and "thanks!" do."""
    return CARRIERS.issuperset(fold(text).split())


def reply(resolution: Resolution, asked: str, glossary: Glossary, asker: int) -> Answer:
    """Answer what somebody asked in a message; `asker` is their id, who alone may delete the answer."""
    match resolution:
        case Found(entry, how):
            # Who asks in a sentence knows what they asked: only a misspelling wants to be spoken of.
            note = pages.found_note(resolution, asked) if how == "close" else ""
            return pages.card(entry, glossary, private=False, note=note, asker=asker)
        case Suggestions((first, second)) if compares(fold(asked).split()):
            return pages.comparison(first, second, glossary, asker=asker)
        case Suggestions(entries):
            return _choice(f"I'm not sure what you mean by {echo(asked)}. One of these?", entries, glossary, asker)
        case NotFound(nearest):
            nothing = f"I have nothing on {echo(asked)} yet."
            if is_description(asked) and (fitting := glossary.search(asked)):
                return _choice(f"{nothing} Going by the words, you might mean:", fitting, glossary, asker)
            if nearest:
                return _choice(f"{nothing} The nearest that I have:", nearest, glossary, asker)
            note = f"{nothing} Ask for it with `/define`, and it is noted, so that somebody can add it."
            return Answer(note, rows=[[controls.browse(), controls.delete(asker)]])


def hello(asker: int) -> Answer:
    """Answer somebody who only said hello."""
    return Answer(HELLO, rows=[[controls.browse(), controls.delete(asker)]])


def _choice(sentence: str, entries: Sequence[Entry], glossary: Glossary, asker: int) -> Answer:
    picks = [controls.choose(entry, glossary, asker) for entry in entries[: pages.IN_A_ROW]]
    return Answer(sentence, rows=[picks, [controls.browse(), controls.delete(asker)]])
