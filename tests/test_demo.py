"""What the demo tells its visitor to try."""

from glossbot.demo import welcome
from glossbot.glossary import Entry, Found, Glossary, Suggestions
from glossbot.shipped import shipped_glossary


def test_what_the_welcome_tells_to_try_works() -> None:
    glossary = Glossary.load(shipped_glossary())
    said = welcome(glossary)
    assert "`/define open sour`" in said
    assert "Open-Source Models" in [completion.entry.name for completion in glossary.complete("open sour")]
    assert "`halucinaton`" in said
    assert isinstance(glossary.resolve("halucinaton"), Found | Suggestions)
    assert "`when the model makes things up`" in said
    assert "hallucination" in [entry.id for entry in glossary.search("when the model makes things up")][:5]


def test_a_glossary_of_another_field_is_offered_its_own_words() -> None:
    said = welcome(Glossary([Entry(id="compost", name="Compost", definition="Rotten scraps.")]))
    assert "*Compost*" in said
    assert "`@glossbot what is Compost?`" in said
    assert "halucinaton" not in said
    assert "RAG" not in said
