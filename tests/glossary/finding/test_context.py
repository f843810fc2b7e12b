"""What stands around a name in a message."""

from hypothesis import given
from hypothesis import strategies as st

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.context import Context, Evidence

CONTEXT = Context(
    [
        Entry(id="loss", name="Loss", definition="A gap between guess and truth."),
        *(Entry(id=name, name=name, definition=f"Holds {name}.") for name in ("soup", "rice", "tea", "milk")),
    ]
)
words = st.lists(st.text("abcxyz019", min_size=1, max_size=12), max_size=60)


def around(text: str, start: int, end: int) -> Evidence:
    return CONTEXT.of(text).evidence(start, end, 0)


def placed(before: list[str], after: list[str]) -> tuple[str, int]:
    """Put a term between words; return the text and where in it the term begins."""
    return f" {' '.join([*before, 'term', *after])} ", len(" ".join(["", *before, ""]))


def test_the_words_around_a_place_are_seen_without_its_own() -> None:
    text = " the big gap in the f1 loss of a 70b llama "
    evidence = around(text, text.index("f1"), text.index(" loss"))
    assert evidence.words == {"the", "big", "gap", "in", "loss", "of", "a", "00b", "llama"}
    assert (evidence.before, evidence.after, evidence.telling) == ("the", "loss", 1)


def test_far_words_are_out_of_sight_and_none_is_cut() -> None:
    evidence = around(f" unseen {'filler ' * 30}here {'filling ' * 30}unseen ", 218, 222)
    assert evidence.words == {"filler", "filling"}


@given(before=words, after=words)
def test_only_whole_words_are_seen(before: list[str], after: list[str]) -> None:
    text, start = placed(before, after)
    assert text[start : start + 4] == "term"
    evidence = around(text, start, start + 4)
    zeros = str.maketrans("123456789", "0" * 9)
    assert evidence.words <= {word.translate(zeros) for word in [*before, *after]}
    assert evidence.before == (before[-1].translate(zeros) if before else "")
    assert evidence.after == (after[0].translate(zeros) if after else "")


@given(before=words, after=words, blanks=st.integers(0, 300))
def test_blanks_at_the_beginning_change_nothing(before: list[str], after: list[str], blanks: int) -> None:
    text, start = placed(before, after)
    assert around(" " * blanks + text, blanks + start, blanks + start + 4) == around(text, start, start + 4)
