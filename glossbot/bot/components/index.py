"""On the index: open it, choose a category or a letter, turn the page."""

from glossbot.bot import ids, pages
from glossbot.bot.answers import show
from glossbot.bot.components.base import Component
from glossbot.bot.index import EVERYTHING
from glossbot.bot.services import Interaction


class Browse(Component, template=ids.INDEX):
    """Leads to the index."""

    async def act(self, interaction: Interaction) -> None:
        """Show all categories."""
        await show(interaction, pages.index(interaction.client.services.glossary))


class ChooseShelf(Component, template=ids.SHELF):
    """A select of categories."""

    async def act(self, interaction: Interaction) -> None:
        """Show the first page of the chosen category."""
        await show(interaction, pages.shelf(interaction.client.services.glossary, self.chosen(interaction)))


class TurnPage(Component, template=ids.PAGE):
    """Turns a page back or forwards."""

    async def act(self, interaction: Interaction) -> None:
        """Show that page."""
        shelf, number = self.values["shelf"], int(self.values["number"])
        await show(interaction, pages.shelf(interaction.client.services.glossary, shelf, number))


class JumpToLetter(Component, template=ids.LETTER):
    """A select of letters."""

    async def act(self, interaction: Interaction) -> None:
        """Show the page on which the chosen letter begins."""
        _, _, number = self.chosen(interaction).rpartition(":")
        page = int(number) if number.isdecimal() else 0
        await show(interaction, pages.shelf(interaction.client.services.glossary, EVERYTHING, page))
