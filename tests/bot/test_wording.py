"""Small texts: shortened, escaped, harmless whatever comes in."""

import discord
from hypothesis import given
from hypothesis import strategies as st

from glossbot.bot.wording import ECHO_LENGTH, echo, one_line, shorten
from glossbot.glossary import Entry


@given(st.text(max_size=400), st.integers(min_value=10, max_value=200))
def test_shortened_text_is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(shorten(text, length)) <= length


def test_text_is_shortened_at_a_space() -> None:
    assert shorten("a patient friend who knows the field", 20) == "a patient friend…"
    assert shorten("x" * 50, 10) == "x" * 9 + "…"
    assert shorten("short", 10) == "short"


@given(st.text(max_size=7000))
def test_an_echo_is_one_piece_of_inline_code_without_a_ping(text: str) -> None:
    said = echo(text)
    assert said[0] == said[-1] == "`"
    inside = said[1:-1]
    assert "`" not in inside
    assert "\n" not in inside
    assert "@everyone" not in inside
    assert discord.utils.escape_mentions(inside) == inside
    assert len(inside) <= 2 * ECHO_LENGTH


def test_one_line_is_the_first_sentence() -> None:
    entry = Entry(id="x", name="X", definition="It is e.g. this. And then that.")
    assert one_line(entry) == "It is e.g. this."


def test_a_long_sentence_ends_at_a_clause_in_one_line() -> None:
    definition = "A model's first and usually largest learning phase: it works through an enormous pile of text."
    entry = Entry(id="x", name="X", definition=definition)
    assert one_line(entry, 60) == "A model's first and usually largest learning phase…"
    assert one_line(entry, 40) == "A model's first and usually largest…"
