"""What the names of entries are in talk: every form, whose it is, and how much it says by itself."""

import re
from collections.abc import Iterator, Sequence

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.forms import DONE, derived, numbers, redone
from glossbot.glossary.finding.lexicon import is_a_word_first, is_of_the_field, is_ordinary
from glossbot.glossary.finding.prose import evened
from glossbot.glossary.finding.questions import LITTLE
from glossbot.glossary.finding.senses import Standing

# The kind of a form is its standing, in one number with these.
ABBREVIATION = 4
DOTTED = 8
"""An abbreviation with a point after each letter."""
KINDS = 16

_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_LONGEST_ABBREVIATION = 6
_LONGEST_DOTTED = 4
_SHORT = 2
"""Letters of an abbreviation, or words of a name, that may be another's."""
_FEWEST_CAPITALS = 2
_KNOWN_BY_ALL = "ai"
"""The one short word that is nearly always meant, in small letters too."""
_NOBODY = -1
_NEAREST, _OTHER_NUMBER = (False, False, False, 0), (False, False, False, 1)
_DOERS = ("er", "or", "ers", "ors")
_ACTIONS = (*DONE, "science", "search", "ysis")
_STATES = ("kage", "ance")
_OF_ALL = frozenset(("data", "model", "class"))
"""First words that are left out in talk: "leaked" of "data leakage", "imbalanced" of "class imbalance"."""
_OF_A_KIND = frozenset(("model", "models", "network", "networks", "learning"))
"""Last words that are left out: "supervised", "convolutional"."""
_QUALITIES = ("al", "ive", "ed")
"""Endings of adjectives that stand for the whole name."""
_Distance = tuple[bool, bool, bool, int]


def all_forms(entries: Sequence[Entry]) -> dict[str, tuple[int, int]]:
    """Give each form to the place of one entry, with its kind.

    Names go before what is made of them, and that before what is left of them; what two entries claim is nobody's, and
    neither is a little word, though it be a name.
    """
    forms: dict[str, tuple[int, int]] = {}
    claimed: set[str] = set()
    for collect in (_plain, _made, _loosely):
        owners: dict[str, tuple[_Distance, int, int]] = {}
        for place, entry in enumerate(entries):
            for form, kind, distance in collect(entry):
                if form in LITTLE and not kind & ABBREVIATION:
                    continue
                known = owners.get(form)
                if known is None or distance < known[0]:
                    owners[form] = (distance, place, kind)
                elif distance == known[0] and place != known[1]:
                    owners[form] = (distance, _NOBODY, kind)
        forms |= {
            form: (place, kind) for form, (_, place, kind) in owners.items() if place != _NOBODY and form not in claimed
        }
        claimed |= owners.keys()
    return forms


def standing_of_abbreviation(said: str, entry: Entry) -> Standing:
    """Judge an abbreviation by how it is written: "RAG" says more than "rag", and "GaN" is not "GAN"."""
    bare = said.casefold().replace(".", "")
    if bare == _KNOWN_BY_ALL:
        return Standing.DOUBTFUL if said == bare.capitalize() else Standing.CERTAIN
    if said.islower():
        known = is_of_the_field(bare) or is_of_the_field(bare.removesuffix("s"))
        return Standing.LIKELY if known and not is_ordinary(bare) and len(bare) > _SHORT else Standing.DOUBTFUL
    if "." not in said and not {said, said.removesuffix("s")} & {entry.name, *entry.aliases}:
        return Standing.DOUBTFUL
    if not (is_of_the_field(bare) or is_of_the_field(bare.removesuffix("s"))):
        return Standing.DOUBTFUL
    return Standing.LIKELY if len(bare) <= _SHORT else Standing.FIRM


def _plain(entry: Entry) -> Iterator[tuple[str, int, _Distance]]:
    """Yield the names in singular and plural, and abbreviations with points."""
    for name in _names(entry):
        head, last = _split(name)
        if not last:
            continue
        abbreviation = ABBREVIATION if _is_abbreviation(name) else 0
        for number in numbers(last):
            distance = _NEAREST if number == last else _OTHER_NUMBER
            yield head + number, _standing(head + number, entry) | abbreviation, distance
        thing, of, whole = head.partition(" of ")
        if of:
            before, blank, noun = thing.rpartition(" ")
            for number in numbers(noun):
                form = before + blank + number + of + whole + last
                yield form, _standing(form, entry), _OTHER_NUMBER
        if abbreviation and name.isupper() and len(name) <= _LONGEST_DOTTED:
            yield " ".join(name.lower()), ABBREVIATION | DOTTED, _NEAREST


def _made(entry: Entry) -> Iterator[tuple[str, int, _Distance]]:
    """Yield what the names turn into: of a single word, and of a last word that is an action."""
    for name in _names(entry):
        head, last = _split(name)
        if _is_abbreviation(name) or (head and not last.endswith(_ACTIONS)):
            continue
        distance = _distance(name, last, entry)
        for word in derived(last):
            if not head and is_a_word_first(word):
                continue
            # A word alone is in other use, too: not all that is activated is so by an activation function.
            most = Standing.CERTAIN if head or is_of_the_field(word) else Standing.LIKELY
            yield head + word, min(_standing(head + word, entry), most), distance


def _loosely(entry: Entry) -> Iterator[tuple[str, int, _Distance]]:
    """Yield what the names leave out in talk, or what is done anew, which is all weighed."""
    for name in _names(entry):
        head, last = _split(name)
        first = head.rstrip()
        distance = _distance(name, last, entry)
        if not head and not _is_abbreviation(name):
            for word in redone(last, is_a_word_first):
                yield word, _weighed(word), distance
        for word in _without_data(first, last) | _without_model(first, last):
            if not is_a_word_first(word):
                yield word, _weighed(word), distance


def _weighed(word: str) -> Standing:
    return Standing.LIKELY if is_of_the_field(word) and not is_ordinary(word) else Standing.DOUBTFUL


def _without_data(first: str, last: str) -> set[str]:
    """Return what "data leakage" and "class imbalance" become: "leaked", "imbalanced"."""
    if first in _OF_ALL and last.endswith((*DONE, *_STATES)):
        return derived(last) | numbers(last)
    return set()


def _without_model(first: str, last: str) -> set[str]:
    """Return what "convolutional network" and "autoregressive model" become: "convolutional", "autoregressively"."""
    if " " in first or last not in _OF_A_KIND or not first.endswith(_QUALITIES):
        return set()
    return {first, first + "ly"} if first.endswith("ive") else {first}


def _distance(name: str, last: str, entry: Entry) -> _Distance:
    """Say how near what a word turns into is to an entry.

    A verb belongs to what is done rather than to what it is done with or who does it, as "sampled" does to "sampling";
    and to a name rather than to an alias.
    """
    return name != entry.name, last.endswith(_DOERS), not last.endswith(DONE), len(last)


def _names(entry: Entry) -> Iterator[str]:
    """Yield the names, those with an apostrophe or hyphen also without it, and "BatchNorm" also in two words."""
    for name in (entry.name, *entry.aliases):
        yield name
        if "'" in name:
            yield name.replace("'", "")
        if "-" in name:
            yield name.replace("-", "").lower()  # small letters are no abbreviation
        if (parts := _CAMEL.sub(" ", name)) != name and not _is_abbreviation(name):
            yield parts


def _split(name: str) -> tuple[str, str]:
    """Split a name before its last word."""
    head, blank, last = evened(name).strip().rpartition(" ")
    return head + blank, last


def _standing(form: str, entry: Entry) -> Standing:
    words = form.split()
    if len(words) > 1:
        telling = len(words) > _SHORT or words[:1] == evened(entry.name).split()[:1]
        if telling and not entry.common_word:
            return Standing.CERTAIN
        technical = any(is_of_the_field(word) or not is_ordinary(word) for word in words)
        return Standing.CERTAIN if technical else Standing.LIKELY
    if len(form) == 1:
        return Standing.DOUBTFUL  # as "c" of "C++"
    if is_ordinary(form):
        return Standing.LIKELY if is_of_the_field(form) and not entry.common_word else Standing.DOUBTFUL
    return Standing.LIKELY if entry.common_word else Standing.CERTAIN


def _is_abbreviation(name: str) -> bool:
    capitals = sum(char.isupper() for char in name)
    return name.isalnum() and capitals >= _FEWEST_CAPITALS and len(name) <= _LONGEST_ABBREVIATION
