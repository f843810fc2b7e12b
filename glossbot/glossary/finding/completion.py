"""What to offer while somebody types."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.lookup import ARROW
from glossbot.glossary.finding.spelling import fold, joined
from glossbot.glossary.outcome import Completion

LABEL_LENGTH = 100
_FEWEST_FOR_A_SLIP = 4

_Order = tuple[int, int, int, str]
"""Rank, popularity (negative), length and spelling of a name: the smallest comes first."""


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of an entry, ready to be compared."""

    text: str
    folded: str
    joined: str
    entry: Entry

    @property
    def is_alias(self) -> bool:
        return self.text != self.entry.name


class Completer:
    """Offers entries by the beginning of a name, then of a word in it, then with one slip."""

    def __init__(self, entries: Sequence[Entry], picks: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        self._picks = tuple(picks)
        self._names = [
            _Name(text, fold(text), joined(fold(text)), entry)
            for entry in entries
            for text in (entry.name, *entry.aliases, *entry.ambiguous_aliases)
        ]

    def complete(self, query: str, limit: int, popularity: Mapping[str, int]) -> list[Completion]:
        """Offer at most `limit` entries, best first; an empty query offers what is worth reading."""
        wanted = fold(query)
        if not wanted:
            return [Completion(entry, entry.name) for entry in self._worth_reading(popularity)[:limit]]
        best: dict[str, tuple[_Order, _Name]] = {}
        for name in self._names:
            rank = _rank(name, wanted)
            if rank is None:
                continue
            order = (rank, -popularity.get(name.entry.id, 0), len(name.folded), name.text)
            if name.entry.id not in best or order < best[name.entry.id][0]:
                best[name.entry.id] = (order, name)
        if not best and ARROW in query:  # a label that was offered before
            return self.complete(query.rpartition(ARROW)[2], limit, popularity)
        ranked = sorted(best.values(), key=lambda scored: scored[0])
        return [Completion(name.entry, label(name.text, name.entry)) for _, name in ranked[:limit]]

    def _worth_reading(self, popularity: Mapping[str, int]) -> list[Entry]:
        asked = sorted((e for e in self._entries if popularity.get(e.id)), key=lambda e: (-popularity[e.id], e.name))
        return list(_unique((*asked, *self._picks, *self._entries)))


def label(matched: str, entry: Entry) -> str:
    """Name the entry, with the alias that matched where that is another name; always resolves to the entry."""
    if fold(matched) == fold(entry.name):
        return entry.name
    text = f"{matched} {ARROW} {entry.name}"
    return text if len(text) <= LABEL_LENGTH else entry.name


def _rank(name: _Name, wanted: str) -> int | None:
    """How well a name goes on from what was typed: all of it, its beginning, a word's beginning, with one slip."""
    typed = joined(wanted)
    if name.joined == typed:
        return -1
    if name.folded.startswith(wanted) or name.joined.startswith(typed):
        return 1 if name.is_alias else 0
    if f" {wanted}" in name.folded:
        return 3 if name.is_alias else 2
    if len(typed) >= _FEWEST_FOR_A_SLIP and _begins_with_one_slip(name.joined, typed):
        return 5 if name.is_alias else 4
    return None


def _begins_with_one_slip(name: str, typed: str) -> bool:
    lengths = (len(typed) - 1, len(typed), len(typed) + 1)
    return any(OSA.distance(name[:length], typed, score_cutoff=1) <= 1 for length in lengths)


def _unique(entries: Iterable[Entry]) -> Iterable[Entry]:
    return {entry.id: entry for entry in entries}.values()
