"""On an entry: read more, go back, share, delete, and walk on to another."""

from glossbot.bot import ids, pages
from glossbot.bot.answers import mark_done, send, show
from glossbot.bot.components.base import Component, EntryComponent
from glossbot.bot.failures import tell
from glossbot.bot.recording import note_opened
from glossbot.bot.services import Interaction
from glossbot.glossary import Entry, Glossary

NOT_YOURS = "Only the person who asked for this answer, or a moderator, can delete it."


class ReadMore(EntryComponent, template=ids.DEPTH):
    """Shows the explanation and the tools."""

    async def act_on(self, interaction: Interaction, entry: Entry, glossary: Glossary) -> None:
        """Show the rest of the entry."""
        await show(interaction, pages.depth(entry, glossary))


class ReadPost(ReadMore, template=ids.POST):
    """Shows the same under a term of the day."""


class ShortVersion(EntryComponent, template=ids.CARD):
    """Goes back to the card."""

    async def act_on(self, interaction: Interaction, entry: Entry, glossary: Glossary) -> None:
        """Show the card."""
        await show(interaction, pages.card(entry, glossary, private=True))


class OpenEntry(EntryComponent, template=ids.OPEN):
    """A select of entries."""

    async def act_on(self, interaction: Interaction, entry: Entry, glossary: Glossary) -> None:
        """Show the chosen entry's card, and note that it was opened."""
        note_opened(interaction, "walk", entry.id)
        await show(interaction, pages.card(entry, glossary, private=True))

    def entry_id(self, interaction: Interaction) -> str:
        """Return the id that was chosen."""
        return self.chosen(interaction)


class Share(EntryComponent, template=ids.SHARE):
    """Posts a private answer to the channel."""

    async def act_on(self, interaction: Interaction, entry: Entry, glossary: Glossary) -> None:
        """Post the card for all to see, once."""
        await mark_done(interaction, "Shared")
        await send(interaction, pages.card(entry, glossary, private=False), private=False)


class Delete(Component, template=ids.DELETE):
    """Takes a public answer away."""

    async def act(self, interaction: Interaction) -> None:
        """Delete the message if it was this person's question, or if they moderate here."""
        if not (self._asked_it(interaction) or interaction.permissions.manage_messages):
            await tell(interaction, NOT_YOURS)
            return
        await interaction.response.defer()
        await interaction.delete_original_response()

    def _asked_it(self, interaction: Interaction) -> bool:
        """Whether the message answers this person: Discord or the button itself keeps who that was."""
        metadata = interaction.message and interaction.message.interaction_metadata
        asker = metadata.user.id if metadata else int(self.values["asker"] or 0)
        return asker == interaction.user.id
