"""Every shipped entry, one by one, against what data/README.md asks of its author."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from glossbot.glossary import Entry, Glossary
from glossbot.shipped import shipped_glossary

DATA = shipped_glossary()
FILES = sorted((DATA / "glossary").glob("*.yaml"))
SCHEMA = json.loads((DATA / "entry.schema.json").read_text(encoding="utf-8"))

every_file = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


def _entry(shipped: Glossary, file: Path) -> Entry:
    entry = shipped.get(file.stem)
    assert entry is not None
    return entry


@every_file
def test_the_first_line_leads_editors_to_the_schema(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.partition("\n")[0] == "# yaml-language-server: $schema=../entry.schema.json"
    assert text.endswith("\n")


@every_file
def test_the_file_keeps_to_the_schema(file: Path) -> None:
    jsonschema.validate(yaml.safe_load(file.read_text(encoding="utf-8")), SCHEMA)


@every_file
def test_every_part_has_the_extent_that_authors_are_asked_for(shipped: Glossary, file: Path) -> None:
    entry = _entry(shipped, file)
    assert entry.definition
    assert entry.analogy
    assert 3 <= len(entry.explanation.split("\n\n")) <= 5
    assert 2 <= len(entry.examples) <= 4
    assert 3 <= len(entry.related) <= 6
    assert 3 <= len(entry.asked_as) <= 6


@every_file
def test_texts_end_as_sentences_do(shipped: Glossary, file: Path) -> None:
    entry = _entry(shipped, file)
    texts = (entry.definition, entry.analogy, *entry.explanation.split("\n\n"), *entry.examples)
    assert [text for text in texts if not re.search(r"""[.!?…:]["”'’)*_`]*$""", text)] == []  # noqa: RUF001 - a real quote


@every_file
def test_the_definition_does_without_the_name(shipped: Glossary, file: Path) -> None:
    entry = _entry(shipped, file)
    assert not re.search(rf"\b{re.escape(entry.name)}\b", entry.definition, re.IGNORECASE)


@every_file
def test_names_and_definition_are_plain_text(shipped: Glossary, file: Path) -> None:
    entry = _entry(shipped, file)
    plain = (entry.name, *entry.aliases, *entry.ambiguous_aliases, entry.definition)
    # An underscore inside a word, as in "Q4_K_M", is none that Discord takes for italics.
    assert [text for text in plain if re.search(r"[*`~|]|\b_|_\b|https?:", text)] == []


@every_file
def test_longer_texts_have_neither_headings_nor_links(shipped: Glossary, file: Path) -> None:
    entry = _entry(shipped, file)
    texts = (entry.analogy, entry.explanation, *entry.examples)
    assert [text for text in texts if re.search(r"^#|^>|https?:|\]\(|```", text, re.MULTILINE)] == []


@every_file
def test_bold_italics_and_code_are_closed(shipped: Glossary, file: Path) -> None:
    entry = _entry(shipped, file)
    paragraphs = (entry.analogy, *entry.explanation.split("\n\n"), *entry.examples)
    assert [text for text in paragraphs if text.count("`") % 2] == []
    # A star in code is a star, and so is one between blanks.
    outside = [re.sub(r"`[^`]*`| \* ", "", text) for text in paragraphs]
    assert [text for text in outside if text.count("*") % 2] == []


@every_file
def test_every_tool_has_a_home_page_and_its_own_name(shipped: Glossary, file: Path) -> None:
    tools = _entry(shipped, file).tools
    assert [tool.name for tool in tools if not tool.url] == []
    assert len({tool.name for tool in tools}) == len(tools)
