"""A server's plan: kept whole, looked at when it is due, and forgotten only when asked."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from glossbot.errors import StoreUnavailable
from glossbot.store import Database, schedules
from glossbot.store.schedules import PROBLEM_LENGTH, Plan

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLAN = Plan(
    server_id=1,
    channel_id=2**63 - 1,
    time=time(0, 5),
    zone="America/Argentina/Buenos_Aires",
    days=frozenset({0, 2, 6}),
    first_day=date(2026, 11, 24),
    changed_at=NOON,
)
FULL = replace(
    PLAN,
    pin=False,
    thread=True,
    role_id=5,
    role_button=True,
    categories=("Safety, Ethics & Law", "AI Basics"),
    paused=True,
    paused_until=date(2027, 1, 7),
    problem="gone",
    told="gone",
    next_at=NOON,
)


@pytest.mark.parametrize("plan", [PLAN, FULL])
async def test_a_plan_comes_back_as_it_was_saved(database: Database, plan: Plan) -> None:
    async with database.begin() as connection:
        await schedules.save(connection, plan)
    async with database.begin() as connection:
        assert await schedules.load(connection, 1) == plan
        assert await schedules.load(connection, 2) is None


async def test_a_plan_takes_the_place_of_the_one_before(database: Database) -> None:
    async with database.begin() as connection:
        await schedules.save(connection, FULL)
        await schedules.save(connection, PLAN)
        assert await schedules.load(connection, 1) == PLAN


async def test_only_one_server_s_plan_is_removed(database: Database) -> None:
    async with database.begin() as connection:
        await schedules.save(connection, PLAN)
        await schedules.save(connection, replace(PLAN, server_id=2))
        await schedules.remove(connection, 1)
        assert await schedules.load(connection, 1) is None
        assert await schedules.load(connection, 2) is not None


async def test_plans_are_ripe_from_their_moment_on_the_longest_waiting_first(database: Database) -> None:
    moments = {1: NOON, 2: NOON - timedelta(hours=1), 3: NOON + timedelta(seconds=1), 4: None}
    async with database.begin() as connection:
        for server_id, moment in moments.items():
            await schedules.save(connection, replace(PLAN, server_id=server_id, next_at=moment))
        assert [plan.server_id for plan in await schedules.ripe(connection, NOON, 10)] == [2, 1]
        assert [plan.server_id for plan in await schedules.ripe(connection, NOON, 1)] == [2]
        await schedules.look_next(connection, 2, None)
        assert [plan.server_id for plan in await schedules.ripe(connection, NOON, 10)] == [1]


async def test_all_plans_are_gone_through_in_portions(database: Database) -> None:
    async with database.begin() as connection:
        for server_id in (3, 1, 2):
            await schedules.save(connection, replace(PLAN, server_id=server_id))
        assert [plan.server_id for plan in await schedules.after(connection, 0, 2)] == [1, 2]
        assert [plan.server_id for plan in await schedules.after(connection, 2, 2)] == [3]


async def test_problems_are_noted_cut_to_size_and_taken_back(database: Database) -> None:
    async with database.begin() as connection:
        await schedules.save(connection, PLAN)
        await schedules.note_problem(connection, 1, "x" * 1000)
        await schedules.note_told(connection, 1, "y" * 1000)
        kept = await schedules.load(connection, 1)
        assert kept and (kept.problem, kept.told) == ("x" * PROBLEM_LENGTH, "y" * PROBLEM_LENGTH)
        await schedules.note_problem(connection, 1, None)
        await schedules.note_told(connection, 1, None)
        assert await schedules.load(connection, 1) == PLAN


async def test_without_the_database_one_is_told(distant: Database) -> None:
    with pytest.raises(StoreUnavailable):
        async with distant.begin() as connection:
            await schedules.load(connection, 1)
