"""Terms found in messages, held to figures on two sets that nothing was learnt from.

The natural ones were written by people who had seen nothing of the glossary, as talk goes in communities that learn
about AI. The tempting ones were written by people who had seen the entries' names: most of those without terms use an
everyday word that is a term elsewhere. Forms: `plain` is a name as it stands, `inflected` its plural or possessive,
`derived` another word of the same root.
"""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from glossbot.glossary import Glossary
from glossbot.shipped import shipped_glossary

FOLDER = Path(__file__).with_name("messages")
GLOSSARY = Glossary.load(shipped_glossary())
FORMS = ("plain", "inflected", "derived")


class Goals(NamedTuple):
    """By form, the least share that must be found; and how many finds a message without terms may hold."""

    found: tuple[float, ...]
    sure: tuple[float, ...]
    """Those that must be found and said to be sure."""
    false: float
    surely_false: float


GOALS = {
    "natural": Goals((0.98, 0.99, 0.85), (0.92, 0.94, 0.85), 0.03, 0.01),
    "tempting": Goals((0.99, 0.98, 0.94), (0.96, 0.95, 0.85), 0.23, 0.055),
}


class Messages:
    """A set of messages, and what is found in them."""

    def __init__(self, name: str) -> None:
        self.messages: dict[str, list[Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
        self.goals = GOALS[name]
        self.there, self.found, self.sure = Counter[str](), Counter[str](), Counter[str]()
        self.missed: list[str] = []
        for message in self.messages["with_terms"]:
            spots = {spot.entry.id: spot.sure for spot in GLOSSARY.spot(message["text"])}
            forms = {term["id"]: term["form"] for term in reversed(message["terms"]) if not term.get("optional")}
            for entry_id, form in forms.items():
                self.there[form] += 1
                self.found[form] += entry_id in spots
                self.sure[form] += spots.get(entry_id, False)
                if entry_id not in spots:
                    self.missed.append(f"{entry_id} ({form}): {message['text']}")
        self.false = [
            (f"{spot.entry.id}: {text}", spot.sure)
            for text in self.messages["without_terms"]
            for spot in GLOSSARY.spot(text)
        ]
        self.surely_false = [find for find, sure in self.false if sure]


SETS = {name: Messages(name) for name in GOALS}
each_set = pytest.mark.parametrize("name", SETS)


@each_set
def test_there_are_enough_of_both_kinds(name: str) -> None:
    messages = SETS[name].messages
    assert len(messages["with_terms"]) >= 150
    assert len(messages["without_terms"]) >= 300
    assert len(set(messages["without_terms"])) == len(messages["without_terms"])


@each_set
def test_every_term_is_an_entry_and_is_said(name: str) -> None:
    for message in SETS[name].messages["with_terms"]:
        for term in message["terms"]:
            assert GLOSSARY.get(term["id"]), term
            assert term["said"] in message["text"], term
            assert term["form"] in FORMS


@each_set
def test_the_figures_are_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    one = SETS[name]
    count = len(one.messages["without_terms"])
    lines = [
        f"{form:10} {one.found[form]:4} of {one.there[form]:4}  {one.found[form] / one.there[form]:7.2%}  "
        f"(goal {goal:.0%}), {one.sure[form] / one.there[form]:.2%} said to be sure"
        for form, goal in zip(FORMS, one.goals.found, strict=True)
    ]
    with capsys.disabled():
        print(  # noqa: T201 - the table is for whoever runs the tests
            f"\n  spotting, {name} messages",
            *lines,
            f"{len(one.false)} false finds in {count} messages: {len(one.false) / count:.3f} (goal {one.goals.false}), "
            f"{len(one.surely_false) / count:.3f} said to be sure",
            sep="\n  ",
        )


@each_set
@pytest.mark.parametrize("form", FORMS)
def test_a_form_reaches_its_goals(name: str, form: str) -> None:
    one, place = SETS[name], FORMS.index(form)
    assert one.found[form] / one.there[form] >= one.goals.found[place], one.missed
    assert one.sure[form] / one.there[form] >= one.goals.sure[place]


@each_set
def test_few_messages_without_terms_are_said_to_have_one(name: str) -> None:
    one = SETS[name]
    count = len(one.messages["without_terms"])
    assert len(one.false) / count <= one.goals.false, one.false
    assert len(one.surely_false) / count <= one.goals.surely_false, one.surely_false


@each_set
def test_a_spot_is_where_the_term_is_said(name: str) -> None:
    for message in SETS[name].messages["with_terms"]:
        spots = GLOSSARY.spot(message["text"])
        assert [spot.start for spot in spots] == sorted(spot.start for spot in spots)
        said = {
            term["id"]: [t["said"].casefold() for t in message["terms"] if t["id"] == term["id"]]
            for term in message["terms"]
        }
        for spot in spots:
            text = message["text"][spot.start : spot.end].casefold()
            assert text
            if spot.entry.id in said:
                assert any(text in one or one in text for one in said[spot.entry.id]), (text, said[spot.entry.id])
