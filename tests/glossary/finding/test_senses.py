"""Whether a name is meant: how the weights are read and added up."""

import math

import pytest

from glossbot.glossary.finding.context import Evidence
from glossbot.glossary.finding.senses import MANY_WORDS, Senses, Standing, Use, learnt

SENSES = Senses(
    [
        "around gpu 100",
        "around beach -200",
        "before my 30",
        "after  10",
        "form loss 40",
        "entry loss-id 20",
        "form neural network 60",
        "standing doubtful -100",
        "other telling 50",
        "other kin 25",
        "other shelf 10",
        "other length 80",
        "before-of loss the 70",
        "around-of loss-id bend 90",
        "bound enough -150",
        "bound sure 40",
    ]
)


def use(
    form: str, standing: Standing, *around: str, kin: int = 0, shelf: int = 0, telling: int = 0, before: str = ""
) -> Use:
    """Make a use of a form at the end of a message."""
    evidence = Evidence(frozenset(around), before, "", telling)
    return Use(form, f"{form}-id", standing, kin, shelf, lambda: evidence)


def test_all_that_speaks_for_a_term_is_added_up() -> None:
    found = use("loss", Standing.DOUBTFUL, "gpu", "my", before="my", kin=7, shelf=1, telling=2)
    alone = 1.0 + 0.3 + 0.1 + 0.4 + 0.2 - 1.0 + 2 * 0.5 + 2 * 0.25 + 0.1
    assert SENSES.weigh(found) == pytest.approx(alone + 0.8 * 2 / MANY_WORDS)


def test_pairs_count_for_their_form_or_entry_alone() -> None:
    def difference(form: str) -> float:
        odds = [SENSES.weigh(use(form, Standing.LIKELY, "curve", before=before)) for before in ("the", "a")]
        return round(odds[0] - odds[1], 9)

    assert difference("loss") == 0.7
    assert difference("losses") == 0
    bend, line = (SENSES.weigh(use("loss", Standing.LIKELY, word)) for word in ("bend", "line"))
    assert round(bend - line, 9) == 0.9
    assert SENSES.weigh(use("bend", Standing.LIKELY)) == SENSES.weigh(use("line", Standing.LIKELY))


def test_what_is_certain_is_weighed_only_where_it_was_seen_in_another_sense() -> None:
    assert SENSES.weigh(use("tokenizer", Standing.CERTAIN, "beach")) == math.inf
    assert 0 < SENSES.weigh(use("neural network", Standing.CERTAIN)) < math.inf
    assert SENSES.weigh(use("neural network", Standing.CERTAIN, "beach")) < 0


def test_the_bounds_are_read_and_are_nought_without_any() -> None:
    assert (SENSES.enough, SENSES.sure) == (-1.5, 0.4)
    assert (Senses([]).enough, Senses([]).sure) == (0, 0)


def test_the_weights_that_come_along_know_ai_from_a_day_out() -> None:
    senses = learnt()
    assert senses.enough < senses.sure
    told = use("loss", Standing.DOUBTFUL, "training", "epoch", "learning", "rate", "model")
    assert senses.weigh(told) >= senses.sure
    assert senses.weigh(use("loss", Standing.DOUBTFUL, "family", "sorry", "for", "your", "dog")) < senses.sure


def test_what_no_message_has_taught_is_sure_only_where_it_is_certain() -> None:
    taught, untaught = use("loss", Standing.LIKELY), use("zorb", Standing.LIKELY)
    assert SENSES.is_sure(taught, 0.4)
    assert not SENSES.is_sure(taught, 0.3)
    assert not SENSES.is_sure(untaught, 9)
    assert SENSES.is_sure(untaught, math.inf)
