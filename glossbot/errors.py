"""The expected faults, as one tree; each carries a sentence for a person and an exit code.

GlossbotError            something that one sentence explains
├── ConfigurationError   the configuration, the token or the usage is wrong (exit code 2)
├── GlossaryError        entries with problems (exit code 2); lives in glossbot.glossary.files.problems
└── StoreUnavailable     the database cannot be used at the moment (exit code 3)
"""


class GlossbotError(Exception):
    """A fault that one sentence explains; the sentence is the exception's text."""

    exit_code = 3


class ConfigurationError(GlossbotError):
    """The configuration, the token or the way a command was called is wrong."""

    exit_code = 2


class StoreUnavailable(GlossbotError):  # noqa: N818 - it names a state of the world, not a mistake
    """The database cannot be opened, read or written at the moment."""
