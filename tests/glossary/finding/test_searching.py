"""Search by description: the words that count, and input that means something to the engine underneath."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossbot.glossary import Entry, Glossary
from glossbot.shipped import shipped_glossary

SHIPPED = Glossary.load(shipped_glossary())


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("models anyone can download", "open-source-models"),
        ("when the model makes things up", "hallucination"),
        ("teaching a finished model new tricks", "fine-tuning"),
    ],
)
def test_what_beginners_say_is_among_the_first_five(description: str, expected: str) -> None:
    assert expected in [entry.id for entry in SHIPPED.search(description)[:5]]


@pytest.mark.parametrize(
    "odd", ["", "   ", "🙂", '"', "*", "NEAR(a b)", "a AND OR NOT", "name:x", "x\x00y", "^", "(", "-a"]
)
def test_operators_and_nothing_are_just_text(odd: str) -> None:
    assert isinstance(SHIPPED.search(odd), list)


@given(st.text(max_size=500))
@settings(deadline=None)
def test_no_text_is_a_fault(text: str) -> None:
    assert len(SHIPPED.search(text)) <= 10


def test_words_count_in_any_form() -> None:
    glossary = Glossary([Entry(id="a", name="A", definition="It downloads models.")])
    assert [entry.id for entry in glossary.search("downloading a model")] == ["a"]


def test_threads_may_ask_at_once() -> None:
    glossary = Glossary.load(shipped_glossary())
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(glossary.search, ["a model anyone can download"] * 32))
    assert all(answer == answers[0] and answer for answer in answers)
