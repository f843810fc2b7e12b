"""What servers have chosen: in memory, kept, and shared by processes that use one database."""

import pytest

from glossbot.errors import StoreUnavailable
from glossbot.store import Database, Servers


async def test_nobody_is_answered_before_the_database_was_read(database: Database) -> None:
    servers = Servers(database)
    assert not servers.answers_mentions(1)
    await servers.refresh()
    assert servers.answers_mentions(1)


async def test_a_choice_holds_at_once_and_for_others_from_the_next_refresh(database: Database) -> None:
    ours, theirs = Servers(database), Servers(database)
    await ours.refresh()
    await theirs.refresh()
    await ours.choose_mentions(1, answer=False)
    assert not ours.answers_mentions(1)
    assert ours.answers_mentions(2)
    assert theirs.answers_mentions(1)
    await theirs.refresh()
    assert not theirs.answers_mentions(1)
    await theirs.choose_mentions(1, answer=True)
    await ours.refresh()
    assert ours.answers_mentions(1) and theirs.answers_mentions(1)


async def test_a_choice_made_before_the_first_reading_is_kept(database: Database) -> None:
    servers = Servers(database)
    await servers.choose_mentions(2**63 - 1, answer=False)
    await servers.refresh()
    assert not servers.answers_mentions(2**63 - 1)


async def test_without_the_database_nothing_changes(distant: Database) -> None:
    servers = Servers(distant)
    with pytest.raises(StoreUnavailable):
        await servers.refresh()
    with pytest.raises(StoreUnavailable):
        await servers.choose_mentions(1, answer=False)
    assert not servers.answers_mentions(1)
