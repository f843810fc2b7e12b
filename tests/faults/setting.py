"""What an operator has: a folder with the configuration and the database."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any


class Setting:
    """A configuration file, and a look into the database that it names."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "bot.db"
        self.config = folder / "config.toml"
        self.configure()

    def configure(self, *, database: Path | None = None, log_level: str = "INFO") -> None:
        """Write the configuration anew."""
        self.database = database or self.database
        text = f'database = "sqlite+aiosqlite:///{self.database}"\nlog_level = "{log_level}"\n'
        self.config.write_text(text, encoding="utf-8")

    def lookups(self) -> list[tuple[Any, ...]]:
        """Read what was looked up: server, command, entry and outcome, in order."""
        return self._read("SELECT server_id, command, entry_id, outcome FROM lookups ORDER BY id")

    def steps(self) -> Counter[tuple[Any, ...]]:
        """Count the steps of posts by their states."""
        return Counter(self._read("SELECT state FROM steps"))

    def commands_are_remembered(self) -> bool:
        """Whether the bot has written down that it sent its commands."""
        return bool(self._read("SELECT key FROM facts WHERE key LIKE 'commands:%'"))

    def _read(self, query: str) -> list[tuple[Any, ...]]:
        if not self.database.exists():
            return []
        with closing(sqlite3.connect(self.database)) as connection:
            tables = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'lookups'").fetchall()
            return connection.execute(query).fetchall() if tables else []
