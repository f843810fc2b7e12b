"""What can be listed is documented: commands, settings, the keys of an entry."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from discord import app_commands

from glossbot import __version__
from glossbot.bot.client import FEATURES
from glossbot.cli import app
from glossbot.config import Settings, load
from glossbot.glossary import Entry

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = README + (ROOT / "docs" / "term-of-the-day.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "config.example.toml"


def _leaves(commands: Iterable[object]) -> Iterator[app_commands.Command[Any, ..., Any]]:
    for command in commands:
        if isinstance(command, app_commands.Group):
            yield from _leaves(command.commands)
        elif isinstance(command, app_commands.Command):
            yield command


def slash_commands() -> dict[str, list[str]]:
    """Return the bot's commands, each with its options as the README writes them."""
    found: dict[str, list[str]] = {}
    for feature in FEATURES:
        group = feature.__cog_group_name__ if feature.__cog_is_app_commands_group__ else None
        for command in _leaves(feature.__cog_app_commands__):
            name = f"{group} {command.qualified_name}" if group else command.qualified_name
            found[name] = [option.name if option.required else f"[{option.name}]" for option in command.parameters]
    return found


@pytest.mark.parametrize(("command", "options"), slash_commands().items())
def test_every_slash_command_stands_in_the_readme_with_its_options(command: str, options: list[str]) -> None:
    assert f"| `{' '.join([f'/{command}', *options])}` |" in GUIDES


def test_the_readme_documents_no_slash_command_that_is_not_there() -> None:
    documented = re.findall(r"^\| `/([^`]+)` \|", GUIDES, re.MULTILINE)
    assert set(documented) == {" ".join([command, *options]) for command, options in slash_commands().items()}


def test_the_command_on_messages_stands_in_the_readme() -> None:
    assert "| **Explain terms** |" in README


def test_every_command_of_the_terminal_stands_in_the_readme_and_no_other() -> None:
    there = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"^\| `glossbot ([a-z]+)", README, re.MULTILINE)) == there


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_stands_in_the_readme_and_in_the_example(name: str) -> None:
    assert f"| `{name}` |" in README
    assert re.search(rf"^(# )?{name} = ", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_example_configuration_shows_the_defaults() -> None:
    shown = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    assert shown == {name: value for name, value in defaults.items() if value is not None}
    assert load(EXAMPLE) == Settings()


def test_the_optional_lines_of_the_example_are_settings_too(tmp_path: Path) -> None:
    everything = re.sub(r"^# (\w+ = )", r"\1", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file = tmp_path / "config.toml"
    file.write_text(everything, encoding="utf-8")
    assert load(file).glossary == tmp_path / "data"


@pytest.mark.parametrize("key", [key for key in Entry.model_fields if key != "id"])
def test_every_key_of_an_entry_stands_in_the_authors_guide(key: str) -> None:
    guide = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^{key}:", guide, re.MULTILINE)


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_two_commands_stand_at_the_top_of_the_readme() -> None:
    top = "\n".join(README.splitlines()[:12])
    assert "make demo" in top
    assert "make test" in top


@pytest.mark.parametrize("picture", re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README))
def test_every_picture_of_the_readme_is_there(picture: str) -> None:
    assert (ROOT / picture).stat().st_size > 10_000


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_are_hashed_and_name_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    blocks = re.split(r"\n(?=[a-zA-Z0-9])", text)
    assert all("--hash=sha256:" in block for block in blocks if block.strip())
