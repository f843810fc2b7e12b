"""Look-ups to write down, and what stands in a database afterwards."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from glossbot.store import Lookup, Outcome

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FOUND = Lookup(server_id=1, entry_id="token", missed=None, command="define", outcome=Outcome.EXACT, at=NOON)
MISSED = replace(FOUND, entry_id=None, missed="xyzzy", outcome=Outcome.NOT_FOUND)


def numbered(count: int, start: int = 0) -> list[Lookup]:
    """Make look-ups that can be told apart: their entries are `e0`, `e1` and so on."""
    return [replace(FOUND, entry_id=f"e{number}") for number in range(start, start + count)]


def written(file: Path) -> list[str | None]:
    """Read the entries of all look-ups in the file, in the order of writing, by another way than the store's."""
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT entry_id FROM lookups ORDER BY id")]


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Keep everybody else from writing to the file."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.rollback()


class Disk:
    """Decides how many pages SQLite may fill, for every database in this process."""

    ROOMY = 1_000_000

    def __init__(self) -> None:
        self.pages = self.ROOMY

    def limit(self, connection: Any, *_more: object) -> None:
        """Tell a connection that is about to be used; for SQLAlchemy's event `checkout`."""
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA max_page_count={self.pages}")
        cursor.close()
