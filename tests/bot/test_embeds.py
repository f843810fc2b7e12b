"""Every page of every shipped entry fits what Discord takes."""

import itertools

import discord
import pytest
from discord import ui

from glossbot.bot import pages, replies
from glossbot.bot.answers import Answer
from glossbot.bot.index import EVERYTHING, page
from glossbot.glossary import Category, Entry, Found, Glossary, NotFound, Spot, Suggestions, Tool
from glossbot.glossary import entry as limits
from glossbot.shipped import shipped_glossary

SHIPPED = Glossary.load(shipped_glossary())


def assert_fits(answer: Answer) -> None:
    """Hold an answer to the limits of Discord's API documentation."""
    assert len(answer.content) <= 2000
    if embed := answer.embed:
        assert len(embed) <= 6000
        assert 0 < len(embed.title or "x") <= 256
        assert len(embed.description or "") <= 4096
        assert len(embed.fields) <= 25
        assert all(0 < len(field.name or "") <= 256 and 0 < len(field.value or "") <= 1024 for field in embed.fields)
        assert len(embed.footer.text or "") <= 2048
    assert len(answer.rows) <= 5
    seen: list[str] = []
    for row in answer.rows:
        assert sum(5 if isinstance(item, ui.Select) else 1 for item in row) <= 5
        for item in row:
            assert isinstance(item, ui.Button | ui.Select)
            seen.append(item.custom_id or "")
            if isinstance(item, ui.Button):
                assert len(item.label or "") <= 80
            else:
                assert 0 < len(item.options) <= 25
                assert len({option.value for option in item.options}) == len(item.options)
                assert all(max(map(len, (o.label, o.value, o.description or ""))) <= 100 for o in item.options)
    assert len(set(seen)) == len(seen)
    assert all(0 < len(custom_id) <= 100 for custom_id in seen)


@pytest.mark.parametrize("entry", SHIPPED.entries, ids=lambda entry: entry.id)
def test_every_page_of_an_entry_fits(entry: Entry) -> None:
    assert_fits(pages.card(entry, SHIPPED, private=False, note=f"**{entry.name}**"))
    assert_fits(pages.card(entry, SHIPPED, private=True))
    assert_fits(pages.depth(entry, SHIPPED))
    assert_fits(pages.related(entry, SHIPPED))


@pytest.mark.parametrize("shelf", [EVERYTHING, *(category.slug for category in SHIPPED.categories)])
def test_every_page_of_the_index_fits(shelf: str) -> None:
    first = page(SHIPPED, shelf, 0)
    assert first is not None
    for number in range(first.count):
        assert_fits(pages.shelf(SHIPPED, shelf, number))
    assert_fits(pages.index(SHIPPED))


def longest(number: int) -> Entry:
    """Make an entry in which everything is as long as an entry may be."""
    stem = f"e{number}-".ljust(limits.ID_LENGTH, "x")
    return Entry(
        id=stem,
        name=f"{number} {'*_' * 40}"[: limits.NAME_LENGTH],
        aliases=[f"a{number} {index} ".ljust(limits.NAME_LENGTH, "y") for index in range(30)],
        category="C" * 50,
        definition="d" * limits.DEFINITION_LENGTH,
        analogy="a" * limits.ANALOGY_LENGTH,
        explanation="x" * limits.EXPLANATION_LENGTH,
        examples=["e" * limits.EXAMPLE_LENGTH] * 4,
        tools=[Tool(name="_" * 32, pricing="freemium", url="https://".ljust(100, "u"))] * 5,
        related=[f"e{(number + step) % 30}-".ljust(limits.ID_LENGTH, "x") for step in range(1, 9)],
    )


def test_the_longest_entries_that_the_loader_lets_through_fit_too() -> None:
    category = Category(name="C" * 50, emoji="🧑‍🚀", colour="#000000", about="a" * 100)
    glossary = Glossary([longest(number) for number in range(30)], categories=[category])
    for entry in glossary:
        assert_fits(pages.card(entry, glossary, private=False))
        assert_fits(pages.depth(entry, glossary))
        assert_fits(pages.related(entry, glossary))
    assert_fits(pages.comparison(glossary.entries[0], glossary.entries[1], glossary))
    assert_fits(pages.search_results(glossary.entries[:10], "q" * 6000, glossary))
    assert_fits(pages.unclear({text: Suggestions(glossary.entries[:5]) for text in ("q" * 6000, "r" * 6000)}))
    for count, perhaps in itertools.product((0, 1, 11, 12, 15), (0, 1, 15)):
        spots = [
            Spot(0, 1, entry, sure=place < count) for place, entry in enumerate(glossary.entries[: count + perhaps])
        ]
        assert_fits(pages.explained(spots, glossary))
    asker = 2**64
    assert_fits(replies.reply(Suggestions(glossary.entries[:2]), f"a vs {'q' * 6000}", glossary, asker))
    assert_fits(replies.reply(Suggestions(glossary.entries), "q" * 6000, glossary, asker))
    assert_fits(replies.reply(NotFound(glossary.entries), "q" * 6000, glossary, asker))
    assert_fits(replies.reply(Found(glossary.entries[0], "close"), "q" * 6000, glossary, asker))
    assert_fits(pages.index(glossary))
    assert_fits(pages.shelf(glossary, category.slug))
    assert_fits(pages.shelf(glossary, EVERYTHING, 1))
    assert_fits(pages.popular([(entry, 10**9) for entry in glossary.entries[:10]], "x" * 50, glossary))
    assert_fits(pages.picks("x" * 100, glossary))
    assert_fits(pages.did_you_mean(Suggestions(glossary.entries[:5]), "q" * 6000, "define", glossary, private=True))


def test_an_entry_with_only_a_definition_makes_a_card_and_a_depth() -> None:
    glossary = Glossary([Entry(id="x", name="X", definition="The unknown.")])
    entry = glossary.entries[0]
    assert_fits(pages.card(entry, glossary, private=False))
    assert_fits(pages.depth(entry, glossary))
    assert_fits(pages.related(entry, glossary))
    embed = pages.card(entry, glossary, private=False).embed
    assert isinstance(embed, discord.Embed)
    assert embed.description == "The unknown."


def test_many_first_letters_share_the_choices_that_a_select_has() -> None:
    names = [chr(code) * 2 for code in range(ord("A"), ord("Z") + 1)] + ["3D", "Émile", "Ωmega"]
    glossary = Glossary([Entry(id=f"e{number}", name=name, definition="d") for number, name in enumerate(names)])
    assert_fits(pages.shelf(glossary, EVERYTHING))
