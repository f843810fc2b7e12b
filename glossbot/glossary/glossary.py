"""The glossary: a whole that is built once, never changes, and is replaced as a whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from glossbot.glossary.entry import Category, Entry
from glossbot.glossary.files.loading import read_folder
from glossbot.glossary.files.problems import GlossaryError
from glossbot.glossary.finding.completion import Completer
from glossbot.glossary.finding.lookup import Lookup
from glossbot.glossary.finding.search import MOST_RESULTS, Search
from glossbot.glossary.finding.spotting import Spotter
from glossbot.glossary.outcome import Completion, Found, NotFound, Resolution, Spot, Suggestions

MOST_COMPLETIONS = 25
"""Discord shows no more."""

MOST_PICKS = 10
"""Offered where there is no `picks.yaml`."""

_UNKNOWN_CATEGORY = {"emoji": "📖", "colour": "#5865F2", "about": "Everything in one place."}


class Glossary:
    """Entries that can be looked up. Pure, synchronous, immutable."""

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        categories: Sequence[Category] = (),
        picks: Sequence[str] = (),
        phrasings: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Build from entries, in the order of their names; the later of two entries with one id is refused.

        `picks` are ids of entries worth offering unasked, best first; without any, the most related-to lead.
        `phrasings` are, by id, further ways in which people describe entries, for the search.
        """
        self.entries = tuple(sorted(entries, key=lambda entry: (entry.name.casefold(), entry.id)))
        self._by_id = {entry.id: entry for entry in self.entries}
        if len(self._by_id) != len(self.entries):
            message = "two entries have the same id"
            raise ValueError(message)
        self.categories = _with_unknown(categories, self.entries)
        self._named_by = _named_by(self.entries)
        most_named = sorted(self.entries, key=lambda entry: -len(self._named_by.get(entry.id, ())))
        self.picks = tuple(self._known(picks) or most_named[:MOST_PICKS])
        self._lookup = Lookup(self.entries)
        self._completer = Completer(self.entries, self.picks)
        self._search = Search(self.entries, phrasings or {})

    @classmethod
    def load(cls, folder: str | Path) -> "Glossary":
        """Read a folder with `categories.yaml` and `glossary/<id>.yaml`; raises GlossaryError with every problem."""
        contents = read_folder(Path(folder))
        if contents.errors:
            raise GlossaryError(contents.errors)
        return cls(contents.entries, categories=contents.categories, picks=contents.picks, phrasings=contents.phrasings)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def get(self, entry_id: str) -> Entry | None:
        """Return the entry of that id, or None."""
        return self._by_id.get(entry_id)

    def category(self, name: str) -> Category:
        """Return the category of that name, which must be one that an entry or `categories.yaml` names."""
        return next(category for category in self.categories if category.name == name)

    def in_category(self, category: Category) -> list[Entry]:
        """List the entries of a category by name."""
        return [entry for entry in self.entries if entry.category == category.name]

    def resolve(self, query: str) -> Resolution:
        """Find the entry that was meant: Found, Suggestions or NotFound. Any text is welcome."""
        return self._lookup.resolve(query)

    def complete(
        self, query: str, limit: int = MOST_COMPLETIONS, popularity: Mapping[str, int] | None = None
    ) -> list[Completion]:
        """Offer entries for an unfinished query, best first; `popularity` maps ids to how often they were asked for.

        Where no name goes on from what was typed, what the look-up would understand is offered.
        """
        offers = self._completer.complete(query, limit, popularity or {})
        if offers:
            return offers
        match self.resolve(query):
            case Found(entry):
                return [Completion(entry, entry.name)][:limit]
            case Suggestions(entries):
                return [Completion(entry, entry.name) for entry in entries[:limit]]
            case NotFound():
                return []

    def related(self, entry_id: str) -> list[Entry]:
        """List the entries that an entry names, then those that name it; empty for an unknown id."""
        entry = self.get(entry_id)
        if not entry:
            return []
        return self._known(dict.fromkeys((*entry.related, *self._named_by.get(entry_id, ()))))

    def search(self, description: str, limit: int = MOST_RESULTS) -> list[Entry]:
        """List entries by the words of a description, best first; the index is made at the first use."""
        return self._search.find(description, limit)

    def spot(self, message: str) -> list[Spot]:
        """Find the terms that a message uses, in order, each once; places are in code points.

        Code, links and mentions are left out, and everyday words count where the words around speak of AI; where they
        leave doubt, the spot is not `sure`. The index is made at the first use.
        """
        return self._spotter.spot(message)

    def prepare(self) -> None:
        """Make the indexes of `search` and `spot` now, in some tenths of a second, and not at the first question."""
        self.search("term")
        self.spot("term")

    @cached_property
    def _spotter(self) -> Spotter:
        return Spotter(self.entries)

    def _known(self, ids: Iterable[str]) -> list[Entry]:
        return [self._by_id[entry_id] for entry_id in ids if entry_id in self._by_id]


def _named_by(entries: Sequence[Entry]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in entries:
        for target in entry.related:
            found.setdefault(target, []).append(entry.id)
    return found


def _with_unknown(categories: Sequence[Category], entries: Sequence[Entry]) -> tuple[Category, ...]:
    """Give every category that an entry names a model, so that entries made in code need none."""
    known = {category.name for category in categories}
    names = dict.fromkeys(entry.category for entry in entries if entry.category not in known)
    return (*categories, *(Category.model_validate({"name": name, **_UNKNOWN_CATEGORY}) for name in names))
