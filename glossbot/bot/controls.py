"""Buttons and selects as they look. What they do is in glossbot.bot.components."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from glossbot.bot import ids
from glossbot.bot.index import EVERYTHING, Page, letters
from glossbot.bot.wording import one_line, shorten
from glossbot.glossary import Entry, Glossary

Control = ui.Item[Any]

MOST_OPTIONS = 25
_PLACEHOLDER_LENGTH = 150
_grey = discord.ButtonStyle.secondary


def read_more(entry: Entry) -> Control:
    """Open the explanation and the tools."""
    return ui.Button(label="Read more", emoji="📖", style=discord.ButtonStyle.primary, custom_id=ids.depth(entry.id))


def read_post(entry: Entry, post_id: int) -> Control:
    """Open the explanation under a term of the day."""
    blue = discord.ButtonStyle.primary
    return ui.Button(label="Read more", emoji="📖", style=blue, custom_id=ids.post(post_id, entry.id))


def take_role(role_id: int) -> Control:
    """Be pinged with each term of the day, or no longer."""
    return ui.Button(label="Ping me daily", emoji="🔔", style=_grey, custom_id=ids.role(role_id))


def end_schedule(plan: str) -> list[Control]:
    """End the term of the day on this server, or keep it; `plan` is its fingerprint."""
    red = discord.ButtonStyle.danger
    return [
        ui.Button(label="End it here", emoji="🛑", style=red, custom_id=ids.end(plan, yes=True)),
        ui.Button(label="Keep it", style=_grey, custom_id=ids.end(plan, yes=False)),
    ]


def short_version(entry: Entry) -> Control:
    """Go back to the card."""
    return ui.Button(label="Short version", emoji="↩️", style=_grey, custom_id=ids.card(entry.id))


def browse() -> Control:
    """Go to the index."""
    return ui.Button(label="Browse", emoji="🗂️", style=_grey, custom_id=ids.INDEX)


def share(entry: Entry) -> Control:
    """Post the card to the channel."""
    return ui.Button(label="Share", emoji="📣", style=_grey, custom_id=ids.share(entry.id))


def delete(asker: int | None = None) -> Control:
    """Take a public answer away; `asker` is the id of who asked, where Discord does not keep it."""
    return ui.Button(emoji="🗑️", style=_grey, custom_id=ids.delete(asker))


def open_entry(entries: Sequence[Entry], glossary: Glossary, placeholder: str) -> Control:
    """Choose one of some entries; there must be at least one."""
    options = [
        discord.SelectOption(
            label=entry.name,
            value=entry.id,
            description=one_line(entry),
            emoji=glossary.category(entry.category).emoji,
        )
        for entry in entries[:MOST_OPTIONS]
    ]
    return ui.Select(custom_id=ids.OPEN, placeholder=shorten(placeholder, _PLACEHOLDER_LENGTH), options=options)


def did_you_mean(command: str, entry: Entry, glossary: Glossary, *, private: bool) -> Control:
    """Say that an entry was meant."""
    return ui.Button(
        label=entry.name,
        emoji=glossary.category(entry.category).emoji,
        style=_grey,
        custom_id=ids.pick(command, entry.id, private=private),
    )


def choose(entry: Entry, glossary: Glossary, asker: int) -> Control:
    """Say in a reply that an entry was meant."""
    return ui.Button(
        label=entry.name,
        emoji=glossary.category(entry.category).emoji,
        style=_grey,
        custom_id=ids.choose(asker, entry.id),
    )


def categories(glossary: Glossary) -> Control:
    """Choose a category, or everything from A to Z."""
    options = [discord.SelectOption(label="All terms, A to Z", value=EVERYTHING, emoji="🔤")]
    options += [
        discord.SelectOption(label=category.name, value=category.slug, description=category.about, emoji=category.emoji)
        for category in glossary.categories[: MOST_OPTIONS - 1]
    ]
    return ui.Select(custom_id=ids.SHELF, placeholder="Choose a category", options=options)


def jump_to_letter(glossary: Glossary) -> Control:
    """Choose a letter of the shelf from A to Z."""
    options = [discord.SelectOption(label=letter, value=f"{letter}:{page}") for letter, page in letters(glossary)]
    return ui.Select(custom_id=ids.LETTER, placeholder="Jump to a letter", options=options)


def turn(page: Page) -> list[Control]:
    """Turn a page back or forwards; at an end the button is switched off."""
    last = page.count - 1
    back, on = max(0, page.number - 1), min(last, page.number + 1)
    return [
        ui.Button(emoji="◀️", custom_id=ids.page(page.shelf, back, "back"), disabled=page.number == 0),
        ui.Button(emoji="▶️", custom_id=ids.page(page.shelf, on, "on"), disabled=page.number == last),
    ]
