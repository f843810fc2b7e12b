"""The shipped glossary as a whole: nothing to complain about, and everything there that is promised."""

import json

import jsonschema
import pytest

from glossbot.glossary import Glossary
from glossbot.glossary.files.loading import read_folder
from glossbot.glossary.files.schema import schema_text
from glossbot.shipped import shipped_glossary

DATA = shipped_glossary()
FILES = sorted((DATA / "glossary").iterdir())


def test_there_is_neither_a_problem_nor_a_warning() -> None:
    assert [str(problem) for problem in read_folder(DATA).problems] == []


def test_there_are_enough_entries_and_every_file_is_one(shipped: Glossary) -> None:
    assert len(shipped) >= 40
    assert {file.name for file in FILES} == {f"{entry.id}.yaml" for entry in shipped}


def test_there_are_eight_to_fourteen_categories_and_each_has_entries(shipped: Glossary) -> None:
    assert 8 <= len(shipped.categories) <= 14
    assert [category.name for category in shipped.categories if len(shipped.in_category(category)) < 15] == []


def test_there_are_five_hundred_entries(shipped: Glossary) -> None:
    assert len(shipped) >= 500


def test_the_categories_stand_in_the_order_of_their_file(shipped: Glossary) -> None:
    lines = (DATA / "categories.yaml").read_text(encoding="utf-8").splitlines()
    in_file = [line.removeprefix("- name: ") for line in lines if line.startswith("- name: ")]
    assert [category.name for category in shipped.categories] == in_file


@pytest.mark.parametrize("entry_id", ["open-source-models", "large-language-model", "fine-tuning", "parameters", "gpt"])
def test_the_entries_of_the_documentation_are_there(shipped: Glossary, entry_id: str) -> None:
    entry = shipped.get(entry_id)
    assert entry is not None
    assert entry.id == entry_id


def test_every_entry_is_on_exactly_one_shelf(shipped: Glossary) -> None:
    on_shelves = [entry.id for category in shipped.categories for entry in shipped.in_category(category)]
    assert sorted(on_shelves) == sorted(entry.id for entry in shipped)


def test_the_picks_are_ten_different_entries(shipped: Glossary) -> None:
    assert len({entry.id for entry in shipped.picks}) == len(shipped.picks) == 10


def test_the_schema_for_editors_is_the_one_that_the_model_makes(shipped: Glossary) -> None:
    written = (DATA / "entry.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(list(shipped.categories)), "run `make schema`"


def test_the_schema_is_a_json_schema_without_an_id_to_fill_in() -> None:
    schema = json.loads((DATA / "entry.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "id" not in schema["properties"]
    assert schema["required"] == ["name", "category", "definition", "analogy", "explanation", "examples", "related"]


@pytest.mark.parametrize(
    "spoilt",
    [
        {"name": None},
        {"category": "No Such Shelf"},
        {"examples": ["Only one."]},
        {"tools": [{"name": "X", "pricing": "cheap"}]},
        {"aliasses": ["x"]},
        {"id": "x"},
        {"related": ["Not An Id"]},
        {"definition": "x" * 301},
    ],
    ids=lambda spoilt: next(iter(spoilt)),
)
def test_an_editor_marks_what_the_loader_would_refuse(shipped: Glossary, spoilt: dict[str, object]) -> None:
    schema = json.loads((DATA / "entry.schema.json").read_text(encoding="utf-8"))
    entry = shipped.entries[0].model_dump(mode="json", exclude={"id"})
    jsonschema.validate(entry, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(entry | spoilt, schema)
