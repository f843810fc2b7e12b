"""`/help`: what the bot can do."""

import discord
from discord import app_commands
from discord.ext import commands

from glossbot.bot import pages
from glossbot.bot.answers import send
from glossbot.bot.services import Host, Interaction


class Guide(commands.Cog):
    """Introduces the bot."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @app_commands.command(name="help", description="What I can do for you")
    async def help(self, interaction: Interaction) -> None:
        """Answer, to the asker alone, with every command there is."""
        top = self.bot.tree.get_commands(type=discord.AppCommandType.chat_input)
        listed = [(command.name, command.description) for command in top]
        await send(interaction, pages.guide(listed, self.bot.services.glossary), private=True)
