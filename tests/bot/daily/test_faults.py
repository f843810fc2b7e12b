"""Exactly one post, one pin and one thread, whatever happens to the bot, the database or Discord."""

import gc
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from glossbot.bot.services import Services
from glossbot.errors import StoreUnavailable
from glossbot.store import Database
from tests.bot.daily.conftest import Daily
from tests.bot.daily.faults import CALLS, WRITES, Away, CutOff, Fails, Scene, WatchedBot, no_trouble, refusal

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
async def databases(services: Services, database_path: Path) -> AsyncIterator[list[Database]]:
    opened = [Database(f"sqlite+aiosqlite:///{database_path}")]
    yield opened
    for database in (services.database, *opened):
        await database._engine.dispose()  # close() would wait for the threads of the others
    _collect_what_was_left_open()


@pytest.fixture(autouse=True, scope="module")
def last_collection() -> Iterator[None]:
    """What the last test's event loop and tasks held is collected here, not under another file's test."""
    yield
    _collect_what_was_left_open()


def _collect_what_was_left_open() -> None:
    """A bot that was cut off in the middle of a connection has left it open, as a crash does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def simcord_bot(services: Services, databases: list[Database]) -> WatchedBot:
    return WatchedBot(services, databases[0])


@pytest.fixture
async def scene(daily: Daily, simcord_bot: WatchedBot, databases: list[Database], database_path: Path) -> Scene:
    await daily.set_up(thread=True)
    await daily.pass_time(9.1, 3)
    scene = Scene(daily, simcord_bot, databases, f"sqlite+aiosqlite:///{database_path}")
    assert await scene.flaws(1) == []
    return scene


@pytest.mark.parametrize(
    ("point", "shown"),
    [*((point, False) for point in POINTS), *((point, True) for point in POINTS if point.endswith("claim"))],
)
async def test_a_bot_that_is_cut_off_ends_in_one_post_one_pin_and_one_thread(
    scene: Scene, point: str, shown: bool
) -> None:
    if shown:
        await scene.daily.say("preview")  # so that claiming is all that there is to write
    scene.bot.trouble = end = CutOff(point)
    await scene.daily.pass_time(24, 3)
    assert end.happened, point
    await scene.restart()
    await scene.daily.pass_time(LEASE_OVER, 3)
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
    await scene.daily.pass_time(LEASE_OVER, 3)
    assert await scene.flaws() == [], point


BEFORE = (*((403, 50013), (404, 10003), (429, 0), (500, 0), (503, 0)), ConnectionResetError())
AFTER = ((500, 0), (503, 0), ConnectionResetError())


@pytest.mark.parametrize(
    ("moment", "error"),
    [*(("before", error) for error in BEFORE), *(("after", error) for error in AFTER)],
    ids=str,
)
async def test_an_error_of_discords_at_any_request_is_got_over(
    scene: Scene, moment: str, error: tuple[int, int] | Exception
) -> None:
    gone = error == (404, 10003)
    calls = [call for call in CALLS if not (call == "unpin" and gone)]  # what is gone is not pinned
    for number, call in enumerate(calls, 2):
        scene.bot.trouble = fault = Fails(
            f"{moment} {call}", error if isinstance(error, Exception) else refusal(*error)
        )
        await scene.daily.pass_time(24, 3)
        assert fault.happened, call
        await scene.daily.pass_time(LEASE_OVER, 3)
        assert await scene.flaws(number) == [], call


@pytest.mark.parametrize("moment", ["before", "before commit of", "after"])
async def test_a_database_that_fails_at_any_write_is_got_over(scene: Scene, moment: str) -> None:
    for number, write in enumerate(WRITES, 2):
        scene.bot.trouble = fault = Fails(f"{moment} {write}", StoreUnavailable("injected"))
        await scene.daily.pass_time(24, 3)
        assert fault.happened, write
        await scene.daily.pass_time(LEASE_OVER, 3)
        assert await scene.flaws(number) == [], write


@pytest.mark.parametrize(("hours", "days"), [(5, 2), (7, 1)])
async def test_a_post_is_made_up_after_five_hours_of_downtime_and_not_after_seven(
    scene: Scene, hours: float, days: int
) -> None:
    scene.bot.trouble = CutOff("before transaction")
    await scene.daily.pass_time(23.9 + hours)
    await scene.restart()
    await scene.daily.pass_time(0, 5)
    assert await scene.flaws(days) == []


@pytest.mark.parametrize(("hours", "days"), [(5, 2), (7, 1)])
async def test_a_post_is_made_up_after_the_database_was_away_for_five_hours_and_not_for_seven(
    scene: Scene, hours: float, days: int
) -> None:
    scene.bot.trouble = Away()
    real = scene.posting._clock
    scene.posting._clock = lambda: real() + (24 + hours) * 3600
    await scene.daily.pass_time(23.9 + hours)
    scene.bot.trouble = no_trouble
    await scene.daily.pass_time(0, 5)
    assert await scene.flaws(days) == []


async def test_a_clock_that_jumps_forwards_and_back_neither_repeats_nor_skips(scene: Scene) -> None:
    for number, (there, back) in enumerate([(30, -6), (24, 0), (19, 5), (33, -9)], 2):
        await scene.daily.pass_time(there, 5)
        await scene.daily.pass_time(back, 5)
        assert await scene.flaws(number) == [], (there, back)
        await scene.daily.pass_time(-3, 3)
        await scene.daily.pass_time(3, 3)
        assert await scene.flaws(number) == [], (there, back)


async def test_two_bots_on_one_database_make_one_post(scene: Scene) -> None:
    with scene.daily.stage.env._bot_scope():
        twin = scene.twin()
        await twin.cog_load()
    for number in range(2, 6):
        await scene.daily.pass_time(24, 5)
        await scene.daily.pass_time(LEASE_OVER, 3)
        assert await scene.flaws(number) == []
    assert twin.tick.is_running()
