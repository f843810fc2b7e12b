"""Where the glossary that comes with glossbot lies."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped_glossary() -> Path:
    """Return the folder of the shipped entries: the repository's in a checkout, else the one inside the package.

    In that order, because an editable install can leave an outdated copy beside the package.
    """
    repository = _PACKAGE.parent
    in_checkout = (repository / "pyproject.toml").exists() and (repository / "data").is_dir()
    return repository / "data" if in_checkout else _PACKAGE / "data"
