"""The index of spellings against comparing with each of them."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from glossbot.glossary.finding.nearness import Spellings
from glossbot.glossary.finding.slips import allowed

WORDS = st.text("abcnt", min_size=1, max_size=14)


def by_brute_force(spellings: set[str], typed: str) -> set[tuple[int, str]]:
    """Compare with every spelling."""
    distances = ((OSA.distance(typed, spelling), spelling) for spelling in spellings)
    return {(slips, spelling) for slips, spelling in distances if slips <= allowed(spelling)}


@settings(deadline=None, max_examples=500)
@given(spellings=st.sets(WORDS, max_size=40), typed=WORDS)
@example(spellings={"aaaaaaaaaaaa", "aaaaaaaaaaab"}, typed="aaaaaaaaaaa")
@example(spellings={"abcabcabcabc"}, typed="bacabcabcacb")
@example(spellings={"abcntabcnt", "abcnt"}, typed="abcntabc")
@example(spellings=set(), typed="a")
def test_the_index_finds_what_brute_force_finds(spellings: set[str], typed: str) -> None:
    assert set(Spellings(spellings).within_slips(typed)) == by_brute_force(spellings, typed)


@settings(deadline=None, max_examples=500)
@given(data=st.data(), spelling=st.text("abcdefghij", min_size=5, max_size=20), others=st.sets(WORDS, max_size=30))
def test_a_spelling_with_slips_is_found_among_others(data: st.DataObject, spelling: str, others: set[str]) -> None:
    typed = spelling
    for _ in range(data.draw(st.integers(0, 2))):
        place = data.draw(st.integers(0, max(0, len(typed) - 1)))
        change = data.draw(st.sampled_from(["leave out", "double", "swap", "replace"]))
        here, after = typed[place : place + 1], typed[place + 1 :]
        middle = {"leave out": "", "double": here * 2, "swap": after[:1] + here, "replace": "z"}[change]
        typed = typed[:place] + middle + (after[1:] if change == "swap" else after)
    spellings = others | {spelling}
    found = Spellings(spellings).within_slips(typed)
    assert set(found) == by_brute_force(spellings, typed)
    assert len(found) == len(set(found))


def test_what_is_alike_comes_best_first_and_not_below_the_least() -> None:
    spellings = Spellings(["hallucination", "halogen", "illumination", "token"])
    assert spellings.alike("halluzination", least=0.5, limit=5) == ["hallucination", "illumination"]
    assert spellings.alike("halluzination", least=0.9, limit=5) == ["hallucination"]
    assert spellings.alike("halluzination", least=0.0, limit=1) == ["hallucination"]
    assert spellings.alike("", least=0.5, limit=5) == []


def test_what_is_begun_comes_shortest_first() -> None:
    spellings = Spellings(["tokens", "token", "tokenizer", "to", "toy", "stoken"])
    assert spellings.begun("tok", 5) == ["token", "tokens", "tokenizer"]
    assert spellings.begun("tok", 1) == ["token"]
    assert spellings.begun("zz", 5) == []
