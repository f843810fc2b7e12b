"""The messages for spotting terms are sound: what they say is in them is in them.

They were written by somebody who had seen nothing but the entries' names, and wait for what they will measure.
"""

from pathlib import Path

import yaml

from glossbot.glossary import Glossary
from glossbot.shipped import shipped_glossary

MESSAGES = yaml.safe_load(Path(__file__).with_name("messages.yaml").read_text(encoding="utf-8"))


def test_there_are_enough_of_both_kinds() -> None:
    assert len(MESSAGES["with_terms"]) >= 150
    assert len(MESSAGES["without_terms"]) >= 300
    assert len(set(MESSAGES["without_terms"])) == len(MESSAGES["without_terms"])


def test_every_term_is_an_entry_and_is_said() -> None:
    glossary = Glossary.load(shipped_glossary())
    for message in MESSAGES["with_terms"]:
        for term in message["terms"]:
            assert glossary.get(term["id"]), term
            assert term["said"] in message["text"], term
            assert term["form"] in {"plain", "inflected", "derived"}
