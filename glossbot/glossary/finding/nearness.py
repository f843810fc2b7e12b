"""Which spellings are near to what was typed, by an index of letter groups, be they a hundred or a hundred thousand."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from zlib import crc32

from rapidfuzz import process
from rapidfuzz.distance import OSA

from glossbot.glossary.finding.slips import allowed

_MOST_SLIPS = 2
_GROUP = 4
"""Letters that are looked at together."""
_EDGE = "\0" * (_GROUP - 1)
_TOUCHED = _GROUP + 1
"""Groups that a slip changes at most: a swap touches two letters, each in four groups, three of them shared."""
_BYTES = 4
"""Of a letter, as UTF-32 has it."""
_MOST_ALIKE = 100
_LAST = chr(0x10FFFF)


class Spellings:
    """Spellings in small letters without blanks, and which of them have a group of letters.

    Slips leave most groups of a spelling as they were: of as many as slips can change and one more, a spelling that is
    near has at least one. So the rarest groups lead to few spellings, which are then compared letter by letter. Groups
    are known by a number; where two have the same one, a few more spellings are compared.
    """

    def __init__(self, spellings: Iterable[str]) -> None:
        # By length, so that spellings of nearly one length stand together; what is of one length keeps its order.
        self._all = sorted(spellings, key=len)
        self._sorted = sorted(self._all)
        self._first = array("I")
        """For each length the place of the first spelling that is at least so long."""
        self._mask = (1 << (2 * len(self._all)).bit_length()) - 1
        counts = array("I", bytes(_BYTES * (self._mask + 2)))
        for place, spelling in enumerate(self._all):
            while len(self._first) <= len(spelling):
                self._first.append(place)
            for number in self._groups(spelling):
                counts[number + 1] += 1
        self._starts = array("I", accumulate(counts))
        """For each number of a group where its spellings begin in `_having`; they end where the next one's begin."""
        self._having = array("I", bytes(_BYTES * self._starts[-1]))
        free = self._starts[:]
        for place, spelling in enumerate(self._all):
            for number in self._groups(spelling):
                self._having[free[number]] = place
                free[number] += 1

    def within_slips(self, typed: str) -> list[tuple[int, str]]:
        """List the spellings from which what was typed is as many slips away as they allow at most, with the slips."""
        among = [self._all[place] for place in self._near(typed)]
        scored = process.extract(typed, among, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, limit=None)
        near = [(slips, spelling) for spelling, slips, _ in scored if slips <= allowed(spelling)]
        return sorted(near, key=lambda found: (found[0], len(found[1]), found[1]))

    def alike(self, typed: str, *, least: float, limit: int) -> list[str]:
        """List the spellings most like what was typed, from a similarity of `least` (0 to 1) on, best first.

        Only those that share most groups are compared.
        """
        counts = Counter[int]()
        for number in sorted(self._groups(typed)):
            counts.update(self._having[self._starts[number] : self._starts[number + 1]])
        among = [self._all[place] for place, _ in counts.most_common(_MOST_ALIKE)]
        scored = process.extract(typed, among, scorer=OSA.normalized_similarity, score_cutoff=least, limit=limit)
        return [spelling for spelling, _, _ in scored]

    def begun(self, typed: str, limit: int) -> list[str]:
        """List spellings that begin with what was typed, the shortest first."""
        start, end = bisect_left(self._sorted, typed), bisect_left(self._sorted, typed + _LAST)
        return sorted(self._sorted[start:end], key=len)[:limit]

    def _near(self, typed: str) -> Iterable[int]:
        """Return the places of all spellings that are near enough for a slip, and of some others."""
        start, end = self._place(len(typed) - _MOST_SLIPS), self._place(len(typed) + _MOST_SLIPS + 1)
        if start == end:
            return ()
        enough = allowed(self._all[end - 1]) * _TOUCHED + 1
        rarest = sorted(self._groups(typed), key=lambda number: self._starts[number + 1] - self._starts[number])
        if len(rarest) < enough:  # as of "aaaaaa": too few different ones
            return range(start, end)
        places: set[int] = set()
        for number in rarest[:enough]:
            first, last = self._starts[number], self._starts[number + 1]
            from_here = bisect_left(self._having, start, first, last)
            places.update(self._having[from_here : bisect_left(self._having, end, from_here, last)])
        return places

    def _place(self, length: int) -> int:
        length = max(0, length)
        return self._first[length] if length < len(self._first) else len(self._all)

    def _groups(self, text: str) -> set[int]:
        """Return the numbers of a text's groups of letters, its edges included; the same in every run."""
        letters = f"{_EDGE}{text}{_EDGE}".encode("utf-32-le", "surrogatepass")
        length = _GROUP * _BYTES
        return {
            crc32(letters[start : start + length]) & self._mask
            for start in range(0, len(letters) - length + _BYTES, _BYTES)
        }
