"""What buttons and selects do. Each class recognises its components by their ids, whenever they were sent."""

from glossbot.bot.components.base import Component, Form
from glossbot.bot.components.entry import Delete, OpenEntry, ReadMore, ReadPost, Share, ShortVersion
from glossbot.bot.components.index import Browse, ChooseShelf, JumpToLetter, TurnPage
from glossbot.bot.components.role import TakeRole
from glossbot.bot.components.schedule import EndSchedule
from glossbot.bot.components.suggestion import Choose, Pick

ALL: tuple[type[Component], ...] = (
    Browse,
    Choose,
    ChooseShelf,
    Delete,
    EndSchedule,
    JumpToLetter,
    OpenEntry,
    Pick,
    ReadMore,
    ReadPost,
    Share,
    ShortVersion,
    TakeRole,
    TurnPage,
)
"""Every kind of component there is, for the client to register."""

__all__ = ["ALL", "Component", "Form"]
