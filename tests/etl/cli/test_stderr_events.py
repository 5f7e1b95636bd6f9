"""With --log-format json nothing but JSON Lines comes to stderr, whoever writes there."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from typing import Any

import pytest
import typer

from etl.cli import main
from etl.cli.json_log import log, progress_events, write_event
from etl.cli.printing import say
from etl.cli.stderr_events import stderr_as_events
from etl.errors import SourceError


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    log.is_used, log.out, log.load_id = False, None, None


@contextmanager
def file_2() -> Iterator[None]:
    """Make stderr the file 2 again, as it is outside tests."""
    with open(2, "w", closefd=False) as file, redirect_stderr(file):
        yield


def events(capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    out, err = capfd.readouterr()
    assert out == ""
    return [json.loads(line) for line in err.splitlines()]


def test_what_others_write_becomes_an_event_with_the_load(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with file_2(), stderr_as_events(), progress_events() as shown:
        shown.listener.on_load(7)
        say("preparing the database")
        os.write(2, b"a library \xff in C\n")
        subprocess.run([sys.executable, "-c", "import os; os.write(2, b'a worker')"], check=True)
    told = events(capfd)
    assert {event["event"] for event in told} == {"message"}
    assert {event["load"] for event in told} == {7}
    assert [event["text"] for event in told] == [
        "preparing the database",
        "a library \\xff in C",
        "a worker",
    ]


def test_events_and_what_comes_after_are_written_as_ever(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with file_2():
        with stderr_as_events():
            write_event("load", load=7)
        write_event("late")
    assert [event["event"] for event in events(capfd)] == ["load", "late"]


@pytest.mark.parametrize(
    ("error", "words", "code"),
    [
        (SourceError("no such folder"), "no such folder", 2),
        (ZeroDivisionError("by zero"), "ZeroDivisionError: by zero", 2),
        (KeyboardInterrupt(), "run the same command again", 130),
    ],
)
def test_an_error_is_the_last_event_and_tells_the_exit_code(
    error: BaseException, words: str, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    with file_2(), pytest.raises(typer.Exit) as left, stderr_as_events():
        raise error
    (event,) = events(capfd)
    assert (event["event"], event["exit_code"], left.value.exit_code) == ("failed", code, code)
    assert words in event["error"]
    assert ("Traceback" in event["error"]) == isinstance(error, ZeroDivisionError)


def test_a_stderr_that_is_no_file_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    own = io.StringIO()
    monkeypatch.setattr(sys, "stderr", own)
    with stderr_as_events():
        say("said")
    assert own.getvalue() == "said\n"


def test_a_fault_leaves_with_2_and_its_trace_not_with_1(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("etl.cli.app.app", fails)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    told = capfd.readouterr().err
    assert "Traceback" in told
    assert "whomet: a fault of whomet: ZeroDivisionError: by zero" in told


def test_who_stops_a_command_is_told_so_in_words_unless_events_told_it(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops() -> None:
        raise SystemExit(130)

    monkeypatch.setattr("etl.cli.app.app", stops)
    for used, words in ((False, "whomet: stopped."), (True, "")):
        log.is_used = used
        with suppress(SystemExit):
            main()
        assert words in capfd.readouterr().err
