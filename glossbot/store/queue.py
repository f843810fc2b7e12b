"""Which terms moderators want next, and which one was picked for a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from glossbot.store.tables import picks, queue

SKIPPED_LENGTH = 1000
"""Of the ids that were skipped for a date, together."""


@dataclass(frozen=True, slots=True)
class Pick:
    """The term of one date, and those that were skipped for it."""

    entry_id: str | None
    skipped: tuple[str, ...] = ()


async def listed(connection: AsyncConnection, server_id: int) -> Sequence[str]:
    """List the ids of a server's queue, in order."""
    query = select(queue.c.entry_id).where(queue.c.server_id == server_id).order_by(queue.c.place)
    return list((await connection.scalars(query)).all())


async def add(connection: AsyncConnection, server_id: int, entry_id: str) -> bool:
    """Put an entry at the end of the queue; whether it was not in it yet."""
    if entry_id in await listed(connection, server_id):
        return False
    last = await connection.scalar(select(func.max(queue.c.place)).where(queue.c.server_id == server_id))
    row = {"server_id": server_id, "entry_id": entry_id, "place": (last or 0) + 1}
    await connection.execute(insert(queue).values(row))
    return True


async def take_out(connection: AsyncConnection, server_id: int, entry_id: str) -> bool:
    """Take an entry out of the queue and out of what was picked for any date; whether it was in the queue."""
    chosen = (picks.c.server_id == server_id) & (picks.c.entry_id == entry_id)
    await connection.execute(update(picks).where(chosen).values(entry_id=None))
    here = (queue.c.server_id == server_id) & (queue.c.entry_id == entry_id)
    return bool((await connection.execute(delete(queue).where(here))).rowcount)


async def move(connection: AsyncConnection, server_id: int, entry_id: str, place: int) -> bool:
    """Move an entry to a place, counted from 1; whether it is in the queue."""
    ids = [other for other in await listed(connection, server_id) if other != entry_id]
    if not await take_out(connection, server_id, entry_id):
        return False
    ids.insert(max(0, place - 1), entry_id)
    await connection.execute(insert(queue).values({"server_id": server_id, "entry_id": entry_id, "place": 0}))
    for number, one in enumerate(ids, 1):
        here = (queue.c.server_id == server_id) & (queue.c.entry_id == one)
        await connection.execute(update(queue).where(here).values(place=number))
    return True


async def picked(connection: AsyncConnection, server_id: int, day: date) -> Pick:
    """Return what was picked for a date: nothing yet, if nothing was."""
    query = select(picks.c.entry_id, picks.c.skipped).where(picks.c.server_id == server_id, picks.c.day == day)
    row = (await connection.execute(query)).first()
    return Pick(row[0], tuple(filter(None, row[1].split(" ")))) if row else Pick(None)


async def pick(connection: AsyncConnection, server_id: int, day: date, chosen: Pick) -> None:
    """Keep the pick of a date, in place of another."""
    await connection.execute(delete(picks).where(picks.c.server_id == server_id, picks.c.day == day))
    skipped = " ".join(chosen.skipped)
    while len(skipped) > SKIPPED_LENGTH:  # what was skipped first may come again
        skipped = skipped.partition(" ")[2]
    row = {"server_id": server_id, "day": day, "entry_id": chosen.entry_id, "skipped": skipped}
    await connection.execute(insert(picks).values(row))


async def forget_picks(connection: AsyncConnection, server_id: int, *, from_day: date) -> None:
    """Forget what was picked for a date and those after it, where settings have changed; what was skipped stays."""
    here = (picks.c.server_id == server_id) & (picks.c.day >= from_day)
    await connection.execute(update(picks).where(here).values(entry_id=None))
