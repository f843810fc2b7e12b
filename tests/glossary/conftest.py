"""The shipped glossary, read once, and a small folder to break."""

from pathlib import Path

import pytest

from glossbot.glossary import Glossary
from glossbot.shipped import shipped_glossary
from tests.glossary.folder import GlossaryFolder


@pytest.fixture(scope="session")
def shipped() -> Glossary:
    return Glossary.load(shipped_glossary())


@pytest.fixture
def folder(tmp_path: Path) -> GlossaryFolder:
    return GlossaryFolder(tmp_path)
