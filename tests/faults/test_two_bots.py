"""Two bots that were started on one database by mistake."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest

from glossbot.store import Database, schedules
from glossbot.store.schedules import Plan
from tests.faults.child import TOKEN, Child, running
from tests.faults.fake_discord import FakeDiscord
from tests.faults.journal import PATIENCE
from tests.faults.setting import Setting

SERVERS = range(1_210_000_000_000_000_000, 1_210_000_000_000_000_120)
TOKENS = (TOKEN, TOKEN.replace("GtEsTs", "OtHeRs"))
"""Two of one bot's, so that its processes can be told apart."""


async def _make_due(database: Database) -> None:
    """Let each server's term be due since five minutes."""
    now = datetime.now(UTC)
    slot, began = now - timedelta(minutes=5), now - timedelta(hours=1)
    async with database.begin() as connection:
        for number in SERVERS:
            plan = Plan(number, number, slot.time(), "Etc/UTC", frozenset(range(7)), slot.date(), began, next_at=now)
            await schedules.save(connection, plan)


async def _done(setting: Setting) -> None:
    """Wait until no step of the posts is left."""
    async with asyncio.timeout(4 * PATIENCE):  # what one bot leaves leased is taken up after two minutes
        while setting.steps() != Counter({("done",): 4 * len(SERVERS)}):  # noqa: ASYNC110 - a database calls nobody
            await asyncio.sleep(0.2)


@pytest.mark.timeout(300)
async def test_each_server_has_one_post_and_one_pin_and_both_bots_had_a_part_in_it(
    discord: FakeDiscord, setting: Setting
) -> None:
    discord.channels = {number: [] for number in SERVERS}
    async with AsyncExitStack() as stack:
        bots: list[Child] = [
            await stack.enter_async_context(running(discord, setting.config, token=token)) for token in TOKENS
        ]
        await discord.sessions.first(lambda _: True, count=2)
        await asyncio.sleep(3)  # discord.py waits for two seconds whether more servers come
        database = Database(f"sqlite+aiosqlite:///{setting.database}")
        await _make_due(database)
        await database.close()
        await _done(setting)
        for bot in bots:
            assert "ERROR" not in bot.errors
    sent = discord.requests.all(lambda request: request.method == "POST" and request.path.endswith("/messages"))
    pins = discord.requests.all(lambda request: request.method == "PUT" and "/pins/" in request.path)
    assert {channel: len(messages) for channel, messages in discord.channels.items()} == dict.fromkeys(SERVERS, 1)
    assert all(message["pinned"] for messages in discord.channels.values() for message in messages)
    assert len(sent) == len(pins) == len(SERVERS)
    assert {request.authorization for request in sent + pins} == {f"Bot {token}" for token in TOKENS}
    assert len({request.body["nonce"] for request in sent if request.body["enforce_nonce"]}) == len(SERVERS)
