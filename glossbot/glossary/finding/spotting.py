"""Finding the terms in a message, in one pass however many there are."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

import ahocorasick

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.context import (
    ASIDE,
    Context,
    Surroundings,
    is_a_word_first,
    is_of_the_field,
    is_ordinary,
)
from glossbot.glossary.finding.forms import derived, numbers
from glossbot.glossary.finding.prose import Prose, evened, prose
from glossbot.glossary.outcome import Spot

_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_LONGEST_ABBREVIATION = 6
_LONGEST_DOTTED = 4
_SHORT = 2
_FEWEST_CAPITALS = 2
_MOST_NEIGHBOURS = 2
"""Other terms of a message that count as context."""

_ALWAYS = "ai"
"""The one short word that needs no context."""


class _Standing(IntEnum):
    """How much a form needs the words around it."""

    DOUBTFUL = 0
    """An everyday word: counts where they speak for it."""
    LIKELY = 1
    """Counts unless they speak against it."""
    FIRM = 2
    """Counts unless they speak against it loudly."""
    CERTAIN = 3


_STANDINGS = tuple(_Standing)
_LEAST = {_Standing.DOUBTFUL: 1, _Standing.LIKELY: 0, _Standing.FIRM: -1}
"""What the words around must come to."""

# What the automaton keeps of a form, in one number: the entry's place, the form's length, its standing, and these.
_ABBREVIATION = 4
_DOTTED = 8
"""An abbreviation with a point after each letter."""
_KINDS = 16
_NOBODY = -1
_NEAREST = (False, 0)
_LENGTHS = 256


class _Candidate(NamedTuple):
    """A form at a place in the prose, the place of its entry, and what kind of form it is."""

    start: int
    end: int
    entry: int
    kind: int


class Spotter:
    """An automaton over the forms of all names."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._context = Context(entries)
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for form, (entry, kind) in _forms(entries).items():
            self._automaton.add_word(f" {form} ", (entry * _LENGTHS + len(form)) * _KINDS + kind)
        self._automaton.make_automaton()

    def spot(self, message: str) -> list[Spot]:
        """Find terms, in the order in which they are said, each once; where several fit in one place, the longest."""
        read = prose(message)
        candidates = _longest(self._candidates(read, message)) if self._entries else []
        around = self._context.of(read.whole)
        weighed = [(place, *self._weigh(place, read, message, around)) for place in candidates]
        firm = {place.entry for place, standing, weight in weighed if standing and _counts(standing, weight)}
        found: dict[int, Spot] = {}
        for place, standing, weight in weighed:
            neighbours = min(len(firm - {place.entry}), _MOST_NEIGHBOURS)
            if place.entry not in found and _counts(standing, weight + neighbours):
                found[place.entry] = Spot(*read.place(place.start, place.end), self._entries[place.entry])
        return list(found.values())

    def _candidates(self, read: Prose, message: str) -> Iterator[_Candidate]:
        for last, value in self._automaton.iter(read.text):
            rest, kind = divmod(value, _KINDS)
            entry, length = divmod(rest, _LENGTHS)
            candidate = _Candidate(last - length, last, entry, kind)
            if not kind & _DOTTED or "." in _said(candidate, read, message):
                yield candidate

    def _weigh(self, candidate: _Candidate, read: Prose, message: str, around: Surroundings) -> tuple[_Standing, int]:
        start, end, entry, kind = candidate
        if kind & _ABBREVIATION:
            standing = _of_abbreviation(_said(candidate, read, message), self._entries[entry])
        else:
            standing = _STANDINGS[kind % _ABBREVIATION]
        weight = 0 if standing is _Standing.CERTAIN else around.weigh(start, end, entry)
        return standing, weight


def _counts(standing: _Standing, weight: int) -> bool:
    return standing is _Standing.CERTAIN or weight >= _LEAST[standing]


def _longest(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Choose candidates that do not overlap, the longest first; return them in order."""
    chosen = sorted(candidates)
    if all(one.end <= following.start for one, following in pairwise(chosen)):
        return chosen
    taken: set[int] = set()
    free: list[_Candidate] = []
    for one in sorted(chosen, key=lambda candidate: candidate.start - candidate.end):
        place = range(one.start, one.end)
        if taken.isdisjoint(place):
            taken.update(place)
            free.append(one)
    return sorted(free)


def _said(candidate: _Candidate, read: Prose, message: str) -> str:
    """Return the words of a message as they were written, in plain characters."""
    start, end = read.place(candidate.start, candidate.end)
    said = message[start:end]
    if said.isascii():
        return said
    return "".join(char for char in unicodedata.normalize("NFKC", said) if char.isalnum() or char in " .")


def _of_abbreviation(said: str, entry: Entry) -> _Standing:
    """Judge an abbreviation by how it is written: "RAG" says more than "rag", and "GaN" is not "GAN"."""
    bare = said.casefold().replace(".", "")
    if bare == _ALWAYS:
        return _Standing.DOUBTFUL if said == bare.capitalize() else _Standing.CERTAIN
    if said.islower():
        known = is_of_the_field(bare) or is_of_the_field(bare.removesuffix("s"))
        return _Standing.LIKELY if known and not is_ordinary(bare) and len(bare) > _SHORT else _Standing.DOUBTFUL
    if "." not in said and not {said, said.removesuffix("s")} & {entry.name, *entry.aliases}:
        return _Standing.DOUBTFUL
    if not (is_of_the_field(bare) or is_of_the_field(bare.removesuffix("s"))):
        return _Standing.DOUBTFUL
    return _Standing.LIKELY if len(bare) <= _SHORT else _Standing.FIRM


def _forms(entries: Sequence[Entry]) -> dict[str, tuple[int, int]]:
    """Give each form to one entry, with its kind: names go before what is made of them; what two claim is nobody's."""
    forms: dict[str, tuple[int, int]] = {}
    for collect in (_plain, _made):
        owners: dict[str, tuple[tuple[bool, int], int, int]] = {}
        for place, entry in enumerate(entries):
            for form, kind, distance in collect(entry):
                known = owners.get(form)
                if known is None or distance < known[0]:
                    owners[form] = (distance, place, kind)
                elif distance == known[0] and place != known[1]:
                    owners[form] = (distance, _NOBODY, kind)
        for form, (_, place, kind) in owners.items():
            if place != _NOBODY:
                forms.setdefault(form, (place, kind))
    return forms


def _plain(entry: Entry) -> Iterator[tuple[str, int, tuple[bool, int]]]:
    """Yield the names in singular and plural, joined where they have a hyphen, and abbreviations with points."""
    for name in _names(entry):
        head, last = _split(name)
        if not last:
            continue
        abbreviation = _ABBREVIATION if _is_abbreviation(name) else 0
        for number in numbers(last):
            if not head and number in ASIDE:
                continue
            yield head + number, _standing(head + number, entry) | abbreviation, _NEAREST
            if "-" in name:
                joined = head.replace(" ", "") + number
                yield joined, _standing(joined, entry) | abbreviation, _NEAREST
        if abbreviation and name.isupper() and len(name) <= _LONGEST_DOTTED:
            yield " ".join(name.lower()), _ABBREVIATION | _DOTTED, _NEAREST


def _made(entry: Entry) -> Iterator[tuple[str, int, tuple[bool, int]]]:
    """Yield what the names turn into: of a single word, and of a last word in "-ing"."""
    for name in _names(entry):
        head, last = _split(name)
        if _is_abbreviation(name) or (head and not last.endswith("ing")):
            continue
        for word in derived(last):
            if not head and is_a_word_first(word):
                continue
            yield head + word, _standing(head + word, entry), (name != entry.name, len(last))
            if "-" in name:
                joined = head.replace(" ", "") + word
                yield joined, _standing(joined, entry), (name != entry.name, len(last))


def _names(entry: Entry) -> Iterator[str]:
    """Yield the names, those with an apostrophe also without it, and "BatchNorm" also in two words."""
    for name in (entry.name, *entry.aliases):
        yield name
        if "'" in name:
            yield name.replace("'", "")
        if (parts := _CAMEL.sub(" ", name)) != name and not _is_abbreviation(name):
            yield parts


def _split(name: str) -> tuple[str, str]:
    """Split a name before its last word."""
    head, blank, last = evened(name).strip().rpartition(" ")
    return head + blank, last


def _standing(form: str, entry: Entry) -> _Standing:
    words = form.split()
    if len(words) > 1:
        telling = len(words) > _SHORT or words[0] == evened(entry.name).split()[0]
        if telling and not entry.common_word:
            return _Standing.CERTAIN
        technical = any(is_of_the_field(word) or not is_ordinary(word) for word in words)
        return _Standing.CERTAIN if technical else _Standing.LIKELY
    if is_ordinary(form):
        return _Standing.LIKELY if is_of_the_field(form) and not entry.common_word else _Standing.DOUBTFUL
    return _Standing.LIKELY if entry.common_word else _Standing.CERTAIN


def _is_abbreviation(name: str) -> bool:
    capitals = sum(char.isupper() for char in name)
    return name.isalnum() and capitals >= _FEWEST_CAPITALS and len(name) <= _LONGEST_ABBREVIATION
