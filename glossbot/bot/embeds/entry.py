"""An entry as a card (what one screen of a phone holds) and in depth (the rest)."""

import discord

from glossbot.bot.wording import plain
from glossbot.glossary import Category, Entry, Glossary, Pricing
from glossbot.glossary.finding.spelling import fold, joined

PRICES = {
    Pricing.FREE: "free",
    Pricing.FREEMIUM: "free, more for money",
    Pricing.PAID: "paid",
    Pricing.OPEN_SOURCE: "open source",
}
_MOST_ALIASES = 4
_MOST_RELATED = 6
_ENDING = 3
_SHORTEST_STEM = 5


def card(entry: Entry, glossary: Glossary) -> discord.Embed:
    """Show what comes first: definition, analogy, examples, and where to go from here."""
    embed = _framed(entry, glossary)
    parts = [entry.definition]
    if entry.analogy:
        parts.append("\n".join(f"> {line}" for line in f"💡 {entry.analogy}".splitlines()))
    embed.description = "\n\n".join(parts)
    if entry.examples:
        embed.add_field(name="In the real world", value="\n".join(f"- {text}" for text in entry.examples), inline=False)
    if related := glossary.related(entry.id)[:_MOST_RELATED]:
        names = " · ".join(plain(other.name) for other in related)
        embed.add_field(name="Related", value=names, inline=False)
    if others := other_names(entry)[:_MOST_ALIASES]:
        embed.set_footer(text=f"Also called {', '.join(others)}")
    return embed


def depth(entry: Entry, glossary: Glossary) -> discord.Embed:
    """Show the rest: the explanation, and the tools with what they cost."""
    embed = _framed(entry, glossary)
    embed.description = entry.explanation or entry.definition
    if entry.tools:
        lines = [
            f"- [{plain(tool.name)}]({tool.url}) · {PRICES[tool.pricing]}"
            if tool.url
            else f"- {plain(tool.name)} · {PRICES[tool.pricing]}"
            for tool in entry.tools
        ]
        embed.add_field(name="Tools", value="\n".join(lines), inline=False)
        embed.set_footer(text="Prices change: the tool's own page knows best.")
    return embed


def other_names(entry: Entry) -> list[str]:
    """List the aliases that are names of their own, and not the name with another spelling or ending."""
    stem = joined(fold(entry.name))[:-_ENDING]
    return [alias for alias in entry.aliases if len(stem) < _SHORTEST_STEM or not joined(fold(alias)).startswith(stem)]


def colour(category: Category) -> discord.Colour:
    """Return the colour of a category's edge."""
    return discord.Colour.from_str(category.colour)


def _framed(entry: Entry, glossary: Glossary) -> discord.Embed:
    category = glossary.category(entry.category)
    embed = discord.Embed(title=plain(entry.name), colour=colour(category))
    embed.set_author(name=f"{category.emoji} {category.name}")
    return embed
