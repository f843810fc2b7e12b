"""The forms that a name takes: numbers, and the words of the same root."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossbot.glossary.finding.forms import derived, numbers, redone


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("token", "tokens"),
        ("tokens", "token"),
        ("policy", "policies"),
        ("policies", "policy"),
        ("batch", "batches"),
        ("batches", "batch"),
        ("loss", "losses"),
        ("bias", "biases"),
        ("api", "apis"),
        ("corpus", "corpora"),
        ("matrix", "matrices"),
        ("hypothesis", "hypotheses"),
        ("index", "indices"),
        ("search", "searches"),
        ("epoch", "epochs"),
        ("leaf", "leaves"),
    ],
)
def test_a_word_has_two_numbers(word: str, form: str) -> None:
    assert form in numbers(word)
    assert word in numbers(word)


@pytest.mark.parametrize("word", ["bias", "loss", "corpus", "analysis"])
def test_a_singular_in_s_is_not_cut(word: str) -> None:
    assert word[:-1] not in numbers(word)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("hallucination", "hallucinate hallucinates hallucinated hallucinating hallucinatory"),
        ("distillation", "distill distilled distilling"),
        ("quantization", "quantize quantized quantise quantising quantizer"),
        ("annotation", "annotate annotator annotators annotated"),
        ("prediction", "predict predicts predicted predicting"),
        ("tuning", "tune tuned tunes tuner"),
        ("training", "train trains trained trainer"),
        ("overfitting", "overfit overfits overfitted"),
        ("embedding", "embed embeds embedded embedder"),
        ("labelling", "labelled labeller"),
        ("alignment", "align aligned aligning"),
        ("interpretability", "interpretable"),
        ("tokenizer", "tokenize tokenizes tokenising"),
        ("transcription", "transcribe transcribed transcribing"),
        ("retrieval", "retrieve retrieved"),
        ("prediction", "predictive"),
        ("sycophancy", "sycophantic"),
        ("emergence", "emergent"),
        ("summarization", "summary summaries summarize"),
        ("recommender", "recommend recommendations"),
        ("robotics", "robot robots"),
        ("algorithm", "algorithmic"),
        ("probability", "probabilistic"),
        ("training", "trainable"),
        ("classifier", "classify classified classifies"),
        ("generator", "generate generated generating"),
        ("transformer", "transform transformed"),
        ("jailbreak", "jailbreaking jailbroken"),
        ("bias", "biased"),
        ("query", "querying queried"),
        ("multimodal", "multimodality"),
        ("recognition", "recognize recognizer recognisers"),
        ("encoder", "encode encoding encoded"),
        ("deterministic", "nondeterministic"),
        ("science", "scientist scientists"),
        ("analysis", "analyze analyser analysed"),
        ("regression", "regressor"),
        ("leakage", "leak leaked leaking"),
    ],
)
def test_words_of_the_same_root_are_derived(word: str, forms: str) -> None:
    assert set(forms.split()) <= derived(word)


@given(word=st.text("abcdeghilmnorstuvyz", max_size=14))
@example("nation")
def test_what_is_derived_is_another_word_and_long_enough(word: str) -> None:
    assert all(len(form) >= 4 for form in derived(word))
    assert derived(word).isdisjoint(numbers(word))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("training", "retrain retrained retraining untrained"),
        ("alignment", "misaligned misalignment"),
        ("classification", "misclassified misclassifications"),
    ],
)
def test_what_is_done_can_be_done_anew_or_wrongly(word: str, forms: str) -> None:
    assert set(forms.split()) <= redone(word, lambda _: False)


@pytest.mark.parametrize("word", ["token", "model", "bias"])
def test_what_is_not_done_cannot(word: str) -> None:
    assert redone(word, lambda _: False) == set()


@pytest.mark.parametrize(
    ("word", "everyday"),
    [
        ("activation", "reactive"),
        ("evaluation", "reevaluator"),
        ("prediction", "unpredictable"),
        ("retraining", "reretrain"),
    ],
)
def test_only_what_is_done_is_done_anew(word: str, everyday: str) -> None:
    assert everyday not in redone(word, lambda _: False)


def test_what_is_another_word_is_not_done_anew() -> None:
    found = redone("serving", lambda form: form == "reserve")
    assert "reserved" not in found
    assert "unserved" in found
