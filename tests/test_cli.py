"""The command line, as somebody at a terminal and a script behind a pipe see it."""

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from glossbot import __version__
from glossbot.cli import app
from glossbot.glossary import Entry, Glossary

TOKEN = "MTE4NzY1NDMyMTA5ODc2NTQz.GaBcDe.abcdefghijklmnopqrstuvwxyz_0123456789"  # noqa: S105 - made up
COMMANDS = ["demo", "run", "check", "define", "resolve", "complete", "search", "spot", "export"]
COMMON = {
    "category": "AI Basics",
    "explanation": "First.\n\nSecond.\n\nThird.",
    "asked_as": ["what is it", "how do people say", "the thing with the pieces"],
    "examples": ["One did this.", "Two did that."],
}
ENTRIES: dict[str, dict[str, Any]] = {
    "token": COMMON
    | {
        "name": "Token",
        "aliases": ["Word Piece", "Tokens"],
        "definition": "The piece of text that a model reads at a time.",
        "analogy": "Like a **tile** in a mosaic.",
        "tools": [{"name": "tiktoken", "pricing": "open-source", "url": "https://example.org/tiktoken"}],
        "related": ["lora", "agent"],
        "asked_as": ["why is my text counted in bits", "cut into pieces", "what am I paying for"],
        "confused_with": ["agent"],
        "common_word": True,
    },
    "lora": COMMON
    | {"name": "LoRA", "definition": "A small add-on.", "analogy": "A lens.", "related": ["token"]}
    | {"ambiguous_aliases": ["IC"]},
    "agent": COMMON
    | {"name": "AI Agent", "definition": "It acts → by itself.", "analogy": "An errand.", "related": ["token"]}
    | {"ambiguous_aliases": ["IC"], "asked_as": ["who runs the errands", "it books my train", "a helper that acts"]},
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write the glossary above into a folder, with an entry changed or added."""

    def written(entry_id: str = "token", **changes: object) -> Path:
        folder = tmp_path / "words"
        (folder / "glossary").mkdir(parents=True, exist_ok=True)
        category = {"name": "AI Basics", "emoji": "🌱", "colour": "#57B65F", "about": "First words."}
        (folder / "categories.yaml").write_text(yaml.safe_dump([category]), encoding="utf-8")
        for stem, entry in (ENTRIES | {entry_id: ENTRIES.get(entry_id, COMMON) | changes}).items():
            (folder / "glossary" / f"{stem}.yaml").write_text(yaml.safe_dump(entry, sort_keys=False), encoding="utf-8")
        return folder

    return written


@pytest.fixture
def words(write: Callable[..., Path]) -> str:
    return str(write())


def _inside(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    """Run a command in this process; return exit code, output and what went to standard error."""
    result = CliRunner().invoke(app, arguments, input=stdin, env={"COLUMNS": "100"}, catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def _start(*arguments: str | bytes, folder: Path, **variables: str) -> "subprocess.Popen[bytes]":
    """Start glossbot in a folder, with nothing of ours in the environment but these variables."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GLOSSBOT_", "DISCORD_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "glossbot", *arguments],
        cwd=folder,
        env=kept | variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _outside(*arguments: str | bytes, folder: Path, stdin: bytes = b"", **variables: str) -> tuple[int, str, str]:
    """Run glossbot as a process of its own; return exit code, output and what went to standard error."""
    with _start(*arguments, folder=folder, **variables) as process:
        out, err = process.communicate(stdin, timeout=60)
        return process.returncode, out.decode(), err.decode()


def _flat(card: str) -> str:
    """Take the frame off a card, and the line breaks out of it."""
    return " ".join(card.replace("│", " ").replace("▌", " ").split())


def test_version_is_printed() -> None:
    assert _inside("--version") == (0, f"{__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_knows_each_command(command: str) -> None:
    assert f"│ {command} " in _inside("--help")[1]
    assert _inside(command, "--help")[0] == 0


def test_define_shows_a_card_with_every_part(words: str) -> None:
    code, out, err = _inside("define", "word", "PIECES", "--glossary", words)
    assert (code, err) == (0, "")
    card = _flat(out)
    for part in (
        "AI Basics: Token",
        "Also called Word Piece, Tokens",
        "The piece of text that a model reads at a time.",
    ):
        assert part in card
    for part in ("Like a tile in a mosaic.", "First. Second.", "• One did this.", "• Two did that."):
        assert part in card
    for part in ("tiktoken (open-source) https://example.org/tiktoken", "LoRA · AI Agent"):
        assert part in card


@pytest.mark.parametrize("name", ["The [mask] Token", "[/INST]", "[bold]ly Named"])
def test_define_shows_names_with_brackets_as_they_are(write: Callable[..., Path], name: str) -> None:
    code, out, _ = _inside("define", "token", "--glossary", str(write(name=name, aliases=["Token", f"{name}s"])))
    assert code == 0
    assert f"AI Basics: {name}" in _flat(out)
    assert f"{name}s" in _flat(out)


def test_define_offers_a_choice_when_unsure(words: str) -> None:
    code, out, err = _inside("define", "ic", "--glossary", words)
    assert (code, out) == (1, "")
    assert err.startswith("Not sure what “ic” means. Did you mean: ")
    assert "LoRA" in err
    assert "AI Agent" in err


def test_define_says_when_there_is_nothing(words: str) -> None:
    assert _inside("define", "qqqqqqqq", "--glossary", words) == (1, "", "There is nothing on “qqqqqqqq” yet.\n")


def test_check_of_a_good_glossary_counts_the_entries(words: str) -> None:
    assert (
        _inside("check", words)
        == _inside("check", "--glossary", words)
        == (0, "", "3 entries; problems: none, warnings: none.\n")
    )


def test_check_names_every_problem_with_its_file_and_line(write: Callable[..., Path]) -> None:
    folder = write(category="AI Basic", related=["lora", "agnet"])
    (folder / "glossary" / "broken.yaml").write_text("name: Broken\naliases: [}\n", encoding="utf-8")
    (folder / "glossary" / "lora.yaml").write_text("name: LoRA\nname: LoRA\n", encoding="utf-8")
    code, out, _ = _inside("check", str(folder))
    lines = out.splitlines()
    assert code == 1
    assert all(re.match(rf"{re.escape(str(folder))}/glossary/\w+\.yaml:\d+: .+[.?]$", line) for line in lines)
    assert any(line.startswith(f"{folder}/glossary/broken.yaml:2: is not valid YAML") for line in lines)
    assert f"{folder}/glossary/lora.yaml:2: the key `name` appears a second time; only one may stay." in lines
    assert f"{folder}/glossary/lora.yaml:1: `definition` is missing." in lines
    assert any("/token.yaml:" in line and "“AI Basic” is not in categories.yaml" in line for line in lines)
    assert any("/token.yaml:" in line and "`agnet`, which is no entry. Did you mean `agent`?" in line for line in lines)


def test_check_names_all_problems_of_one_file_at_once(write: Callable[..., Path]) -> None:
    _, out, _ = _inside("check", str(write(colour="red", category="AI Basic", related=["lora", "agnet"])))
    assert [word for word in ("`colour`", "“AI Basic”", "`agnet`") if word not in out] == []


def test_check_lets_warnings_pass_unless_told_to_be_strict(write: Callable[..., Path]) -> None:
    folder = write("lora", related=["token", "agent"])
    code, out, err = _inside("check", str(folder))
    assert (code, err) == (0, "3 entries; problems: none, warnings: 1.\n")
    assert out.startswith(f"{folder}/glossary/lora.yaml:")
    assert ": warning: `related` names `agent`" in out
    assert _inside("check", str(folder), "--strict")[:2] == (1, out)


@pytest.mark.parametrize(("form", "read"), [("json", json.loads), ("yaml", yaml.safe_load)])
def test_export_can_be_read_back_with_id_and_every_field(words: str, form: str, read: Callable[[str], Any]) -> None:
    code, out, err = _inside("export", "--format", form, "--glossary", words)
    assert (code, err) == (0, "")
    assert all(set(entry) == set(Entry.model_fields) for entry in read(out))
    assert [Entry.model_validate(entry) for entry in read(out)] == list(Glossary.load(words))


def test_export_as_csv_has_a_row_an_entry_and_a_column_a_field(words: str) -> None:
    rows = list(csv.DictReader(io.StringIO(_inside("export", "--format", "csv", "--glossary", words)[1])))
    assert all(list(row) == list(Entry.model_fields) for row in rows)
    by_id = {row["id"]: row for row in rows}
    assert set(by_id) == set(ENTRIES)
    assert by_id["token"]["definition"] == ENTRIES["token"]["definition"]
    assert by_id["token"]["explanation"] == "First.\n\nSecond.\n\nThird."
    assert by_id["token"]["aliases"] == "Word Piece; Tokens"
    assert by_id["token"]["tools"] == "tiktoken (open-source) https://example.org/tiktoken"
    assert by_id["token"]["common_word"] == "True"


def test_resolve_writes_an_object_a_line_whatever_the_line(words: str) -> None:
    queries = ["TOKEN", "word piece", "word-pieces", "ic", "qqqqqqqq", "", "\x00", "��", "a\u2028b"]
    stdin = "\n".join(queries).encode().replace("��".encode(), b"\xff\xfe").replace(b"ic\n", b"ic\r\n")
    code, out, err = _inside("resolve", "--jsonl", "--glossary", words, stdin=stdin)
    assert (code, err) == (0, "")
    found, alias, variant, unsure, nothing, *odd = answers = [json.loads(line) for line in out.rstrip("\n").split("\n")]
    assert [answer["query"] for answer in answers] == queries
    token = {"outcome": "found", "id": "token", "suggestions": []}
    assert found == {"query": "TOKEN", **token, "how": "exact"}
    assert alias == {"query": "word piece", **token, "how": "alias"}
    assert variant == {"query": "word-pieces", **token, "how": "variant"}
    assert set(unsure.pop("suggestions")) == {"lora", "agent"}
    assert unsure == {"query": "ic", "outcome": "suggestions", "id": None, "how": None}
    none = {"outcome": "not_found", "id": None, "how": None, "suggestions": []}
    assert nothing == {"query": "qqqqqqqq", **none}
    assert [answer["outcome"] for answer in odd] == ["not_found"] * 4


def test_complete_writes_ids_and_labels(words: str) -> None:
    code, out, _ = _inside("complete", "--jsonl", "--glossary", words, stdin=b"wor\nqqqqqqqq\n\n")
    word, nothing, empty = map(json.loads, out.splitlines())
    assert code == 0
    assert word == {"query": "wor", "ids": ["token"], "labels": ["Word Piece → Token"]}
    assert nothing == {"query": "qqqqqqqq", "ids": [], "labels": []}
    assert sorted(empty["ids"]) == ["agent", "lora", "token"]


def test_spot_writes_places_in_code_points(words: str) -> None:
    stdin = "👋 two AI agents\n`LoRA`\n".encode()
    code, out, _ = _inside("spot", "--jsonl", "--glossary", words, stdin=stdin)
    said, nothing = map(json.loads, out.splitlines())
    assert code == 0
    assert said == {"text": "👋 two AI agents", "spots": [{"start": 6, "end": 15, "id": "agent"}]}
    assert nothing == {"text": "`LoRA`", "spots": []}


def test_no_queries_give_no_answers(words: str) -> None:
    assert _inside("resolve", "--jsonl", "--glossary", words) == (0, "", "")


@pytest.mark.parametrize("command", ["resolve", "complete", "spot", "export"])
def test_output_is_utf_8_wherever_it_goes(tmp_path: Path, words: str, command: str) -> None:
    options = [] if command == "export" else ["--jsonl"]
    # As Windows has it for everything that is written into a pipe or a file.
    code, out, err = _outside(
        command, *options, "--glossary", words, folder=tmp_path, stdin="wor→\n".encode(), PYTHONIOENCODING="cp1252"
    )
    assert (code, err) == (0, "")
    assert "→" in out


@pytest.mark.parametrize("command", ["resolve", "complete", "search", "spot"])
def test_without_jsonl_bulk_commands_say_what_they_want(tmp_path: Path, words: str, command: str) -> None:
    code, out, err = _outside(command, "--glossary", words, folder=tmp_path)
    assert (code, out) == (2, "")
    assert err == "Say --jsonl, and give one query a line on standard input.\n"


@pytest.mark.parametrize("command", [["define", "token"], ["export"], ["resolve", "--jsonl"], ["demo"]])
def test_a_glossary_that_is_not_there_is_one_sentence(tmp_path: Path, command: list[str]) -> None:
    code, out, err = _outside(*command, "--glossary", "nowhere", folder=tmp_path)
    assert (code, out) == (2, "")
    assert err == "The glossary has a problem: nowhere:1: there is no such folder.\n"


WRONG_SETTINGS: dict[str, tuple[str, dict[str, str], str]] = {
    "no token": ("", {}, "Set the environment variable DISCORD_TOKEN"),
    "malformed token": ("", {"DISCORD_TOKEN": "geheim.geheim"}, "DISCORD_TOKEN does not look like a bot token"),
    "unknown key": ("colour = 1", {"DISCORD_TOKEN": TOKEN}, "config.toml: `colour` is not a setting"),
    "broken file": ("= 1", {"DISCORD_TOKEN": TOKEN}, "The configuration config.toml is not valid TOML"),
    "wrong variable": ("", {"GLOSSBOT_LOG_LEVEL": "LOUD"}, "log_level"),
    "broken glossary": (
        'glossary = "words"',
        {"DISCORD_TOKEN": TOKEN},
        "The glossary has a problem: words:1: there is no such folder.",
    ),
}


@pytest.mark.parametrize(("text", "variables", "sentence"), WRONG_SETTINGS.values(), ids=WRONG_SETTINGS.keys())
def test_run_ends_with_one_sentence_about_what_is_wrong(
    tmp_path: Path, text: str, variables: dict[str, str], sentence: str
) -> None:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    code, out, err = _outside("run", folder=tmp_path, **variables)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert sentence in err
    assert "geheim" not in err


def test_a_missing_named_configuration_is_one_sentence(tmp_path: Path) -> None:
    code, _, err = _outside("run", "--config", "mine.toml", folder=tmp_path, DISCORD_TOKEN=TOKEN)
    assert (code, err) == (2, "The configuration mine.toml cannot be read: No such file or directory.\n")


def test_several_problems_of_a_glossary_are_still_one_sentence(tmp_path: Path, write: Callable[..., Path]) -> None:
    code, _, err = _outside("export", "--glossary", str(write(name="", colour="red")), folder=tmp_path)
    assert code == 2
    assert len(err.splitlines()) == 1
    assert err.startswith("The glossary has 2 problems (`glossbot check` lists all); the first: ")


def test_define_takes_odd_bytes(tmp_path: Path, words: str) -> None:
    code, out, err = _outside("define", b"\xff\xfe", "--glossary", words, folder=tmp_path)
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1


def test_a_reader_who_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    with _start("export", folder=tmp_path) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"[\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_an_interrupt_ends_quietly(tmp_path: Path, words: str) -> None:
    with _start("resolve", "--jsonl", "--glossary", words, folder=tmp_path) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"token\n" * 1000)
        process.stdin.flush()
        assert b"found" in process.stdout.readline()  # so it is at work, and waits for more
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)  # with its input still open, whose end would be a reason of its own to stop
        assert process.stderr
        assert (process.returncode, process.stderr.read()) == (130, b"")


def test_the_demo_says_when_its_port_is_in_use(tmp_path: Path, words: str) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, out, err = _outside("demo", "--no-browser", "--port", str(port), "--glossary", words, folder=tmp_path)
    assert (code, out) == (2, "")
    assert err == f"Port {port} is in use; choose another with --port, or 0 for any that is free.\n"


def test_a_definition_in_the_terminal_waits_for_neither_discord_nor_the_database(tmp_path: Path) -> None:
    program = "import glossbot.cli, sys; print({'discord', 'sqlalchemy', 'simcord'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert shown.stdout == "set()\n"
