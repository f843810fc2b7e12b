"""The bot: commands, components, and how it behaves towards Discord."""

import asyncio
import logging
import sys
from collections import Counter

import discord
from discord import app_commands
from discord.ext import commands

from glossbot.backoff import pause
from glossbot.bot import components
from glossbot.bot.cogs import (
    browse,
    compare,
    daily,
    define,
    explain,
    glossary,
    guide,
    mention,
    popular,
    posting,
    pot_luck,
    related,
    search,
    today,
    upkeep,
)
from glossbot.bot.components import Form
from glossbot.bot.failures import report_event, tell
from glossbot.bot.services import Host, Services
from glossbot.bot.tree import Tree
from glossbot.bot.underway import Underway

log = logging.getLogger(__name__)

FEATURES = (
    define.Define,
    related.Related,
    compare.Compare,
    search.Search,
    explain.Explain,
    mention.Mention,
    browse.Browse,
    pot_luck.PotLuck,
    popular.Popular,
    glossary.Moderation,
    daily.TermOfTheDay,
    today.Today,
    posting.Posting,
    guide.Guide,
    upkeep.Upkeep,
)
STOP_PATIENCE = 2.0
"""Seconds that a stop waits for answers under way."""
IDENTIFY_SPACING = 5.0
"""Seconds between two shards' first IDENTIFY, as discord.py keeps them by itself."""
MOST_FAILURES = 2
"""Identifies in a row that may fail before the bot gives up: with the pauses between, some 700 in a day."""

NO_LONGER_WORKS = "This button is from an older version of me and no longer works. Ask again with `/define`."
FORM_EXPIRED = "I was restarted while you were writing, so this form is no longer open. Please open it again."


class GlossBot(Host):
    """Answers what a term means."""

    def __init__(self, services: Services, *, shard_count: int | None = None) -> None:
        # We have no voice: nobody needs to be warned at each start that it lacks libraries.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            # Messages cost work with each of them, and are asked for only where some are answered.
            intents=discord.Intents(guilds=True, messages=services.answer_mentions),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            shard_count=shard_count,
        )
        self.services = services
        self.underway = Underway()
        self.was_ready = False
        """Whether Discord has let this bot in at all."""
        self.turned_away = asyncio.Event()
        """Set when the gateway has refused this bot several times in a row: it should be closed, and rest."""
        self._identified: Counter[int | None] = Counter()

    async def setup_hook(self) -> None:
        """Register all that answers."""
        for feature in FEATURES:
            await self.add_cog(feature(self))
        self.add_dynamic_items(*components.ALL)

    async def close(self) -> None:
        """Finish the answers under way, leave Discord, and write down what is still queued."""
        if not await self.underway.finish(STOP_PATIENCE):
            log.warning("stopping with %d answers unfinished", len(self.underway))
        await super().close()
        await self.services.lookup_log.flush()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Pause before an IDENTIFY, longer after each that failed, and give up after a few.

        Discord resets the token of a bot that sends more than 1000 a day. Long pauses are not made here, where nobody
        listens to the gateway and discord.py takes it for dead after a minute, but between two connections.
        """
        failures = self._identified[shard_id]
        self._identified[shard_id] += 1
        if failures > MOST_FAILURES:
            self.turned_away.set()
            await asyncio.Event().wait()  # until whoever runs this bot closes it
        if failures:
            await asyncio.sleep(pause(failures, self.services.chance, first=2 * IDENTIFY_SPACING, longest=40))
        elif not initial:
            await asyncio.sleep(IDENTIFY_SPACING)

    async def on_shard_ready(self, shard_id: int) -> None:
        """Forget the failures of a shard that is connected."""
        self.was_ready = True
        self._identified[shard_id] = 0

    async def on_app_command_completion(self, interaction: discord.Interaction, _command: object) -> None:
        """Take note that a command has answered."""
        self.underway.end(interaction)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Report what went wrong with an event, to whoever asked if it was a message that is being answered."""
        del kwargs
        error = sys.exception()
        message = args[0] if args and isinstance(args[0], discord.Message) else None
        await report_event(event_method, error, message if error and message else None)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a component or form that nothing here knows, so that nobody reads "interaction failed"."""
        custom_id = str((interaction.data or {}).get("custom_id", ""))
        if interaction.type is discord.InteractionType.component and not _is_known(custom_id):
            await tell(interaction, NO_LONGER_WORKS)  # type: ignore[arg-type]
        elif interaction.type is discord.InteractionType.modal_submit and custom_id not in Form.open_forms:
            await tell(interaction, FORM_EXPIRED)  # type: ignore[arg-type]


def _is_known(custom_id: str) -> bool:
    return any(kind.__discord_ui_compiled_template__.fullmatch(custom_id) for kind in components.ALL)
