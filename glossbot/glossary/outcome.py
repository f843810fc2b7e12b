"""What a look-up can end in, as values."""

from dataclasses import dataclass
from typing import Literal

from glossbot.glossary.entry import Entry

How = Literal["exact", "alias", "variant", "close"]
"""By its name; by another name it has; spelt otherwise but certain; misspelt, and nearest by far."""


@dataclass(frozen=True, slots=True)
class Found:
    """One entry, with certainty or as the only near match."""

    entry: Entry
    how: How
    matched: str = ""
    """The name or alias that matched, as the entry writes it."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Several good candidates, or only weak ones; best first, never empty."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing that could have been meant; `nearest` are the closest by spelling, if any are close at all."""

    nearest: tuple[Entry, ...] = ()


Resolution = Found | Suggestions | NotFound


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer while somebody types: a label of at most 100 characters that resolves to the entry."""

    entry: Entry
    label: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A term in a message: where it stands, from `start` to before `end` in code points, and its entry."""

    start: int
    end: int
    entry: Entry
    sure: bool = True
    """Whether the message leaves little doubt; otherwise another sense of the word is possible."""
