"""Imports point down only, as CONTRIBUTING says."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "glossbot"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What each part may import of glossbot, beside itself.
LEAVES = {"errors", "logs", "config", "backoff", "shipped", "glossbot"}
ALLOWED = {
    "errors": set[str](),
    "logs": set[str](),
    "backoff": set[str](),
    "shipped": set[str](),
    "glossbot": set[str](),
    "config": {"errors"},
    "glossary": {"errors"},
    "daily": {"glossary", "store", "errors"},
    "store": {"errors", "logs"},
    "terminal": {"glossary"},
    "bot": {"errors", "logs", "config", "backoff", "glossary", "daily", "store"},
    "demo": {"errors", "glossary", "store", "bot"},
    "cli": LEAVES | {"glossary", "terminal", "bot", "demo"},
    "__main__": {"cli"},
}
LATE_IMPORTS_ALLOWED = {"cli.py", "demo.py"}


def part(module: Path) -> str:
    """Name the part of the house that a file belongs to."""
    first = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "glossbot" if first == "__init__" else first


def imported(module: Path) -> list[str]:
    """List all modules that a file imports, anywhere in it."""
    found: list[str] = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            base = node.module or ""
            found += [f"{base}.{alias.name}" for alias in node.names] if base == "glossbot" else [base]
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_part_may(module: Path) -> None:
    own = part(module)
    for name in imported(module):
        if name.startswith("glossbot."):
            target = name.split(".")[1]
            target = target if target in ALLOWED else "glossbot"
            assert target == own or target in ALLOWED[own], f"{own} must not import {name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_bot_and_the_demo_know_discord(module: Path) -> None:
    if part(module) not in {"bot", "demo"}:
        assert not any(name.split(".")[0] in {"discord", "simcord"} for name in imported(module))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_store_knows_the_database_library(module: Path) -> None:
    if part(module) != "store":
        database = {"sqlalchemy", "alembic", "sqlite3"}
        if module.name == "search.py":
            database.remove("sqlite3")  # which indexes texts in memory there, and keeps nothing
        assert not any(name.split(".")[0] in database for name in imported(module))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_imported_inside_a_function(module: Path) -> None:
    if module.name in LATE_IMPORTS_ALLOWED:
        return
    for function in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            late = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
            assert not late, f"{module}:{late[0].lineno}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_lives_in_it(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
