"""Logging for an operator: one line an event, tracebacks below it, and never a secret."""

import logging
import sys
import time
from collections.abc import Callable, Iterable
from typing import TextIO

# Libraries whose lower levels only tell of themselves, or show what belongs in no log: texts that were asked for
# (aiosqlite) and the tokens of interactions (discord.http, discord.webhook).
_LOUD = ("alembic", "aiosqlite", "discord.gateway", "discord.http", "discord.webhook")


class RedactingFormatter(logging.Formatter):
    """Blots secrets out of the finished text, tracebacks included."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, with each secret replaced."""
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return text


def set_up(level: str, *, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send all logs of this process to one stream (standard error), from a level upwards."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


class Occasionally:
    """Says yes at most once in so many seconds, so that a lasting fault does not fill the log."""

    def __init__(self, *, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._last: float | None = None

    def now(self) -> bool:
        """Whether it is time again; asking counts."""
        moment = self._clock()
        if self._last is not None and moment - self._last < self._seconds:
            return False
        self._last = moment
        return True
