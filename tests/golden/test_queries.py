"""What people type, held to figures by class: written by hand by somebody who had not seen the engine, and misspelt.

`queries.yaml` says for each query the entry, the entries among which a choice is right (a list), or null where nothing
should be answered with confidence. The misspelt queries are made of the names by a seeded model of slips.
"""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from glossbot.glossary import Found, Glossary, NotFound, Suggestions
from glossbot.shipped import shipped_glossary
from tests.golden.typos import slips

# By class, the least share that must be right.
GOALS = {
    "spelling": 1.0,
    "number": 1.0,
    "word-order": 1.0,
    "extra-word": 0.95,
    "abbreviation": 1.0,
    "question": 0.97,
    "choice": 0.97,
    "out-of-glossary": 0.98,
    "one slip": 0.995,
    "two slips": 0.985,
}
SHORTEST = {1: 5, 2: 9}
"""Letters that a name needs for one slip, or two, to leave it one: shorter ones become other words."""
SAMPLES = 4

GLOSSARY = Glossary.load(shipped_glossary())


@dataclass
class Score:
    """How many queries of a class were answered right, and which were not."""

    right: int = 0
    wrong: list[str] = field(default_factory=list[str])

    @property
    def share(self) -> float:
        return self.right / (self.right + len(self.wrong))


def is_right(query: str, expected: str | list[str] | None) -> bool:
    """Whether the engine's answer is the expected entry, offers the expected choice, or is not confident."""
    match GLOSSARY.resolve(query):
        case Found(entry):
            return entry.id == expected
        case Suggestions(entries):
            return expected is None or (isinstance(expected, list) and set(expected) <= {entry.id for entry in entries})
        case NotFound():
            return expected is None


def comes_first(query: str, expected: str) -> bool:
    """Whether the expected entry is the answer or the first that is offered."""
    match GLOSSARY.resolve(query):
        case Found(entry):
            return entry.id == expected
        case Suggestions(entries) | NotFound(entries):
            return bool(entries) and entries[0].id == expected


def misspelt(count: int) -> Iterable[tuple[str, str]]:
    """Misspell every long enough name a few times."""
    chance = random.Random(count)
    for entry in GLOSSARY:
        for name in (entry.name, *entry.aliases):
            if sum(char.isalpha() for char in name) >= SHORTEST[count]:
                for _ in range(SAMPLES):
                    yield slips(name, count, chance), entry.id


def scores() -> dict[str, Score]:
    """Ask everything, and count by class."""
    found: dict[str, Score] = defaultdict(Score)
    rows = yaml.safe_load(Path(__file__).with_name("queries.yaml").read_text(encoding="utf-8"))
    asked = [(row["class"], row["query"], is_right(row["query"], row["expect"])) for row in rows]
    for count, kind in ((1, "one slip"), (2, "two slips")):
        asked += [(kind, query, comes_first(query, entry_id)) for query, entry_id in misspelt(count)]
    for kind, query, right in asked:
        if right:
            found[kind].right += 1
        else:
            found[kind].wrong.append(query)
    return found


SCORES = scores()


def test_the_table_of_all_classes_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print()  # noqa: T201 - the table is for whoever runs the tests
        for kind, score in SCORES.items():
            line = f"  {kind:16} {score.right:5} of {score.right + len(score.wrong):5}  {score.share:7.2%}"
            print(f"{line}  (goal {GOALS[kind]:.1%})")  # noqa: T201
    assert SCORES.keys() == GOALS.keys()


def test_there_are_enough_queries_by_hand() -> None:
    by_hand = sum(s.right + len(s.wrong) for kind, s in SCORES.items() if "slip" not in kind)
    assert by_hand >= 600


@pytest.mark.parametrize("kind", GOALS)
def test_a_class_reaches_its_goal(kind: str) -> None:
    assert SCORES[kind].share >= GOALS[kind], SCORES[kind].wrong[:30]
