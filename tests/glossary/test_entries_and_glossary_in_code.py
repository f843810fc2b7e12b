"""Entries and glossaries made in code: defaults, immutability, relations, shelves."""

import pytest
from pydantic import ValidationError

from glossbot.glossary import Category, Entry, Found, Glossary


def _entry(entry_id: str, *related: str, category: str = "General") -> Entry:
    return Entry(id=entry_id, name=entry_id.title(), definition="A definition.", related=related, category=category)


def _ids(entries: list[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def test_an_entry_needs_no_more_than_id_name_and_definition() -> None:
    entry = Entry(id="token", name="Token", definition="A piece of text.")
    assert entry.model_dump(exclude={"id", "name", "definition"}) == {
        "aliases": (),
        "category": "General",
        "analogy": "",
        "explanation": "",
        "examples": (),
        "tools": (),
        "related": (),
        "asked_as": (),
        "confused_with": (),
        "common_word": False,
        "ambiguous_aliases": (),
    }


@pytest.mark.parametrize("missing", ["id", "name", "definition"])
def test_an_entry_without_one_of_them_is_refused(missing: str) -> None:
    values = {"id": "token", "name": "Token", "definition": "A piece of text."}
    del values[missing]
    with pytest.raises(ValidationError, match=missing):
        Entry.model_validate(values)


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        _entry("token").name = "Other"  # type: ignore[misc] # that it is refused is the point


def test_entries_made_in_code_need_no_categories() -> None:
    glossary = Glossary([_entry("b"), _entry("a", category="Odd Things")])
    assert {category.name for category in glossary.categories} == {"General", "Odd Things"}
    assert _ids(glossary.in_category(glossary.category("Odd Things"))) == ["a"]
    assert isinstance(glossary.resolve("b"), Found)


def test_categories_that_are_given_keep_their_place_and_look() -> None:
    given = Category(name="General", emoji="🌱", colour="#000000", about="All.")
    glossary = Glossary([_entry("a", category="Other"), _entry("b")], categories=[given])
    assert [category.name for category in glossary.categories] == ["General", "Other"]
    assert glossary.category("General") is given


def test_entries_stand_in_the_order_of_their_names() -> None:
    named = [Entry(id=name.lower(), name=name, definition="x") for name in ("beta", "Gamma", "Alpha")]
    assert [entry.name for entry in Glossary(named)] == ["Alpha", "beta", "Gamma"]


def test_two_entries_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two entries have the same id"):
        Glossary([_entry("a"), _entry("a")])


def test_an_unknown_id_has_no_entry_and_no_relations() -> None:
    glossary = Glossary([_entry("a")])
    assert glossary.get("nowhere") is None
    assert glossary.related("nowhere") == []


def test_relations_are_those_it_names_then_those_that_name_it_each_once() -> None:
    glossary = Glossary([_entry("hub", "c", "a"), _entry("a", "hub"), _entry("b", "hub"), _entry("c"), _entry("d")])
    assert _ids(glossary.related("hub")) == ["c", "a", "b"]
    assert _ids(glossary.related("b")) == ["hub"]
    assert _ids(glossary.related("c")) == ["hub"]
    assert _ids(glossary.related("d")) == []


def test_relations_to_entries_that_are_not_there_are_left_out() -> None:
    assert _ids(Glossary([_entry("a", "gone", "b"), _entry("b")]).related("a")) == ["b"]


def test_every_shipped_relation_holds_in_both_directions(shipped: Glossary) -> None:
    for entry in shipped:
        related = _ids(shipped.related(entry.id))
        assert related[: len(entry.related)] == list(entry.related)
        assert len(set(related)) == len(related)
        assert entry.id not in related
        assert all(entry.id in _ids(shipped.related(other)) for other in related)


def test_without_picks_the_entries_most_related_to_lead() -> None:
    glossary = Glossary([_entry("a", "hub"), _entry("b", "hub"), _entry("hub")])
    assert _ids(list(glossary.picks))[0] == "hub"


def test_what_a_caller_does_with_an_answer_leaves_the_glossary_as_it_was() -> None:
    glossary = Glossary([_entry("a", "b"), _entry("b")])
    glossary.related("a").clear()
    glossary.complete("").clear()
    assert _ids(glossary.related("a")) == ["b"]
    assert len(glossary.complete("")) == 2


def test_the_picks_cannot_be_changed() -> None:
    assert isinstance(Glossary([_entry("a")]).picks, tuple)
    assert isinstance(Glossary([_entry("a")], picks=["a"]).picks, tuple)
