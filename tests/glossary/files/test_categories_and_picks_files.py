"""What is said about categories.yaml and picks.yaml."""

import pytest

from tests.glossary.folder import CATEGORIES, GlossaryFolder

NO_LIST = "must be a list of categories, each with name, emoji, colour and about."


def _category(name: str = "Other", emoji: str = "x", colour: str = '"#57B65F"', about: str = "y") -> str:
    return f"- {{name: {name}, emoji: {emoji}, colour: {colour}, about: {about}}}\n"


def test_an_entry_of_an_unknown_category_is_told_the_nearest(folder: GlossaryFolder) -> None:
    folder.entry("lora", category="Basic")
    said = "the category “Basic” is not in categories.yaml. Did you mean “Basics”?"
    assert folder.errors() == [f"glossary/lora.yaml:2: {said}"]


def test_an_entry_of_a_category_like_no_other_is_told_all(folder: GlossaryFolder) -> None:
    folder.write("categories.yaml", CATEGORIES + _category())
    folder.entry("lora", category="Quantum Leaps")
    said = "the category “Quantum Leaps” is not in categories.yaml. There are: Basics, Other."
    assert folder.errors() == [f"glossary/lora.yaml:2: {said}"]


@pytest.mark.parametrize("content", ["", "{}", "name: Basics\n", "Basics\n"])
def test_categories_that_are_no_list_are_refused_without_blaming_the_entries(
    folder: GlossaryFolder, content: str
) -> None:
    folder.write("categories.yaml", content)
    assert folder.errors() == [f"categories.yaml:1: {NO_LIST}"]


def test_an_empty_list_of_categories_is_refused(folder: GlossaryFolder) -> None:
    folder.write("categories.yaml", "[]\n")
    assert folder.errors() == [f"categories.yaml:1: {NO_LIST}"]


def test_missing_categories_are_reported(folder: GlossaryFolder) -> None:
    (folder.path / "categories.yaml").unlink()
    example = CATEGORIES.strip()
    assert folder.errors() == [f"categories.yaml:1: is missing; it lists the categories, each as in {example}"]


def test_every_problem_of_every_category_is_named_on_its_line(folder: GlossaryFolder) -> None:
    broken = _category("A", colour="57B65F") + _category("B", emoji='""', about="x" * 101) + "- {name: C, color: x}\n"
    folder.write("categories.yaml", CATEGORIES + broken)
    assert folder.errors() == [
        "categories.yaml:2: item 2, `colour` must be a colour such as #57B65F, in quotes.",
        "categories.yaml:3: item 3, `about` has 101 characters; at most 100 fit.",
        "categories.yaml:3: item 3, `emoji` is empty.",
        "categories.yaml:4: item 4, `about` is missing.",
        "categories.yaml:4: item 4, `color` is not a key that belongs here. Did you mean `colour`?",
        "categories.yaml:4: item 4, `colour` is missing.",
        "categories.yaml:4: item 4, `emoji` is missing.",
    ]


def test_an_item_that_is_no_category_is_not_called_the_file(folder: GlossaryFolder) -> None:
    folder.write("categories.yaml", CATEGORIES + "- Other\n")
    (said,) = folder.errors()
    assert said.startswith("categories.yaml:2: ")
    assert said.endswith("must have keys and values of its own.")
    assert "the file" not in said


@pytest.mark.parametrize("name", ["Basics", "basics", "BASICS!"])
def test_a_category_that_is_there_twice_is_refused(folder: GlossaryFolder, name: str) -> None:
    folder.write("categories.yaml", CATEGORIES + _category(name))
    assert folder.errors() == [f"categories.yaml:2: the category “{name}” is there twice."]


def test_a_category_with_a_problem_is_still_one_to_its_entries(folder: GlossaryFolder) -> None:
    folder.write("categories.yaml", _category("Basics", colour="green") + _category())
    assert folder.errors() == ["categories.yaml:1: item 1, `colour` must be a colour such as #57B65F, in quotes."]


def test_a_key_written_twice_in_a_category_is_named(folder: GlossaryFolder) -> None:
    folder.write("categories.yaml", '- name: Basics\n  emoji: x\n  name: B\n  colour: "#57B65F"\n  about: y\n')
    assert folder.errors() == ["categories.yaml:3: the key `name` appears a second time; only one may stay."]


def test_picks_need_not_be_there_and_are_welcome_when_they_are(folder: GlossaryFolder) -> None:
    assert not (folder.path / "picks.yaml").exists()
    assert folder.errors() == []
    folder.write("picks.yaml", "- token\n- prompt\n")
    assert folder.errors() == []


def test_a_pick_that_is_no_entry_is_named_with_the_nearest(folder: GlossaryFolder) -> None:
    folder.write("picks.yaml", "# best first\n- token\n- promt\n- 3\n")
    assert folder.errors() == [
        "picks.yaml:3: `promt` is no entry. Did you mean `prompt`?",
        "picks.yaml:4: `3` is no entry.",
    ]


@pytest.mark.parametrize("content", ["", "[]\n", "token: prompt\n", "token\n"])
def test_picks_that_are_no_list_are_refused(folder: GlossaryFolder, content: str) -> None:
    folder.write("picks.yaml", content)
    assert folder.errors() == ["picks.yaml:1: must be a list of ids, best first."]


def test_broken_picks_are_reported_with_the_parsers_reason(folder: GlossaryFolder) -> None:
    folder.write("picks.yaml", "- token\n- [prompt\n")
    assert folder.errors() == ["picks.yaml:3: is not valid YAML: did not find expected ',' or ']'."]
