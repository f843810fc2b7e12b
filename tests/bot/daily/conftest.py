"""A server with a moderator who may manage it, and a clock that moves with the simulation's."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import discord
import pytest
from simcord.results import InteractionResult

from tests.bot.stage import Stage


@dataclass
class Daily:
    """The stage, as somebody sees it who runs the term of the day."""

    stage: Stage
    owner: Any

    async def say(self, command: str, **options: object) -> InteractionResult:
        return await self.owner.slash(self.stage.channel, f"term-of-the-day {command}", **options)

    async def set_up(self, **options: object) -> InteractionResult:
        wanted = {"channel": self.stage.channel, "time": "9:00", "timezone": "Etc/UTC", **options}
        return await self.say("setup", **wanted)

    async def pass_time(self, hours: float, seconds: float = 8) -> None:
        """Let the wall clock go on by hours, and the bot run for some seconds after."""
        before = self.stage.services.now
        self.stage.services.now = lambda: before() + timedelta(hours=hours)
        await self.stage.env.advance_time(seconds)

    @property
    def posts(self) -> list[discord.Message]:
        """The terms of the day that everybody in the channel can read, the oldest first."""
        return [m for m in self.stage.public if m.embeds and (m.embeds[0].title or "").startswith("Term of the day: ")]


@pytest.fixture
def daily(stage: Stage) -> Daily:
    rights = discord.Permissions(manage_guild=True, manage_roles=True)
    role = stage.server.create_role("Owners", permissions=rights)
    owner = stage.server.add_member(stage.env.create_user("owner"), roles=[role])
    stage.services.now = stage.env.now
    return Daily(stage, owner)
