"""Each limit of an entry: what just fits is taken, one more is refused with the number."""

import pytest

from tests.glossary.folder import GlossaryFolder

TEXTS = [
    ("name", "`name`", 1, "{}", 60),
    ("definition", "`definition`", 3, "{}", 300),
    ("analogy", "`analogy`", 4, "{}", 500),
    ("explanation", "`explanation`", 5, "{}", 2500),
    ("examples", "`examples`, item 2", 6, "[One., {}]", 250),
    ("aliases", "`aliases`, item 1", 8, "[{}]", 60),
    ("asked_as", "`asked_as`, item 1", 8, "[{}]", 150),
    ("tools", "`tools`, item 1, `name`", 8, "[{{name: {}, pricing: free}}]", 32),
]
LISTS = [
    ("aliases", 8, "word{}", 30),
    ("examples", 6, "Example {}.", 4),
    ("asked_as", 8, "phrase {}", 10),
    ("tools", 8, "{{name: Tool {}, pricing: free}}", 5),
]


def _items(item: str, count: int) -> str:
    return "[" + ", ".join(item.format(number) for number in range(count)) + "]"


@pytest.mark.parametrize(("key", "spoken", "line", "written", "limit"), TEXTS)
def test_a_text_may_be_as_long_as_its_limit(
    folder: GlossaryFolder, key: str, spoken: str, line: int, written: str, limit: int
) -> None:
    folder.entry("lora", **{key: written.format("x" * limit)})
    assert folder.errors() == []
    folder.entry("lora", **{key: written.format("x" * (limit + 1))})
    sentence = f"{spoken} has {limit + 1} characters; at most {limit} fit."
    assert folder.errors() == [f"glossary/lora.yaml:{line}: {sentence}"]


@pytest.mark.parametrize(("key", "line", "item", "limit"), LISTS)
def test_a_list_may_have_as_many_items_as_its_limit(
    folder: GlossaryFolder, key: str, line: int, item: str, limit: int
) -> None:
    folder.entry("lora", **{key: _items(item, limit)})
    assert folder.errors() == []
    folder.entry("lora", **{key: _items(item, limit + 1)})
    assert folder.errors() == [f"glossary/lora.yaml:{line}: `{key}` has more than {limit} items."]


def test_nine_relations_are_one_too_many(folder: GlossaryFolder) -> None:
    ids = [f"term-{number}" for number in range(9)]
    for entry_id in ids:
        folder.entry(entry_id, name=entry_id)
    folder.entry("lora", related=f"[{', '.join(ids[:8])}]", confused_with=f"[{', '.join(ids[:8])}]")
    assert folder.errors() == []
    folder.entry("lora", related=f"[{', '.join(ids)}]", confused_with=f"[{', '.join(ids)}]")
    assert folder.errors() == [
        "glossary/lora.yaml:7: `related` has more than 8 items.",
        "glossary/lora.yaml:8: `confused_with` has more than 8 items.",
    ]


def test_a_web_address_may_have_100_characters(folder: GlossaryFolder) -> None:
    fits = "https://a.example/".ljust(100, "x")
    folder.entry("lora", tools=f"[{{name: X, pricing: free, url: {fits}}}]")
    assert folder.errors() == []
    folder.entry("lora", tools=f"[{{name: X, pricing: free, url: {fits}x}}]")
    sentence = "`tools`, item 1, `url` has 101 characters; at most 100 fit."
    assert folder.errors() == [f"glossary/lora.yaml:8: {sentence}"]


def test_a_file_name_may_have_64_characters(folder: GlossaryFolder) -> None:
    folder.entry("x" * 64)
    assert folder.errors() == []
    folder.entry("y" * 65, name="Another")
    assert folder.errors() == [f"glossary/{'y' * 65}.yaml:1: `id` has 65 characters; at most 64 fit."]


def test_blanks_around_a_text_do_not_count(folder: GlossaryFolder) -> None:
    folder.entry("lora", name=f'"  {"x" * 60}  "')
    assert folder.errors() == []
