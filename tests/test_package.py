"""The wheel, built from a copy of the repository and installed elsewhere, is all that somebody needs."""

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path

import pytest

from glossbot import __version__

REPOSITORY = Path(__file__).parents[1]
NEEDED = ["pyproject.toml", "README.md", "LICENSE", "glossbot", "data"]

REMEMBER = """
import asyncio
from glossbot.store import Database, facts

async def remember():
    database = Database("sqlite+aiosqlite:///bot.db")
    async with database.begin() as connection:
        await facts.remember(connection, "hash", "abc")
        print(await facts.recall(connection, "hash"))
    await database.close()

asyncio.run(remember())
"""


@dataclass(frozen=True)
class Installed:
    """The wheel, where it is installed, and another folder to run it in."""

    wheel: Path
    site: Path
    elsewhere: Path

    def run(self, *command: str | Path) -> str:
        """Run a command with what is installed coming before the repository; return what it printed."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GLOSSBOT_", "DISCORD_"))}
        environment = kept | {"PYTHONPATH": str(self.site), "COLUMNS": "100", "PYTHONUTF8": "1"}
        return _output(*command, folder=self.elsewhere, environment=environment)

    @property
    def names(self) -> set[str]:
        """What is in the wheel."""
        with zipfile.ZipFile(self.wheel) as archive:
            return set(archive.namelist())


def _output(*command: str | Path, folder: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    copy, dist, site, elsewhere = (tmp_path_factory.mktemp(name) for name in ("copy", "dist", "site", "elsewhere"))
    for name in NEEDED:
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(REPOSITORY / name, copy / name)
    _output(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", dist, folder=copy)
    (wheel,) = dist.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _output(*pip, "--no-deps", "--no-index", "--target", site, wheel, folder=elsewhere)
    return Installed(wheel, site, elsewhere)


def test_what_runs_is_what_was_installed(installed: Installed) -> None:
    where = installed.run(sys.executable, "-c", "import glossbot; print(glossbot.__file__)")
    assert Path(where.strip()) == installed.site / "glossbot" / "__init__.py"


def test_the_script_defines_a_term_of_the_shipped_glossary(installed: Installed) -> None:
    card = installed.run(installed.site / "bin" / "glossbot", "define", "fine tuning")
    assert "Training & Fine-Tuning: Fine-Tuning" in card


def test_the_module_does_the_same_as_the_script(installed: Installed) -> None:
    script = installed.run(installed.site / "bin" / "glossbot", "export")
    assert script == installed.run(sys.executable, "-m", "glossbot", "export")
    assert len(script) > 100_000


def test_the_shipped_glossary_is_the_one_in_the_package(installed: Installed) -> None:
    program = "from glossbot.shipped import shipped_glossary; print(shipped_glossary())"
    assert Path(installed.run(sys.executable, "-c", program).strip()) == installed.site / "glossbot" / "data"


def test_a_new_database_is_migrated(installed: Installed) -> None:
    assert installed.run(sys.executable, "-c", REMEMBER) == "abc\n"


def test_the_wheel_contains_the_migrations_the_glossary_and_the_licence(installed: Installed) -> None:
    sources = {file.relative_to(REPOSITORY).as_posix() for file in (REPOSITORY / "glossbot").rglob("*.py")}
    data = {f"glossbot/{file.relative_to(REPOSITORY).as_posix()}" for file in (REPOSITORY / "data").rglob("*.yaml")}
    licence = f"glossbot-{__version__}.dist-info/licenses/LICENSE"
    assert "glossbot/store/migrations/versions/0001_lookups_and_facts.py" in sources
    assert "glossbot/data/glossary/fine-tuning.yaml" in data
    assert {*sources, *data, licence} - installed.names == set()


def test_the_wheel_contains_nothing_else(installed: Installed) -> None:
    folders = {name.split("/")[0] for name in installed.names}
    assert folders == {"glossbot", f"glossbot-{__version__}.dist-info"}
    assert [name for name in installed.names if name.endswith((".pyc", ".db", ".toml"))] == []


def test_the_wheel_says_what_it_is(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        metadata = Parser().parsestr(archive.read(f"glossbot-{__version__}.dist-info/METADATA").decode())
    assert (metadata["Name"], metadata["Version"]) == ("glossbot", __version__)
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
