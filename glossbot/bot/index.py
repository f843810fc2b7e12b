"""The index: how the entries are laid out on pages, by category and from A to Z. Pure."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from glossbot.glossary import Category, Entry, Glossary

PAGE_SIZE = 12
EVERYTHING = "all"
"""The name of the shelf that holds every entry from A to Z; a category's is its slug."""
MOST_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a shelf."""

    shelf: str
    category: Category | None
    """None for the shelf with everything."""
    entries: Sequence[Entry]
    number: int
    """Counted from 0."""
    count: int
    total: int
    """Entries on the whole shelf."""


def page(glossary: Glossary, shelf: str, number: int) -> Page | None:
    """Return a page of a shelf, the last one when there are fewer by now; None for a shelf that is gone."""
    category = next((category for category in glossary.categories if category.slug == shelf), None)
    if category is None and shelf != EVERYTHING:
        return None
    entries = glossary.entries if category is None else glossary.in_category(category)
    count = max(1, -(-len(entries) // PAGE_SIZE))
    number = max(0, min(number, count - 1))
    here = entries[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
    return Page(shelf, category, here, number, count, len(entries))


def letters(glossary: Glossary) -> list[tuple[str, int]]:
    """List the first letters that entries have, each with the page of the shelf from A to Z on which it begins."""
    first: dict[str, int] = {}
    for place, entry in enumerate(glossary.entries):
        first.setdefault(_letter(entry.name), place // PAGE_SIZE)
    found = sorted(first.items())
    while len(found) > MOST_LETTERS:  # the rarest end of the alphabet shares one choice
        (before, place), (last, _) = found[-2:]
        found[-2:] = [(f"{before[0]}-{last[-1]}", place)]
    return found


def _letter(name: str) -> str:
    initial = unicodedata.normalize("NFKD", name)[:1].upper()
    return initial if initial.isalpha() else "0-9"
