"""Coming to Discord and staying there: tries again while it is away, and stops cleanly when asked."""

import asyncio
import logging
import random
from collections.abc import Callable

import aiohttp
import discord

from glossbot.backoff import pause
from glossbot.bot.client import GlossBot
from glossbot.config import TOKEN_VARIABLE
from glossbot.errors import ConfigurationError

log = logging.getLogger(__name__)

AUTHENTICATION_FAILED = 4004
FIRST_PAUSE = 5.0
LONGEST_PAUSE = 300.0
CANCEL_PATIENCE = 0.5
READY_PATIENCE = 300.0
"""Seconds until the gateway must have let the bot in: discord.py tries by recursion, and not for ever."""
REFUSED = (
    f"Discord refused the token in {TOKEN_VARIABLE}. Reset it on the page “Bot” of your application in the "
    "developer portal, and put the new one in its place."
)


class TurnedAway(Exception):  # noqa: N818 - it names a state of the world
    """The gateway refused the bot several times in a row, or let it wait for minutes."""

    def __str__(self) -> str:
        return "its gateway does not let us in"


Away = (
    TurnedAway,
    OSError,
    aiohttp.ClientError,
    discord.HTTPException,
    discord.GatewayNotFound,
    discord.ConnectionClosed,
)


async def serve(
    make_bot: Callable[[], GlossBot],
    token: str,
    stop: asyncio.Event,
    *,
    chance: random.Random,
) -> None:
    """Keep a bot connected until told to stop, making a fresh one for each try.

    Raises ConfigurationError when Discord refuses the token. Pauses (seconds) grow while Discord cannot be reached.
    """
    attempt = 0
    while not stop.is_set():
        bot = make_bot()
        try:
            await _connected(bot, token, stop)
        except discord.LoginFailure as error:
            raise ConfigurationError(REFUSED) from error
        except Away as error:
            if isinstance(error, discord.ConnectionClosed) and error.code == AUTHENTICATION_FAILED:
                raise ConfigurationError(REFUSED) from error
            attempt = 1 if bot.was_ready else attempt + 1
            seconds = pause(attempt, chance, first=FIRST_PAUSE, longest=LONGEST_PAUSE)
            log.warning(
                "Discord cannot be reached (%s); the next try is in %.0f s", error or type(error).__name__, seconds
            )
            await _wait(stop, seconds)


async def _connected(bot: GlossBot, token: str, stop: asyncio.Event) -> None:
    """Run one bot until it fails, is turned away, or is told to stop; it is closed in any case."""
    session = asyncio.create_task(bot.start(token))
    others = [asyncio.create_task(event.wait()) for event in (stop, bot.turned_away)]
    try:
        for patience in (READY_PATIENCE, None):
            done, _ = await asyncio.wait({session, *others}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
            if session in done:
                session.result()
            if bot.turned_away.is_set() or not (done or bot.was_ready):
                raise TurnedAway
            if done:
                break
    finally:
        for task in (session, *others):
            task.cancel()
        # First the session, or it would try to connect again on a closed connection. A shard that is identifying
        # swallows the first request to end, and closing the bot is what it heeds.
        await asyncio.wait({session}, timeout=CANCEL_PATIENCE)
        await bot.close()
        session.cancel()
        await asyncio.gather(session, *others, return_exceptions=True)


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
