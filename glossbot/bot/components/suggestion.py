"""On "Did you mean": the choice of one candidate."""

from glossbot.bot import ids, pages
from glossbot.bot.answers import replace, send
from glossbot.bot.components.base import Component
from glossbot.bot.recording import note_opened
from glossbot.bot.services import Interaction


class Pick(Component, template=ids.PICK):
    """Says which entry was meant; the answer is as public as the command asked for."""

    async def act(self, interaction: Interaction) -> None:
        """Answer as the command would have, had it been spelt right."""
        glossary = interaction.client.services.glossary
        entry = self.entry(interaction)
        if entry is None:
            await self.say_removed(interaction)
            return
        command, private = self.values["command"], self.values["visibility"] == "private"
        note_opened(interaction, command, entry.id)
        if command == "related":
            answer = pages.related(entry, glossary)
        else:
            answer = pages.card(entry, glossary, private=private)
        if private:
            await replace(interaction, answer)
        else:
            await send(interaction, answer, private=False)
