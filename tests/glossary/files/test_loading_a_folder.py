"""Loading a folder: all problems at once, warnings that do not stop it, and folders with nothing in them."""

from pathlib import Path

import pytest

from glossbot.glossary import Glossary, GlossaryError
from tests.glossary.folder import CATEGORIES, GlossaryFolder

NO_ENTRIES = "there are no entries here; each entry is a file <id>.yaml."


def _break_everything(folder: GlossaryFolder) -> None:
    folder.write("categories.yaml", CATEGORIES + "- {name: Other}\n")
    folder.write("picks.yaml", "- tokn\n")
    folder.entry("a", name="A", related="[tokn]", category="Basic")
    folder.entry("b", name="NO", analogy=None, tolls="[]")
    folder.write("glossary/c.yaml", "name: [\n")
    folder.entry("d", name="PROMPT", related="[d]")


ALL = [
    "categories.yaml:2: item 2, `about` is missing.",
    "categories.yaml:2: item 2, `colour` is missing.",
    "categories.yaml:2: item 2, `emoji` is missing.",
    "glossary/a.yaml:2: the category “Basic” is not in categories.yaml. Did you mean “Basics”?",
    "glossary/a.yaml:7: `related` names `tokn`, which is no entry. Did you mean `token`?",
    "glossary/b.yaml:1: `analogy` is missing.",
    "glossary/b.yaml:1: `name` must be text, but YAML reads “false” (true or false) here; put it in quotes.",
    "glossary/b.yaml:7: `tolls` is not a key that belongs here. Did you mean `tools`?",
    "glossary/c.yaml:2: is not valid YAML: did not find expected node content.",
    "glossary/d.yaml:7: `related` names the entry itself.",
    "glossary/prompt.yaml:1: “Prompt” already belongs to the entry `d`.",
    "picks.yaml:1: `tokn` is no entry. Did you mean `token`?",
]


def test_all_problems_of_all_files_come_at_once_in_the_order_of_files_and_lines(folder: GlossaryFolder) -> None:
    _break_everything(folder)
    assert folder.errors() == ALL


def test_a_folder_with_problems_raises_them_all(folder: GlossaryFolder) -> None:
    _break_everything(folder)
    with pytest.raises(GlossaryError) as raised:
        Glossary.load(folder.path)
    assert str(raised.value).splitlines() == [f"{folder.path}/{said}" for said in ALL]
    assert len(raised.value.problems) == len(ALL)
    first = f"{folder.path}/{ALL[0]}"
    count = f"The glossary has 12 problems (`glossbot check` lists all); the first: {first}"
    assert raised.value.summary() == count


def test_the_summary_of_a_single_problem_is_the_problem(folder: GlossaryFolder) -> None:
    folder.entry("lora", analogy=None)
    with pytest.raises(GlossaryError) as raised:
        Glossary.load(folder.path)
    assert raised.value.summary() == (
        f"The glossary has a problem: {folder.path}/glossary/lora.yaml:1: `analogy` is missing."
    )


def test_a_warning_alone_does_not_keep_a_glossary_from_loading(folder: GlossaryFolder) -> None:
    folder.entry("lora")
    assert len(folder.warnings()) == 1
    assert [entry.id for entry in Glossary.load(folder.path)] == ["lora", "prompt", "token"]


def test_the_error_carries_no_warnings(folder: GlossaryFolder) -> None:
    folder.entry("lora")
    folder.entry("spur", name="Spur", analogy="1.10")
    assert len(folder.warnings()) == 1
    with pytest.raises(GlossaryError) as raised:
        Glossary.load(folder.path)
    assert [problem.file.name for problem in raised.value.problems] == ["spur.yaml"]


@pytest.mark.parametrize("missing", ["glossary", ""])
def test_an_absent_or_empty_folder_is_one_problem(tmp_path: Path, missing: str) -> None:
    root = tmp_path / "data"
    (root / "glossary").mkdir(parents=True)
    if missing:
        (root / missing).rmdir()
    with pytest.raises(GlossaryError) as raised:
        Glossary.load(root)
    assert str(raised.value) == f"{root}/glossary:1: {NO_ENTRIES}"


def test_a_path_may_be_a_text(folder: GlossaryFolder) -> None:
    assert len(Glossary.load(str(folder.path))) == 2


def test_what_the_files_say_is_what_is_loaded(folder: GlossaryFolder) -> None:
    folder.write("picks.yaml", "- prompt\n")
    folder.entry("token", name='" Token "', aliases='["NO", Tok]', related="[prompt]", common_word="true")
    glossary = Glossary.load(folder.path)
    token = glossary.get("token")
    assert token is not None
    assert (token.name, token.aliases, token.common_word) == ("Token", ("NO", "Tok"), True)
    assert [category.name for category in glossary.categories] == ["Basics"]
    assert [entry.id for entry in glossary.picks] == ["prompt"]
