"""What `glossbot check` says about how entries read."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from glossbot.glossary.files import style
from glossbot.glossary.files.loading import read_folder
from glossbot.glossary.files.style import check_style

PARAGRAPHS = "It is a thing.\n\nIt works.\n\nIt ends."


class Shelf:
    """A folder of entries without a flaw, each a different one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "glossary").mkdir()
        self.categories(["Basics"])

    def categories(self, names: list[str]) -> None:
        listed = [{"name": name, "emoji": "🌱", "colour": "#57B65F", "about": "Words."} for name in names]
        (self.folder / "categories.yaml").write_text(yaml.safe_dump(listed), encoding="utf-8")

    def entry(self, entry_id: str, **values: object) -> None:
        healthy: Mapping[str, object] = {
            "name": entry_id.title(),
            "category": "Basics",
            "definition": f"What {entry_id[::-1]} does.",
            "analogy": f"Cats {entry_id[::-1]} here.",
            "explanation": PARAGRAPHS.replace("It is", f"Say {entry_id[::-1]}"),
            "examples": [f"One {entry_id}.", f"Two {entry_id}."],
            "related": [],
            "asked_as": ["one", "two", "three"],
        }
        text = yaml.safe_dump({**healthy, **values}, sort_keys=False)
        (self.folder / "glossary" / f"{entry_id}.yaml").write_text(text, encoding="utf-8")

    def warnings(self) -> list[str]:
        contents = read_folder(self.folder)
        contents.problems.clear()
        check_style(contents)
        assert all(problem.warning for problem in contents.problems)
        return [f"{problem.file.name}: {problem.sentence}" for problem in contents.problems]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_an_entry_without_a_flaw_passes(shelf: Shelf) -> None:
    shelf.entry("token")
    assert shelf.warnings() == []


@pytest.mark.parametrize("definition", ["A token is a piece.", "A piece of text, or Token.", "One word-piece of it."])
def test_a_definition_that_uses_its_own_name_is_circular(shelf: Shelf, definition: str) -> None:
    shelf.entry("token", aliases=["Word Piece"], definition=definition)
    (warning,) = shelf.warnings()
    assert warning.startswith("token.yaml: the definition uses the entry's own name, “")


def test_a_short_name_and_a_part_of_a_word_are_no_circle(shelf: Shelf) -> None:
    shelf.entry("gpu", definition="A chip; some say gpu.")
    shelf.entry("token", definition="A tokenizer cuts it off.")
    assert shelf.warnings() == []


def test_few_phrasings_are_noticed(shelf: Shelf) -> None:
    shelf.entry("token", asked_as=["one", "two"])
    shelf.entry("prompt", asked_as=[])
    assert [warning.partition(";")[0] for warning in shelf.warnings()] == [
        "prompt.yaml: `asked_as` has no phrasings",
        "token.yaml: `asked_as` has 2 phrasings",
    ]


@pytest.mark.parametrize(
    ("explanation", "said"),
    [
        ("One only.", "the explanation has 1 paragraphs"),
        ("A.\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.", "the explanation has 6 paragraphs"),
        ("# What\n\nIt is.\n\nIt does.", "a heading or a link"),
        ("See https://example.org for it.\n\nB.\n\nC.", "a heading or a link"),
        ("See [it](https://example.org).\n\nB.\n\nC.", "a heading or a link"),
    ],
)
def test_an_explanation_keeps_its_form(shelf: Shelf, explanation: str, said: str) -> None:
    shelf.entry("token", explanation=explanation)
    (warning,) = shelf.warnings()
    assert said in warning


def test_what_is_hard_to_read_is_measured(shelf: Shelf) -> None:
    hard = "Epistemological considerations notwithstanding, institutional interdependencies necessitate reconsideration"
    shelf.entry(
        "token", explanation=f"{hard} {hard.lower()}.\n\n{hard}.\n\n{hard}.", definition="Sand.", analogy="Sea."
    )
    (warning,) = shelf.warnings()
    assert "reads at school grade " in warning
    assert "at most 10 is what we want" in warning


SENTENCE = "The second letter of every word is read aloud by a child who does not know it."


def test_a_sentence_that_two_entries_share_is_noticed_in_one_of_them(shelf: Shelf) -> None:
    shelf.entry("token", analogy=f"Cats. {SENTENCE}")
    shelf.entry("prompt", examples=[SENTENCE.replace("child", "boy"), "Two."])
    assert shelf.warnings() == ["token.yaml: a sentence here is nearly the same as one in `prompt`."]


def test_a_sentence_may_come_twice_in_one_entry_and_short_ones_anywhere(shelf: Shelf) -> None:
    shelf.entry("token", analogy=SENTENCE, examples=[SENTENCE, "Nobody knows why."])
    shelf.entry("prompt", examples=["Nobody knows why.", "Two."])
    assert shelf.warnings() == []


def test_an_opening_that_many_entries_share_is_noticed(shelf: Shelf) -> None:
    for number in range(style._MOST_ALIKE_OPENINGS + 1):
        shelf.entry(f"e{number}", analogy=f"Think of a {'abcdefghij'[number]} in rain.")
    (warning,) = shelf.warnings()
    assert "7 entries begin their analogy with “think of a”" in warning


def test_an_entry_with_an_error_is_left_alone(shelf: Shelf) -> None:
    shelf.entry("token", definition="A token is one.", colour="blue")
    assert shelf.warnings() == []


def whole(shelf: Shelf, count: int = style.WHOLE) -> list[str]:
    """Fill the shelf with so many entries that name one another in a ring."""
    shelf.categories(["Basics", *(f"Shelf {number}" for number in range(4))])
    ids = [f"e{number:03}" for number in range(count)]
    for place, entry_id in enumerate(ids):
        category = "Basics" if place % 5 == 0 else f"Shelf {place % 5 - 1}"
        shelf.entry(entry_id, related=[ids[place - 1], ids[(place + 1) % count]], category=category)
    return ids


def test_a_whole_glossary_without_a_flaw_passes(shelf: Shelf) -> None:
    whole(shelf)
    assert shelf.warnings() == []


def test_categories_out_of_balance_are_noticed(shelf: Shelf) -> None:
    for entry_id in whole(shelf)[5:]:
        path = shelf.folder / "glossary" / f"{entry_id}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("Shelf 3", "Basics"), encoding="utf-8")
    found = shelf.warnings()
    assert len(found) == 2
    assert found[0].startswith("categories.yaml: “Basics” has 39 of 100 entries")
    assert found[1].startswith("categories.yaml: “Shelf 3” has 1 entries")


def test_an_entry_that_nobody_comes_by_is_noticed(shelf: Shelf) -> None:
    ids = whole(shelf)
    shelf.entry("lone", related=[ids[0]])
    assert shelf.warnings() == ["lone.yaml: no other entry is related to this one, so nobody walks here."]


def test_a_piece_of_its_own_is_noticed(shelf: Shelf) -> None:
    whole(shelf)
    shelf.entry("one", related=["other"])
    shelf.entry("other", related=["one"])
    assert shelf.warnings() == [
        "one.yaml: no chain of related terms leads here from `e000`.",
        "other.yaml: no chain of related terms leads here from `e000`.",
    ]


def test_an_entry_that_all_name_is_noticed(shelf: Shelf) -> None:
    ids = whole(shelf)
    for place, entry_id in enumerate(ids[2:30], 2):
        shelf.entry(entry_id, related=[ids[0], ids[place - 1], ids[place + 1]], category=f"Shelf {place % 4}")
    found = [warning for warning in shelf.warnings() if "entries name this one" in warning]
    assert found == ["e000.yaml: 30 entries name this one; more than 25 tell a reader little."]


def test_only_the_check_imports_what_measures_reading(tmp_path: Path) -> None:
    program = "import sys, glossbot.cli, glossbot.bot.client; print('textstat' in sys.modules)"
    shown = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert shown.stdout == "False\n"
