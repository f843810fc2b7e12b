"""Exactly one post, one pin and one thread, whatever happens to the bot, the database or Discord."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from glossbot.bot.services import Services
from glossbot.errors import StoreUnavailable
from glossbot.store import Database
from tests.bot.daily.conftest import Daily
from tests.bot.daily.faults import CALLS, WRITES, Away, CutOff, Fails, Scene, Trouble, WatchedBot, no_trouble, refusal

POINTS = (
    *(f"{moment} {call}" for call in CALLS for moment in ("before", "after")),
    *(f"{moment} {write}" for write in WRITES for moment in ("before", "before commit of", "after")),
)
"""Where the bot is cut off: around each request to Discord, and around each write to the ledger."""
AGAIN = (
    *(f"{moment} search" for moment in ("before", "after")),
    *(f"{moment} lease of send" for moment in ("before", "after")),
    *(f"{moment} message id" for moment in ("before", "before commit of", "after")),
    *(f"{moment} end of send" for moment in ("before", "after")),
)
"""Where it is cut off a second time, after it was cut off when the post was sent and not noted."""
LEASE_OVER = 0.05
"""Hours after which what a dead bot had begun is taken up."""


@pytest.fixture
async def databases(database_path: Path) -> AsyncIterator[list[Database]]:
    opened = [Database(f"sqlite+aiosqlite:///{database_path}")]
    yield opened
    for database in opened:
        await database.close()


@pytest.fixture
def simcord_bot(services: Services, databases: list[Database]) -> WatchedBot:
    return WatchedBot(services, databases[0])


@pytest.fixture
async def scene(daily: Daily, simcord_bot: WatchedBot, databases: list[Database], database_path: Path) -> Scene:
    await daily.set_up(thread=True)
    await daily.pass_time(9.1, 4)
    scene = Scene(daily, simcord_bot, databases, f"sqlite+aiosqlite:///{database_path}")
    assert await scene.flaws(1) == []
    return scene


@pytest.mark.parametrize("point", POINTS)
async def test_a_bot_that_is_cut_off_ends_in_one_post_one_pin_and_one_thread(scene: Scene, point: str) -> None:
    scene.bot.trouble = end = CutOff(point)
    await scene.daily.pass_time(24, 4)
    assert end.happened, point
    await scene.restart()
    await scene.daily.pass_time(LEASE_OVER, 4)
    assert await scene.flaws() == [], point


@pytest.mark.parametrize("point", AGAIN)
async def test_a_bot_that_is_cut_off_again_while_it_looks_for_its_post_finds_it(scene: Scene, point: str) -> None:
    scene.bot.trouble = CutOff("after send")
    await scene.daily.pass_time(24, 2)
    second = CutOff(point)
    await scene.restart(second)
    await scene.daily.pass_time(LEASE_OVER, 2)
    assert second.happened, point
    await scene.restart()
    await scene.daily.pass_time(LEASE_OVER, 4)
    assert await scene.flaws() == [], point
