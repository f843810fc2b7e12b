"""What is said when entries that are right by themselves do not go together."""

import pytest

from tests.glossary.folder import GlossaryFolder

FILE = "glossary/lora.yaml"


@pytest.mark.parametrize("name", ["Prompt", "prompt", "PROMPT", "Pro-mpt", "pro mpt", "Prómpt", "“Prompt!”"])
def test_a_name_that_an_earlier_entry_has_is_refused_however_it_is_spelt(folder: GlossaryFolder, name: str) -> None:
    folder.entry("spur", name=name)
    assert folder.errors() == [f"glossary/spur.yaml:1: “{name}” already belongs to the entry `prompt`."]


def test_an_alias_that_another_entry_has_is_refused_on_its_line(folder: GlossaryFolder) -> None:
    folder.entry("prompt", name="Prompt", aliases="[Instruction]")
    folder.entry("spur", name="Spur", aliases="\n  - Nudge\n  - in-struction")
    assert folder.errors() == ["glossary/spur.yaml:10: “in-struction” already belongs to the entry `prompt`."]


def test_a_name_that_is_another_entrys_alias_is_refused(folder: GlossaryFolder) -> None:
    folder.entry("lora", aliases="[tokens, To Ken]")
    assert folder.errors() == ["glossary/token.yaml:1: “Token” already belongs to the entry `lora`."]


def test_an_entry_may_spell_its_own_name_in_several_ways(folder: GlossaryFolder) -> None:
    folder.entry("lora", aliases="[lora, Lo-RA, LORA]")
    assert folder.errors() == []


@pytest.mark.parametrize("name", ["…", "🌱", "+++"])
def test_a_name_without_letter_or_digit_is_refused(folder: GlossaryFolder, name: str) -> None:
    folder.entry("lora", name=f'"{name}"', aliases=f'["{name}"]')
    assert folder.errors() == [
        f"{FILE}:1: “{name}” has no letter or digit to look it up by.",
        f"{FILE}:8: “{name}” has no letter or digit to look it up by.",
    ]


def test_an_ambiguous_alias_without_letter_or_digit_is_refused(folder: GlossaryFolder) -> None:
    folder.entry("lora", ambiguous_aliases='["+++"]')
    folder.entry("token", name="Token", related="[prompt]", ambiguous_aliases='["+++"]')
    assert folder.errors() == [
        f"{FILE}:8: “+++” has no letter or digit to look it up by.",
        "glossary/token.yaml:8: “+++” has no letter or digit to look it up by.",
    ]


@pytest.mark.parametrize("key", ["related", "confused_with"])
@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        ("[prompt, tokn]", "names `tokn`, which is no entry. Did you mean `token`?"),
        ("[prompt, xyzzy]", "names `xyzzy`, which is no entry."),
        ("[prompt, lora]", "names the entry itself."),
        ("[prompt, token, prompt]", "names `prompt` twice."),
    ],
)
def test_a_relation_that_leads_nowhere_new_is_refused(
    folder: GlossaryFolder, key: str, ids: str, sentence: str
) -> None:
    folder.entry("lora", **{key: ids})
    assert folder.errors() == [f"{FILE}:{7 if key == 'related' else 8}: `{key}` {sentence}"]


def test_a_relation_is_named_on_the_line_of_its_item(folder: GlossaryFolder) -> None:
    folder.entry("lora", related="\n  - token\n  - promt")
    assert folder.errors() == [f"{FILE}:9: `related` names `promt`, which is no entry. Did you mean `prompt`?"]


def test_an_entry_with_a_problem_is_still_an_entry_to_those_that_name_it(folder: GlossaryFolder) -> None:
    folder.entry("token", name="Token", related="[prompt]", analogy="1.10")
    assert folder.errors() == [
        "glossary/token.yaml:4: `analogy` must be text, but YAML reads the number 1.1 here; put it in quotes."
    ]


def test_a_relation_that_is_not_returned_is_worth_a_warning(folder: GlossaryFolder) -> None:
    folder.entry("lora", related="[token]")
    sentence = (
        "`related` names `token`, which has room to name this entry back and does not: "
        "add `lora` in token.yaml if a reader there would want to go on to it."
    )
    assert folder.errors() == []
    assert folder.warnings() == [f"{FILE}:7: warning: {sentence}"]


def test_an_entry_that_names_six_others_need_not_name_one_back(folder: GlossaryFolder) -> None:
    others = [f"term-{number}" for number in range(6)]
    for entry_id in others:
        folder.entry(entry_id, name=entry_id, related="[hub]")
    folder.entry("lora", related="[hub]")
    folder.entry("hub", name="Hub", related=f"[{', '.join(others)}]")
    assert folder.warnings() == []
    folder.entry("hub", name="Hub", related=f"[{', '.join(others[:5])}]")
    assert [said.split(" warning: ")[0] for said in folder.warnings()] == [f"{FILE}:7:", "glossary/term-5.yaml:7:"]


def test_what_is_asked_for_two_entries_is_worth_a_warning(folder: GlossaryFolder) -> None:
    folder.entry("prompt", name="Prompt", related="[token]", asked_as="[a wish, A crumb!]")
    folder.entry("token", name="Token", related="[prompt]", asked_as="[a bite, a crumb]")
    assert folder.warnings() == [
        "glossary/token.yaml:8: warning: “a crumb” is asked for `prompt` too: it cannot lead to both."
    ]
