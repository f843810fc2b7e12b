"""An answer as a value, and the ways it can reach the person who asked."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from glossbot.bot.services import Interaction

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message shows: a sentence, an embed, and components (each row a sequence)."""

    content: str = ""
    embed: discord.Embed | None = None
    rows: Sequence[Sequence[ui.Item[Any]]] = ()


async def send(interaction: Interaction, answer: Answer, *, private: bool) -> None:
    """Answer with a new message, which only the one who asked sees when it is private."""
    options: dict[str, Any] = {"ephemeral": private}
    if answer.embed:
        options["embed"] = answer.embed
    if answer.rows:
        options["view"] = sealed(answer.rows)
    if interaction.response.is_done():
        await interaction.followup.send(answer.content, **options)
    else:
        await interaction.response.send_message(answer.content or None, **options)


async def reply(message: discord.Message, answer: Answer) -> None:
    """Answer a message with a reply, at most once: Discord takes a second one with the same nonce for the first.

    Where it is not allowed, or the message is gone, nothing is said.
    """
    options: dict[str, Any] = {"nonce": str(message.id), "mention_author": False}
    if answer.embed:
        options["embed"] = answer.embed
    if answer.rows:
        options["view"] = sealed(answer.rows)
    try:
        await message.reply(answer.content, **options)
    except (discord.Forbidden, discord.NotFound) as error:
        log.info("a mention in channel %s could not be answered: %s", message.channel.id, error)


async def show(interaction: Interaction, answer: Answer) -> None:
    """Answer a component: a private message changes in place, a public one stays and the answer is private."""
    if is_private(interaction.message):
        await replace(interaction, answer)
    else:
        await send(interaction, answer, private=True)


async def replace(interaction: Interaction, answer: Answer) -> None:
    """Change the message that the component is on."""
    await interaction.response.edit_message(
        content=answer.content or None,
        embeds=[answer.embed] if answer.embed else [],
        view=sealed(answer.rows) if answer.rows else None,
    )


async def mark_done(interaction: Interaction, label: str) -> None:
    """Switch off the button that was pressed, and have it say that what it does is done."""
    if not interaction.message:
        return
    pressed = str((interaction.data or {}).get("custom_id"))
    view = ui.View.from_message(interaction.message, timeout=None)
    for item in view.children:
        if isinstance(item, ui.Button) and item.custom_id == pressed:
            item.label, item.disabled = label, True
    view.stop()
    await interaction.response.edit_message(view=view)


def is_private(message: discord.Message | None) -> bool:
    """Whether only one person sees a message."""
    return message is not None and message.flags.ephemeral


def sealed(rows: Sequence[Sequence[ui.Item[Any]]]) -> ui.View:
    """Lay out components in a view that is finished, so that sending it leaves nothing in memory.

    The components go on working: their classes are registered once and recognise them by their ids.
    """
    view = ui.View(timeout=None)
    for number, row in enumerate(rows):
        for item in row:
            item.row = number
            view.add_item(item)
    view.stop()
    return view
