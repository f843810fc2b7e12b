"""How often each entry was asked for lately, in memory, so that completion never waits for the database."""

from collections import Counter
from datetime import datetime, timedelta

from glossbot.store import lookups
from glossbot.store.database import Database

LATELY = timedelta(days=30)
_KEPT = 10_000


class Popularity:
    """Counts by entry id over all servers: read from the database now and then, counted on in between."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.counts: Counter[str] = Counter()

    def add(self, entry_id: str) -> None:
        """Count one more look-up."""
        self.counts[entry_id] += 1

    async def refresh(self, now: datetime) -> None:
        """Read the counts of the last thirty days; raises StoreUnavailable and keeps what it had."""
        async with self._database.reading() as connection:
            self.counts = Counter(await lookups.counts(connection, since=now - LATELY, limit=_KEPT))
