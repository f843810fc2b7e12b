"""What was learnt is what the messages teach, and they are not the ones that measure it."""

import re
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, process

from glossbot.glossary.finding import lexicon
from training.senses import fit

MEASURING = Path(__file__).parents[1] / "golden" / "messages.yaml"
ALIKE = 70
"""The share, in percent, that two messages have in common when one was written after the other."""
ROUNDING = 5
"""Hundredths by which weights may differ from one machine to the next."""


def as_weights(lines: list[str]) -> dict[str, int]:
    return {name: int(weight) for name, _, weight in (line.rpartition(" ") for line in lines)}


def test_the_weights_are_those_that_the_messages_teach() -> None:
    taught = as_weights(fit.learn([place for places in fit.examples() for place in places]))
    written = as_weights(lexicon.lines("senses.txt"))
    differing = {
        name for name in taught.keys() | written.keys() if abs(taught.get(name, 0) - written.get(name, 0)) > ROUNDING
    }
    assert not differing, "say `make senses`"


def test_marks_are_taken_out_and_remembered() -> None:
    text, marks = fit.read_marks("my [[RAG]] bot [[hallucinates]] again")
    assert text == "my RAG bot hallucinates again"
    assert [text[mark.start : mark.stop] for mark in marks] == ["RAG", "hallucinates"]


@pytest.mark.parametrize("line", fit.messages()[::500])
def test_a_marked_message_reads_like_a_message(line: str) -> None:
    text, _ = fit.read_marks(line)
    assert 10 < len(text) < 500
    assert "\n" not in text


def test_marks_are_closed_and_no_message_is_there_twice() -> None:
    texts = [fit.read_marks(line)[0] for line in fit.messages()]
    assert not [text for text in texts if "[[" in text or "]]" in text or not text.strip()]
    assert len(set(texts)) == len(texts)


def test_no_message_resembles_one_that_measures() -> None:
    golden = yaml.safe_load(MEASURING.read_text(encoding="utf-8"))
    measuring = [message["text"] for message in golden["with_terms"]] + golden["without_terms"]
    taught = [_plain(fit.read_marks(line)[0]) for line in fit.messages()]
    for text in measuring:
        alike = process.extractOne(_plain(text), taught, scorer=fuzz.ratio, score_cutoff=ALIKE)
        assert alike is None, (text, alike)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower())
