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
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from glossbot.errors import ConfigurationError, StoreUnavailable

log = logging.getLogger(__name__)

Connection = AsyncConnection
"""A transaction that is open, for those who know the store and not the library behind it."""

LOCK_PATIENCE = 1.0
"""Seconds to wait for another process's lock before giving up for the moment."""


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
            arguments: dict[str, Any] = {"timeout": LOCK_PATIENCE} if self._is_sqlite else {}
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
        if self._is_sqlite:
            event.listen(self._engine.sync_engine, "connect", _prefer_write_ahead_log)

    def __str__(self) -> str:
        return self._url.render_as_string(hide_password=True)

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncConnection]:
        """Open a transaction, bringing the tables up to date first; raises StoreUnavailable, the cause attached."""
        try:
            if not self._migrated:
                await self._migrate()
            async with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, CommandError, OSError) as error:
            # The file may be another one by the next try: look at it anew.
            self._migrated = False
            await self._engine.dispose()
            cause = getattr(error, "orig", None) or error
            message = f"The database {self} cannot be used: {cause}"
            raise StoreUnavailable(message) from error

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
                async with self._engine.begin() as connection:
                    await connection.run_sync(_upgrade)
                self._migrated = True


def _upgrade(connection: SyncConnection) -> None:
    if connection.dialect.name == "sqlite":
        # Python's driver commits each CREATE TABLE by itself, and a full disk half-way could never be mended.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    config = Config()
    config.set_main_option("script_location", "glossbot.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _prefer_write_ahead_log(connection: Any, _record: object) -> None:
    """Let readers go on while one writes; a read-only file refuses, and can be read all the same."""
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA journal_mode=WAL")
    except Exception as error:  # noqa: BLE001 - the driver's own error class, whichever driver it is
        log.debug("no write-ahead log: %s", error)
    finally:
        cursor.close()
