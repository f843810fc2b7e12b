"""`/popular`: what is asked for most here."""

import logging
from datetime import timedelta
from typing import Literal

from discord import app_commands
from discord.ext import commands

from glossbot.bot import pages
from glossbot.bot.answers import Answer, send
from glossbot.bot.services import Host, Interaction
from glossbot.errors import StoreUnavailable
from glossbot.logs import Occasionally
from glossbot.store.lookups import counts

log = logging.getLogger(__name__)

MOST_RANKED = 10
IN_A_DIRECT_MESSAGE = "What is popular is counted by server, so here are our editors' picks."
NOTHING_ASKED_YET = "Nothing was asked here in that time yet, so here are our editors' picks."
COUNTS_AWAY = "I can't read the counts at the moment, so here are our editors' picks."


Period = Literal["this week", "this month", "all time"]

DAYS: dict[Period, int | None] = {"this week": 7, "this month": 30, "all time": None}


class Popular(commands.Cog):
    """Ranks the terms of a server."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot
        self._complain = Occasionally(seconds=60)

    @app_commands.command(description="Show which terms are asked for most on this server")
    @app_commands.describe(period="How far back to count (a month if you don't say)")
    async def popular(self, interaction: Interaction, period: Period = "this month") -> None:
        """Answer with the ranking, or with the editors' picks and why. The database may take its time: defer."""
        await interaction.response.defer()
        await send(interaction, await self._answer(interaction.guild_id, period), private=False)

    async def _answer(self, server_id: int | None, period: Period) -> Answer:
        services = self.bot.services
        glossary = services.glossary
        if server_id is None:
            return pages.picks(IN_A_DIRECT_MESSAGE, glossary)
        days = DAYS[period]
        since = services.now() - timedelta(days=days) if days else None
        try:
            async with services.database.reading() as connection:
                asked = await counts(connection, since=since, server_id=server_id, limit=2 * MOST_RANKED)
        except StoreUnavailable as error:
            if self._complain.now():
                log.warning("%s. Editors' picks are shown instead of counts.", error)
            return pages.picks(COUNTS_AWAY, glossary)
        ranked = [(entry, times) for entry_id, times in asked.items() if (entry := glossary.get(entry_id))]
        if not ranked:
            return pages.picks(NOTHING_ASKED_YET, glossary)
        return pages.popular(ranked[:MOST_RANKED], f"Asked for most, {period}", glossary)
