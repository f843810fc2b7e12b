"""An abbreviation that several entries own: what the loader asks for, and what it answers with."""

import pytest

from glossbot.glossary import Glossary, Suggestions
from tests.glossary.folder import GlossaryFolder


def _shared(folder: GlossaryFolder, lora: str, prompt: str) -> None:
    folder.entry("token", name="Token", related="[prompt, lora]")
    folder.entry("prompt", name="Prompt", related="[token]", ambiguous_aliases=prompt)
    folder.entry("lora", ambiguous_aliases=lora)


def test_an_abbreviation_that_two_entries_list_is_no_problem(folder: GlossaryFolder) -> None:
    _shared(folder, "[IC]", "[IC]")
    assert folder.problems() == []


def test_both_may_spell_it_differently(folder: GlossaryFolder) -> None:
    _shared(folder, "[I.C.]", "[ic]")
    assert folder.problems() == []


@pytest.mark.parametrize(("lora", "prompt"), [("[IC]", "[IC]"), ("[IC]", "[ic]"), ("[I.C.]", "[ic]")])
@pytest.mark.parametrize("query", ["IC", "ic", "i.c.", "I C"])
def test_however_it_is_spelt_it_answers_with_a_choice_of_its_owners(
    folder: GlossaryFolder, lora: str, prompt: str, query: str
) -> None:
    _shared(folder, lora, prompt)
    resolution = Glossary.load(folder.path).resolve(query)
    assert isinstance(resolution, Suggestions)
    assert {entry.id for entry in resolution.entries} == {"lora", "prompt"}


def test_an_entry_that_has_it_for_itself_alone_contradicts_the_others(folder: GlossaryFolder) -> None:
    _shared(folder, "[X, IC]", "[X, IC]")
    folder.entry("token", name="Token", related="[prompt, lora]", aliases="[ic]")
    sentence = "“IC” is listed as ambiguous, but `token` has it for itself alone."
    assert folder.errors() == [f"glossary/lora.yaml:8: {sentence}", f"glossary/prompt.yaml:8: {sentence}"]


def test_an_entry_cannot_both_own_and_share_an_alias(folder: GlossaryFolder) -> None:
    _shared(folder, "[IC]\naliases: [IC]", "[IC]")
    sentence = "“IC” is listed as ambiguous, but `lora` has it for itself alone."
    assert folder.errors() == [f"glossary/lora.yaml:8: {sentence}", f"glossary/prompt.yaml:8: {sentence}"]


def test_an_abbreviation_that_nobody_else_lists_is_worth_a_warning_that_names_it(folder: GlossaryFolder) -> None:
    _shared(folder, "\n  - X\n  - IC", "[X]")
    assert folder.errors() == []
    (said,) = folder.warnings()
    assert said.startswith("glossary/lora.yaml:")
    assert "no other entry lists “IC” as ambiguous; an ordinary alias would do." in said
    assert "“IC”" in said


def test_listing_it_twice_in_one_entry_is_not_sharing_it(folder: GlossaryFolder) -> None:
    folder.entry("token", name="Token", related="[prompt, lora]")
    folder.entry("lora", ambiguous_aliases="[IC, ic]")
    assert len(folder.warnings()) == 1
