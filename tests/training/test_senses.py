"""What was learnt is what the messages teach, and they are not the ones that measure it."""

import re
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, process

from glossbot.glossary.finding import lexicon
from training.senses import fit

MEASURING = sorted((Path(__file__).parents[1] / "golden" / "messages").glob("*.yaml"))
ALIKE = 70
"""The share, in percent, that two messages have in common when one was written after the other."""
MESSAGES = [line for lines in fit.messages().values() for line in lines]
ROUNDING = 5
"""Hundredths by which weights may differ from one machine to the next."""


def as_weights(lines: list[str]) -> dict[str, int]:
    return {name: int(weight) for name, _, weight in (line.rpartition(" ") for line in lines)}


def test_the_weights_are_those_that_the_messages_teach() -> None:
    taught = as_weights(fit.taught()[0])
    written = as_weights(lexicon.lines("senses.txt"))
    differing = {
        name for name in taught.keys() | written.keys() if abs(taught.get(name, 0) - written.get(name, 0)) > ROUNDING
    }
    assert not differing, "say `make senses`"


def test_marks_are_taken_out_and_remembered() -> None:
    text, marks = fit.read_marks("my [[RAG]] bot [[hallucinates]] again")
    assert text == "my RAG bot hallucinates again"
    assert [text[mark.start : mark.stop] for mark in marks] == ["RAG", "hallucinates"]


@pytest.mark.parametrize("line", MESSAGES[::500])
def test_a_marked_message_reads_like_a_message(line: str) -> None:
    text, _ = fit.read_marks(line)
    assert 10 < len(text) < 500
    assert "\n" not in text


def test_marks_are_closed_and_no_message_is_there_twice() -> None:
    texts = [fit.read_marks(line)[0] for line in MESSAGES]
    assert not [text for text in texts if "[[" in text or "]]" in text or not text.strip()]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("file", MEASURING, ids=lambda file: file.stem)
def test_no_message_resembles_one_that_measures(file: Path) -> None:
    golden = yaml.safe_load(file.read_text(encoding="utf-8"))
    measuring = [message["text"] for message in golden["with_terms"]] + golden["without_terms"]
    taught = [_plain(fit.read_marks(line)[0]) for line in MESSAGES]
    for text in measuring:
        alike = process.extractOne(_plain(text), taught, scorer=fuzz.ratio, score_cutoff=ALIKE)
        assert alike is None, (text, alike)


def test_words_with_digits_are_learnt_from_the_lists() -> None:
    written = as_weights(lexicon.lines("senses.txt"))
    assert {"h100", "fp16"} <= lexicon.words("field")
    assert written["around h000"] > 0
    assert written["around fp00"] > 0


def test_the_bounds_follow_from_what_may_be_missed_and_what_may_be_wrong() -> None:
    use = fit.examples()["conversations"][4][0][0]
    messages = [[(use, True)]] * 200 + [[(use, False)]] * 100
    odds = [[place / 10] for place in range(200)] + [[place / 10] for place in range(100)]
    assert fit.bounds(odds, messages) == ["bound enough 30", "bound sure 961"]


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower())
