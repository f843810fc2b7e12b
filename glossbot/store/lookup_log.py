"""The queue between answering and writing down: bounded, patient, outside the reply path."""

import asyncio
import logging
from collections import deque

from glossbot.errors import StoreUnavailable
from glossbot.logs import Occasionally
from glossbot.store import lookups
from glossbot.store.database import Database
from glossbot.store.lookups import Lookup

log = logging.getLogger(__name__)

BOUND = 10_000
"""Look-ups kept in memory while the database is away; some 3 MB."""
BATCH = 1_000


class LookupLog:
    """Takes look-ups at once and writes them later; drops the oldest, counted, only when the bound is reached."""

    def __init__(self, database: Database, *, bound: int = BOUND) -> None:
        self._database = database
        self._bound = bound
        self._waiting: deque[Lookup] = deque()
        self._writing = asyncio.Lock()
        self._refused = False
        self._flushing: asyncio.Task[bool] | None = None
        self._complain = Occasionally(seconds=60)
        self.dropped = 0
        """Look-ups lost since the start because the bound was reached."""

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, lookup: Lookup) -> None:
        """Queue a look-up; never waits, never fails."""
        self._waiting.append(lookup)
        self._drop_oldest()

    async def flush(self) -> bool:
        """Write everything that waits; False when the database refused, and what it refused waits on.

        A write that has begun is brought to its end even if the caller is cancelled: broken off at the commit, nobody
        could say whether it counted.
        """
        self._flushing = asyncio.create_task(self._flush())
        return await asyncio.shield(self._flushing)

    async def _flush(self) -> bool:
        async with self._writing:
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
                if not await self._write(batch):
                    return False
        return True

    async def _write(self, batch: list[Lookup]) -> bool:
        written = False
        try:
            async with self._database.begin() as connection:
                await lookups.record(connection, batch)
            written = True
            if self._refused:
                log.info("The database %s is back; what waited is written.", self._database)
            self._refused = False
        except StoreUnavailable as error:
            self._refused = True
            if self._complain.now():
                log.warning("%s. %d look-ups wait, %d were dropped.", error, len(self) + len(batch), self.dropped)
        finally:
            if not written:
                self._waiting.extendleft(reversed(batch))
                self._drop_oldest()
        return written

    def _drop_oldest(self) -> None:
        while len(self._waiting) > self._bound:
            self._waiting.popleft()
            self.dropped += 1
