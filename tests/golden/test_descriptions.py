"""Search by description, held to figures: written by somebody who had seen nothing but the entries' names."""

from pathlib import Path

import pytest
import yaml

from glossbot.glossary import Glossary
from glossbot.shipped import shipped_glossary

# The first 256 were written over 83 names, the others over 554.
FIRST_GOAL, AMONG_FIVE_GOAL = 0.60, 0.85


def test_the_entry_is_among_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    glossary = Glossary.load(shipped_glossary())
    rows = yaml.safe_load(Path(__file__).with_name("descriptions.yaml").read_text(encoding="utf-8"))
    found = [([entry.id for entry in glossary.search(row["query"])], row["expect"]) for row in rows]
    first = sum(ids[:1] == [expected] for ids, expected in found) / len(found)
    among_five = sum(expected in ids[:5] for ids, expected in found) / len(found)
    with capsys.disabled():
        print(f"\n  {len(found)} descriptions: first {first:.1%}, among the first five {among_five:.1%}")  # noqa: T201
    assert len(found) >= 120
    assert first >= FIRST_GOAL
    assert among_five >= AMONG_FIVE_GOAL
