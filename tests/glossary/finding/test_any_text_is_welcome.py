"""Whatever is typed, a look-up and a completion answer; Hypothesis tries to find what breaks them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossbot.glossary import Entry, Found, Glossary, NotFound, Suggestions

ANY_TEXT = st.text(st.characters())  # unlike plain text(), with lone surrogates
HOSTILE = {
    "empty": "",
    "6000 letters": "x" * 6000,
    "6000 words": "model " * 1000,
    "emoji": "🧠👩‍🔬🇩🇪",
    "right to left": "شبكة عصبية",
    "direction overrides": "\u202egninut-enif\u202c",
    "zero width": "\u200b\u200d\ufeff",
    "combining": "e" + "\u0301" * 3000,
    "control": "\x00\x07\x1b[31m\r\n",
    "lone surrogate": "\ud800",
    "arrows": "→ → →",
    "markdown": "**`||@everyone||`**",
    "expanding": "ﷺ" * 300,
}


def _check_resolution(glossary: Glossary, query: str) -> None:
    match glossary.resolve(query):
        case Found(entry, matched=matched):
            assert glossary.get(entry.id) is entry
            assert matched in (entry.name, *entry.aliases, *entry.ambiguous_aliases, entry.id)
        case Suggestions(entries):
            assert 1 <= len({entry.id for entry in entries}) == len(entries)
        case NotFound(nearest):
            assert len({entry.id for entry in nearest}) == len(nearest) <= 3


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_answered(shipped: Glossary, query: str) -> None:
    _check_resolution(shipped, query)
    assert len(shipped.complete(query, limit=7)) <= 7


@settings(deadline=None)
@given(query=ANY_TEXT)
def test_any_text_is_answered(shipped: Glossary, query: str) -> None:
    _check_resolution(shipped, query)


@settings(deadline=None)
@given(query=ANY_TEXT, limit=st.integers(0, 30))
def test_any_text_can_be_completed(shipped: Glossary, query: str, limit: int) -> None:
    completions = shipped.complete(query, limit)
    assert len({completion.entry.id for completion in completions}) == len(completions) <= limit


@settings(deadline=None)
@given(data=st.data())
def test_capitals_blanks_and_punctuation_never_change_what_a_name_finds(shipped: Glossary, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(shipped.entries))
    around = st.text(' .,!?"()\n', max_size=5)
    query = data.draw(around) + data.draw(st.sampled_from([entry.name.upper(), entry.name.lower()])) + data.draw(around)
    found = shipped.resolve(query)
    assert isinstance(found, Found)
    assert (found.entry.id, found.how) == (entry.id, "exact")


@settings(deadline=None)
@given(
    names=st.lists(st.text(min_size=1, max_size=60).filter(lambda text: text.strip() and "\n" not in text), max_size=6)
)
def test_a_glossary_of_any_names_can_be_built_and_asked(names: list[str]) -> None:
    glossary = Glossary(Entry(id=str(number), name=name, definition="x") for number, name in enumerate(names))
    for name in names:
        _check_resolution(glossary, name)
        glossary.complete(name)
