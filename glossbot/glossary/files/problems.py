"""What can be wrong with a glossary, each as one sentence with its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from glossbot.errors import GlossbotError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend; a warning does not keep the glossary from being used."""

    file: Path
    line: int
    """Counted from 1."""
    sentence: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.file}:{self.line}: {kind}{self.sentence}"


class GlossaryError(GlossbotError):
    """A glossary that cannot be used; carries every problem, not just the first."""

    exit_code = 2

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def summary(self) -> str:
        """Say in one sentence how many problems there are, and the first of them."""
        count = len(self.problems)
        if count == 1:
            return f"The glossary has a problem: {self.problems[0]}"
        return f"The glossary has {count} problems (`glossbot check` lists all); the first: {self.problems[0]}"
