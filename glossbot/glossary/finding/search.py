"""Finding an entry by describing it: BM25 over all texts, with stemming, in an SQLite that lives in memory."""

import sqlite3
from collections.abc import Mapping, Sequence
from itertools import pairwise
from threading import Lock
from weakref import finalize

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.questions import SILENT
from glossbot.glossary.finding.spelling import fold

MOST_RESULTS = 10

# How much a word counts where it is found: BM25's weights, by column. Measured on half of the descriptions in
# tests/golden/descriptions.yaml, and held against the other half.
_WEIGHTS = {
    "name": 5.0,
    "aliases": 2.0,
    "asked_as": 8.0,
    "definition": 2.0,
    "analogy": 0.3,
    "explanation": 0.6,
    "examples": 0.3,
}


class Search:
    """An index over the texts of all entries, made at the first question."""

    def __init__(self, entries: Sequence[Entry], phrasings: Mapping[str, Sequence[str]]) -> None:
        self._entries = entries
        self._phrasings = phrasings
        self._index: sqlite3.Connection | None = None
        self._one_at_a_time = Lock()

    def find(self, description: str, limit: int = MOST_RESULTS) -> list[Entry]:
        """List entries whose texts share words with a description, best first."""
        words = fold(description).split()
        telling = [word for word in words if word not in SILENT] or words
        if not telling:
            return []
        # Quoted, words are words, whatever they mean to FTS5; two that stand together count once more.
        together = [f"{one} {other}" for one, other in pairwise(words) if one not in SILENT and other not in SILENT]
        query = " OR ".join(f'"{part}"' for part in dict.fromkeys((*telling, *together)))
        weights = ", ".join(map(str, _WEIGHTS.values()))
        statement = f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, {weights}), rowid LIMIT ?"  # noqa: S608 - numbers of our own
        with self._one_at_a_time:
            rows = self._opened().execute(statement, (query, limit)).fetchall()
        return [self._entries[row] for (row,) in rows]

    def _opened(self) -> sqlite3.Connection:
        if self._index is None:
            # Whichever thread asks first makes it, and others use it: the lock keeps them apart.
            index = sqlite3.connect(":memory:", check_same_thread=False)
            columns = ", ".join(_WEIGHTS)
            index.execute(f"CREATE VIRTUAL TABLE texts USING fts5({columns}, tokenize='porter unicode61')")
            marks = ", ".join("?" for _ in range(1 + len(_WEIGHTS)))
            index.executemany(
                f"INSERT INTO texts (rowid, {columns}) VALUES ({marks})",  # noqa: S608 - names of our own
                (
                    (number, *_texts(entry, self._phrasings.get(entry.id, ())))
                    for number, entry in enumerate(self._entries)
                ),
            )
            self._index = index
            finalize(self, index.close)  # a reload leaves the old glossary to the garbage collector
        return self._index


def _texts(entry: Entry, phrasings: Sequence[str]) -> tuple[str, ...]:
    texts = (
        entry.name,
        " ".join(entry.aliases),
        " ".join((*entry.asked_as, *phrasings)),
        entry.definition,
        entry.analogy,
        entry.explanation,
        " ".join(entry.examples),
    )
    return tuple(fold(text, considered=len(text)) for text in texts)
