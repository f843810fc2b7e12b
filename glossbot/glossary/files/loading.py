"""From a folder to entries, with every problem on the way."""

from collections.abc import Collection
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from glossbot.glossary.entry import FEWEST_EXAMPLES, NAME_LENGTH, REQUIRED_IN_FILES, Category, Entry
from glossbot.glossary.files.checks import (
    check_categories,
    check_one_sided,
    check_owners,
    check_phrasings,
    check_references,
)
from glossbot.glossary.files.contents import (
    CATEGORIES_EXAMPLE,
    CATEGORIES_FILE,
    ENTRIES_FOLDER,
    PHRASINGS_FILE,
    PICKS_FILE,
    Contents,
)
from glossbot.glossary.files.extras import read_phrasings, read_picks
from glossbot.glossary.files.findings import as_sentence
from glossbot.glossary.files.problems import Problem
from glossbot.glossary.files.yaml_files import Document, read

M = TypeVar("M", bound=BaseModel)


def read_folder(folder: Path) -> Contents:
    """Read a glossary folder (`glossary/*.yaml`, `categories.yaml`, picks and phrasings) and check all of it."""
    contents = Contents()
    files = sorted((folder / ENTRIES_FOLDER).glob("*.yaml"))
    if not files:
        contents.problems.append(_nothing_in(folder))
        return contents
    contents.ids = [file.stem for file in files]
    _read_categories(folder / CATEGORIES_FILE, contents)
    contents.problems += [
        Problem(file, 1, "is passed over: the names of entries end in .yaml.")
        for file in (folder / ENTRIES_FOLDER).glob("*.yml")
    ]
    for file in files:
        _read_entry(file, contents)
    for check in (check_categories, check_owners, check_references, check_phrasings, check_one_sided):
        check(contents)
    read_picks(folder / PICKS_FILE, contents)
    read_phrasings(folder / PHRASINGS_FILE, contents)
    contents.problems.sort(key=lambda problem: (problem.file, problem.line, problem.sentence))
    return contents


def _nothing_in(folder: Path) -> Problem:
    if not folder.exists():
        return Problem(folder, 1, "there is no such folder.")
    if not folder.is_dir() or folder.name == ENTRIES_FOLDER:
        sentence = f"name the folder that holds {CATEGORIES_FILE} and {ENTRIES_FOLDER}/."
        return Problem(folder, 1, sentence)
    return Problem(folder / ENTRIES_FOLDER, 1, "there are no entries here; each entry is a file <id>.yaml.")


def _read_categories(file: Path, contents: Contents) -> None:
    if not file.exists():
        sentence = f"is missing; it lists the categories, each as in {CATEGORIES_EXAMPLE}"
        contents.problems.append(Problem(file, 1, sentence))
        return
    document = read(file)
    contents.problems += document.problems
    if document.problems:
        return
    listed = document.items()
    if not listed:
        sentence = "must be a list of categories, each with name, emoji, colour and about."
        contents.problems.append(Problem(file, 1, sentence))
        return
    for index, raw in enumerate(listed):
        category, found = _validated(Category, raw, document, (index,))
        contents.problems += found
        name = cast("dict[str, object]", raw).get("name") if isinstance(raw, dict) else None
        if category and any(other.slug == category.slug for other in contents.categories):
            sentence = f"the category “{category.name}” is there twice."
            contents.problems.append(Problem(file, document.line((index,)), sentence))
        elif category:
            contents.categories.append(category)
        contents.category_names.append(str(name))


def _read_entry(file: Path, contents: Contents) -> None:
    document = read(file)
    contents.problems.extend(document.problems)
    if document.value is None and document.problems:
        return
    raw = document.mapping()
    if raw is None:
        contents.problems.append(Problem(file, 1, "must be a mapping with `name`, `category`, `definition` and so on."))
        return
    if "id" in raw:
        contents.problems.append(
            Problem(file, document.line(("id",)), "`id` is not written: the file's name is the id.")
        )
    missing = [key for key in REQUIRED_IN_FILES if _is_blank(raw.get(key))]
    contents.problems += [
        Problem(file, document.line((key,)), f"`{key}` is {'empty' if key in raw else 'missing'}.") for key in missing
    ]
    given = {key: value for key, value in raw.items() if value is not None}
    entry, found = _validated(Entry, given | {"id": file.stem}, document, (), passed_over=missing)
    contents.problems += found
    contents.documents[file.stem] = document
    if not entry:
        _salvage(file, given, document, contents)
        return
    if "examples" not in missing and len(entry.examples) < FEWEST_EXAMPLES:
        contents.problems.append(
            Problem(file, document.line(("examples",)), "`examples` has one item; it needs two to four.")
        )
    contents.entries.append(entry)


def _salvage(file: Path, given: dict[str, object], document: Document, contents: Contents) -> None:
    """Take what is right in an entry that has a problem, so that what is wrong between entries shows at once too."""
    stand_ins = {"id": file.stem, "name": file.stem[:NAME_LENGTH], "definition": "…"}
    right: dict[str, object] = {}
    for key, value in given.items():
        alone, _ = _validated(Entry, stand_ins | {key: value}, document, ())
        if alone:
            right[key] = value
    entry, _ = _validated(Entry, stand_ins | right, document, ())
    if entry:
        contents.salvaged.add(entry.id)
        contents.entries.append(entry)


def _validated(
    model: type[M], raw: object, document: Document, at: tuple[int, ...], passed_over: Collection[str] = ()
) -> tuple[M | None, list[Problem]]:
    """Make a model of a value, or say what is wrong with it, apart from the keys that are known to be missing."""
    try:
        return model.model_validate(raw), []
    except ValidationError as error:
        problems: list[Problem] = []
        for details in cast("list[dict[str, Any]]", error.errors(include_url=False)):
            location = cast("tuple[str | int, ...]", details["loc"])
            if not location or location[0] not in passed_over:
                line = document.line((*at, *location))
                problems.append(Problem(document.file, line, as_sentence((*at, *location), details, model)))
        return None, problems


def _is_blank(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())
