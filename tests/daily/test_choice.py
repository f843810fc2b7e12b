"""Which term comes next: every rule by an example, then years of choosing."""

import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from math import sqrt
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossbot.daily.choice import CATEGORY_GAP, MOST_ASKED, Past, choose, is_complete, weights
from glossbot.glossary import Entry, Glossary

FIRST = date(2026, 3, 2)
COMPLETE: Mapping[str, Any] = {
    "analogy": "Like a thing.",
    "explanation": "It is a thing.",
    "examples": ("One.", "Two."),
    "related": ("x", "y", "z"),
}


def _entry(entry_id: str, category: str = "General", changed: Mapping[str, Any] = MappingProxyType({})) -> Entry:
    values = {"id": entry_id, "name": entry_id, "category": category, "definition": "A thing."}
    return Entry.model_validate({**values, **COMPLETE, **changed})


def _incomplete(entry_id: str, category: str = "General") -> Entry:
    return _entry(entry_id, category, {"analogy": ""})


def _glossary(shelves: Mapping[str, str]) -> Glossary:
    """Make entries with these ids, separated by blanks, on each shelf."""
    return Glossary(_entry(entry_id, category) for category, ids in shelves.items() for entry_id in ids.split())


def _history(glossary: Glossary, ids: str) -> list[Past]:
    """Say that these were posted, one a day; `gone:category` is an entry that is there no more."""
    return [
        Past(FIRST + timedelta(number), entry_id, category or _known(glossary, entry_id).category)
        for number, (entry_id, _, category) in enumerate(text.partition(":") for text in ids.split())
    ]


def _known(glossary: Glossary, entry_id: str) -> Entry:
    entry = glossary.get(entry_id)
    assert entry
    return entry


def _weights(
    glossary: Glossary,
    posted: str | Sequence[Past] = (),
    *,
    asked: Mapping[str, int] = MappingProxyType({}),
    categories: Collection[str] = (),
    excluded: Collection[str] = (),
) -> dict[str, float]:
    history = _history(glossary, posted) if isinstance(posted, str) else posted
    return weights(glossary, history=history, asked=asked, categories=categories, excluded=excluded)


def _possible(
    glossary: Glossary,
    posted: str | Sequence[Past] = (),
    *,
    asked: Mapping[str, int] = MappingProxyType({}),
    categories: Collection[str] = (),
    excluded: Collection[str] = (),
) -> str:
    """Name what could come after these posts, in the order of the ids."""
    return " ".join(_weights(glossary, posted, asked=asked, categories=categories, excluded=excluded))


def _years(
    glossary: Glossary,
    chance: random.Random,
    days: int,
    *,
    asked: Mapping[str, int] = MappingProxyType({}),
    categories: Collection[str] = (),
    before: Sequence[Past] = (),
) -> list[Past]:
    """Choose every day, and return what was posted, with what was posted before."""
    history = list(before)
    for _ in range(days):
        entry = choose(glossary, history=history, asked=asked, categories=categories, chance=chance)
        assert entry
        history.append(Past(FIRST + timedelta(len(history)), entry.id, entry.category))
    return history


# Nothing twice before everything was there once.


def test_what_was_posted_waits_until_everything_was() -> None:
    glossary = _glossary({"General": "a b c"})
    assert _possible(glossary) == "a b c"
    assert _possible(glossary, "b") == "a c"
    assert _possible(glossary, "b c") == "a"


def test_a_second_round_begins_when_everything_was_posted_once() -> None:
    glossary = _glossary({"General": "a b c d e f"})
    assert _possible(glossary, "a b c d e f") == "a b c d"
    assert _possible(glossary, "a b c d e f b") == "a c d e"


def test_an_entry_added_later_comes_first() -> None:
    glossary = _glossary({"General": "a b c new"})
    assert _possible(glossary, "a b c a") == "new"


def test_an_entry_added_after_many_rounds_does_not_come_day_after_day() -> None:
    glossary = _glossary({"General": "a b c new"})
    rounds = "a b c " * 5
    assert _possible(glossary, rounds) == "new"
    assert _possible(glossary, rounds + "new") == "a b"
    assert _possible(glossary, rounds + "new a b c") == "new"


def test_categories_wanted_after_many_rounds_of_others_get_one_turn_each_before_the_others_come_again() -> None:
    glossary = _glossary({"A": "a1 a2 a3", "B": "b1 b2"})
    rounds = "a1 a2 a3 " * 5
    assert _possible(glossary, rounds, categories=["A"]) == "a1 a2"
    assert _possible(glossary, rounds) == "b1 b2"
    assert _possible(glossary, rounds + "b2") == "b1"
    assert _possible(glossary, rounds + "b2 b1") == "a1 a2 a3"


def test_posts_of_entries_that_are_gone_are_no_part_of_a_round() -> None:
    glossary = _glossary({"General": "a b"})
    assert _possible(glossary, "gone:General a gone:General") == "b"


def test_one_post_written_down_twice_counts_once() -> None:
    glossary = _glossary({"General": "a b c"})
    history = _history(glossary, "a b c a")
    assert _possible(glossary, [*history, *history]) == "b c"


# Only what is wanted.


def test_only_the_categories_that_were_chosen() -> None:
    glossary = _glossary({"A": "a", "B": "b", "C": "c"})
    assert _possible(glossary, categories={"A", "C"}) == "a c"
    assert _possible(glossary, "a", categories={"A"}) == "a"


def test_a_category_that_exists_no_more_is_passed_over() -> None:
    assert _possible(_glossary({"A": "a", "B": "b"}), categories=["B", "Gone"]) == "b"


def test_what_is_skipped_today_comes_tomorrow() -> None:
    glossary = _glossary({"General": "a b c"})
    assert _possible(glossary, "a", excluded=["b"]) == "c"
    assert _possible(glossary, "a c") == "b"


def test_the_last_of_a_round_comes_next_when_it_was_skipped() -> None:
    glossary = _glossary({"General": "a b c"})
    assert _possible(glossary, "a b", excluded=["c"]) == "a"
    assert _possible(glossary, "a b a") == "c"
    assert _possible(glossary, "a b a c") == "b"


@pytest.mark.parametrize(
    ("glossary", "categories", "excluded"),
    [
        pytest.param(Glossary([]), (), (), id="an empty glossary"),
        pytest.param(_glossary({"A": "a"}), ("Gone",), (), id="categories that exist no more"),
        pytest.param(_glossary({"A": "a b"}), (), ("a", "b"), id="everything excluded"),
        pytest.param(_glossary({"A": "a", "B": "b"}), ("B",), ("b",), id="everything wanted excluded"),
    ],
)
def test_there_may_be_nothing_to_choose(
    glossary: Glossary, categories: Collection[str], excluded: Collection[str]
) -> None:
    chance = random.Random(1)
    before = chance.getstate()
    for history in ([], [Past(FIRST, "a", "A")]):
        chosen = choose(glossary, history=history, asked={}, categories=categories, excluded=excluded, chance=chance)
        assert chosen is None
    assert chance.getstate() == before


# What was asked for.


def test_what_was_asked_for_weighs_more_and_ever_less_so() -> None:
    glossary = _glossary({"General": "a b c d e f"})
    weighed = _weights(glossary, asked={"b": 1, "c": 2, "d": 3, "e": 20, "f": 100_000, "gone": 9})
    never, once, twice, thrice, often, most = (weight / weighed["a"] for weight in weighed.values())
    assert never < once < twice < thrice < often == most == MOST_ASKED
    assert once - never > twice - once > thrice - twice


def test_being_asked_for_does_not_bring_back_what_was_posted() -> None:
    assert _possible(_glossary({"General": "a b"}), "a", asked={"a": 1000}) == "b"


# Complete entries.


def test_an_entry_is_complete_with_everything_that_a_post_shows() -> None:
    assert is_complete(_entry("a"))


@pytest.mark.parametrize(
    "lacking", [{"analogy": ""}, {"explanation": ""}, {"examples": ("One.",)}, {"related": ("x", "y")}], ids=str
)
def test_an_entry_that_lacks_something_is_incomplete(lacking: dict[str, Any]) -> None:
    assert not is_complete(_entry("a", changed=lacking))


def test_incomplete_entries_come_when_nothing_complete_is_left_in_the_round() -> None:
    glossary = Glossary([_entry("a"), _entry("b"), _incomplete("c", "Other"), _incomplete("d", "Other")])
    assert _possible(glossary, asked={"c": 99}) == "a b"
    assert _possible(glossary, "a") == "b"
    assert _possible(glossary, "a b") == "c d"
    assert _possible(glossary, "a b c d") == "a b"


def test_incomplete_entries_come_where_there_are_no_others() -> None:
    assert _possible(Glossary([_incomplete("a"), _incomplete("b")])) == "a b"


# Not the same category again.

FOUR = _glossary({"A": "a1 a2 a3", "B": "b1 b2", "C": "c1 c2", "D": "d1 d2"})


def test_the_categories_of_the_last_three_posts_are_left_out() -> None:
    assert _possible(FOUR, "a1") == "b1 b2 c1 c2 d1 d2"
    assert _possible(FOUR, "a1 b1 c1") == "d1 d2"
    assert _possible(FOUR, "a1 b1 c1 d1") == "a2 a3"


def test_days_without_a_post_do_not_count() -> None:
    history = [Past(FIRST, "a1", "A"), Past(FIRST + timedelta(200), "b1", "B"), Past(FIRST + timedelta(300), "c1", "C")]
    assert _possible(FOUR, history) == "d1 d2"


def test_the_category_of_an_entry_that_is_gone_counts_too() -> None:
    assert _possible(FOUR, "gone:D b1 c1") == "a1 a2 a3"


def test_where_only_those_categories_are_left_the_one_longest_ago_comes() -> None:
    assert _possible(FOUR, "b1 a1 c1", categories=["A", "B", "C"]) == "b2"
    assert _possible(FOUR, "b1 a1 c1", categories=["A", "C"]) == "a2 a3"
    assert _possible(FOUR, "b1 b2 a1 c1", categories=["A", "B", "C"]) == "a2 a3"


def test_a_complete_entry_of_yesterdays_category_comes_before_an_incomplete_one_of_another() -> None:
    glossary = Glossary([_entry("a"), _entry("b"), _incomplete("c", "Other")])
    assert _possible(glossary, "a") == "b"


def test_a_category_with_many_entries_left_comes_sooner_so_that_it_is_not_all_that_is_left() -> None:
    assert _weights(FOUR, "b1", categories=["A", "B", "C"]) == dict.fromkeys(("a1", "a2", "a3"), 3) | {"c1": 2, "c2": 2}


# A second round.


def test_a_third_rests_when_a_new_round_begins_and_the_longest_ago_weighs_most() -> None:
    glossary = _glossary({"General": "a b c d e f g h i"})
    weighed = _weights(glossary, "d c b a i h g f e")
    assert sorted(weighed, key=lambda entry_id: -weighed[entry_id]) == ["d", "c", "b", "a", "i", "h"]
    assert len(set(weighed.values())) == 6
    assert "e" not in _possible(glossary, "d c b a i h g f e d c").split()
    assert "g" in _possible(glossary, "d c b a i h g f e d").split()


def test_in_the_first_round_nothing_weighs_more_for_having_waited() -> None:
    assert len(set(_weights(_glossary({"General": "a b c d"}), "c").values())) == 1


@pytest.mark.parametrize(("posted", "possible"), [("a b", "a"), ("b a", "b"), ("a b b a", "b")])
def test_of_two_entries_none_comes_twice_in_a_row(posted: str, possible: str) -> None:
    assert _possible(_glossary({"General": "a b"}), posted) == possible


def test_an_only_entry_comes_every_time() -> None:
    glossary = _glossary({"General": "a"})
    assert _possible(glossary, "a a a") == "a"


def test_what_rests_comes_when_nothing_else_is_left() -> None:
    assert _possible(_glossary({"General": "a b c d"}), "a b c d", excluded=["a", "b"]) == "c d"


def test_another_category_is_wanted_more_than_rest() -> None:
    glossary = _glossary({"A": "a1 a2 a3 a4 a5 a6 a7 a8 a9", "Z": "z"})
    assert _possible(glossary, "a1 a2 a3 a4 a5 a6 z a7 a8 a9") == "z"


def test_rest_is_wanted_more_than_the_category_longest_ago() -> None:
    glossary = _glossary({"A": "a1 a2 a3 a4 a5 a6 a7 a8 a9", "Z": "z"})
    assert "z" not in _possible(glossary, "a1 a2 a3 a4 a5 a6 a7 z a8 a9").split()


# Chance, and nothing but it.


@given(seed=st.integers())
def test_the_same_chance_chooses_the_same(seed: int) -> None:
    one, other = (choose(FOUR, history=[], asked={}, chance=random.Random(seed)) for _ in range(2))
    assert one is not None
    assert one == other


def test_entries_come_as_often_as_they_weigh() -> None:
    history, asked = _history(FOUR, "b1"), {"a2": 3, "c1": 50}
    weighed = weights(FOUR, history=history, asked=asked)
    chance, total, times = random.Random(7), sum(weighed.values()), 10_000
    chosen = Counter(
        entry.id for _ in range(times) if (entry := choose(FOUR, history=history, asked=asked, chance=chance))
    )
    assert chosen.keys() == weighed.keys()
    for entry_id, weight in weighed.items():
        share = weight / total
        assert abs(chosen[entry_id] - times * share) < 4 * sqrt(times * share * (1 - share))


# Any glossary, any history.

IDS = [f"e{number}" for number in range(5)]  # few, so that histories have several rounds
SHELVES = st.sampled_from("ABCDE")
ENTRIES = st.lists(
    st.builds(_entry, st.sampled_from(IDS), SHELVES, st.sampled_from([{}, {"analogy": ""}])),
    max_size=len(IDS),
    unique_by=lambda entry: entry.id,
)
HISTORIES = st.lists(
    st.builds(Past, st.dates(FIRST, FIRST + timedelta(40)), st.sampled_from([*IDS, "gone"]), SHELVES), max_size=40
)
ASKED = st.dictionaries(st.sampled_from([*IDS, "gone"]), st.integers(0, 10**9))


@settings(deadline=None)
@given(
    entries=ENTRIES,
    history=HISTORIES,
    asked=ASKED,
    categories=st.sets(st.sampled_from("ABCDEX")),
    excluded=st.sets(st.sampled_from(IDS)),
    chance=st.randoms(use_true_random=False),
)
def test_whatever_is_allowed_can_come_and_nothing_else(
    entries: list[Entry],
    history: list[Past],
    asked: dict[str, int],
    categories: set[str],
    excluded: set[str],
    chance: random.Random,
) -> None:
    glossary = Glossary(entries)
    allowed = {e.id for e in entries if e.id not in excluded and (not categories or e.category in categories)}
    weighed = weights(glossary, history=history, asked=asked, categories=categories, excluded=excluded)
    chosen = choose(glossary, history=history, asked=asked, categories=categories, excluded=excluded, chance=chance)
    assert weighed.keys() <= allowed
    assert all(weight > 0 for weight in weighed.values())
    assert bool(weighed) == bool(allowed)
    assert (chosen.id in weighed) if chosen else not allowed
    never = allowed - {past.entry_id for past in history}
    assert weighed.keys() <= (never or allowed)


@settings(deadline=None)
@given(entries=ENTRIES, history=HISTORIES, asked=ASKED, seed=st.integers(0, 2**32))
def test_the_order_in_which_things_are_told_does_not_matter(
    entries: list[Entry], history: list[Past], asked: dict[str, int], seed: int
) -> None:
    order = random.Random(seed)
    told, past = order.sample(entries, len(entries)), order.sample(history, len(history))
    asked_again = dict(order.sample(list(asked.items()), len(asked)))
    one, other = Glossary(entries), Glossary(told)
    assert list(weights(one, history=history, asked=asked).items()) == list(
        weights(other, history=past, asked=asked_again).items()
    )
    assert choose(one, history=history, asked=asked, chance=random.Random(seed)) == choose(
        other, history=past, asked=asked_again, chance=random.Random(seed)
    )


def test_not_even_of_two_posts_on_one_day() -> None:
    glossary = _glossary({"General": "a b c"})
    history = [Past(FIRST, entry_id, "General") for entry_id in "abc"]
    assert _weights(glossary, history) == _weights(glossary, history[::-1])


# Years.

SIZES = {"A": 21, "B": 19, "C": 16, "D": 12, "E": 10, "F": 9, "G": 8, "H": 5}
HUNDRED = _glossary(
    {shelf: " ".join(f"{shelf.lower()}{number}" for number in range(size)) for shelf, size in SIZES.items()}
)
FAVOURITES = {entry.id: 10 for entry in random.Random(5).sample(HUNDRED.entries, 25)}


def _spacing(history: Sequence[Past]) -> list[int]:
    """Count the posts from each post to the one before it of the same entry."""
    places: dict[str, int] = {}
    gaps: list[int] = []
    for place, past in enumerate(history):
        if past.entry_id in places:
            gaps.append(place - places[past.entry_id])
        places[past.entry_id] = place
    return gaps


def _apart(history: Sequence[Past], place: int) -> bool:
    """Whether the category of this post was not on the last posts before it."""
    return history[place].category not in {past.category for past in history[max(0, place - CATEGORY_GAP) : place]}


@settings(deadline=None, max_examples=20)
@given(
    chance=st.randoms(use_true_random=False),
    sizes=st.lists(st.integers(1, 9), min_size=8, max_size=8),
    lookups=st.lists(st.integers(0, 1000), min_size=1),
)
def test_in_400_days_everything_comes_in_rounds_and_categories_keep_apart(
    chance: random.Random, sizes: list[int], lookups: list[int]
) -> None:
    shelves = chance.choices("ABCDEFGH", sizes, k=100)
    glossary = Glossary(_entry(f"e{number}", shelf) for number, shelf in enumerate(shelves))
    asked = {entry.id: lookups[place % len(lookups)] for place, entry in enumerate(glossary)}
    history = _years(glossary, chance, 400, asked=asked)
    for place in range(400):
        done = {past.entry_id for past in history[place // 100 * 100 : place]}
        assert history[place].entry_id not in done
        lately = {past.category for past in history[max(0, place - CATEGORY_GAP) : place]}
        if any(entry.category not in lately for entry in glossary if entry.id not in done):
            assert _apart(history, place)
    assert min(_spacing(history)) > 100 // 3


def test_categories_hardly_ever_come_too_soon() -> None:
    history = [_years(HUNDRED, random.Random(seed), 400, asked=FAVOURITES) for seed in range(5)]
    assert sum(not _apart(year, place) for year in history for place in range(400)) < 0.02 * 2000


def test_what_is_asked_for_comes_earlier_in_every_round() -> None:
    history = _years(HUNDRED, random.Random(3), 400, asked=FAVOURITES)
    for start in range(0, 400, 100):
        places: dict[bool, list[int]] = {True: [], False: []}
        for place, past in enumerate(history[start : start + 100]):
            places[past.entry_id in FAVOURITES].append(place)
        favourites, others = (sum(found) / len(found) for found in (places[True], places[False]))
        assert favourites < others - 10


@settings(deadline=None, max_examples=30)
@given(data=st.data(), chance=st.randoms(use_true_random=False))
def test_while_the_glossary_and_the_categories_change_nothing_comes_twice_in_a_row(
    data: st.DataObject, chance: random.Random
) -> None:
    history: list[Past] = []
    for _ in range(6):
        ids = data.draw(st.sets(st.sampled_from([f"e{number}" for number in range(12)])))
        categories = data.draw(st.sets(st.sampled_from("ABC")))
        glossary = Glossary(_entry(entry_id, "ABC"[int(entry_id[1:]) % 3]) for entry_id in ids)
        if sum(not categories or entry.category in categories for entry in glossary) > 1:
            days = data.draw(st.integers(1, 40))
            history = _years(glossary, chance, days, categories=categories, before=history)
    assert min(_spacing(history), default=2) > 1
