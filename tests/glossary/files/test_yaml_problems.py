"""What is said about files that are not the YAML they should be."""

import pytest

from tests.glossary.folder import GlossaryFolder, entry_text

FILE = "glossary/lora.yaml"
NO_MAPPING = "must be a mapping with `name`, `category`, `definition` and so on."


def test_a_key_written_twice_is_named_where_it_comes_again(folder: GlossaryFolder) -> None:
    folder.write(FILE, entry_text() + "definition: Another.\n")
    assert folder.errors() == [f"{FILE}:8: the key `definition` appears a second time; only one may stay."]


def test_a_key_written_twice_inside_a_tool_is_named_too(folder: GlossaryFolder) -> None:
    folder.entry("lora", tools="\n  - name: X\n    pricing: free\n    name: Y")
    assert folder.errors() == [f"{FILE}:11: the key `name` appears a second time; only one may stay."]


def test_every_repetition_of_a_key_is_named(folder: GlossaryFolder) -> None:
    folder.write(FILE, entry_text() + "name: B\nname: C\n")
    assert folder.errors() == [
        f"{FILE}:8: the key `name` appears a second time; only one may stay.",
        f"{FILE}:9: the key `name` appears a second time; only one may stay.",
    ]


def test_other_problems_of_a_file_with_a_repeated_key_are_named_as_well(folder: GlossaryFolder) -> None:
    folder.write(FILE, entry_text(analogy=None) + "name: B\n")
    assert folder.errors() == [
        f"{FILE}:1: `analogy` is missing.",
        f"{FILE}:7: the key `name` appears a second time; only one may stay.",
    ]


@pytest.mark.parametrize("content", ["", "# only a comment\n", "- a\n- b\n", "just text\n", "42\n"])
def test_a_file_that_holds_no_entry_is_refused(folder: GlossaryFolder, content: str) -> None:
    folder.write(FILE, content)
    assert folder.errors() == [f"{FILE}:1: {NO_MAPPING}"]


@pytest.mark.parametrize(
    ("content", "line", "sentence"),
    [
        (
            entry_text(definition="one: two"),
            3,
            "mapping values are not allowed in this context. Text that contains “: ” or “ #” needs quotes around it.",
        ),
        (entry_text(aliases="[a, b"), 9, "did not find expected ',' or ']'."),
        (entry_text() + "\taliases: [a]\n", 8, "found character that cannot start any token."),
        (entry_text() + "---\nname: B\n", 8, "but found another document."),
        (entry_text(analogy="*nothing"), 4, "found undefined alias."),
    ],
    ids=["colon", "bracket", "tab", "second document", "star"],
)
def test_broken_yaml_is_reported_with_the_parsers_reason(
    folder: GlossaryFolder, content: str, line: int, sentence: str
) -> None:
    folder.write(FILE, content)
    assert folder.errors() == [f"{FILE}:{line}: is not valid YAML: {sentence}"]


def test_a_control_character_is_reported_on_its_line(folder: GlossaryFolder) -> None:
    folder.write(FILE, entry_text() + "aliases: [\x07]\n")
    sentence = "has an invisible control character, which YAML does not allow; delete it."
    assert folder.errors() == [f"{FILE}:8: {sentence}"]


def test_a_date_is_text_even_an_impossible_one(folder: GlossaryFolder) -> None:
    folder.write(FILE, entry_text(analogy="2024-13-45"))
    assert folder.errors() == []


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_a_key_that_is_a_list_or_a_mapping_is_a_problem_not_a_crash(folder: GlossaryFolder, key: str) -> None:
    folder.write(FILE, f"{entry_text()}? {key}\n: value\n")
    (said,) = folder.errors()
    assert said.startswith(f"{FILE}:8: ")


def test_yaml_never_runs_code(folder: GlossaryFolder) -> None:
    folder.entry("lora", analogy="!!python/object/apply:os.getcwd []")
    tag = "tag:yaml.org,2002:python/object/apply:os.getcwd"
    said = f"could not determine a constructor for the tag '{tag}'."
    assert folder.errors() == [f"{FILE}:4: is not valid YAML: {said}"]


def test_text_in_another_encoding_is_reported_on_its_line(folder: GlossaryFolder) -> None:
    folder.write(FILE, entry_text(definition="Café.").encode("latin-1"))
    assert folder.errors() == [f"{FILE}:3: is not UTF-8 text; save it with that encoding."]


def test_utf_16_is_refused_on_the_first_line(folder: GlossaryFolder) -> None:
    folder.write(FILE, entry_text().encode("utf-16"))
    assert folder.errors() == [f"{FILE}:1: is not UTF-8 text; save it with that encoding."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_file_saved_on_any_system_is_read(folder: GlossaryFolder, encoding: str, ending: str) -> None:
    folder.write(FILE, entry_text(analogy="Café.").replace("\n", ending).encode(encoding))
    assert folder.errors() == []


def test_a_folder_named_like_an_entry_is_reported(folder: GlossaryFolder) -> None:
    (folder.path / FILE).mkdir()
    assert folder.errors() == [f"{FILE}:1: cannot be read: Is a directory."]
