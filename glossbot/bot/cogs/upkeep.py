"""What happens in the background: commands sent, look-ups written down, counts read, old look-ups forgotten."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import discord
from discord.ext import commands, tasks

from glossbot.bot.services import Host
from glossbot.bot.syncing import sync_if_changed
from glossbot.errors import StoreUnavailable
from glossbot.logs import Occasionally
from glossbot.store.lookups import forget

log = logging.getLogger(__name__)


class Upkeep(commands.Cog):
    """Keeps the loops. A loop must never end by an error, so each body runs guarded."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot
        self._complain = Occasionally(seconds=60)

    async def cog_load(self) -> None:
        """Start the loops."""
        self.send_commands.start()
        self.write_lookups.start()
        self.read_counts.start()
        self.read_choices.start()
        self.forget_lookups.start()

    async def cog_unload(self) -> None:
        """Stop the loops."""
        for loop in (self.send_commands, self.write_lookups, self.read_counts, self.read_choices, self.forget_lookups):
            loop.cancel()

    @tasks.loop(minutes=1)
    async def send_commands(self) -> None:
        """Send the commands to Discord if they have changed, until it takes them.

        Not while the bot starts: a refusal can take discord.py minutes, and the commands that Discord knows from before
        are answered meanwhile.
        """
        await self._guarded(self._send_commands)

    @tasks.loop(seconds=1)
    async def write_lookups(self) -> None:
        """Write the queued look-ups."""
        await self._guarded(self.bot.services.lookup_log.flush)

    @tasks.loop(minutes=5)
    async def read_counts(self) -> None:
        """Read what is popular."""
        await self._guarded(lambda: self.bot.services.popularity.refresh(self.bot.services.now()))

    @tasks.loop(minutes=1)
    async def read_choices(self) -> None:
        """Read what servers have chosen, which another process may have changed."""
        await self._guarded(self.bot.services.servers.refresh)

    @tasks.loop(hours=24)
    async def forget_lookups(self) -> None:
        """Delete the look-ups that are older than the operator keeps them."""
        await self._guarded(self._forget)

    async def _forget(self) -> None:
        services = self.bot.services
        before = services.now() - timedelta(days=services.keep_lookups_days)
        async with services.database.begin() as connection:
            if count := await forget(connection, before):
                log.info("deleted %d look-ups from before %s", count, before.date())

    async def _send_commands(self) -> None:
        await sync_if_changed(self.bot.tree, self.bot.services.database, self.bot.application_id or 0)
        self.send_commands.stop()

    async def _guarded(self, body: Callable[[], Awaitable[object]]) -> None:
        try:
            await body()
        except discord.HTTPException as error:
            log.warning("Discord did not take the commands (%s); they are sent again in a minute", error)
        except StoreUnavailable as error:
            if self._complain.now():
                log.warning("%s", error)
        except Exception:
            log.exception("a background task failed and goes on")
