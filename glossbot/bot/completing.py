"""What Discord offers while somebody types an option. From memory alone: a late offer is a lost one."""

from discord import app_commands

from glossbot.bot.services import Interaction
from glossbot.glossary import Category, Glossary
from glossbot.glossary.finding.spelling import fold

Choices = list[app_commands.Choice[str]]


async def complete_term(interaction: Interaction, current: str) -> Choices:
    """Offer entries; on nothing typed yet, what is worth reading."""
    services = interaction.client.services
    offers = services.glossary.complete(current, popularity=services.popularity.counts)
    return [app_commands.Choice(name=offer.label, value=offer.label) for offer in offers]


async def complete_category(interaction: Interaction, current: str) -> Choices:
    """Offer categories by any part of their name."""
    wanted = fold(current)
    categories = interaction.client.services.glossary.categories
    fitting = [category for category in categories if wanted in fold(category.name)]
    return [app_commands.Choice(name=f"{c.emoji} {c.name}", value=c.name) for c in fitting[:25]]


def find_category(glossary: Glossary, typed: str) -> Category | None:
    """Find the category that was chosen or typed, by its name or the one that begins so."""
    wanted = fold(typed)
    if not wanted:
        return None
    categories = [category for category in glossary.categories if glossary.in_category(category)]
    exact = (category for category in categories if fold(category.name) == wanted)
    begun = (category for category in categories if fold(category.name).startswith(wanted))
    return next(exact, next(begun, None))
