"""Finding the terms in a message, in one pass however many there are."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import ahocorasick

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.context import Context
from glossbot.glossary.finding.names import ABBREVIATION, DOTTED, KINDS, all_forms, standing_of_abbreviation
from glossbot.glossary.finding.prose import Prose, prose
from glossbot.glossary.finding.senses import Standing, Use, learnt
from glossbot.glossary.outcome import Spot

_STANDINGS = tuple(Standing)

_LENGTHS = 256
"""The automaton keeps of a form, in one number, its entry's place, its length and its kind."""
_NONE = frozenset[int]()


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
        self._kin = _kin(entries)
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for form, (entry, kind) in all_forms(entries).items():
            self._automaton.add_word(f" {form} ", (entry * _LENGTHS + len(form)) * KINDS + kind)
        self._automaton.make_automaton()

    def spot(self, message: str) -> list[Spot]:
        """Find terms, in the order in which they are said, each once; where several fit in one place, the longest."""
        senses, found, sure = learnt(), dict[int, Spot](), set[int]()
        for entry, spot, use in self._uses(message, sure):
            odds = senses.weigh(use)
            if odds >= senses.enough:
                found.setdefault(entry, spot)
                if senses.is_sure(use, odds):
                    sure.add(entry)
        return [spot if entry in sure else replace(spot, sure=False) for entry, spot in found.items()]

    def uses(self, message: str) -> list[tuple[Spot, Use]]:
        """List the places where a term may be meant, in order, and what says whether it is."""
        return [(spot, use) for _, spot, use in self._uses(message, _NONE)]

    def _uses(self, message: str, known: Container[int]) -> Iterator[tuple[int, Spot, Use]]:
        """Yield these, with the places of their entries; what has become known meanwhile is passed over."""
        if not self._entries:
            return
        read = prose(message)
        candidates = _longest(self._candidates(read, message))
        said = {candidate.entry for candidate in candidates}
        shelves = Counter(self._entries[entry].category for entry in said)
        around = self._context.of(read.whole)
        for candidate in candidates:
            start, end, entry, _ = candidate
            if entry in known:
                continue
            standing = self._standing(candidate, read, message)
            spot = Spot(*read.place(start, end), self._entries[entry])
            kin = len(self._kin[entry] & said)
            shelf = shelves[spot.entry.category] - 1
            look = partial(around.evidence, start, end, entry)
            yield entry, spot, Use(read.text[start:end], spot.entry.id, standing, kin, shelf, look)

    def _candidates(self, read: Prose, message: str) -> Iterator[_Candidate]:
        for last, value in self._automaton.iter(read.text):
            rest, kind = divmod(value, KINDS)
            entry, length = divmod(rest, _LENGTHS)
            candidate = _Candidate(last - length, last, entry, kind)
            if not kind & DOTTED or "." in _said(candidate, read, message):
                yield candidate

    def _standing(self, candidate: _Candidate, read: Prose, message: str) -> Standing:
        if candidate.kind & ABBREVIATION:
            return standing_of_abbreviation(_said(candidate, read, message), self._entries[candidate.entry])
        return _STANDINGS[candidate.kind % ABBREVIATION]


def _kin(entries: Sequence[Entry]) -> list[frozenset[int]]:
    """Find for each entry the places of those that it is related to or confused with, or that say so of it."""
    places = {entry.id: place for place, entry in enumerate(entries)}
    kin: defaultdict[int, set[int]] = defaultdict(set)
    for place, entry in enumerate(entries):
        for other in (*entry.related, *entry.confused_with):
            if other in places:
                kin[place].add(places[other])
                kin[places[other]].add(place)
    return [frozenset(kin[place]) if place in kin else _NONE for place in range(len(entries))]


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
