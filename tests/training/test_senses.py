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
ROUNDING = 10
"""Hundredths by which weights may differ from one machine to the next, or after a change in an entry."""
MOST_DIFFERING = 0.05
"""The share of weights that may differ more: some twenty entries can come or change before they are learnt anew."""


def as_weights(lines: list[str]) -> dict[str, int]:
    return {name: int(weight) for name, _, weight in (line.rpartition(" ") for line in lines)}


def test_the_weights_are_those_that_the_messages_teach() -> None:
    taught, written = as_weights(fit.taught()[0]), as_weights(lexicon.lines("senses.txt"))
    names = taught.keys() | written.keys()
    differing = {name for name in names if abs(taught.get(name, 0) - written.get(name, 0)) > ROUNDING}
    assert len(differing) / len(names) <= MOST_DIFFERING, "say `make senses`"
    assert all(abs(taught[f"bound {name}"] - written[f"bound {name}"]) <= ROUNDING for name in ("enough", "sure"))


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
    meant = [place / 4 for place in range(200)]
    without: list[list[float]] = [[place / 4, -3] for place in range(50)] + [[]] * 50
    assert fit.bounds(meant, without) == ["bound enough 75", "bound sure 1151"]


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower())
