"""When and how a server's term of the day is posted, as its moderators chose."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from typing import Any
from zlib import crc32

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from glossbot.store.tables import PROBLEM_LENGTH, schedules

_DAYS = 7


@dataclass(frozen=True, slots=True)
class Plan:
    """One server's settings, and when the bot looks at them next."""

    server_id: int
    channel_id: int
    time: time
    zone: str
    days: frozenset[int]
    first_day: date
    changed_at: datetime
    pin: bool = True
    thread: bool = False
    role_id: int | None = None
    """The role that a post pings."""
    role_button: bool = False
    """Whether members can give themselves that role by a button."""
    categories: tuple[str, ...] = ()
    """Names of categories; empty for all."""
    paused: bool = False
    paused_until: date | None = None
    problem: str | None = None
    """What keeps the bot from posting; the schedule rests until it is gone."""
    told: str | None = None
    """The last problem that moderators were told."""
    next_at: datetime | None = None
    """None: nothing is to come."""

    def fingerprint(self) -> str:
        """Return eight characters that are others as soon as moderators have changed anything."""
        chosen = _as_row(replace(self, problem=None, told=None, next_at=None))
        return f"{crc32(repr(chosen).encode()):08x}"


async def save(connection: AsyncConnection, plan: Plan) -> None:
    """Keep a server's plan in place of the one there was."""
    await remove(connection, plan.server_id)
    await connection.execute(insert(schedules).values(_as_row(plan)))


async def load(connection: AsyncConnection, server_id: int) -> Plan | None:
    """Return a server's plan, or None."""
    rows = await connection.execute(select(schedules).where(schedules.c.server_id == server_id))
    row = rows.mappings().first()
    return _as_plan(dict(row)) if row else None


async def remove(connection: AsyncConnection, server_id: int) -> None:
    """Forget a server's plan; what was posted stays in the ledger."""
    await connection.execute(delete(schedules).where(schedules.c.server_id == server_id))


async def ripe(connection: AsyncConnection, now: datetime, limit: int) -> Sequence[Plan]:
    """List plans that are to be looked at by now, those that have waited longest first."""
    query = select(schedules).where(schedules.c.next_at <= now).order_by(schedules.c.next_at).limit(limit)
    return [_as_plan(dict(row)) for row in (await connection.execute(query)).mappings()]


async def after(connection: AsyncConnection, server_id: int, limit: int) -> Sequence[Plan]:
    """List plans by server id, from the one after: for going through all of them in portions."""
    query = select(schedules).where(schedules.c.server_id > server_id).order_by(schedules.c.server_id).limit(limit)
    return [_as_plan(dict(row)) for row in (await connection.execute(query)).mappings()]


async def look_next(connection: AsyncConnection, server_id: int, at: datetime | None) -> None:
    """Choose when a plan is looked at next."""
    await _set(connection, server_id, next_at=at)


async def note_problem(connection: AsyncConnection, server_id: int, problem: str | None) -> None:
    """Keep what stands in the way, or that nothing does any more."""
    await _set(connection, server_id, problem=problem and problem[:PROBLEM_LENGTH])


async def note_told(connection: AsyncConnection, server_id: int, problem: str | None) -> None:
    """Keep what moderators were told, so that they are told once."""
    await _set(connection, server_id, told=problem and problem[:PROBLEM_LENGTH])


async def _set(connection: AsyncConnection, server_id: int, **values: object) -> None:
    await connection.execute(update(schedules).where(schedules.c.server_id == server_id).values(**values))


def _as_row(plan: Plan) -> dict[str, Any]:
    row = {field.name: getattr(plan, field.name) for field in fields(plan)}
    return row | {
        "time": plan.time.strftime("%H:%M"),
        "days": sum(1 << day for day in plan.days),
        "categories": "\n".join(plan.categories),
    }


def _as_plan(row: dict[str, Any]) -> Plan:
    hour, minute = map(int, str(row.pop("time")).split(":"))
    mask, names = int(row.pop("days")), str(row.pop("categories"))
    return Plan(
        **row,
        time=time(hour, minute),
        days=frozenset(day for day in range(_DAYS) if mask >> day & 1),
        categories=tuple(filter(None, names.split("\n"))),
    )
