"""The command line, and the composition root: everything is put together here."""

import asyncio
import csv
import importlib.util
import io
import json
import logging
import os
import random
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn, cast

import typer
import yaml
from rich.console import Console

from glossbot import __version__, config, logs, terminal
from glossbot.errors import ConfigurationError, GlossbotError
from glossbot.glossary import Found, Glossary, GlossaryError, NotFound, Resolution, Suggestions
from glossbot.glossary.files.loading import read_folder
from glossbot.glossary.files.schema import schema_text
from glossbot.shipped import shipped_glossary

log = logging.getLogger(__name__)

NO = 1
WRONG_USAGE = 2
FAULT = 3
INTERRUPTED = 130

app = typer.Typer(
    help="A Discord bot that explains AI terms on the spot.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # they would print the values of variables, secrets among them
    context_settings={"help_option_names": ["-h", "--help"]},
)

GlossaryOption = Annotated[
    Path | None, typer.Option("--glossary", help="A glossary folder; else the configured one, else the shipped one.")
]
JsonLines = Annotated[bool, typer.Option("--jsonl", help="Read a query a line from standard input, write JSON lines.")]


class Format(StrEnum):
    """What `export` can write."""

    JSON = "json"
    CSV = "csv"
    YAML = "yaml"


def main() -> NoReturn:
    """Run the command line; expected faults end in one sentence, others in a traceback and exit code 3."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Whatever the machine's locale: entries are not ASCII, and what was typed may not be text at all.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except GlossaryError as error:
        _give_up(error.summary(), error.exit_code)
    except GlossbotError as error:
        _give_up(str(error), error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception:
        log.exception("glossbot stopped because of a fault in itself")
        sys.exit(FAULT)
    sys.exit(0)


def _version(wanted: bool) -> None:  # noqa: FBT001 - a flag of the command line
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take the options that come before a command."""


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to serve on; 0 takes a free one.")] = 8765,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    glossary: GlossaryOption = None,
) -> None:
    """Try the real bot in a simulated Discord, in the browser. Needs no token."""
    if importlib.util.find_spec("simcord") is None or importlib.util.find_spec("markdown_it") is None:
        message = "The demo needs its extra packages: install them with `pip install 'glossbot[demo]'`."
        raise ConfigurationError(message)
    from glossbot.demo import run_demo  # noqa: PLC0415 - an optional extra, and slow to import

    asyncio.run(run_demo(_load(glossary), port=port, open_browser=not no_browser))


@app.command()
def run(
    configuration: Annotated[
        Path | None, typer.Option("--config", help="The settings; config.toml if it is there.")
    ] = None,
) -> None:
    """Connect to Discord. The token comes from the environment variable DISCORD_TOKEN."""
    settings = config.load(configuration)
    token = config.token()
    glossary = Glossary.load(settings.glossary or shipped_glossary())
    logs.set_up(settings.log_level, secrets=[token])
    log.info("glossbot %s with %d entries", __version__, len(glossary))
    asyncio.run(_serve(settings, glossary, token))


@app.command()
def check(
    path: Annotated[Path | None, typer.Argument(help="A glossary folder; else the configured or shipped one.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as problems.")] = False,
    glossary: GlossaryOption = None,
) -> None:
    """Check a glossary; print each problem as `file:line: sentence`. Exit code 1 if there are any."""
    # Only authors judge a glossary's style, and the library that measures how hard a text is takes a while to import.
    from glossbot.glossary.files.style import check_style  # noqa: PLC0415

    contents = read_folder(path or _folder(glossary))
    check_style(contents)
    for problem in contents.problems:
        typer.echo(problem)
    errors, warnings = len(contents.errors), len(contents.problems) - len(contents.errors)
    typer.echo(
        f"{len(contents.entries)} entries; problems: {errors or 'none'}, warnings: {warnings or 'none'}.", err=True
    )
    if errors or (strict and warnings):
        raise typer.Exit(NO)


@app.command()
def define(
    term: Annotated[list[str], typer.Argument(help="The term, however it is spelt.")], glossary: GlossaryOption = None
) -> None:
    """Show an entry as a card. Exit code 1, with suggestions, when it is not known."""
    loaded = _load(glossary)
    asked = " ".join(term)
    console = Console()
    match loaded.resolve(asked):
        case Found(entry):
            console.print(terminal.card(entry, loaded))
        case Suggestions(entries):
            names = ", ".join(entry.name for entry in entries)
            typer.echo(f"Not sure what “{asked}” means. Did you mean: {names}?", err=True)
            raise typer.Exit(NO)
        case NotFound(nearest):
            names = f" The nearest there is: {', '.join(entry.name for entry in nearest)}." if nearest else ""
            typer.echo(f"There is nothing on “{asked}” yet.{names}", err=True)
            raise typer.Exit(NO)


@app.command()
def resolve(jsonl: JsonLines = False, glossary: GlossaryOption = None) -> None:
    """Look up queries in bulk: what would `/define` answer?"""
    loaded = _load(glossary)
    _each_line(lambda query: {"query": query, **_as_json(loaded.resolve(query))}, jsonl=jsonl)


@app.command()
def complete(jsonl: JsonLines = False, glossary: GlossaryOption = None) -> None:
    """Complete queries in bulk: what would Discord offer while they are typed?"""
    loaded = _load(glossary)

    def offers(query: str) -> dict[str, Any]:
        found = loaded.complete(query)
        return {"query": query, "ids": [offer.entry.id for offer in found], "labels": [offer.label for offer in found]}

    _each_line(offers, jsonl=jsonl)


@app.command()
def search(jsonl: JsonLines = False, glossary: GlossaryOption = None) -> None:
    """Search by description in bulk: what would `/search` list?"""
    loaded = _load(glossary)
    _each_line(lambda query: {"query": query, "ids": [entry.id for entry in loaded.search(query)]}, jsonl=jsonl)


@app.command()
def spot(jsonl: JsonLines = False, glossary: GlossaryOption = None) -> None:
    """Find the terms in messages in bulk: what would "Explain terms" explain, be it sure or only perhaps meant?"""
    loaded = _load(glossary)

    def spots(text: str) -> dict[str, Any]:
        found = [{"start": spot.start, "end": spot.end, "id": spot.entry.id} for spot in loaded.spot(text)]
        return {"text": text, "spots": found}

    _each_line(spots, jsonl=jsonl)


@app.command()
def export(
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.JSON,
    glossary: GlossaryOption = None,
) -> None:
    """Write the whole glossary to standard output."""
    entries = [entry.model_dump(mode="json") for entry in _load(glossary)]
    match form:
        case Format.JSON:
            _write([json.dumps(entries, ensure_ascii=False, indent=2) + "\n"])
        case Format.YAML:
            _write([yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=110)])
        case Format.CSV:
            _write([_as_csv(entries)])


@app.command()
def schema(glossary: GlossaryOption = None) -> None:
    """Write the JSON Schema of an entry, for editors, to standard output."""
    typer.echo(schema_text(read_folder(_folder(glossary)).categories), nl=False)


def _folder(chosen: Path | None) -> Path:
    return chosen or config.load().glossary or shipped_glossary()


def _load(chosen: Path | None) -> Glossary:
    return Glossary.load(_folder(chosen))


async def _serve(settings: config.Settings, glossary: Glossary, token: str) -> None:
    # Nobody who only asks for a definition in the terminal should wait for Discord's library to be imported.
    from glossbot.bot.assembly import assembled  # noqa: PLC0415
    from glossbot.bot.client import GlossBot  # noqa: PLC0415
    from glossbot.bot.connection import serve  # noqa: PLC0415

    glossary.prepare()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wanted, stop.set)
    async with assembled(
        glossary,
        settings.database,
        keep_lookups_days=settings.keep_lookups_days,
        answer_mentions=settings.answer_mentions,
    ) as services:
        await serve(lambda: GlossBot(services), token, stop, chance=random.Random())  # noqa: S311 - spreads pauses
    log.info("stopped")


def _each_line(answer: Callable[[str], dict[str, Any]], *, jsonl: bool) -> None:
    if not jsonl:
        message = "Say --jsonl, and give one query a line on standard input."
        raise ConfigurationError(message)
    queries = terminal.with_progress(_lines(), "Looking up")
    _write(json.dumps(answer(query), ensure_ascii=False) + "\n" for query in queries)


def _write(parts: Iterable[str]) -> None:
    """Write to standard output; a reader who has seen enough, as in `glossbot export | head`, is no fault."""
    try:
        for part in parts:
            sys.stdout.write(part)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains at its end


def _lines() -> Iterator[str]:
    stream = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")
    for line in stream:
        yield line.rstrip("\r\n")


def _as_json(resolution: Resolution) -> dict[str, Any]:
    match resolution:
        case Found(entry, how):
            return {"outcome": "found", "id": entry.id, "how": how, "suggestions": []}
        case Suggestions(entries):
            return {"outcome": "suggestions", "id": None, "how": None, "suggestions": [entry.id for entry in entries]}
        case NotFound(nearest):
            return {"outcome": "not_found", "id": None, "how": None, "suggestions": [entry.id for entry in nearest]}


def _as_csv(entries: list[dict[str, Any]]) -> str:
    """Write a row an entry; lists are joined with semicolons, tools as "name (pricing) url"."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(entries[0]), lineterminator="\n")
    writer.writeheader()
    for entry in entries:
        tools = [f"{tool['name']} ({tool['pricing']}) {tool['url']}".strip() for tool in entry["tools"]]
        row = entry | {"tools": tools}
        writer.writerow({key: _as_cell(value) for key, value in row.items()})
    return text.getvalue()


def _as_cell(value: object) -> object:
    return "; ".join(map(str, cast("list[object]", value))) if isinstance(value, list) else value


def _give_up(sentence: str, code: int) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(code)
