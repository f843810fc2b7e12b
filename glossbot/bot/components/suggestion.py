"""On "Did you mean", and on a reply that is not sure: the choice of one candidate."""

from glossbot.bot import ids, pages
from glossbot.bot.answers import replace, send
from glossbot.bot.components.base import EntryComponent
from glossbot.bot.recording import note_opened
from glossbot.bot.services import Interaction
from glossbot.glossary import Entry, Glossary


class Pick(EntryComponent, template=ids.PICK):
    """Says which entry was meant; the answer is as public as the command asked for."""

    async def act_on(self, interaction: Interaction, entry: Entry, glossary: Glossary) -> None:
        """Answer as the command would have, had it been spelt right."""
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


class Choose(EntryComponent, template=ids.CHOOSE):
    """Says in a reply which entry was meant."""

    async def act_on(self, interaction: Interaction, entry: Entry, glossary: Glossary) -> None:
        """Change the reply into the card for whoever asked; anybody else gets the card for themselves."""
        note_opened(interaction, "mention", entry.id)
        asker = int(self.values["asker"])
        if interaction.user.id == asker:
            await replace(interaction, pages.card(entry, glossary, private=False, asker=asker))
        else:
            await send(interaction, pages.card(entry, glossary, private=True), private=True)
