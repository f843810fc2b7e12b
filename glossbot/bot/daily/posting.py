"""Taking the steps of posts, each for itself: send, pin, tidy up, unpin the last one, open a thread."""

import asyncio
import logging
from datetime import datetime, timedelta
from uuid import uuid4

import aiohttp
import discord

from glossbot.bot import ids
from glossbot.bot.answers import sealed
from glossbot.bot.daily import pages
from glossbot.bot.daily.obstacles import channel_of
from glossbot.bot.services import Host
from glossbot.daily.ledger import LEASE, Step, gives_up, nonce, pause, waiting_for
from glossbot.store import Connection, ledger, schedules
from glossbot.store.ledger import Post, Task

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds that a step may take: well within the lease, after which another process takes it for undone."""
CHANNEL_IS_GONE = "The channel is gone."
NOT_THERE = "I cannot see this server at the moment."
PINS_OF_OTHERS = "This channel has as many pins as Discord allows, and none of them is mine to take away."
MESSAGE_IS_GONE = 10008
TOO_MANY_PINS = 30003
THREAD_IS_THERE = 160004
_SEARCHED = 100
_NOTICES = 100
_THREAD_NAME = 100
_RIGHTS = {
    Step.PIN: "Pin Messages",
    Step.NOTICE: "Read Message History",
    Step.UNPIN: "Pin Messages",
    Step.THREAD: "Create Public Threads",
}
"""What a step needs, where it is not the right to send."""


class GivenUp(Exception):  # noqa: N818 - it is no error, but a fact about the step
    """The step can never be taken."""


class Poster:
    """Takes steps that are due, so that none is taken twice and none undoes another."""

    def __init__(self, bot: Host) -> None:
        self._bot = bot
        self._owner = uuid4().hex

    async def take(self, task: Task) -> None:
        """Take a step, if no other process has it, and write down how it ended."""
        services, now = self._bot.services, self._bot.services.now()
        async with services.database.begin() as connection:
            if not await ledger.lease(connection, task, self._owner, now, now + LEASE):
                return
        try:
            async with asyncio.timeout(PATIENCE):
                await self._act(task)
        except GivenUp as reason:
            await self._note_failure(task, str(reason), again_in=None)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            failures = task.failures + 1
            gone = isinstance(error, discord.NotFound) and error.code == MESSAGE_IS_GONE
            again = None if gone or gives_up(Step(task.step), failures) else pause(failures)
            await self._note_failure(task, _in_words(error, task), again_in=again)
        else:
            async with services.database.begin() as connection:
                await ledger.finish(connection, task, services.now(), waiting_for(task.step))
                if task.step == Step.SEND:
                    await schedules.note_problem(connection, task.post.server_id, None)
                await _forget_told(connection, task)

    async def _act(self, task: Task) -> None:
        server = self._bot.get_guild(task.post.server_id)
        if server is None or server.unavailable:
            raise ConnectionError(NOT_THERE)  # for now, perhaps: Discord loses sight of servers
        channel = channel_of(self._bot, task.post.channel_id)
        if channel is None:
            raise GivenUp(CHANNEL_IS_GONE)
        match Step(task.step):
            case Step.SEND:
                await self._send(channel, task)
            case Step.PIN:
                await self._pin(channel, task.post)
            case Step.NOTICE:
                await self._clear_notice(channel, task.post)
            case Step.UNPIN:
                await self._unpin_last(task.post)
            case Step.THREAD:
                await self._open_thread(channel, task.post)

    async def _send(self, channel: discord.TextChannel, task: Task) -> None:
        """Send a post, unless it is there already: whoever sent it may have been cut off before they noted it."""
        sent = task.post.message_id or (await self._find(channel, task.post) if task.begun else None)
        if sent is None:
            sent = await self._send_new(channel, task.post)
        async with self._bot.services.database.begin() as connection:
            await ledger.note_sent(connection, task.post.id, sent)

    async def _send_new(self, channel: discord.TextChannel, post: Post) -> int:
        services = self._bot.services
        entry = services.glossary.get(post.entry_id)
        if entry is None:
            message = f"The entry `{post.entry_id}` is no longer in the glossary."
            raise GivenUp(message)
        async with services.database.reading() as connection:
            plan = await schedules.load(connection, post.server_id)
        role_id = post.role_id if plan and plan.role_button else None
        answer = pages.post(entry, services.glossary, post.id, role_id)
        pinged = [discord.Object(post.role_id)] if post.role_id else []
        message = await channel.send(
            f"<@&{post.role_id}>" if post.role_id else "",
            embeds=[answer.embed] if answer.embed else [],
            view=sealed(answer.rows),
            nonce=nonce(post.id),
            allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=pinged),
        )
        return message.id

    async def _find(self, channel: discord.TextChannel, post: Post) -> int | None:
        """Look for a post that was sent and not noted: its button carries its number.

        First from its time on, then among the latest messages: this machine's clock may have been wrong.
        """
        since = post.claimed_at - timedelta(minutes=1)
        latest = channel.history(limit=_SEARCHED)
        for messages in (channel.history(after=since, limit=_SEARCHED, oldest_first=True), latest):
            async for message in messages:
                if message.author == self._bot.user and ids.is_of_post(_custom_ids(message), post.id):
                    return message.id
        return None

    async def _pin(self, channel: discord.TextChannel, post: Post) -> None:
        try:
            await _message(channel, post).pin()
        except discord.HTTPException as error:
            if error.code != TOO_MANY_PINS:
                raise
            await self._make_room(channel, post)
            await _message(channel, post).pin()

    async def _make_room(self, channel: discord.TextChannel, post: Post) -> None:
        """Unpin the oldest of our own posts; never somebody else's message."""
        async with self._bot.services.database.reading() as connection:
            ours = [one for one in await ledger.pinned(connection, post.server_id, Step.PIN) if one.id != post.id]
        oldest = next((one for one in ours if one.channel_id == channel.id), None)
        if oldest is None:
            raise GivenUp(PINS_OF_OTHERS)
        await self._unpin(oldest)

    async def _clear_notice(self, channel: discord.TextChannel, post: Post) -> None:
        since = discord.Object(post.message_id or 0)
        async for message in channel.history(after=since, limit=_NOTICES, oldest_first=False):
            about = message.reference and message.reference.message_id
            if message.type is discord.MessageType.pins_add and about == post.message_id:
                await message.delete()

    async def _unpin_last(self, post: Post) -> None:
        async with self._bot.services.database.reading() as connection:
            pinned = await ledger.pinned(connection, post.server_id, Step.PIN)
        latest = max((one.day for one in pinned), default=post.day)
        for one in pinned:
            if one.day < latest:  # this one too, if it was pinned so late that another stands already
                await self._unpin(one)

    async def _unpin(self, post: Post) -> None:
        channel = channel_of(self._bot, post.channel_id)
        try:
            if channel is not None:
                await _message(channel, post).unpin()
        except discord.NotFound:
            pass  # the message is gone, and its pin with it
        async with self._bot.services.database.begin() as connection:
            await ledger.note_unpinned(connection, post.id, Step.PIN)

    async def _open_thread(self, channel: discord.TextChannel, post: Post) -> None:
        entry = self._bot.services.glossary.get(post.entry_id)
        name = entry.name if entry else post.entry_id
        try:
            await _message(channel, post).create_thread(name=f"{name}: {post.day:%d %B}"[:_THREAD_NAME])
        except discord.HTTPException as error:
            if error.code != THREAD_IS_THERE:
                raise

    async def _note_failure(self, task: Task, problem: str, *, again_in: timedelta | None) -> None:
        services = self._bot.services
        now: datetime = services.now()
        log.warning("step %s of post %d failed: %s", task.step, task.post.id, problem)
        async with services.database.begin() as connection:
            again = now + again_in if again_in else None
            await ledger.fail(connection, task, problem, again_at=again, then=waiting_for(task.step))
            plan = await schedules.load(connection, task.post.server_id)
            if plan is None:
                return
            if task.step == Step.SEND:
                await schedules.note_problem(connection, plan.server_id, problem)
            # A hiccup of Discord's is nobody's business; what somebody has to do is said once.
            lasting = again_in is None or "I need **" in problem
            told = (plan.told or "").split("\n")
            tell = lasting and task.step in (Step.PIN, Step.THREAD) and problem not in told
            if tell:
                await schedules.note_told(connection, plan.server_id, "\n".join([*filter(None, told), problem]))
        if tell:
            await self._tell(task.post, problem)

    async def _tell(self, post: Post, problem: str) -> None:
        """Say once, where the post stands, what moderators can do; whether it arrives changes nothing."""
        channel = channel_of(self._bot, post.channel_id)
        if channel is not None:
            try:
                await channel.send(f"For the moderators: {problem} `/term-of-the-day status` has the details.")
            except discord.HTTPException as error:
                log.info("could not tell the moderators: %s", error)


def _message(channel: discord.TextChannel, post: Post) -> discord.PartialMessage:
    return channel.get_partial_message(post.message_id or 0)


def _custom_ids(message: discord.Message) -> list[str]:
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return [str(getattr(item, "custom_id", "")) for row in rows for item in row.children]


def _in_words(error: Exception, task: Task) -> str:
    """Say what went wrong so that a moderator knows what to do."""
    if isinstance(error, discord.Forbidden):
        right = _RIGHTS.get(Step(task.step), "Send Messages")
        return f"I am not allowed to: I need **{right}** in <#{task.post.channel_id}>."
    if isinstance(error, discord.NotFound) and error.code == MESSAGE_IS_GONE:
        return "The post was deleted."
    if isinstance(error, discord.HTTPException):
        return f"Discord refused ({error.status}, {error.code}): {error.text}".strip()
    return NOT_THERE if str(error) == NOT_THERE else f"Discord could not be reached ({type(error).__name__})."


async def _forget_told(connection: Connection, task: Task) -> None:
    """Forget that moderators were told of a right that was missing, now that it is there."""
    right = _RIGHTS.get(Step(task.step))
    plan = await schedules.load(connection, task.post.server_id)
    told = (plan.told or "").split("\n") if plan else []
    kept = [line for line in told if line and f"**{right}**" not in line]
    if plan and plan.told and len(kept) < len(told):
        await schedules.note_told(connection, plan.server_id, "\n".join(kept) or None)
