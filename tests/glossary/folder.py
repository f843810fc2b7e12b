"""A small glossary folder on disk, for tests that break one thing in it and read what is said."""

from pathlib import Path

from glossbot.glossary import Problem
from glossbot.glossary.files.loading import read_folder

CATEGORIES = '- {name: Basics, emoji: 🌱, colour: "#57B65F", about: The first words.}\n'


def entry_text(**values: str | None) -> str:
    """Write an entry's file, one key a line in this order; values are raw YAML, None leaves the key out.

    `name` stands on line 1, `category` 2, `definition` 3, `analogy` 4, `explanation` 5, `examples` 6, `related` 7,
    further keys from line 8 on.
    """
    healthy = {
        "name": "LoRA",
        "category": "Basics",
        "definition": "A definition.",
        "analogy": "An analogy.",
        "explanation": "An explanation.",
        "examples": "[One., Two.]",
        "related": "[token]",
    }
    return "".join(f"{key}: {value}\n" for key, value in (healthy | values).items() if value is not None)


class GlossaryFolder:
    """Two healthy entries, `token` and `prompt`, that name each other, and one category."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "glossary").mkdir()
        self.write("categories.yaml", CATEGORIES)
        self.entry("token", name="Token", related="[prompt]")
        self.entry("prompt", name="Prompt", related="[token]")

    def write(self, file: str, content: str | bytes) -> None:
        """Write a file, named from the folder."""
        (self.path / file).write_bytes(content.encode() if isinstance(content, str) else content)

    def entry(self, entry_id: str, **values: str | None) -> None:
        """Write an entry that is healthy but for these values."""
        self.write(f"glossary/{entry_id}.yaml", entry_text(**values))

    def problems(self) -> list[Problem]:
        """Read the folder and return everything that is said about it."""
        return read_folder(self.path).problems

    def errors(self) -> list[str]:
        """Return what keeps the folder from being used, as an author reads it, with paths from the folder."""
        return [self._shown(problem) for problem in self.problems() if not problem.warning]

    def warnings(self) -> list[str]:
        """Return what is worth a look only, as an author reads it, with paths from the folder."""
        return [self._shown(problem) for problem in self.problems() if problem.warning]

    def _shown(self, problem: Problem) -> str:
        return str(problem).removeprefix(f"{self.path}/")
