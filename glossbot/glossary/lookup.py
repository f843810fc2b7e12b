"""From what somebody typed to an entry, a choice, or an honest no."""

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from glossbot.glossary.entry import Entry
from glossbot.glossary.outcome import Found, How, NotFound, Resolution, Suggestions
from glossbot.glossary.spelling import bag, fold, joined

ARROW = "→"
"""Stands between an alias and its entry's name in the label of a completion."""

MOST_SUGGESTIONS = 5
_WEAK_SIMILARITY = 0.7
_NEAR_SIMILARITY = 0.5
_MOST_NEAREST = 3
_BEGINNING = 3
"""Letters from which on the beginning of a name counts as a hint at it."""


class Lookup:
    """The keys of all entries, from the strictest comparison to the loosest."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._passes: tuple[tuple[How, _Keys], ...] = (
            ("exact", _Keys(fold)),
            ("alias", _Keys(lambda text: joined(fold(text)))),
            ("variant", _Keys(lambda text: joined(fold(text)))),
            ("variant", _Keys(lambda text: bag(fold(text)))),
        )
        (_, names), (_, aliases), *variants = self._passes
        for entry in entries:
            names.add(entry.name, entry)
            for alias in (*entry.aliases, *entry.ambiguous_aliases):
                aliases.add(alias, entry)
            for _, keys in variants:
                for text in (entry.name, *entry.aliases, *entry.ambiguous_aliases, entry.id):
                    keys.add(text, entry)
        self._spellings = variants[0][1]
        self._choices = list(self._spellings.owners)
        self._words: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            for text in (entry.name, *entry.aliases):
                for word in bag(fold(text)).split():
                    self._words.setdefault(word, {})[entry.id] = entry

    def resolve(self, query: str) -> Resolution:
        """Find the entry that a query means; equally good candidates are a choice, never a coin-flip."""
        wanted = fold(query)
        if not wanted:
            return NotFound()
        for how, keys in self._passes:
            owners = keys.find(wanted)
            if len(owners) == 1:
                return Found(owners[0][1], how, matched=owners[0][0])
            if owners:
                return Suggestions(tuple(entry for _, entry in owners))
        if ARROW in query:  # the label of a completion
            return self.resolve(query.rpartition(ARROW)[2])
        return self._misspelt(joined(wanted)) or self._weak(wanted) or NotFound(self._nearest(joined(wanted)))

    def _misspelt(self, wanted: str) -> Resolution | None:
        """Look for spellings within the slips that a name of that length allows."""
        scored = process.extract(wanted, self._choices, scorer=OSA.distance, score_cutoff=2, limit=None)
        allowed = [(distance, key) for key, distance, _ in scored if distance <= _slips_allowed(key)]
        if not allowed:
            return None
        best = min(distance for distance, _ in allowed)
        candidates = _distinct(
            owner for distance, key in allowed if distance == best for owner in self._spellings.owners[key]
        )
        if len(candidates) == 1:
            matched, entry = candidates[0]
            return Found(entry, "close", matched=matched)
        return Suggestions(tuple(entry for _, entry in candidates[:MOST_SUGGESTIONS]))

    def _weak(self, wanted: str) -> Suggestions | None:
        """Offer entries that share the query's words, and spellings that are alike but not near."""
        words = bag(wanted).split()
        owners = [self._words.get(word, {}) for word in words]
        by_words: list[Entry] = []
        if owners:
            by_words = [entry for entry_id, entry in owners[0].items() if all(entry_id in own for own in owners)]
            by_words.sort(key=lambda entry: (not set(words) <= set(bag(fold(entry.name)).split()), len(entry.name)))
        alike = process.extract(
            joined(wanted),
            self._choices,
            scorer=OSA.normalized_similarity,
            score_cutoff=_WEAK_SIMILARITY,
            limit=MOST_SUGGESTIONS,
        )
        begun = [key for key in self._choices if key.startswith(joined(wanted))] if len(wanted) >= _BEGINNING else []
        by_spelling = [
            entry for key in (*begun, *(key for key, _, _ in alike)) for _, entry in self._spellings.owners[key]
        ]
        entries = tuple(entry for _, entry in _distinct(("", entry) for entry in (*by_spelling, *by_words)))
        return Suggestions(entries[:MOST_SUGGESTIONS]) if entries else None

    def _nearest(self, wanted: str) -> tuple[Entry, ...]:
        alike = process.extract(
            wanted, self._choices, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_SIMILARITY, limit=10
        )
        owners = _distinct(owner for key, _, _ in alike for owner in self._spellings.owners[key])
        return tuple(entry for _, entry in owners[:_MOST_NEAREST])


class _Keys:
    """Which entries own a key, and by which of their names."""

    def __init__(self, key: Callable[[str], str]) -> None:
        self._key = key
        self.owners: dict[str, list[tuple[str, Entry]]] = {}

    def add(self, text: str, entry: Entry) -> None:
        key = self._key(text)
        owners = self.owners.setdefault(key, []) if key else []
        if all(other is not entry for _, other in owners):
            owners.append((text, entry))

    def find(self, wanted: str) -> list[tuple[str, Entry]]:
        return self.owners.get(self._key(wanted), [])


def _slips_allowed(key: str) -> int:
    """How many slips a joined name of this length may have before it could be another word.

    "drag" is one slip from "rag" and "gp" from "gpt": names of up to four letters must be typed right.
    """
    if len(key) <= 4:  # noqa: PLR2004 - explained above
        return 0
    return 1 if len(key) <= 9 else 2  # noqa: PLR2004 - "reference" is two slips from "inference"


def _distinct(owners: Iterable[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
    return list({entry.id: (text, entry) for text, entry in reversed(list(owners))}.values())[::-1]
