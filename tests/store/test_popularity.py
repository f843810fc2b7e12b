"""How often each entry was asked for lately: in memory, and right again after a restart."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from glossbot.errors import StoreUnavailable
from glossbot.store import Database, Popularity, lookups
from tests.store.samples import FOUND, MISSED, NOON


async def test_counts_at_once_without_a_database(distant: Database) -> None:
    popularity = Popularity(distant)
    for entry_id in ("gpt", "token", "gpt"):
        popularity.add(entry_id)
    assert popularity.counts == Counter(gpt=2, token=1)
    assert popularity.counts["never asked for"] == 0


async def test_a_refresh_takes_over_what_all_servers_asked_for_in_thirty_days(database: Database) -> None:
    batch = [
        replace(FOUND, entry_id="gpt", server_id=1),
        replace(FOUND, entry_id="gpt", server_id=2, at=NOON - timedelta(days=30)),
        replace(FOUND, entry_id="gpt", server_id=None, at=NOON - timedelta(days=30, seconds=1)),
        MISSED,
    ]
    async with database.begin() as connection:
        await lookups.record(connection, batch)
    popularity = Popularity(database)
    popularity.add("counted on in between, and by now forgotten")
    await popularity.refresh(NOON)
    assert popularity.counts == Counter(gpt=2)
    popularity.add("gpt")
    popularity.add("token")
    assert popularity.counts == Counter(gpt=3, token=1)


async def test_a_refresh_without_the_database_says_so_and_keeps_what_was_counted(distant: Database) -> None:
    popularity = Popularity(distant)
    popularity.add("gpt")
    with pytest.raises(StoreUnavailable):
        await popularity.refresh(NOON)
    assert popularity.counts == Counter(gpt=1)
    popularity.add("gpt")
    assert popularity.counts == Counter(gpt=2)
