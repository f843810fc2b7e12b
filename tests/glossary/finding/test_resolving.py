"""From what somebody typed to an entry, over a handful of entries and over the shipped ones."""

import pytest

from glossbot.glossary import Entry, Found, Glossary, How, NotFound, Suggestions


def _entry(entry_id: str, name: str, *aliases: str, shared: tuple[str, ...] = ()) -> Entry:
    return Entry(id=entry_id, name=name, aliases=aliases, ambiguous_aliases=shared, definition="A definition.")


SMALL = Glossary(
    [
        _entry("fine-tuning", "Fine-Tuning", "Fine-Tune"),
        _entry("large-language-model", "Large Language Model", "LLM"),
        _entry("neural-network", "Neural Network", "NN"),
        _entry("retrieval", "Retrieval-Augmented Generation", "RAG", "Q&A over Documents"),
        _entry("gpt", "GPT"),
        _entry("gpu", "GPU"),
        _entry("in-context", "In-Context Learning", shared=("IC",)),
        _entry("image-captioning", "Image Captioning", shared=("IC",)),
        _entry("pretraining", "Pretraining"),
        _entry("restraining", "Restraining"),
        _entry("facade", "Façade"),
        _entry("python", "Python"),
        _entry("snake", "Snakes and Ladders"),
    ]
)


def offered(glossary: Glossary, query: str) -> list[str]:
    """Return the ids that an answer shows, whichever kind of answer it is."""
    match glossary.resolve(query):
        case Found(entry):
            return [entry.id]
        case Suggestions(entries) | NotFound(entries):
            return [entry.id for entry in entries]


@pytest.mark.parametrize(
    ("query", "entry_id", "how", "matched"),
    [
        ("Fine-Tuning", "fine-tuning", "exact", "Fine-Tuning"),
        ("  fine tuning!?", "fine-tuning", "exact", "Fine-Tuning"),
        ("ＦＩＮＥ－ＴＵＮＩＮＧ", "fine-tuning", "exact", "Fine-Tuning"),  # noqa: RUF001 - full-width letters
        ("facade", "facade", "exact", "Façade"),
        ("llm", "large-language-model", "alias", "LLM"),
        ("q and a over documents", "retrieval", "alias", "Q&A over Documents"),
        ("finetuning", "fine-tuning", "variant", "Fine-Tuning"),
        ("LLMs", "large-language-model", "variant", "LLM"),
        ("large language models", "large-language-model", "variant", "Large Language Model"),
        ("the network, neural", "neural-network", "variant", "Neural Network"),
        ("finetunning", "fine-tuning", "close", "Fine-Tuning"),
        ("finetune", "fine-tuning", "alias", "Fine-Tune"),
        ("large langauge model", "large-language-model", "close", "Large Language Model"),
        ("nueral network", "neural-network", "close", "Neural Network"),
    ],
)
def test_a_query_finds_its_entry_and_says_how(query: str, entry_id: str, how: How, matched: str) -> None:
    found = SMALL.resolve(query)
    assert isinstance(found, Found)
    assert (found.entry.id, found.how, found.matched) == (entry_id, how, matched)


def test_an_id_finds_its_entry() -> None:
    found = SMALL.resolve("in-context")
    assert isinstance(found, Found)
    assert (found.entry.id, found.how) == ("in-context", "variant")


def test_a_name_wins_over_an_alias_of_another() -> None:
    glossary = Glossary([_entry("a", "Agent", "Helper"), _entry("b", "Helper")])
    assert offered(glossary, "helper") == ["b"]


@pytest.mark.parametrize("query", ["IC", "ic", "i/c", "the IC"])
def test_an_abbreviation_of_several_entries_is_a_choice(query: str) -> None:
    resolution = SMALL.resolve(query)
    assert isinstance(resolution, Suggestions)
    assert {entry.id for entry in resolution.entries} == {"in-context", "image-captioning"}


def test_a_slip_between_two_names_is_a_choice() -> None:
    resolution = Glossary([_entry("a", "Sampling"), _entry("b", "Sampring")]).resolve("Sampying")
    assert isinstance(resolution, Suggestions)
    assert {entry.id for entry in resolution.entries} == {"a", "b"}


@pytest.mark.parametrize("query", ["drag", "gp", "gpx", "nn2", "pizza", "python snake", "transformer toys", "rags to"])
def test_another_word_is_never_taken_for_a_term(shipped: Glossary, query: str) -> None:
    assert not isinstance(SMALL.resolve(query), Found)
    assert not isinstance(shipped.resolve(query), Found)


@pytest.mark.parametrize("query", ["general", "offline", "difference", "reference", "assignment", "intention"])
def test_an_everyday_word_two_slips_from_a_short_name_is_not_taken_for_it(shipped: Glossary, query: str) -> None:
    assert not isinstance(shipped.resolve(query), Found)


def test_two_letters_of_two_abbreviations_show_both(shipped: Glossary) -> None:
    assert {"gpt", "gpu"} <= set(offered(shipped, "gp"))


def test_an_unfinished_name_is_offered(shipped: Glossary) -> None:
    assert "open-source-models" in offered(shipped, "open sour")
    assert offered(shipped, "retrieval augm") == ["retrieval-augmented-generation"]


def test_a_word_of_a_name_offers_the_entries_that_have_it(shipped: Glossary) -> None:
    resolution = shipped.resolve("network")
    assert isinstance(resolution, Suggestions)
    assert "neural-network" in {entry.id for entry in resolution.entries}
    assert all("network" in " ".join((entry.name, *entry.aliases)).lower() for entry in resolution.entries)


def test_at_most_five_entries_are_suggested() -> None:
    glossary = Glossary(_entry(f"kind-{number}", f"Model Kind {number}") for number in range(9))
    resolution = glossary.resolve("model kind")
    assert isinstance(resolution, Suggestions)
    assert len(resolution.entries) == 5


@pytest.mark.parametrize("query", ["", " ", "→", "?!", "🌱🌱", "\u200b", "quokka wombat"])
def test_what_could_mean_nothing_is_not_found_and_nothing_is_near(query: str) -> None:
    assert SMALL.resolve(query) == NotFound(())


def test_an_empty_glossary_finds_nothing() -> None:
    assert Glossary([]).resolve("anything") == NotFound(())


def test_every_shipped_name_and_alias_finds_its_entry(shipped: Glossary) -> None:
    wrong = [
        (text, offered(shipped, text))
        for entry in shipped
        for text in (entry.name, entry.name.upper(), *entry.aliases, *(alias.lower() for alias in entry.aliases))
        if offered(shipped, text) != [entry.id] or not isinstance(shipped.resolve(text), Found)
    ]
    assert wrong == []


def test_one_missing_letter_in_a_longer_shipped_name_still_leads_to_it(shipped: Glossary) -> None:
    lost = [
        name[:index] + name[index + 1 :]
        for entry in shipped
        if len(name := entry.name) > 8
        for index in range(len(name))
        if entry.id not in offered(shipped, name[:index] + name[index + 1 :])
    ]
    # What is left of a few is another entry's name, or nearly: "Optimize" is no less "optimization".
    assert len(lost) <= 8, lost
