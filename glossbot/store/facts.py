"""The few things that the bot must remember from one start to the next, by key."""

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from glossbot.store.tables import facts


async def recall(connection: AsyncConnection, key: str) -> str | None:
    """Return what was remembered under a key, or None."""
    result = await connection.execute(select(facts.c.value).where(facts.c.key == key))
    return result.scalar_one_or_none()


async def remember(connection: AsyncConnection, key: str, value: str) -> None:
    """Remember a value under a key, in place of what was there."""
    await connection.execute(delete(facts).where(facts.c.key == key))
    await connection.execute(insert(facts).values(key=key, value=value))
