"""What is offered while somebody types: which entries, in which order, and under which label."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from glossbot.glossary import Entry, Found, Glossary


def _entry(entry_id: str, name: str, *aliases: str, shared: tuple[str, ...] = ()) -> Entry:
    return Entry(id=entry_id, name=name, aliases=aliases, ambiguous_aliases=shared, definition="A definition.")


def _labels(glossary: Glossary, query: str, popularity: dict[str, int] | None = None) -> list[str]:
    return [completion.label for completion in glossary.complete(query, popularity=popularity)]


MODELS = Glossary(
    [
        _entry("a", "Model Card"),
        _entry("b", "Modal Window"),
        _entry("c", "Big Model"),
        _entry("d", "Weights", "Model File"),
        _entry("e", "Unrelated"),
    ]
)


def test_a_beginning_comes_before_a_later_word_before_a_slip() -> None:
    expected = ["Model Card", "Model File → Weights", "Big Model", "Modal Window"]
    assert _labels(MODELS, "model") == expected


def test_the_whole_name_comes_first_even_before_the_popular() -> None:
    glossary = Glossary([_entry("a", "Token"), _entry("b", "Token Limit"), _entry("c", "Tokens of Love")])
    assert _labels(glossary, "token", {"b": 99})[:2] == ["Token", "Token Limit"]


def test_among_equals_the_popular_comes_first_then_the_short() -> None:
    glossary = Glossary([_entry("a", "Training Data"), _entry("b", "Training"), _entry("c", "Training Run")])
    assert _labels(glossary, "trai") == ["Training", "Training Run", "Training Data"]
    assert _labels(glossary, "trai", {"a": 2, "c": 5}) == ["Training Run", "Training Data", "Training"]


def test_popularity_does_not_lift_a_later_word_over_a_beginning() -> None:
    assert _labels(MODELS, "model", {"c": 99})[0] == "Model Card"


@pytest.mark.parametrize("query", ["fine t", "fine-t", "finet", "FINE T", " fine  t"])
def test_hyphens_blanks_and_capitals_do_not_matter(query: str) -> None:
    assert _labels(Glossary([_entry("a", "Fine-Tuning"), _entry("b", "Other")]), query) == ["Fine-Tuning"]


def test_an_empty_query_offers_the_popular_then_the_picks_then_the_rest() -> None:
    glossary = Glossary((_entry(i, i.upper()) for i in "abcde"), picks=["d", "b"])
    assert _labels(glossary, "", {"e": 1, "c": 7}) == ["C", "E", "D", "B", "A"]
    assert _labels(glossary, "  ") == ["D", "B", "A", "C", "E"]


def test_an_entry_asked_for_and_picked_is_offered_once() -> None:
    glossary = Glossary((_entry(i, i.upper()) for i in "abc"), picks=["b", "c"])
    assert _labels(glossary, "", {"b": 1}) == ["B", "C", "A"]


def test_popularity_of_entries_that_are_gone_is_ignored() -> None:
    assert _labels(Glossary([_entry("a", "A")]), "", {"gone": 9}) == ["A"]


def test_an_alias_is_shown_with_the_name_it_leads_to(shipped: Glossary) -> None:
    assert _labels(shipped, "LLM")[0] == "LLM → Large Language Model"


def test_a_name_that_matches_is_shown_without_an_alias(shipped: Glossary) -> None:
    assert _labels(shipped, "large lang")[0] == "Large Language Model"


def test_a_shared_abbreviation_offers_each_of_its_owners() -> None:
    glossary = Glossary([_entry("a", "Image Captioning", shared=("IC",)), _entry("b", "Integration", shared=("IC",))])
    assert sorted(_labels(glossary, "ic")) == ["IC → Image Captioning", "IC → Integration"]
    for completion in glossary.complete("ic"):
        found = glossary.resolve(completion.label)
        assert isinstance(found, Found)
        assert found.entry == completion.entry


def test_a_label_too_long_for_discord_is_the_name_alone() -> None:
    glossary = Glossary([_entry("a", "N" * 60, "A" * 37, "B" * 38)])
    assert _labels(glossary, "AAA") == [f"{'A' * 37} → {'N' * 60}"]
    assert _labels(glossary, "BBB") == ["N" * 60]


def test_a_name_with_an_arrow_in_it_is_offered_under_a_label_that_leads_back_to_it() -> None:
    glossary = Glossary([_entry("a", "Input → Output"), _entry("b", "Output")])
    (completion,) = glossary.complete("inp")
    found = glossary.resolve(completion.label)
    assert isinstance(found, Found)
    assert found.entry.id == "a"


def test_two_letters_are_too_few_for_a_slip() -> None:
    glossary = Glossary([_entry("a", "Token")])
    assert _labels(glossary, "tk") == []
    assert _labels(glossary, "tke") == ["Token"]


def test_a_likely_slip_comes_before_another_letter() -> None:
    glossary = Glossary([_entry("a", "Tale"), _entry("b", "Take"), _entry("c", "Tame"), _entry("d", "Tzze")])
    # K and M lie beside J, L does not; what is swapped, doubled or missing is likely as well.
    assert _labels(glossary, "taje") == ["Take", "Tame", "Tale"]
    assert _labels(glossary, "tlae") == ["Tale"]
    assert _labels(glossary, "taake") == ["Take"]


@settings(deadline=None)
@given(
    names=st.sets(st.text("abct", min_size=1, max_size=6), min_size=1, max_size=12), typed=st.text("abct", min_size=1)
)
def test_what_begins_so_is_offered_and_else_what_is_one_slip_away(names: set[str], typed: str) -> None:
    glossary = Glossary([_entry(name, name) for name in names])
    begun = {name for name in names if name.startswith(typed)}
    near = {
        name
        for name in names
        if len(typed) > 3 and any(OSA.distance(name[: len(typed) + more], typed) <= 1 for more in (-1, 0, 1))
    }
    offered = {completion.entry.id for completion in glossary._completer.complete(typed, 25, {})}
    assert offered >= begun | near
    assert len(typed) <= 3 or offered == begun | near


def test_many_names_that_begin_alike_are_narrowed_down_to_the_popular_and_the_shortest() -> None:
    entries = [_entry(f"e{number}", f"Tok {number}") for number in range(3000)]
    glossary = Glossary(entries)
    assert [c.entry.name for c in glossary.complete("tok", limit=3)] == ["Tok 0", "Tok 1", "Tok 2"]
    popular = glossary.complete("tok", limit=2, popularity={"e2999": 5, "e2998": 9})
    assert [c.entry.name for c in popular] == ["Tok 2998", "Tok 2999"]


def test_no_more_than_discord_shows_are_offered_unless_asked(shipped: Glossary) -> None:
    assert len(shipped.complete("")) == 25
    assert len(shipped.complete("", limit=3)) == 3
    assert shipped.complete("", limit=0) == []


@settings(deadline=None)
@given(data=st.data())
def test_every_beginning_of_a_name_offers_its_entry(shipped: Glossary, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(shipped.entries))
    name = data.draw(st.sampled_from([entry.name, *entry.aliases]))
    typed = name[: data.draw(st.integers(1, len(name)))]
    completions = shipped.complete(typed, limit=len(shipped))
    assert entry.id in {completion.entry.id for completion in completions}


@settings(deadline=None)
@given(data=st.data(), limit=st.integers(1, 25))
def test_every_label_fits_is_unique_and_leads_back_to_its_entry(
    shipped: Glossary, data: st.DataObject, limit: int
) -> None:
    entry = data.draw(st.sampled_from(shipped.entries))
    name = data.draw(st.sampled_from([entry.name, *entry.aliases]))
    completions = shipped.complete(name[: data.draw(st.integers(0, len(name)))], limit)
    assert 1 <= len({completion.label for completion in completions}) == len(completions) <= limit
    for completion in completions:
        found = shipped.resolve(completion.label)
        assert 1 <= len(completion.label) <= 100
        assert isinstance(found, Found)
        assert found.entry is completion.entry
