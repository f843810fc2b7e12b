"""Every id that a control carries is recognised by exactly one kind of component."""

import pytest

from glossbot.bot import components, pages, replies
from glossbot.bot.answers import Answer
from glossbot.bot.index import EVERYTHING
from glossbot.glossary import Entry, Found, Glossary, NotFound, Spot, Suggestions
from glossbot.shipped import shipped_glossary

GLOSSARY = Glossary.load(shipped_glossary())
ENTRY = GLOSSARY.entries[0]
CHOICE = Suggestions((ENTRY,))

ANSWERS: dict[str, Answer] = {
    "card, public": pages.card(ENTRY, GLOSSARY, private=False),
    "card, private": pages.card(ENTRY, GLOSSARY, private=True),
    "depth": pages.depth(ENTRY, GLOSSARY),
    "related": pages.related(ENTRY, GLOSSARY),
    "comparison": pages.comparison(ENTRY, GLOSSARY.entries[1], GLOSSARY),
    "choice for define": pages.did_you_mean(CHOICE, "x", "define", GLOSSARY, private=True),
    "choice for related": pages.did_you_mean(CHOICE, "x", "related", GLOSSARY, private=False),
    "nothing": pages.did_you_mean(NotFound(), "x", "define", GLOSSARY, private=False),
    "explained": pages.explained([Spot(0, 1, ENTRY)], GLOSSARY),
    "reply, found": replies.reply(Found(ENTRY, "close"), "x", GLOSSARY, 2**63),
    "reply, compared": replies.reply(Suggestions(GLOSSARY.entries[:2]), "x vs y", GLOSSARY, 2**63),
    "reply, choice": replies.reply(CHOICE, "x", GLOSSARY, 2**63),
    "reply, nothing": replies.reply(NotFound(), "x", GLOSSARY, 2**63),
    "reply, hello": replies.hello(2**63),
    "index": pages.index(GLOSSARY),
    "from A to Z": pages.shelf(GLOSSARY, EVERYTHING),
    **{f"shelf {c.slug}": pages.shelf(GLOSSARY, c.slug) for c in GLOSSARY.categories},
    "popular": pages.popular([(ENTRY, 1)], "x", GLOSSARY),
    "picks": pages.picks("x", GLOSSARY),
    "help": pages.guide([("x", "y")], GLOSSARY),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_each_control_is_recognised_by_exactly_one_component(answer: Answer) -> None:
    for row in answer.rows:
        for item in row:
            custom_id: str = item.custom_id  # type: ignore[attr-defined]
            matching = [kind for kind in components.ALL if kind.__discord_ui_compiled_template__.fullmatch(custom_id)]
            assert len(matching) == 1, custom_id


def test_the_longest_ids_of_entries_and_categories_fit() -> None:
    entry = Entry(id="x" * 64, name="X", definition="d", category="Ä" * 50)
    glossary = Glossary(
        [entry, *(Entry(id=f"e{n}", name=f"E{n}", definition="d", category="Ä" * 50) for n in range(30))]
    )
    for answer in (
        pages.card(entry, glossary, private=True),
        pages.card(entry, glossary, private=False, asker=2**64),
        replies.reply(Suggestions((entry,)), "x", glossary, 2**64),
        pages.shelf(glossary, glossary.categories[0].slug),
        pages.did_you_mean(Suggestions((entry,)), "x", "related", glossary, private=True),
    ):
        assert all(len(item.custom_id) <= 100 for row in answer.rows for item in row)  # type: ignore[attr-defined]
