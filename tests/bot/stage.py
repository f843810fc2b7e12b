"""Who plays in the tests of the bot, and how to read what they see."""

from dataclasses import dataclass
from typing import Any

import discord
import simcord
from simcord.results import InteractionResult, ResponseMessage
from sqlalchemy import select

from glossbot.bot.services import Services
from glossbot.store import Lookup
from glossbot.store.tables import lookups


@dataclass
class Stage:
    """A server with a channel, somebody who asks, somebody else, and a moderator."""

    env: simcord.Env
    services: Services
    server: Any
    channel: Any
    asker: Any
    other: Any
    moderator: Any

    async def ask(self, command: str, **options: object) -> InteractionResult:
        return await self.asker.slash(self.channel, command, **options)

    @property
    def public(self) -> list[discord.Message]:
        """What everybody in the channel can read."""
        return [m for m in self.channel.history(viewer=self.other) if not m.flags.ephemeral]

    async def lookups(self) -> list[Lookup]:
        """What stands in the database, after the second at which the queue is written."""
        await self.env.advance_time(1.1)
        async with self.services.database.begin() as connection:
            columns = [column for column in lookups.c if column.name != "id"]
            return [Lookup(*row) for row in await connection.execute(select(*columns).order_by(lookups.c.id))]


def shown(result: InteractionResult) -> ResponseMessage:
    """Return the one message that an interaction was answered with."""
    assert result.response is not None
    return result.response


def everything(message: ResponseMessage | discord.Message) -> str:
    """Return all text of a message that a person could read, its components included."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.author.name or "", embed.title or "", embed.description or "", embed.footer.text or ""]
        parts += [f"{field.name}\n{field.value}" for field in embed.fields]
    parts += labels(message)
    return "\n".join(parts)


def labels(message: ResponseMessage | discord.Message) -> list[str]:
    """Return the labels of buttons and of the options in selects."""
    found: list[str] = []
    for item in controls(message):
        found += [item["label"]] if item.get("label") else []
        found += [option["label"] for option in item.get("options", ())]
    return found


def ids(message: ResponseMessage | discord.Message) -> list[str]:
    """Return the ids of buttons and selects."""
    return [item["custom_id"] for item in controls(message)]


def controls(message: ResponseMessage | discord.Message) -> list[dict[str, Any]]:
    """Return buttons and selects as Discord is sent them."""
    rows: list[Any] = [row if isinstance(row, dict) else row.to_dict() for row in message.components]
    return [item for row in rows for item in row["components"]]
