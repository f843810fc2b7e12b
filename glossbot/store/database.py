"""One database: opened when it can be, migrated once, and never in the way when it cannot."""

import asyncio
import logging
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakKeyDictionary

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection as SyncConnection
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from glossbot.errors import ConfigurationError, StoreUnavailable

log = logging.getLogger(__name__)

Connection = AsyncConnection
"""A transaction that is open, for those who know the store and not the library behind it."""

LOCK_PATIENCE = 1.0
"""Seconds to wait for another process's lock before giving up for the moment."""
TURN_PATIENCE = 2 * LOCK_PATIENCE
"""Seconds to wait in line; whoever is first in it may wait for a lock."""

THREAD_PATIENCE = 0.5
"""Seconds to wait, at the end, for a thread of the driver's."""

# Alembic keeps its context in globals: one migration at a time, whichever database it is for.
_migrating: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


class Database:
    """A connection pool that migrates itself before its first use and says StoreUnavailable when it cannot."""

    def __init__(self, url: str) -> None:
        """Take an SQLAlchemy URL with an async driver, such as `sqlite+aiosqlite:///glossbot.db`.

        Raises ConfigurationError for a URL that SQLAlchemy does not understand or has no driver for.
        """
        try:
            self._url = make_url(url)
            self._is_sqlite = self._url.get_backend_name() == "sqlite"
            # Python's driver begins a transaction by itself at a row's change, and at no SAVEPOINT: we do it instead.
            arguments = {"timeout": LOCK_PATIENCE, "isolation_level": None} if self._is_sqlite else {}
            self._engine = create_async_engine(self._url, connect_args=arguments)
        except (SQLAlchemyError, ValueError, ImportError) as error:
            # What SQLAlchemy says can contain the password: it is not repeated, nor kept as the cause.
            message = (
                f"The database URL in the setting `database` cannot be used ({type(error).__name__}): it must look "
                "like sqlite+aiosqlite:///glossbot.db, its driver must be installed, and special characters in a "
                "password must be written as %XX."
            )
            raise ConfigurationError(message) from None
        self._migrated = False
        self._turn = asyncio.Lock()
        self._writing = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        if self._is_sqlite:
            event.listen(self._engine.sync_engine, "connect", _prefer_write_ahead_log)
            event.listen(self._engine.sync_engine, "begin", _begin)

    def __str__(self) -> str:
        return self._url.render_as_string(hide_password=True)

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncConnection]:
        """Open a transaction that may write, bringing the tables up to date first.

        All or nothing of it is kept. SQLite lets one write at a time: whoever comes meanwhile waits in line, and must
        not be the one who writes. Raises StoreUnavailable, the cause attached.
        """
        async with self._in_line(), self._opened(self._writing) as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncConnection]:
        """Open a transaction that only reads, which waits for nobody who writes; otherwise like `begin`."""
        async with self._opened(self._engine) as connection:
            yield connection

    @asynccontextmanager
    async def _opened(self, engine: AsyncEngine) -> AsyncGenerator[AsyncConnection]:
        try:
            if not self._migrated:
                await self._migrate()
            async with engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, CommandError, OSError) as error:
            cause = getattr(error, "orig", None) or error
            if "locked" not in str(cause):
                # The file may be another one by the next try: look at it anew.
                self._migrated = False
                await self._engine.dispose()
            message = f"The database {self} cannot be used: {cause}"
            raise StoreUnavailable(message) from error

    @asynccontextmanager
    async def _in_line(self) -> AsyncGenerator[None]:
        """Wait for one's turn: SQLite itself lets whoever asks at the right moment go first, and others starve."""
        if not self._is_sqlite:
            yield
            return
        try:
            async with asyncio.timeout(TURN_PATIENCE):
                await self._turn.acquire()
        except TimeoutError as error:
            message = f"The database {self} cannot be used: too many are waiting to write"
            raise StoreUnavailable(message) from error
        try:
            yield
        finally:
            self._turn.release()

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()
        # After a refused connection aiosqlite's thread is still on its way out, and would complain of a closed loop:
        # https://github.com/omnilib/aiosqlite/issues/241
        for thread in threading.enumerate():
            if "_connection_worker_thread" in thread.name:
                await asyncio.to_thread(thread.join, THREAD_PATIENCE)

    async def _migrate(self) -> None:
        lock = _migrating.setdefault(asyncio.get_running_loop(), asyncio.Lock())
        async with lock:
            if not self._migrated:
                async with self._writing.begin() as connection:
                    await connection.run_sync(_upgrade)
                self._migrated = True


def _upgrade(connection: SyncConnection) -> None:
    config = Config()
    config.set_main_option("script_location", "glossbot.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _begin(connection: SyncConnection) -> None:
    """Begin for writing at once where it is meant: who reads first may find that another has written since."""
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _prefer_write_ahead_log(connection: Any, _record: object) -> None:
    """Let readers go on while one writes; a read-only file refuses, and can be read all the same."""
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA journal_mode=WAL")
    except Exception as error:  # noqa: BLE001 - the driver's own error class, whichever driver it is
        log.debug("no write-ahead log: %s", error)
    finally:
        cursor.close()
