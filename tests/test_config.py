"""What an operator sets: a file, the environment over it, and one sentence when it is wrong."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossbot.config import Settings, load, token
from glossbot.errors import ConfigurationError

TOKEN = "MTE4NzY1NDMyMTA5ODc2NTQz.GaBcDe.abcdefghijklmnopqrstuvwxyz_0123456789"  # noqa: S105 - made up

# A file's text, and what the sentence about it must name.
WRONG: dict[str, tuple[str, list[str]]] = {
    "unknown key": ('databse = "x"', ["`databse` is not a setting", "`database`"]),
    "unknown table": ('[discord]\ntoken = "x"', ["`discord` is not a setting"]),
    "wrong type": ('keep_lookups_days = "a year"', ["`keep_lookups_days`"]),
    "too small": ("keep_lookups_days = 0", ["`keep_lookups_days`", "1"]),
    "unknown level": ('log_level = "LOUD"', ["`log_level`", "DEBUG", "ERROR"]),
    "no URL": ('database = "glossbot.db"', ["`database`", "sqlite+aiosqlite:///"]),
    "a URL without a driver": ('database = "postgresql://host/db"', ["`database`"]),
    "not a text": ("database = 5", ["`database`"]),
    "a path that is none": ("glossary = [1]", ["`glossary`"]),
    "broken TOML": ("database = = 5", ["not valid TOML", "line 1"]),
    "a key twice": ('log_level = "INFO"\nlog_level = "INFO"', ["not valid TOML"]),
}

MALFORMED = {
    "one part": "secretsecretsecretsecretsecret",
    "two parts": "secretsecretsecretsecret.secret",
    "too short": "secret.secret.secret",
    "with Bot in front": f"Bot {TOKEN}",
    "in quotes": f'"{TOKEN}"',
    "with a line break inside": TOKEN.replace(".", ".\n", 1),
    "not ASCII": TOKEN.replace("a", "ä"),
    "a fourth part": f"{TOKEN}.secret",
}


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in an empty folder with nothing in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("DISCORD_TOKEN", *(f"GLOSSBOT_{field.upper()}" for field in Settings.model_fields)):
        monkeypatch.delenv(name, raising=False)


def _file(text: str, name: str = "config.toml") -> Path:
    file = Path(name).absolute()
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_everything_has_a_default() -> None:
    settings = load()
    assert settings.glossary is None
    assert settings.database == "sqlite+aiosqlite:///glossbot.db"
    assert settings.log_level == "INFO"
    assert settings.keep_lookups_days == 365


def test_config_toml_in_the_current_folder_is_read_unasked() -> None:
    _file('log_level = "DEBUG"\nkeep_lookups_days = 30')
    settings = load()
    assert (settings.log_level, settings.keep_lookups_days) == ("DEBUG", 30)


def test_a_named_file_is_read_instead() -> None:
    _file('log_level = "DEBUG"')
    assert load(_file('log_level = "ERROR"', "other.toml")).log_level == "ERROR"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSBOT_KEEP_LOOKUPS_DAYS", "7")
    monkeypatch.setenv("GLOSSBOT_DATABASE", "postgresql+asyncpg://host/bot")
    settings = load(_file('log_level = "ERROR"\nkeep_lookups_days = 30'))
    assert settings.keep_lookups_days == 7
    assert settings.database == "postgresql+asyncpg://host/bot"
    assert settings.log_level == "ERROR"


def test_variables_of_the_same_family_that_are_no_settings_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSBOT_REQUIRE", "browser")
    assert load() == Settings()


def test_a_relative_glossary_in_the_file_is_relative_to_the_file() -> None:
    file = _file('glossary = "words"', "elsewhere/config.toml")
    assert load(file).glossary == file.parent / "words"


def test_an_absolute_glossary_stays_as_it_is(tmp_path: Path) -> None:
    assert load(_file(f'glossary = "{tmp_path}/words"', "elsewhere/config.toml")).glossary == tmp_path / "words"


def test_a_glossary_may_lie_in_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert load(_file('glossary = "~/words"')).glossary == tmp_path / "home" / "words"


@pytest.mark.parametrize("text", ["", 'glossary = "from-the-file"'])
def test_a_relative_glossary_in_the_environment_is_relative_to_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str
) -> None:
    monkeypatch.setenv("GLOSSBOT_GLOSSARY", "words")
    glossary = load(_file(text, "elsewhere/config.toml")).glossary
    assert glossary is not None
    assert glossary.absolute() == tmp_path / "words"


@pytest.mark.parametrize(("text", "named"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_one_sentence_that_names_file_and_key(text: str, named: list[str]) -> None:
    file = _file(text)
    with pytest.raises(ConfigurationError) as caught:
        load(file)
    sentence = str(caught.value)
    assert str(file) in sentence
    assert len(sentence.splitlines()) == 1
    assert sentence.endswith(".")
    assert [part for part in named if part not in sentence] == []


def test_a_file_that_is_not_there_or_is_a_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"no\.toml cannot be read: No such file or directory\.$"):
        load(tmp_path / "no.toml")
    with pytest.raises(ConfigurationError, match=r"cannot be read: Is a directory\.$"):
        load(tmp_path)


def test_a_file_that_is_not_utf_8_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "latin.toml"
    file.write_bytes('log_level = "ä"'.encode("latin-1"))
    with pytest.raises(ConfigurationError, match=r"latin\.toml is not UTF-8 text\.$"):
        load(file)


@given(text=st.text() | st.binary())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_gives_settings_or_one_sentence(tmp_path: Path, text: str | bytes) -> None:
    file = tmp_path / "any.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    try:
        assert load(file) == Settings()
    except ConfigurationError as error:
        assert str(file) in str(error)  # noqa: PT017 - the other outcome is just as right


def test_a_wrong_value_in_the_environment_is_not_blamed_on_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSBOT_KEEP_LOOKUPS_DAYS", "forever")
    file = _file("keep_lookups_days = 30")
    with pytest.raises(ConfigurationError, match=r"(?i)keep_lookups_days") as caught:
        load(file)
    assert "config.toml" not in str(caught.value)


def test_a_wrong_database_url_does_not_show_its_password() -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(_file('database = "postgresql://bot:geheim@host/bot"'))
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("around", ["{}", " {}", "{}\n", "\t{} \r\n"])
def test_a_token_may_have_white_space_around_it(monkeypatch: pytest.MonkeyPatch, around: str) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", around.format(TOKEN))
    assert token() == TOKEN


@pytest.mark.parametrize("value", [None, "", "  \n"])
def test_a_missing_token_is_asked_for_by_the_name_of_its_variable(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is not None:
        monkeypatch.setenv("DISCORD_TOKEN", value)
    with pytest.raises(ConfigurationError, match=r"^Set the environment variable DISCORD_TOKEN to your bot's token"):
        token()


@pytest.mark.parametrize("value", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_token_is_refused_without_being_shown(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", value)
    with pytest.raises(ConfigurationError, match=r"^DISCORD_TOKEN does not look like a bot token") as caught:
        token()
    assert "secret" not in str(caught.value)
    assert TOKEN[:10] not in str(caught.value)
