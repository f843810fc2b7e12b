"""What a glossary folder holds, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from glossbot.glossary.entry import Category, Entry
from glossbot.glossary.files.problems import Problem
from glossbot.glossary.files.yaml_files import Document
from glossbot.glossary.finding.spelling import fold

CATEGORIES_FILE = "categories.yaml"
CATEGORIES_EXAMPLE = '- {name: Basics, emoji: 🌱, colour: "#57B65F", about: The first words.}'
PICKS_FILE = "picks.yaml"
PHRASINGS_FILE = "phrasings.yaml"
ENTRIES_FOLDER = "glossary"


@dataclass(slots=True)
class Contents:
    """What a folder holds, and everything that is wrong with it."""

    entries: list[Entry] = field(default_factory=list[Entry])
    categories: list[Category] = field(default_factory=list[Category])
    picks: list[str] = field(default_factory=list[str])
    phrasings: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """By the ids of entries, what people say for them, beside the entries' own `asked_as`."""
    problems: list[Problem] = field(default_factory=list[Problem])
    documents: dict[str, Document] = field(default_factory=dict[str, Document])
    salvaged: set[str] = field(default_factory=set[str])
    """Ids of entries of which only the part without a problem is among `entries`."""
    category_names: list[str] = field(default_factory=list[str])
    """Of all categories, also of those with a problem: an entry on such a shelf is not wrong."""
    ids: list[str] = field(default_factory=list[str])
    """Of all files, also of those that could not be read: a relation to them is not wrong."""

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep the glossary from being used."""
        return [problem for problem in self.problems if not problem.warning]

    def phrase_owners(self) -> dict[str, str]:
        """Return, by each folded phrase of `asked_as`, the id of the first entry that is asked for so."""
        return {fold(phrase): entry.id for entry in reversed(self.entries) for phrase in entry.asked_as}

    def report(self, entry_id: str, path: Sequence[str | int], sentence: str, *, warning: bool = False) -> None:
        """Add a problem at a place in an entry's file."""
        document = self.documents[entry_id]
        self.problems.append(Problem(document.file, document.line(path), sentence, warning))


def nearest(wanted: str, among: Iterable[str]) -> str | None:
    """Find the candidate that a misspelt name most likely means; None when none is near."""
    match = process.extractOne(wanted, list(among), scorer=OSA.normalized_similarity, score_cutoff=0.6)
    return match[0] if match else None
