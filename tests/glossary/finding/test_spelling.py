"""Making texts comparable: what is dropped, what is kept, and that doing it twice changes nothing."""

import random

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from glossbot.glossary.finding.spelling import CONSIDERED, bag, fold, joined, singular

WORDS = st.text("abcdeilmnorstuy", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Fine-Tuning", "fine tuning"),
        ("  FINE_tuning!! ", "fine tuning"),
        ("Naïve Café", "naive cafe"),
        ("Bayes' theorem", "bayes theorem"),
        ("Bayes’s", "bayess"),  # noqa: RUF001 - the apostrophe that phones type
        ("Q&A", "q and a"),
        ("Straße", "strasse"),
        ("ＧＰＴ－４", "gpt 4"),  # noqa: RUF001 - full-width letters
        ("fi\u200bne", "fine"),
        ("x²", "x2"),
        ("深度学习", "深度学习"),
        ("🧠", ""),
        ("…→…", ""),
    ],
)
def test_folding_keeps_small_letters_and_digits(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(deadline=None)
@given(text=st.text(st.characters(max_codepoint=127), max_size=CONSIDERED - 2))
def test_the_short_way_for_ascii_is_the_same_way(text: str) -> None:
    assert fold(f"{text} é") == f"{fold(text)} e".strip()


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    assert fold("x" * 6000) == "x" * CONSIDERED


@settings(deadline=None)
@given(text=st.text())
@example(text="ŉ")  # decomposes into an apostrophe and n
@example(text="İstanbul")
@example(text="ﬁne")
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text)
    assume(len(folded) <= CONSIDERED)
    assert fold(folded) == folded


@settings(deadline=None)
@given(text=st.text())
def test_a_folded_text_has_nothing_but_letters_digits_and_single_blanks(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(char.isalnum() or char == " " for char in folded)
    assert folded == folded.casefold()


@settings(deadline=None)
@given(text=st.text())
def test_joining_leaves_no_blank_and_loses_nothing_else(text: str) -> None:
    folded = fold(text)
    assert joined(folded) == "".join(folded.split())
    assert joined(joined(folded)) == joined(folded)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("models", "model"),
        ("policies", "policy"),
        ("loss", "loss"),
        ("bias", "bias"),
        ("analysis", "analysis"),
        ("ais", "ai"),
        ("gpus", "gpu"),
        ("token", "token"),
    ],
)
def test_a_plural_loses_its_ending(word: str, key: str) -> None:
    assert singular(word) == key


@settings(deadline=None)
@given(word=WORDS)
def test_a_singular_stays_as_it_is(word: str) -> None:
    assert singular(singular(word)) == singular(word)


@settings(deadline=None)
@given(words=st.lists(WORDS, max_size=6), chance=st.randoms(use_true_random=False))
def test_neither_order_nor_articles_change_the_bag_of_words(words: list[str], chance: random.Random) -> None:
    shuffled = [*words, "the", "a", "an"]
    chance.shuffle(shuffled)
    assert bag(" ".join(shuffled)) == bag(" ".join(words))


@settings(deadline=None)
@given(word=st.text("bcdfgmnprt", min_size=3, max_size=12))
def test_a_plural_has_the_same_bag_as_its_singular(word: str) -> None:
    assert bag(f"{word}s of model") == bag(f"models of {word}")
