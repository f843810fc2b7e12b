"""Finding the terms in a message, in one pass however many there are."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import ahocorasick

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.context import Context
from glossbot.glossary.finding.forms import derived, numbers, redone
from glossbot.glossary.finding.lexicon import is_a_word_first, is_of_the_field, is_ordinary
from glossbot.glossary.finding.prose import Prose, evened, prose
from glossbot.glossary.finding.senses import Standing, Use, learnt
from glossbot.glossary.outcome import Spot

_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_LONGEST_ABBREVIATION = 6
_LONGEST_DOTTED = 4
_SHORT = 2
_FEWEST_CAPITALS = 2
_ALWAYS = "ai"
"""The one short word that needs no context."""
_STANDINGS = tuple(Standing)

# What the automaton keeps of a form, in one number: the entry's place, the form's length, its standing, and these.
_ABBREVIATION = 4
_DOTTED = 8
"""An abbreviation with a point after each letter."""
_KINDS = 16
_NOBODY = -1
_NEAREST = (False, False, 0)
_DOERS = ("er", "or", "ers", "ors")
_LENGTHS = 256
_NONE = frozenset[int]()
_Distance = tuple[bool, bool, int]


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
        for form, (entry, kind) in _forms(entries).items():
            self._automaton.add_word(f" {form} ", (entry * _LENGTHS + len(form)) * _KINDS + kind)
        self._automaton.make_automaton()

    def spot(self, message: str) -> list[Spot]:
        """Find terms, in the order in which they are said, each once; where several fit in one place, the longest."""
        senses, found, known = learnt(), list[Spot](), set[int]()
        for entry, spot, use in self._uses(message, known):
            if senses.is_meant(use):
                known.add(entry)
                found.append(spot)
        return found

    def uses(self, message: str) -> list[tuple[Spot, Use]]:
        """List the places where a term may be meant, in order, and what says whether it is."""
        return [(spot, use) for _, spot, use in self._uses(message, _NONE)]

    def _uses(self, message: str, known: Container[int]) -> Iterator[tuple[int, Spot, Use]]:
        """Yield these, with the places of their entries; what has become known meanwhile is passed over."""
        if not self._entries:
            return
        read = prose(message)
        candidates = _longest(self._candidates(read, message))
        standings = [self._standing(candidate, read, message) for candidate in candidates]
        both = list(zip(candidates, standings, strict=True))
        said = {candidate.entry for candidate in candidates}
        shelves = Counter(self._entries[entry].category for entry in said)
        around = self._context.of(read.whole)
        for (start, end, entry, _), standing in both:
            if entry in known:
                continue
            spot = Spot(*read.place(start, end), self._entries[entry])
            kin = len(self._kin[entry] & said)
            shelf = shelves[spot.entry.category] - 1
            look = partial(around.evidence, start, end, entry)
            yield entry, spot, Use(read.text[start:end], spot.entry.id, standing, kin, shelf, look)

    def _candidates(self, read: Prose, message: str) -> Iterator[_Candidate]:
        for last, value in self._automaton.iter(read.text):
            rest, kind = divmod(value, _KINDS)
            entry, length = divmod(rest, _LENGTHS)
            candidate = _Candidate(last - length, last, entry, kind)
            if not kind & _DOTTED or "." in _said(candidate, read, message):
                yield candidate

    def _standing(self, candidate: _Candidate, read: Prose, message: str) -> Standing:
        if candidate.kind & _ABBREVIATION:
            return _of_abbreviation(_said(candidate, read, message), self._entries[candidate.entry])
        return _STANDINGS[candidate.kind % _ABBREVIATION]


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


def _of_abbreviation(said: str, entry: Entry) -> Standing:
    """Judge an abbreviation by how it is written: "RAG" says more than "rag", and "GaN" is not "GAN"."""
    bare = said.casefold().replace(".", "")
    if bare == _ALWAYS:
        return Standing.DOUBTFUL if said == bare.capitalize() else Standing.CERTAIN
    if said.islower():
        known = is_of_the_field(bare) or is_of_the_field(bare.removesuffix("s"))
        return Standing.LIKELY if known and not is_ordinary(bare) and len(bare) > _SHORT else Standing.DOUBTFUL
    if "." not in said and not {said, said.removesuffix("s")} & {entry.name, *entry.aliases}:
        return Standing.DOUBTFUL
    if not (is_of_the_field(bare) or is_of_the_field(bare.removesuffix("s"))):
        return Standing.DOUBTFUL
    return Standing.LIKELY if len(bare) <= _SHORT else Standing.FIRM


def _forms(entries: Sequence[Entry]) -> dict[str, tuple[int, int]]:
    """Give each form to one entry, with its kind: names go before what is made of them; what two claim is nobody's."""
    forms: dict[str, tuple[int, int]] = {}
    for collect in (_plain, _made):
        owners: dict[str, tuple[_Distance, int, int]] = {}
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


def _plain(entry: Entry) -> Iterator[tuple[str, int, _Distance]]:
    """Yield the names in singular and plural, joined where they have a hyphen, and abbreviations with points."""
    for name in _names(entry):
        head, last = _split(name)
        if not last:
            continue
        abbreviation = _ABBREVIATION if _is_abbreviation(name) else 0
        for number in numbers(last):
            yield head + number, _standing(head + number, entry) | abbreviation, _NEAREST
            if "-" in name:
                joined = head.replace(" ", "") + number
                yield joined, _standing(joined, entry) | abbreviation, _NEAREST
        if abbreviation and name.isupper() and len(name) <= _LONGEST_DOTTED:
            yield " ".join(name.lower()), _ABBREVIATION | _DOTTED, _NEAREST


def _made(entry: Entry) -> Iterator[tuple[str, int, _Distance]]:
    """Yield what the names turn into: of a single word, and of a last word in "-ing"."""
    for name in _names(entry):
        head, last = _split(name)
        if _is_abbreviation(name) or (head and not last.endswith("ing")):
            continue
        # A verb belongs to what is done rather than to who does it, and to a name rather than to an alias.
        distance = (name != entry.name, last.endswith(_DOERS), len(last))
        for word in derived(last) if head else derived(last) | redone(last):
            if not head and is_a_word_first(word):
                continue
            yield head + word, _standing(head + word, entry), distance
            if "-" in name:
                joined = head.replace(" ", "") + word
                yield joined, _standing(joined, entry), distance


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


def _standing(form: str, entry: Entry) -> Standing:
    words = form.split()
    if len(words) > 1:
        telling = len(words) > _SHORT or words[0] == evened(entry.name).split()[0]
        if telling and not entry.common_word:
            return Standing.CERTAIN
        technical = any(is_of_the_field(word) or not is_ordinary(word) for word in words)
        return Standing.CERTAIN if technical else Standing.LIKELY
    if is_ordinary(form):
        return Standing.LIKELY if is_of_the_field(form) and not entry.common_word else Standing.DOUBTFUL
    return Standing.LIKELY if entry.common_word else Standing.CERTAIN


def _is_abbreviation(name: str) -> bool:
    capitals = sum(char.isupper() for char in name)
    return name.isalnum() and capitals >= _FEWEST_CAPITALS and len(name) <= _LONGEST_ABBREVIATION
