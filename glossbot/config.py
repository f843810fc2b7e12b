"""What an operator can set: a TOML file, overridden by environment variables."""

import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from glossbot.errors import ConfigurationError

DEFAULT_FILE = Path("config.toml")
TOKEN_VARIABLE = "DISCORD_TOKEN"  # noqa: S105 - the name of the variable, not its value

# Three parts of URL-safe base64 with dots between: the bot's id, a time, a signature.
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}", re.ASCII)


class Settings(BaseSettings):
    """Every setting, with its default; unknown keys are refused."""

    model_config = SettingsConfigDict(extra="forbid", env_prefix="GLOSSBOT_", use_attribute_docstrings=True)

    glossary: Path | None = None
    """The folder with your entries; without it, the glossary that comes with glossbot."""
    database: Annotated[str, Field(pattern=r"^[a-z]+\+[a-z]+://")] = "sqlite+aiosqlite:///glossbot.db"
    """Where look-ups are counted, as an SQLAlchemy URL."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """How much is written to the log."""
    keep_lookups_days: Annotated[int, Field(ge=1, le=3650)] = 365
    """After how many days a look-up is deleted."""
    answer_mentions: bool = True
    """Whether the bot answers people who mention it; moderators can switch that off for their server."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let environment variables win over the file, which is handed in as arguments."""
        del settings_cls, dotenv_settings, file_secret_settings
        return env_settings, init_settings


def load(file: Path | None = None) -> Settings:
    """Read the settings from a file (`config.toml` where there is one) and the environment.

    A relative path to a glossary is relative to the file that names it. Raises ConfigurationError with one sentence
    that names the key.
    """
    chosen = file or (DEFAULT_FILE if DEFAULT_FILE.exists() else None)
    values = _read(chosen) if chosen else {}
    if chosen and isinstance(values.get("glossary"), str):
        values["glossary"] = chosen.parent / Path(values["glossary"]).expanduser()
    try:
        return Settings(**values)
    except ValidationError as error:
        raise ConfigurationError(_sentence(error, chosen)) from error


def token() -> str:
    """Return the bot's token from the environment; raises ConfigurationError, which never contains it."""
    value = os.environ.get(TOKEN_VARIABLE, "").strip()
    if not value:
        message = (
            f"Set the environment variable {TOKEN_VARIABLE} to your bot's token; the README says where to find it."
        )
        raise ConfigurationError(message)
    if not _TOKEN.fullmatch(value):
        message = (
            f"{TOKEN_VARIABLE} does not look like a bot token, which has three long parts with dots between them; "
            "copy it again from the page “Bot” of your application, without quotes and without “Bot ” in front."
        )
        raise ConfigurationError(message)
    return value


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"The configuration {file} cannot be read: {error.strerror}."
        raise ConfigurationError(message) from error
    except UnicodeDecodeError as error:
        message = f"The configuration {file} is not UTF-8 text."
        raise ConfigurationError(message) from error
    except tomllib.TOMLDecodeError as error:
        message = f"The configuration {file} is not valid TOML: {error}."
        raise ConfigurationError(message) from error


def _sentence(error: ValidationError, file: Path | None) -> str:
    details = error.errors(include_url=False, include_input=False)[0]
    key = ".".join(map(str, details["loc"]))
    variable = f"{Settings.model_config.get('env_prefix', '')}{key}".upper()
    where = f"{variable}: " if variable in os.environ else f"{file}: " if file else ""
    if details["type"] == "extra_forbidden":
        return f"{where}`{key}` is not a setting; there are {', '.join(f'`{name}`' for name in Settings.model_fields)}."
    if key == "database":
        return f"{where}`database` must be an SQLAlchemy URL such as sqlite+aiosqlite:///glossbot.db."
    return f"{where}`{key}`: {details['msg']}."
