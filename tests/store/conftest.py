"""A database in a file of its own, and one whose folder is not there yet."""

import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from glossbot.store import Database
from tests.store.samples import Disk


@pytest.fixture(autouse=True)
async def _threads_that_end() -> AsyncIterator[None]:
    """See that no connection stays open, and wait for aiosqlite's threads before the loop is closed.

    After a refused connection nobody awaits the end of its thread, which then complains of a closed loop:
    https://github.com/omnilib/aiosqlite/issues/241
    """
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if "_connection_worker_thread" in thread.name:
            thread.join(timeout=5)
            assert not thread.is_alive(), "a connection was left open"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


@pytest.fixture
async def database(file: Path) -> AsyncIterator[Database]:
    made = Database(f"sqlite+aiosqlite:///{file}")
    yield made
    await made.close()


@pytest.fixture
def distant_file(tmp_path: Path) -> Path:
    """A file in a folder that somebody has still to make."""
    return tmp_path / "later" / "bot.db"


@pytest.fixture
async def distant(distant_file: Path) -> AsyncIterator[Database]:
    """A database that refuses until the folder of its file is made."""
    made = Database(f"sqlite+aiosqlite:///{distant_file}")
    yield made
    await made.close()


@pytest.fixture
def disk() -> Iterator[Disk]:
    """The disk under all databases; full when its `pages` are used up."""
    made = Disk()
    event.listen(Pool, "checkout", made.limit)
    yield made
    event.remove(Pool, "checkout", made.limit)
