"""The commands of the tutorial and of the page on operations, typed in their order."""

import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.assets import asset_dir
from etl.cli.app import app
from tests.fixtures.database import open_folder_for_all

DOCS = Path(__file__).resolve().parents[2] / "docs"


class Terminal:
    """Types commands in one folder, with one home, and keeps what was exported."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.folder.mkdir()
        self.environment: dict[str, str | None] = {
            "DATABASE_URL": None,
            "WHOMET_HOME": str(folder / "home"),
        }

    def type(self, line: str) -> str:
        # Within this process: forty starts of the command would take a minute of their own.
        with chdir(self.folder):
            done = CliRunner(env=self.environment).invoke(app, shlex.split(line)[1:])
        assert done.exit_code == 0, f"{line}: {done.stderr} {done.exception!r}"
        return done.stdout


@pytest.fixture(scope="module")
def terminal() -> Iterator[Terminal]:
    """Open a terminal whose home holds the sample articles."""
    with open_folder_for_all() as folder:
        opened = Terminal(folder)
        try:
            opened.type(f"whomet load {shlex.quote(str(asset_dir('seeds') / 'articles'))}")
            yield opened
        finally:
            opened.environment["DATABASE_URL"] = None
            opened.type("whomet db stop")


def blocks(page: str, language: str) -> list[str]:
    """Return the blocks of one language on a page."""
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.S | re.M)


def commands(page: str) -> list[list[str]]:
    """Return the lines that run whomet, a list a block."""
    return [re.findall(r"^(?:whomet|export) .+$", block, re.M) for block in blocks(page, "sh")]


def test_the_tutorial_can_be_typed_as_it_stands(terminal: Terminal) -> None:
    (terminal.folder / "held.sql").write_text(blocks("tutorial", "sql")[0], encoding="utf-8")
    for line in [line for block in commands("tutorial") for line in block]:
        if line.startswith("whomet"):
            terminal.type(line)
    assert "Naryshkin" in (terminal.folder / "held.csv").read_text(encoding="utf-8")
    assert (terminal.folder / "report.html").stat().st_size > 10_000


def test_the_page_on_operations_can_be_typed_as_it_stands(terminal: Terminal) -> None:
    for line in [line for block in commands("operations")[:-1] for line in block]:
        terminal.type(line)
    assert terminal.type("whomet db role list").split() == ["bi_reader"]


def test_moving_to_a_server_of_ones_own_takes_the_documented_lines(terminal: Terminal) -> None:
    terminal.type("whomet db start --tcp")
    before = terminal.type("whomet meetings --format csv")
    for statement in (
        "create role another_owner login password 'secret' createrole",
        "create database elsewhere owner another_owner",
    ):
        terminal.type(f'whomet db psql -c "{statement}"')
    port = re.search(r":(\d+)", terminal.type("whomet db status").split("tcp", 1)[1])
    assert port is not None
    *moving, make_reader = commands("operations")[-1]
    assert moving[1].startswith("export DATABASE_URL=")
    terminal.type(moving[0])
    terminal.environment["DATABASE_URL"] = (
        f"postgresql://another_owner:secret@127.0.0.1:{port[1]}/elsewhere"
    )
    for line in moving[2:]:
        terminal.type(line)
    assert terminal.type("whomet meetings --format csv") == before
    # One list of roles serves all databases of a server, and this one has the name already.
    terminal.type(make_reader.replace("bi_reader", "elsewhere_reader"))
