"""What to offer while somebody types."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.lookup import ARROW
from glossbot.glossary.finding.slips import NEIGHBOURS
from glossbot.glossary.finding.spelling import fold, joined
from glossbot.glossary.outcome import Completion

LABEL_LENGTH = 100
_FEWEST_FOR_A_SLIP = 3
_FEWEST_FOR_ANY_SLIP = 4
_MANY = 1_000
"""Names from which on only the popular ones and the shortest ones of those that fit are looked at."""
_SHORTEST = 200
_LAST = chr(0x10FFFF)

# How well a name goes on from what was typed; an alias comes after a name.
_EXACT, _BEGINS, _WORD_BEGINS, _LIKELY_SLIP, _SLIP = 0, 2, 4, 6, 8


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of an entry, ready to be compared."""

    text: str
    folded: str
    entry: Entry

    @property
    def is_alias(self) -> bool:
        return self.text != self.entry.name


class Completer:
    """Offers entries by the beginning of a name, then of a word in it, then with one slip."""

    def __init__(self, entries: Sequence[Entry], picks: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        self._picks = tuple(picks)
        names = [
            _Name(text, fold(text), entry)
            for entry in entries
            for text in (entry.name, *entry.aliases, *entry.ambiguous_aliases)
        ]
        self._names = sorted(names, key=lambda name: (len(name.folded), name.text))
        self._beginnings = _Sorted((joined(name.folded), place) for place, name in enumerate(self._names))
        self._words = _Sorted((rest, place) for place, name in enumerate(self._names) for rest in _rests(name.folded))
        self._letters = sorted({char for name in self._names for char in joined(name.folded)})

    def complete(self, query: str, limit: int, popularity: Mapping[str, int]) -> list[Completion]:
        """Offer at most `limit` entries, best first; an empty query offers what is worth reading."""
        wanted = fold(query)
        if not wanted:
            return [Completion(entry, entry.name) for entry in self._worth_reading(popularity)[:limit]]
        best: dict[str, tuple[tuple[int, int, int], _Name]] = {}
        for rank, places in self._fitting(wanted):
            for place in self._worth_a_look(places, popularity):
                name = self._names[place]
                order = (rank + name.is_alias, -popularity.get(name.entry.id, 0), place)
                if name.entry.id not in best or order < best[name.entry.id][0]:
                    best[name.entry.id] = (order, name)
            if len(best) >= limit:
                break
        if not best and ARROW in query:  # a label that was offered before
            return self.complete(query.rpartition(ARROW)[2], limit, popularity)
        ranked = sorted(best.values(), key=lambda scored: scored[0])
        return [Completion(name.entry, label(name.text, name.entry)) for _, name in ranked[:limit]]

    def _fitting(self, wanted: str) -> Iterator[tuple[int, Sequence[int]]]:
        """Yield the places of names that go on from what was typed, the better kinds first, each with its rank."""
        typed = joined(wanted)
        begun = self._beginnings.begun(typed)
        yield _EXACT, [place for place in begun if joined(self._names[place].folded) == typed]
        yield _BEGINS, begun
        yield _WORD_BEGINS, self._words.begun(wanted)
        if len(typed) >= _FEWEST_FOR_A_SLIP:
            likely, other = self._with_one_slip(typed)
            yield _LIKELY_SLIP, likely
            if len(typed) >= _FEWEST_FOR_ANY_SLIP:
                yield _SLIP, other

    def _worth_a_look(self, places: Sequence[int], popularity: Mapping[str, int]) -> Iterable[int]:
        """Return the names, or, where they are many, those among which the best are."""
        if len(places) <= _MANY:
            return places
        popular = [place for place in places if self._names[place].entry.id in popularity] if popularity else []
        return (*popular, *nsmallest(_SHORTEST, places))

    def _with_one_slip(self, typed: str) -> tuple[Sequence[int], Sequence[int]]:
        """Find the names that begin with what was typed but for one slip, by undoing every slip there could be.

        Swapped, missing and doubled letters and neighbouring keys come first, any other letter after them.
        """
        likely, other = array("I"), array("I")
        for place in range(len(typed) + 1):
            before, here, after = typed[:place], typed[place : place + 1], typed[place + 1 :]
            if not self._beginnings.has(before):
                break
            doubled = here and here == before[-1:]
            (likely if doubled else other).extend(self._beginnings.begun(before + after))
            likely.extend(self._beginnings.begun(before + after[:1] + here + after[1:]))
            for letter in self._letters:
                likely.extend(self._beginnings.begun(before + letter + here + after))
                near = letter in NEIGHBOURS.get(here, "")
                (likely if near else other).extend(self._beginnings.begun(before + letter + after))
        return likely, other

    def _worth_reading(self, popularity: Mapping[str, int]) -> list[Entry]:
        asked = sorted((e for e in self._entries if popularity.get(e.id)), key=lambda e: (-popularity[e.id], e.name))
        return list({entry.id: entry for entry in (*asked, *self._picks, *self._entries)}.values())


class _Sorted:
    """Texts in order, each with a place in the list of names; those that begin alike stand together."""

    def __init__(self, texts: Iterable[tuple[str, int]]) -> None:
        ordered = sorted(texts)
        self._texts = [text for text, _ in ordered]
        self._places = array("I", (place for _, place in ordered))

    def begun(self, typed: str) -> Sequence[int]:
        """Return the places of the texts that begin with what was typed."""
        start = bisect_left(self._texts, typed)
        if start == len(self._texts) or not self._texts[start].startswith(typed):
            return ()
        return self._places[start : bisect_left(self._texts, typed + _LAST, start)]

    def has(self, typed: str) -> bool:
        """Whether any text begins so."""
        start = bisect_left(self._texts, typed)
        return start < len(self._texts) and self._texts[start].startswith(typed)


def label(matched: str, entry: Entry) -> str:
    """Name the entry, with the alias that matched where that is another name; always resolves to the entry."""
    if fold(matched) == fold(entry.name):
        return entry.name
    text = f"{matched} {ARROW} {entry.name}"
    return text if len(text) <= LABEL_LENGTH else entry.name


def _rests(folded: str) -> Iterator[str]:
    """Yield what is left of a name from each word after the first."""
    while folded := folded.partition(" ")[2]:
        yield folded
