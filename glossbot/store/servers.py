"""What a server's moderators have chosen, in memory, so that no answer waits for the database."""

from sqlalchemy import delete, insert, select

from glossbot.store.database import Database
from glossbot.store.tables import servers


class Servers:
    """The servers that differ from the defaults: read from the database now and then, and changed through here."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._silent: set[int] | None = None

    def answers_mentions(self, server_id: int) -> bool:
        """Whether the bot may answer there when it is mentioned: not before the database has been read once."""
        return self._silent is not None and server_id not in self._silent

    async def refresh(self) -> None:
        """Read what was chosen; raises StoreUnavailable and keeps what it had."""
        async with self._database.reading() as connection:
            silent = await connection.scalars(select(servers.c.server_id).where(servers.c.answers_mentions.is_(False)))
            self._silent = set(silent)

    async def choose_mentions(self, server_id: int, *, answer: bool) -> None:
        """Choose whether the bot answers there when it is mentioned; raises StoreUnavailable and changes nothing."""
        async with self._database.begin() as connection:
            await connection.execute(delete(servers).where(servers.c.server_id == server_id))
            await connection.execute(insert(servers).values(server_id=server_id, answers_mentions=answer))
        if self._silent is not None:
            (self._silent.discard if answer else self._silent.add)(server_id)
