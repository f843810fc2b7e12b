"""What is said about phrasings.yaml, and what it is good for."""

from pathlib import Path

import pytest

from glossbot.glossary import Glossary
from tests.glossary.folder import GlossaryFolder


def test_what_people_say_leads_to_the_entry(folder: GlossaryFolder, tmp_path: Path) -> None:
    assert Glossary.load(tmp_path).search("crumbs of a sentence") == []
    folder.write("phrasings.yaml", "token:\n  - the crumbs that a sentence falls into\n")
    assert folder.errors() == []
    assert [entry.id for entry in Glossary.load(tmp_path).search("crumbs of a sentence")] == ["token"]


def test_a_phrasing_of_no_entry_is_named_with_the_nearest(folder: GlossaryFolder) -> None:
    folder.write("phrasings.yaml", "# said\ntoken: [a crumb]\npromt: [a request]\nzzz: [sleep]\n")
    assert folder.errors() == [
        "phrasings.yaml:3: `promt` is no entry. Did you mean `prompt`?",
        "phrasings.yaml:4: `zzz` is no entry.",
    ]


def test_a_phrasing_that_is_too_long_empty_or_there_already_is_named(folder: GlossaryFolder) -> None:
    folder.entry("token", name="Token", related="[prompt]", asked_as="[A crumb]")
    folder.write("phrasings.yaml", f"token:\n  - a crumb\n  - {'long ' * 50}\n  - ''\n  - 3\n  - a bite\n  - A bite\n")
    assert folder.errors() == [
        "phrasings.yaml:2: “a crumb” is there already.",
        "phrasings.yaml:3: “long long long long long long long long …” has 249 characters; 150 are the most.",
        "phrasings.yaml:4: a phrasing is words; it needs quotes around it where YAML takes it for something else.",
        "phrasings.yaml:5: a phrasing is words; it needs quotes around it where YAML takes it for something else.",
        "phrasings.yaml:7: “A bite” is there already.",
    ]


def test_a_phrasing_that_leads_to_another_entry_already_is_named(folder: GlossaryFolder) -> None:
    folder.entry("token", name="Token", related="[prompt]", asked_as="[A crumb]")
    folder.write("phrasings.yaml", "prompt:\n  - a  crumb!\n  - a wish\ntoken:\n  - A wish\n")
    assert folder.errors() == [
        "phrasings.yaml:2: “a  crumb!” is there under `token`: it cannot lead to both.",
        "phrasings.yaml:5: “A wish” is there under `prompt`: it cannot lead to both.",
    ]


@pytest.mark.parametrize("content", ["", "- token\n", "token\n"])
def test_phrasings_that_are_no_mapping_are_refused(folder: GlossaryFolder, content: str) -> None:
    folder.write("phrasings.yaml", content)
    assert folder.errors() == ["phrasings.yaml:1: must be a mapping from ids to lists of phrasings."]


@pytest.mark.parametrize("phrasings", ["a crumb", "[]", ""])
def test_phrasings_that_are_no_list_are_refused(folder: GlossaryFolder, phrasings: str) -> None:
    folder.write("phrasings.yaml", f"token: {phrasings}\n")
    assert folder.errors() == ["phrasings.yaml:1: `token` needs a list."]


def test_broken_phrasings_are_reported_with_the_parsers_reason(folder: GlossaryFolder) -> None:
    folder.write("phrasings.yaml", "token: [a crumb\n")
    (error,) = folder.errors()
    assert error.startswith("phrasings.yaml:")
    assert "is not valid YAML" in error
