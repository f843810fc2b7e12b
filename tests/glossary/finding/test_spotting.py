"""Finding the terms in a message: which forms count, where they stand, and what is no prose."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossbot.glossary import Entry, Glossary


def entry(name: str, *aliases: str, common: bool = False, definition: str = "A thing.") -> Entry:
    """Make an entry whose id is the plain letters of its name."""
    letters = "".join(char if char.isascii() and char.isalnum() else " " for char in name.lower())
    identity = "-".join(letters.split()) or "other-letters"
    return Entry(id=identity, name=name, aliases=aliases, definition=definition, common_word=common)


GLOSSARY = Glossary(
    [
        entry("Large Language Model", "LLM"),
        entry("Language Model"),
        entry("Hallucination"),
        entry("Quantization", "Quantisation"),
        entry("Fine-Tuning"),
        entry("Overfitting"),
        entry("Embedding"),
        entry("Jailbreak"),
        entry("Retrieval-Augmented Generation", "RAG"),
        entry("Generative Adversarial Network", "GAN"),
        entry("Artificial Intelligence", "AI"),
        entry("Token", common=True, definition="A piece of text that a tokenizer cuts off."),
        entry("Prompt", common=True),
        entry("Prompt Injection"),
        entry("Bayes' Theorem"),
        entry("Señal Neuronal"),
        entry("Straße"),
        entry("Матрица внимания"),
    ]
)


def spotted(message: str) -> dict[str, str]:
    """Spot terms that are surely meant: what was said, by the entry's id."""
    return {spot.entry.id: message[spot.start : spot.end] for spot in GLOSSARY.spot(message) if spot.sure}


@pytest.mark.parametrize(
    ("message", "entry_id", "said"),
    [
        ("An LLM wrote this", "large-language-model", "LLM"),
        ("both LLMs agree", "large-language-model", "LLMs"),
        ("the LLM's answer", "large-language-model", "LLM"),
        ("Large language models are big", "large-language-model", "Large language models"),
        ("large-language-model", "large-language-model", "large-language-model"),
        ("it was fine-tuned on poems", "fine-tuning", "fine-tuned"),
        ("it was finetuned on poems", "fine-tuning", "finetuned"),
        ("Fine Tuning!", "fine-tuning", "Fine Tuning"),
        ("a quantised one", "quantization", "quantised"),
        ("quantizing it", "quantization", "quantizing"),
        ("it overfits badly", "overfitting", "overfits"),
        ("new embeddings", "embedding", "embeddings"),
        ("they jailbroke the new model with a prompt", "jailbreak", "jailbroke"),
        ("A.I. will fix it", "artificial-intelligence", "A.I"),
        ("by Bayes' theorem", "bayes-theorem", "Bayes' theorem"),
        ("by bayes theorem", "bayes-theorem", "bayes theorem"),
        ("prompt injections hurt", "prompt-injection", "prompt injections"),
    ],
)
def test_a_term_is_found_in_the_forms_of_a_sentence(message: str, entry_id: str, said: str) -> None:
    assert spotted(message).get(entry_id) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("🎉🎉 the LLM 🎉", "LLM"),
        ("zero\u200bwidth and an LL\u200bM", "LL\u200bM"),
        ("ﬁrst an LLM", "LLM"),
        ("e\u0301te\u0301 et un LLM de langage, un model", "LLM"),
        ("weiß: ein LLM ist ein model", "LLM"),
        ("👩\u200d💻 asks an LLM", "LLM"),
        ("ＬＬＭ", "ＬＬＭ"),  # noqa: RUF001 - full-width letters
    ],
)
def test_places_are_counted_in_code_points_whatever_stands_before(message: str, said: str) -> None:
    assert spotted(message) == {"large-language-model": said}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("la senal neuronal", "senal neuronal"),
        ("la SEÑAL neuronal.", "SEÑAL neuronal"),
        ("la sen\u0303al neuronal", "sen\u0303al neuronal"),
        ("die Strasse", "Strasse"),
        ("вот матрица внимания", "матрица внимания"),
    ],
)
def test_names_in_other_languages_are_found_with_and_without_accents(message: str, said: str) -> None:
    assert list(spotted(message).values()) == [said]


@pytest.mark.parametrize(
    ("message", "entry_id", "said"),
    [
        ("cross-validated it twice", "cross-validation", "cross-validated"),
        ("two data scientists", "data-science", "data scientists"),
        ("Confusion matrices again", "confusion-matrix", "Confusion matrices"),
        ("chains of thought help", "chain-of-thought", "chains of thought"),
        ("heavily imbalanced classes in my dataset", "class-imbalance", "imbalanced"),
        ("the convolutional layers of the network", "convolutional-network", "convolutional"),
        ("it samples autoregressively from the transformer", "autoregressive-model", "autoregressively"),
        ("we sampled ten completions per prompt", "sampling", "sampled"),
        ("retrained the embedding model", "training", "retrained"),
    ],
)
def test_a_term_is_found_in_what_talk_makes_of_longer_names(message: str, entry_id: str, said: str) -> None:
    names = "Cross-Validation", "Data Science", "Confusion Matrix", "Chain of Thought", "Class Imbalance", "Training"
    more = "Convolutional Network", "Autoregressive Model", "Sampling", "Sample", "Embedding", "Transformer"
    glossary = Glossary([entry(name) for name in (*names, *more)])
    found = {spot.entry.id: message[spot.start : spot.end] for spot in glossary.spot(message)}
    assert found.get(entry_id) == said


@pytest.mark.parametrize("message", ["vue is a reactive framework", "the weather is unpredictable"])
def test_everyday_words_of_the_same_root_are_no_terms(message: str) -> None:
    names = "Activation Function", "Activation", "Prediction"
    assert Glossary([entry(name) for name in names]).spot(message) == []


def test_the_longest_name_wins_and_each_entry_counts_once() -> None:
    message = "Prompt injection: an LLM is a large language model, and a language model is older"
    assert spotted(message) == {
        "prompt-injection": "Prompt injection",
        "large-language-model": "LLM",
        "language-model": "language model",
    }


@pytest.mark.parametrize(
    "message",
    [
        "`LLM`",
        "``an `LLM` here``",
        "```py\nLLM = 1\n```",
        "```LLM",
        "https://example.org/LLM?q=LLM",
        "(www.example.org/LLM)",
        "<:LLM:123456789012345678>",
        "<a:LLM:123456789012345678>",
        "</LLM:123456789012345678>",
        "<@123456789012345678>",
        "smallm and llmao",
        "",
        "   ",
        "🤖",
    ],
)
def test_code_links_mentions_and_parts_of_words_are_no_terms(message: str) -> None:
    assert spotted(message) == {}


def test_a_link_in_brackets_hides_its_address_and_not_its_words() -> None:
    assert spotted("[the LLM](https://example.org/embedding) rules") == {"large-language-model": "LLM"}


def test_an_everyday_word_counts_only_in_context() -> None:
    assert spotted("I lost my arcade token at the cinema") == {}
    assert spotted("thanks for the prompt reply") == {}
    assert "token" in spotted("the LLM predicts the next token, so the model is slow")
    assert "token" in spotted("a 70b model eats tokens")
    assert "prompt" in spotted("my prompt was too long for chatgpt")


def test_code_is_context_though_no_term_is_found_in_it() -> None:
    question = "why is this token missing?"
    assert spotted(question) == {}
    assert "token" in spotted(f"{question} `model.generate(**tokenizer(prompt)), embeddings`")


def test_the_words_of_an_entry_are_its_context() -> None:
    texts = {"Weights": "Numbers you can download.", "Bias": "A lean.", "Loss": "A gap.", "Recall": "A share."}
    glossary = Glossary([entry(name, common=True, definition=text) for name, text in texts.items()])
    (telling,) = glossary.spot("where can I download the weights?")
    assert telling.sure
    assert not any(spot.sure for spot in glossary.spot("the weights at the gym"))


def test_an_abbreviation_counts_as_it_is_written() -> None:
    assert "generative-adversarial-network" in spotted("a GAN drew it")
    assert spotted("my GaN charger is hot") == {}
    assert spotted("a Gan") == {}
    assert spotted("Ai Weiwei made a film") == {}
    assert "artificial-intelligence" in spotted("is ai a fad")
    assert spotted("an old rag for the bike") == {}
    assert "retrieval-augmented-generation" in spotted("try RAG first")


def test_two_terms_support_one_another() -> None:
    assert spotted("a Gan") == {}
    assert "generative-adversarial-network" in spotted("a Gan with embeddings and an LLM")


def test_what_may_be_meant_is_found_and_not_said_to_be_sure() -> None:
    assert [(spot.entry.id, spot.sure) for spot in GLOSSARY.spot("a Gan")] == [
        ("generative-adversarial-network", False)
    ]
    twice = "a Gan. Now: a GAN with embeddings and an LLM"
    first, *_ = GLOSSARY.spot(twice)
    assert (twice[first.start : first.end], first.sure) == ("Gan", True)


def test_a_form_that_two_entries_claim_is_nobodys() -> None:
    glossary = Glossary([entry("Diffusion", "Zorbing"), entry("Zorb"), entry("Blending")])
    assert [spot.entry.id for spot in glossary.spot("a model of blended zorbs")] == ["blending", "zorb"]


def test_what_two_names_claim_is_not_given_to_a_third() -> None:
    glossary = Glossary([entry("Blend"), entry("Mix", "Blend-"), entry("Blending")])
    assert [spot.entry.id for spot in glossary.spot("a blend")] == []


def test_a_name_goes_before_the_plural_of_another() -> None:
    glossary = Glossary([entry("Zorb"), entry("Zorbs")])
    assert [spot.entry.id for spot in glossary.spot("one zorb")] == ["zorb"]
    assert [spot.entry.id for spot in glossary.spot("two zorbs")] == ["zorbs"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("One-Hot Encoding", "onehot encoding"),
        ("Multi-Head Attention", "multihead attention"),
        ("K-Nearest Neighbours", "knearest neighbours"),
        ("Grid Search", "grid searches"),
        ("Cation", "two cations"),
    ],
)
def test_a_name_is_found_without_its_hyphen_and_in_its_plural(name: str, message: str) -> None:
    assert [spot.entry.name for spot in Glossary([entry(name)]).spot(f"{message} here")] == [name]


def test_a_little_word_is_no_term_though_it_be_a_name() -> None:
    glossary = Glossary([entry("The"), entry("Where"), entry("IT")])
    assert [spot.entry.id for spot in glossary.spot("where is the IT department, is it there?")] == ["it"]


def test_a_letter_alone_is_never_sure() -> None:
    glossary = Glossary([entry("C++"), entry("R")])
    assert not any(spot.sure for spot in glossary.spot("take vitamin C daily, r u there"))


def test_names_without_a_letter_of_the_alphabet_do_no_harm() -> None:
    symbols = {"sum": ("∑", "sum sign"), "and": ("&&", "logical and")}
    glossary = Glossary(
        [Entry(id=key, name=name, aliases=(alias,), definition="A sign.") for key, (name, alias) in symbols.items()]
    )
    assert [spot.entry.name for spot in glossary.spot("a sum sign && more")] == ["∑"]


def test_a_glossary_of_another_field_is_sure_of_its_names_and_not_of_words_like_them() -> None:
    glossary = Glossary([entry(name) for name in ("Zesting", "Ganache", "Proving Basket")])
    message = "my ganache split, they rezested it in a proving basket"
    assert {spot.entry.name: spot.sure for spot in glossary.spot(message) if spot.sure} == {
        "Ganache": True,
        "Proving Basket": True,
    }


def test_a_name_goes_before_what_is_made_of_another() -> None:
    glossary = Glossary([entry("Tokenizing"), entry("Tokenizer")])
    assert [spot.entry.id for spot in glossary.spot("two tokenizers")] == ["tokenizer"]


def test_an_empty_glossary_finds_nothing() -> None:
    assert Glossary([]).spot("an LLM") == []


@settings(deadline=None)
@given(message=st.text())
@example(message="`" * 50)
@example(message="<" * 2000 + "LLM")
@example(message="ﬁ" * 40 + "LLM")
def test_any_message_is_welcome(message: str) -> None:
    for spot in GLOSSARY.spot(message):
        assert 0 <= spot.start < spot.end <= len(message)


@settings(deadline=None)
@given(before=st.text(max_size=40), after=st.text(max_size=40))
def test_a_term_between_blanks_is_found_at_its_place(before: str, after: str) -> None:
    message = f"{before} quantization {after}"
    if any(mark in message for mark in "`<") or "://" in message or "www." in message:
        return
    assert any(message[spot.start : spot.end] == "quantization" for spot in GLOSSARY.spot(message))
