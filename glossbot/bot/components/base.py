"""The common base of components and forms: their errors end where all errors end."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Self
from weakref import WeakValueDictionary

import discord
from discord import ui

from glossbot.bot import pages
from glossbot.bot.answers import show
from glossbot.bot.failures import expected, report, tell
from glossbot.bot.services import Interaction
from glossbot.glossary import Entry, Glossary

NO_COMPONENT = r"(?!)"
"""Matches no id: the base itself recognises nothing."""


class Component(ui.DynamicItem[ui.Item[Any]], template=NO_COMPONENT):
    """A component, made anew from its id at each press.

    discord.py only logs what a dynamic item raises, so the callback reports errors itself.
    """

    def __init__(self, item: ui.Item[Any], values: Mapping[str, str]) -> None:
        super().__init__(item)
        self.values = values
        """The named groups of the template."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the component that was pressed."""
        del interaction
        return cls(item, match.groupdict())

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Act, and report what goes wrong."""
        with interaction.client.underway.during(interaction):
            try:
                await self.act(interaction)
            except Exception as error:  # noqa: BLE001 - the border at which errors of components end
                if sentence := expected(error):
                    await tell(interaction, sentence)
                else:
                    await report(interaction, error)

    async def act(self, interaction: Interaction) -> None:
        """Do what the component is for."""
        raise NotImplementedError

    def chosen(self, interaction: Interaction) -> str:
        """Return the value that was chosen in a select."""
        data: Any = interaction.data or {}
        return next(iter(data.get("values", [])), "")


class EntryComponent(Component, template=NO_COMPONENT):
    """A component on an entry, which may have been removed since."""

    async def act(self, interaction: Interaction) -> None:
        """Act on the entry, or say that it is gone and show what there is."""
        glossary = interaction.client.services.glossary
        entry = glossary.get(self.entry_id(interaction))
        if entry is None:
            await show(interaction, pages.index(glossary, pages.REMOVED))
        else:
            await self.act_on(interaction, entry, glossary)

    async def act_on(self, interaction: Interaction, entry: Entry, glossary: Glossary) -> None:
        """Do what the component is for."""
        raise NotImplementedError

    def entry_id(self, interaction: Interaction) -> str:
        """Return the id of the entry: the one in the component's own id, unless a kind of component says otherwise."""
        del interaction
        return self.values["entry_id"]


class Form(ui.Modal):
    """A modal whose errors end where all errors end. It lives in memory until it is submitted or given up."""

    open_forms: ClassVar[WeakValueDictionary[str, "Form"]] = WeakValueDictionary()
    """By id: a submission of any other form was begun before a restart."""

    def __init__(self, *, title: str) -> None:
        super().__init__(title=title, timeout=15 * 60)
        self.open_forms[self.custom_id] = self

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, /) -> None:
        """Report the error."""
        await report(interaction, error)
