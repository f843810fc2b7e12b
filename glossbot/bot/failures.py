"""The one place where unexpected errors end: a kind sentence for the user, the traceback in the log."""

import logging
import secrets

import aiohttp
import discord

from glossbot.bot.services import Interaction
from glossbot.errors import StoreUnavailable

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
SORRY = (
    "Sorry, something went wrong on my side, and it is not your fault. Please try again in a moment. "
    "If it keeps happening, give whoever runs me this reference: `{}`"
)
NOT_KEPT = "I can't reach my database right now, so nothing was changed. Please try again in a few minutes."


class Refusal(Exception):  # noqa: N818 - it is no error, but an answer
    """A command has nothing to work on; its text is what the user reads."""


def expected(error: BaseException | None) -> str | None:
    """Return what the user is told of an error that is no fault of the program; None for one that is."""
    if isinstance(error, Refusal):
        return str(error)
    return NOT_KEPT if isinstance(error, StoreUnavailable) else None


async def report(interaction: Interaction, error: BaseException) -> None:
    """Log an error under a short reference id, and tell the user that id."""
    cause = error.__cause__ if isinstance(error, discord.app_commands.CommandInvokeError) else error
    name = (
        interaction.command.qualified_name
        if interaction.command
        else interaction.data and interaction.data.get("custom_id")
    )
    reference = _logged(str(name or "an interaction"), cause or error)
    if isinstance(cause, discord.NotFound) and cause.code == UNKNOWN_INTERACTION:
        return  # Discord has stopped waiting: there is nobody left to tell
    if interaction.client.is_closed():
        return  # the bot is stopping, and the connection is gone
    await tell(interaction, SORRY.format(reference))


async def report_event(name: str, error: BaseException | None, message: discord.Message | None) -> None:
    """Log an error of an event under a reference id, and tell it to the one whose message was being answered."""
    reference = _logged(name, error)
    if message:
        try:
            await message.reply(SORRY.format(reference), mention_author=False)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:
            log.warning("could not tell the user: %s", failure)


async def tell(interaction: Interaction, sentence: str) -> None:
    """Say something to the one who asked and nobody else, whatever has been said already; a failure is logged."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:
        log.warning("could not tell the user: %s", failure)


def _logged(name: str, error: BaseException | None) -> str:
    reference = secrets.token_hex(3)
    log.error("[%s] %s failed", reference, name, exc_info=error)
    return reference
