"""Logging: a line an event, tracebacks below it, never a secret, and not the same complaint all the time."""

import io
import logging
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossbot.logs import Occasionally, RedactingFormatter, set_up

TOKEN = "MTE4NzY1NDMyMTA5ODc2NTQz.GaBcDe.abcdefghijklmnopqrstuvwxyz_0123456789"  # noqa: S105 - made up
OTHER = "postgres-password"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Where the logs go; afterwards the process's logging is as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()  # pytest's own, which set_up would close
    others = {name: logging.getLogger(name).level for name in ("alembic", "discord.gateway")}
    yield io.StringIO()
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, former in others.items():
        logging.getLogger(name).setLevel(former)


def _fail(password: str) -> None:
    message = f"refused with {password}"
    raise ValueError(message)


def test_an_event_is_one_line_with_time_level_and_origin(stream: io.StringIO) -> None:
    set_up("INFO", stream=stream)
    logging.getLogger("glossbot.somewhere").info("%d entries", 83)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO    glossbot.somewhere: 83 entries\n", stream.getvalue()
    )


def test_only_events_from_the_level_upwards_are_written(stream: io.StringIO) -> None:
    set_up("WARNING", stream=stream)
    logging.getLogger("glossbot").info("whispered")
    logging.getLogger("glossbot").warning("said")
    assert "said" in stream.getvalue()
    assert "whispered" not in stream.getvalue()


@pytest.mark.parametrize("name", ["alembic.runtime.migration", "discord.gateway"])
def test_chatty_libraries_are_heard_only_when_something_is_wrong(stream: io.StringIO, name: str) -> None:
    set_up("INFO", stream=stream)
    logging.getLogger(name).info("chatter")
    logging.getLogger(name).warning("trouble")
    assert "chatter" not in stream.getvalue()
    assert "trouble" in stream.getvalue()


def test_setting_up_again_replaces_what_was_set_up(stream: io.StringIO) -> None:
    set_up("INFO", stream=io.StringIO())
    set_up("INFO", stream=stream)
    logging.getLogger("glossbot").warning("once")
    assert stream.getvalue().count("once") == 1


def test_without_a_stream_the_log_goes_to_standard_error(
    stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up("INFO")
    logging.getLogger("glossbot").warning("here")
    assert "here" in capsys.readouterr().err
    assert stream.getvalue() == ""


def test_no_secret_is_written_in_a_message_or_its_arguments(stream: io.StringIO) -> None:
    set_up("INFO", secrets=[TOKEN, OTHER], stream=stream)
    logging.getLogger("glossbot").warning(f"{TOKEN} and %s with %s", OTHER, {"token": TOKEN})  # noqa: G004 - on purpose
    assert stream.getvalue().endswith("glossbot: [secret] and [secret] with {'token': '[secret]'}\n")


def test_no_secret_is_written_in_a_traceback(stream: io.StringIO) -> None:
    set_up("INFO", secrets=[TOKEN, OTHER], stream=stream)
    try:
        try:
            _fail(OTHER)
        except ValueError as error:
            raise RuntimeError(TOKEN) from error
    except RuntimeError:
        logging.getLogger("glossbot").exception("the connection broke")
    text = stream.getvalue()
    assert "Traceback" in text
    assert "ValueError: refused with [secret]" in text
    assert "RuntimeError: [secret]" in text
    assert TOKEN not in text
    assert OTHER not in text


def test_a_secret_that_is_empty_blots_out_nothing(stream: io.StringIO) -> None:
    set_up("INFO", secrets=[""], stream=stream)
    logging.getLogger("glossbot").warning("plain")
    assert stream.getvalue().endswith(": plain\n")


@given(before=st.text(), after=st.text(), secret=st.from_regex(r"[\w-]{18}\.[\w-]{4}\.[\w-]{20}", fullmatch=True))
def test_no_text_around_a_secret_saves_it(before: str, after: str, secret: str) -> None:
    record = logging.LogRecord("name", logging.INFO, "file", 1, before + secret + after, None, None)
    assert secret not in RedactingFormatter([secret]).format(record)


def test_occasionally_says_yes_at_first_and_then_once_in_so_many_seconds() -> None:
    moments = iter([0.0, 0.5, 59.9, 60.0, 60.1, 119.9, 500.0])
    complain = Occasionally(seconds=60, clock=lambda: next(moments))
    assert [complain.now() for _ in range(7)] == [True, False, False, True, False, False, True]


@given(st.lists(st.floats(0, 100), max_size=50))
def test_two_times_of_saying_yes_are_never_closer_than_agreed(pauses: list[float]) -> None:
    moment = 0.0
    complain = Occasionally(seconds=60, clock=lambda: moment)
    said: list[float] = []
    for pause in pauses:
        moment += pause
        if complain.now():
            said.append(moment)
    assert all(later - earlier >= 60 for earlier, later in pairwise(said))
    assert bool(said) == bool(pauses)
