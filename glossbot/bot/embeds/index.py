"""The index: all categories, and one page of one of them."""

import discord

from glossbot.bot.embeds.entry import colour
from glossbot.bot.index import Page
from glossbot.bot.wording import one_line, plain
from glossbot.glossary import Glossary


def overview(glossary: Glossary) -> discord.Embed:
    """List the categories, each with what belongs there and how many entries it has."""
    embed = discord.Embed(title="The glossary", colour=discord.Colour.blurple())
    embed.description = "\n\n".join(
        f"{category.emoji} **{plain(category.name)}** · {len(entries)}\n{category.about}"
        for category in glossary.categories
        if (entries := glossary.in_category(category))
    )
    embed.set_footer(text=f"{len(glossary)} terms")
    return embed


def shelf(page: Page) -> discord.Embed:
    """List the entries of a page, each with its one line."""
    category = page.category
    title = f"{category.emoji} {plain(category.name)}" if category else "🔤 All terms, A to Z"
    embed = discord.Embed(title=title, colour=colour(category) if category else discord.Colour.blurple())
    embed.description = "\n".join(f"**{plain(entry.name)}**: {one_line(entry)}" for entry in page.entries)
    embed.set_footer(text=f"Page {page.number + 1} of {page.count} · {page.total} terms")
    return embed
