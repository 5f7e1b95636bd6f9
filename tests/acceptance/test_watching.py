"""A watch as a service runs it: what appears is loaded, and a signal ends it well."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.test_cli import REFERENCE, WHOMET
from tests.fixtures.database import open_folder_for_all


@pytest.fixture
def home() -> Iterator[Path]:
    with open_folder_for_all() as folder:
        yield folder


def _wait_for(words: str, told: Path, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 240  # a busy machine takes a minute to make the database
    while words not in told.read_text():
        assert process.poll() is None, told.read_text()
        assert time.monotonic() < until, told.read_text()
        time.sleep(0.05)


def test_what_appears_is_loaded_and_a_signal_ends_it_with_the_sums(home: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"WHOMET_HOME": str(home / "home")}
    inbox, told = home / "inbox", home / "told"
    inbox.mkdir()
    (inbox / "one.txt").write_text("Nothing happened today, and nobody met.\n")
    with told.open("wb") as out:
        watch = subprocess.Popen(
            [WHOMET, "load", "--watch", "1s", str(inbox)],
            env=environment, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        _wait_for("load 1: 1 record read = 1 inserted.", told, watch)
        (inbox / "two.txt").write_bytes(REFERENCE.read_bytes())
        _wait_for("load 2: 1 record read = 1 inserted.", told, watch)
        watch.send_signal(signal.SIGTERM)
        assert watch.wait(60) == 0, told.read_text()
    finally:
        watch.kill()
        subprocess.run([WHOMET, "db", "stop"], env=environment, capture_output=True, check=False)
    assert re.search(r"Watched \d+ rounds: 2 records read = 2 inserted\.", told.read_text())
