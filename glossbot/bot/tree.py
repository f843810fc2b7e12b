"""The command tree: its errors end where all errors end, and its answers are counted while under way."""

import discord
from discord import app_commands

from glossbot.bot.failures import expected, report, tell
from glossbot.bot.services import Host, Interaction

OUTDATED = (
    "That command has changed since your Discord last looked. Give it a minute, or restart Discord, and try again."
)


class Tree(app_commands.CommandTree[Host]):
    """The application's commands."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let every command through, and count it as under way until it completes or fails."""
        if interaction.type is not discord.InteractionType.autocomplete:
            interaction.client.underway.begin(interaction)
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Say what is wrong, in one sentence."""
        try:
            if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
                await tell(interaction, OUTDATED)
            elif sentence := expected(error.__cause__):
                await tell(interaction, sentence)
            elif isinstance(error, app_commands.CheckFailure):
                pass  # whoever refused has said why
            else:
                await report(interaction, error)
        finally:
            interaction.client.underway.end(interaction)
