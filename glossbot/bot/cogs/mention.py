"""Mentioning the bot: an answer in a reply, where everybody sees it."""

import logging
import re
from collections import deque

import discord
from discord.ext import commands

from glossbot.bot import replies
from glossbot.bot.answers import reply
from glossbot.bot.recording import note_mention
from glossbot.bot.services import Host

log = logging.getLogger(__name__)

# How many answers so many seconds may bring.
PER_MEMBER = (3, 30.0)
PER_CHANNEL = (8, 30.0)
_REMEMBERED = 500
"""Messages that are known to be answered: Discord may hand one over twice."""
_KINDS = {discord.MessageType.default, discord.MessageType.reply}


class Mention(commands.Cog):
    """Answers whoever mentions the bot, or writes to it directly.

    Discord hands over the text of such messages without the intent to read them all.
    """

    def __init__(self, bot: Host) -> None:
        self.bot = bot
        self._answered: deque[int] = deque(maxlen=_REMEMBERED)
        self._members = commands.CooldownMapping[discord.Message].from_cooldown(*PER_MEMBER, commands.BucketType.user)
        self._channels = commands.CooldownMapping[discord.Message].from_cooldown(
            *PER_CHANNEL, commands.BucketType.channel
        )

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that asks the bot, once, and at a limited pace; others are left alone."""
        services = self.bot.services
        asked = self._asked(message)
        if asked is None or message.id in self._answered or self._is_too_soon(message):
            return
        self._answered.append(message.id)
        with self.bot.underway.during(message):
            if replies.is_empty(asked):
                answer = replies.hello(message.author.id)
            else:
                resolution = services.glossary.resolve(asked)
                note_mention(services, message.guild, resolution)
                answer = replies.reply(resolution, asked, services.glossary, message.author.id)
            await reply(message, answer)

    def _asked(self, message: discord.Message) -> str | None:
        """Return what a message asks the bot; None for one that does not ask it, or that it should not answer."""
        if message.author.bot or message.webhook_id or message.type not in _KINDS or not self.bot.user:
            return None
        if message.guild and not self.bot.services.servers.answers_mentions(message.guild.id):
            return None
        # A reply to the bot mentions it too, without a word of it in the text: that is no question.
        text, times = re.subn(rf"<@!?{self.bot.user.id}>", " ", message.content)
        return text.strip() if times or message.guild is None else None

    def _is_too_soon(self, message: discord.Message) -> bool:
        # Both are asked only where the first lets it pass, so that one member's haste does not use up the channel.
        now = self.bot.services.now().timestamp()
        return bool(self._members.update_rate_limit(message, now) or self._channels.update_rate_limit(message, now))
