"""On an entry: read more, go back, share, delete, and walk on to another."""

from glossbot.bot import ids, pages
from glossbot.bot.answers import mark_done, send, show
from glossbot.bot.components.base import Component
from glossbot.bot.failures import tell
from glossbot.bot.recording import note_opened
from glossbot.bot.services import Interaction

NOT_YOURS = "Only the person who asked for this answer, or a moderator, can delete it."


class ReadMore(Component, template=ids.DEPTH):
    """Shows the explanation and the tools."""

    async def act(self, interaction: Interaction) -> None:
        """Show the rest of the entry."""
        glossary = interaction.client.services.glossary
        entry = self.entry(interaction)
        await show(interaction, pages.depth(entry, glossary) if entry else pages.index(glossary, pages.REMOVED))


class ShortVersion(Component, template=ids.CARD):
    """Goes back to the card."""

    async def act(self, interaction: Interaction) -> None:
        """Show the card."""
        await show_card(interaction, self.values["entry_id"])


class OpenEntry(Component, template=ids.OPEN):
    """A select of entries."""

    async def act(self, interaction: Interaction) -> None:
        """Show the chosen entry's card, and note that it was opened."""
        entry_id = self.chosen(interaction)
        if interaction.client.services.glossary.get(entry_id):
            note_opened(interaction, "walk", entry_id)
        await show_card(interaction, entry_id)


class Share(Component, template=ids.SHARE):
    """Posts a private answer to the channel."""

    async def act(self, interaction: Interaction) -> None:
        """Post the card for all to see, once."""
        glossary = interaction.client.services.glossary
        entry = self.entry(interaction)
        if entry is None:
            await self.say_removed(interaction)
            return
        await mark_done(interaction, "Shared")
        await send(interaction, pages.card(entry, glossary, private=False), private=False)


class Delete(Component, template=ids.DELETE):
    """Takes a public answer away."""

    async def act(self, interaction: Interaction) -> None:
        """Delete the message if it was this person's question, or if they moderate here."""
        if not (_asked_it(interaction) or interaction.permissions.manage_messages):
            await tell(interaction, NOT_YOURS)
            return
        await interaction.response.defer()
        await interaction.delete_original_response()


async def show_card(interaction: Interaction, entry_id: str) -> None:
    """Show an entry's card to the one who pressed, or say that it is gone."""
    glossary = interaction.client.services.glossary
    entry = glossary.get(entry_id)
    answer = pages.card(entry, glossary, private=True) if entry else pages.index(glossary, pages.REMOVED)
    await show(interaction, answer)


def _asked_it(interaction: Interaction) -> bool:
    """Whether the message answers this person; Discord itself keeps who that was, so that nothing need be stored."""
    metadata = interaction.message and interaction.message.interaction_metadata
    return metadata is not None and metadata.user.id == interaction.user.id
