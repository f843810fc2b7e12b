"""Whether a name is meant: how the weights are read and added up."""

from glossbot.glossary.finding.context import Evidence
from glossbot.glossary.finding.senses import Senses, Standing, Use, learnt

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
    ]
)


def use(
    form: str, standing: Standing, *around: str, kin: int = 0, shelf: int = 0, telling: int = 0, before: str = ""
) -> Use:
    """Make a use of a form at the end of a message."""
    evidence = Evidence(frozenset([*around, *form.split()]), before, "", telling)
    return Use(form, f"{form}-id", standing, kin, shelf, lambda: evidence)


def test_all_that_speaks_for_a_term_is_added_up() -> None:
    found = use("loss", Standing.DOUBTFUL, "gpu", "my", before="my", kin=7, shelf=1, telling=2)
    assert SENSES.log_odds(found) == 1.0 + 0.3 + 0.1 + 0.4 + 0.2 - 1.0 + 2 * 0.5 + 2 * 0.25 + 0.1
    assert SENSES.is_meant(found)
    assert not SENSES.is_meant(use("loss", Standing.DOUBTFUL, "gpu", "beach"))


def test_the_words_of_the_form_itself_are_not_what_is_around_it() -> None:
    alone, beside = use("gpu", Standing.LIKELY), use("gpu", Standing.LIKELY, "beach")
    assert SENSES.log_odds(alone) == 0.1
    assert SENSES.log_odds(beside) == 0.1 - 2.0


def test_what_is_certain_is_weighed_only_where_it_was_seen_in_another_sense() -> None:
    assert SENSES.is_meant(use("tokenizer", Standing.CERTAIN, "beach"))
    assert SENSES.is_meant(use("neural network", Standing.CERTAIN))
    assert not SENSES.is_meant(use("neural network", Standing.CERTAIN, "beach"))


def test_the_weights_that_come_along_know_ai_from_a_day_out() -> None:
    senses = learnt()
    assert senses.is_meant(use("loss", Standing.DOUBTFUL, "training", "epoch", "learning", "rate", "model"))
    assert not senses.is_meant(use("loss", Standing.DOUBTFUL, "family", "sorry", "for", "your", "dog"))
