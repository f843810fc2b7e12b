"""**Explain terms**, on any message: what do the words in it mean?"""

import discord
from discord import app_commands
from discord.ext import commands

from glossbot.bot import pages
from glossbot.bot.answers import send
from glossbot.bot.recording import note_explained
from glossbot.bot.services import Host, Interaction


class Explain(commands.Cog):
    """Explains the terms in a message that somebody points at.

    Discord hands the message over with the command: this wants no intent to read messages.
    """

    def __init__(self, bot: Host) -> None:
        self.bot = bot
        self.menu = app_commands.ContextMenu(name="Explain terms", callback=self.explain)

    async def cog_load(self) -> None:
        """Add the command, which a cog does not do by itself for context menus."""
        self.bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        """Take the command away again."""
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    async def explain(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer, to the asker alone, with the terms that the message uses."""
        glossary = self.bot.services.glossary
        spots = glossary.spot(_text(message))
        note_explained(interaction, spots)
        await send(interaction, pages.explained(spots, glossary), private=True)


def _text(message: discord.Message) -> str:
    """Return what a person reads in a message: its text, that of its embeds, and that of what it forwards."""
    parts = [message.content, *(snapshot.content for snapshot in message.message_snapshots)]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or ""]
        parts += [f"{field.name}\n{field.value}" for field in embed.fields]
    return "\n\n".join(filter(None, parts))
