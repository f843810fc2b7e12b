"""What is said about one entry's file: keys, types, limits, and the id that its name is."""

import pytest

from tests.glossary.folder import GlossaryFolder

REQUIRED = ("name", "category", "definition", "analogy", "explanation", "examples", "related")


def test_a_healthy_folder_has_no_problem(folder: GlossaryFolder) -> None:
    assert folder.problems() == []


@pytest.mark.parametrize("key", REQUIRED)
@pytest.mark.parametrize("written", [None, "", '""', "[]"], ids=["absent", "bare", "empty-text", "empty-list"])
def test_a_required_key_without_a_value_is_missing(folder: GlossaryFolder, key: str, written: str | None) -> None:
    folder.entry("lora", **{key: written})
    line, state = (1, "missing") if written is None else (1 + REQUIRED.index(key), "empty")
    assert folder.errors() == [f"glossary/lora.yaml:{line}: `{key}` is {state}."]


@pytest.mark.parametrize("key", REQUIRED[:5])
def test_a_required_text_of_blanks_is_refused(folder: GlossaryFolder, key: str) -> None:
    folder.entry("lora", **{key: '"   "'})
    assert len(folder.errors()) == 1


@pytest.mark.parametrize(
    ("values", "line", "sentence"),
    [
        ({"aliasses": "[x]"}, 8, "`aliasses` is not a key that belongs here. Did you mean `aliases`?"),
        ({"definiton": "x"}, 8, "`definiton` is not a key that belongs here. Did you mean `definition`?"),
        ({"price": "x"}, 8, "`price` is not a key that belongs here."),
        (
            {"tools": "\n  - name: X\n    pricing: free\n    ulr: x"},
            11,
            "`tools`, item 1, `ulr` is not a key that belongs here. Did you mean `url`?",
        ),
        (
            {"tools": "\n  - {name: X, pricing: free, pricings: free}"},
            9,
            "`tools`, item 1, `pricings` is not a key that belongs here. Did you mean `pricing`?",
        ),
        (
            {"tools": "\n  - {name: X, pricing: free, definitio: x}"},
            9,
            "`tools`, item 1, `definitio` is not a key that belongs here.",
        ),
    ],
)
def test_an_unknown_key_is_named_with_the_nearest_that_belongs(
    folder: GlossaryFolder, values: dict[str, str], line: int, sentence: str
) -> None:
    folder.entry("lora", **values)
    assert folder.errors() == [f"glossary/lora.yaml:{line}: {sentence}"]


@pytest.mark.parametrize("key", ["no", "1"])
def test_a_key_that_is_not_text_is_refused_on_its_own_line(folder: GlossaryFolder, key: str) -> None:
    folder.entry("lora", **{key: "x"})
    (said,) = folder.errors()
    assert said.startswith("glossary/lora.yaml:8: ")


def test_an_id_is_not_written_in_the_file(folder: GlossaryFolder) -> None:
    folder.entry("lora", id="lora")
    assert folder.errors() == ["glossary/lora.yaml:8: `id` is not written: the file's name is the id."]


@pytest.mark.parametrize("stem", ["LoRA", "lo_ra", "lo--ra", "-lora", "lora-", "lo ra", "löra"])
def test_a_file_name_that_is_no_id_is_refused(folder: GlossaryFolder, stem: str) -> None:
    folder.entry(stem)
    rule = "`id` comes from the file's name, which may have only small letters, digits and single hyphens."
    assert folder.errors() == [f"glossary/{stem}.yaml:1: {rule}"]


AS_TEXT = "must be text, but YAML reads {} here; put it in quotes."
A_LIST = "must be a list, with one item per line after a hyphen."
PRICINGS = "'free', 'freemium', 'paid' or 'open-source'"


@pytest.mark.parametrize(
    ("key", "written", "line", "sentence"),
    [
        ("name", "NO", 1, "`name` " + AS_TEXT.format("“false” (true or false)")),
        ("name", "on", 1, "`name` " + AS_TEXT.format("“true” (true or false)")),
        ("name", "1.10", 1, "`name` " + AS_TEXT.format("the number 1.1")),
        ("definition", "2024", 3, "`definition` " + AS_TEXT.format("the number 2024")),
        ("analogy", "[a]", 4, "`analogy` " + AS_TEXT.format("a list")),
        ("aliases", "\n  - fine\n  - NO", 10, "`aliases`, item 2 " + AS_TEXT.format("“false” (true or false)")),
        ("examples", "\n  - One.\n  - Two: x", 8, "`examples`, item 2 " + AS_TEXT.format("a mapping")),
        ("aliases", "x", 8, f"`aliases` {A_LIST}"),
        ("related", "token", 7, f"`related` {A_LIST}"),
        ("tools", "{name: X, pricing: free}", 8, f"`tools` {A_LIST}"),
        ("tools", "[X]", 8, "`tools`, item 1 must have keys and values of its own."),
        ("common_word", "maybe", 8, "`common_word` must be true or false."),
        ("definition", '"one\\ntwo"', 3, "`definition` does not fit: must be on one line."),
        ("aliases", '["one\\ntwo"]', 8, "`aliases` does not fit: must be on one line."),
        ("aliases", '[""]', 8, "`aliases`, item 1 is empty."),
        ("related", "[Token]", 7, "`related`, item 1 must be an id: small letters, digits and single hyphens."),
        (
            "confused_with",
            "[a b]",
            8,
            "`confused_with`, item 1 must be an id: small letters, digits and single hyphens.",
        ),
        ("examples", "[Only one.]", 6, "`examples` has one item; it needs two to four."),
        ("tools", "\n  - name: X", 9, "`tools`, item 1, `pricing` is missing."),
        ("tools", "\n  - {pricing: free}", 9, "`tools`, item 1, `name` is missing."),
        ("tools", "\n  - name: X\n    pricing: cheap", 10, f"`tools`, item 1, `pricing` must be {PRICINGS}."),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_on_its_line(
    folder: GlossaryFolder, key: str, written: str, line: int, sentence: str
) -> None:
    folder.entry("lora", **{key: written})
    assert folder.errors() == [f"glossary/lora.yaml:{line}: {sentence}"]


@pytest.mark.parametrize("url", ["http://a.b", "a.b", "https://", '"https://a.b/c d"', "https://a.b/(c)"])
def test_a_tool_needs_an_https_address_that_can_be_linked(folder: GlossaryFolder, url: str) -> None:
    folder.entry("lora", tools=f"\n  - name: X\n    pricing: free\n    url: {url}")
    rule = "`tools`, item 1, `url` must be a web address that begins with https://."
    assert folder.errors() == [f"glossary/lora.yaml:11: {rule}"]
