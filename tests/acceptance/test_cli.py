"""The command as a user runs it: from an empty folder to printed answers, with the real model."""

import json
import os
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from etl.assets import asset_dir
from tests.fixtures.database import open_folder_for_all

WHOMET = Path(sysconfig.get_path("scripts")) / "whomet"
ARTICLES = asset_dir("seeds") / "articles"
REFERENCE = ARTICLES / "2024-03-27-reuters-pyongyang.txt"


@dataclass(frozen=True)
class Command:
    """Runs whomet in one folder, on one database."""

    folder: Path
    environment: dict[str, str]

    def run(self, *words: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [WHOMET, *words],
            cwd=self.folder,
            env=self.environment,
            input=given,
            capture_output=True,
            timeout=120,
            check=False,
        )

    def answer(self, *words: str) -> str:
        done = self.run(*words)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def rows(self, query: str) -> list[dict[str, Any]]:
        return list(json.loads(self.answer("sql", query, "--format", "json")))


@pytest.fixture(scope="module")
def whomet() -> Iterator[Command]:
    """Load the sample articles into a server of its own."""
    with open_folder_for_all() as folder:
        yield from _loaded(folder)


def _loaded(open_folder: Path) -> Iterator[Command]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"WHOMET_HOME": str(open_folder / "home"), "COLUMNS": "120"}
    folder = open_folder / "empty"
    folder.mkdir()
    command = Command(folder, environment)
    done = command.run("load", str(ARTICLES))
    assert done.returncode == 0, done.stderr.decode()
    assert re.search(r"Load 1: 9 records read = 9 inserted\.", done.stdout.decode())
    yield command
    command.run("db", "stop")


def test_loading_again_changes_nothing(whomet: Command) -> None:
    before = whomet.answer("meetings", "--format", "json")
    assert "9 records read = 9 unchanged" in whomet.answer("load", str(ARTICLES))
    assert whomet.answer("meetings", "--format", "json") == before


def test_the_reference_summit_is_whole(whomet: Command) -> None:
    [meeting] = whomet.rows(
        "select * from bi.meetings_flat where participants like '%Naryshkin%' and status = 'held'"
    )
    assert (meeting["kind"], meeting["city"], meeting["country"]) == (
        "summit",
        "Pyongyang",
        "North Korea",
    )
    assert (meeting["started_on"], meeting["ended_on"], meeting["days"]) == (
        "2024-03-25",
        "2024-03-27",
        3,
    )
    assert meeting["date_text"] == "from Monday to Wednesday"
    assert "Intelligence and counter-espionage" in meeting["topics"]
    parties = whomet.rows(
        "select name, type, role, post, organisation, country_code from bi.meeting_participants"
        f" where meeting_key = '{meeting['meeting_key']}'"
    )
    told = {row["name"]: row for row in parties}
    assert told["Sergei E. Naryshkin"]["post"] == "Director"
    assert told["Sergei E. Naryshkin"]["organisation"] == "Foreign Intelligence Service of Russia"
    assert told["Sergei E. Naryshkin"]["country_code"] == "RU"
    assert told["Sergei E. Naryshkin"]["role"] == "visitor"
    assert told["Ri Chang Dae"]["post"] == "Minister of State Security"
    assert told["Ri Chang Dae"]["country_code"] == "KP"
    assert told["Ri Chang Dae"]["role"] == "host"
    assert "Foreign Intelligence Service of Russia" in told


def test_the_reference_delegation_has_no_made_up_day(whomet: Command) -> None:
    [meeting] = whomet.rows(
        "select * from bi.meetings_flat where participants like '%Kim Song Nam%'"
    )
    found = [meeting[name] for name in ("kind", "status", "country", "started_on", "latest_on")]
    assert found == ["talks", "held", "Vietnam", None, None]
    assert "Communist Party of Vietnam" in meeting["participants"]


def test_an_intelligence_chief_is_known_by_the_post_held_that_day(whomet: Command) -> None:
    rows = whomet.answer("sql", "visits_of_intelligence_chiefs", "--format", "json")
    assert [(row["chief"], row["days"]) for row in json.loads(rows)] == [("Sergei E. Naryshkin", 3)]


def test_the_reference_article_tells_of_nothing_else(whomet: Command) -> None:
    meetings = whomet.rows("select * from bi.evidence where source = 'Reuters'")
    assert len({row["meeting_key"] for row in meetings}) == 2
    assert sum(row["report_position"] == 0 for row in meetings) > 1


def test_the_reference_article_names_its_sources(whomet: Command) -> None:
    [article] = whomet.rows(
        "select * from bi.articles where dateline_city = 'Seoul' and source = 'Reuters'"
    )
    assert article["published_on"] == "2024-03-27"
    assert "Korean Central News Agency" in article["sources"]


def test_evidence_is_found_at_its_offsets(whomet: Command) -> None:
    for row in whomet.rows(
        "select e.evidence, e.start_offset, e.end_offset, a.text from bi.evidence as e"
        " join articles as a on a.id::text = e.article_key"
    ):
        assert row["text"][row["start_offset"] : row["end_offset"]] == row["evidence"]


def test_markets_tell_of_no_meeting(whomet: Command) -> None:
    [article] = whomet.rows("select * from bi.articles where published_on = '2024-06-11'")
    assert article["report_count"] == 0


def test_the_database_is_sound(whomet: Command) -> None:
    assert whomet.run("db", "check").returncode == 0


def test_tables_to_read_name_what_was_loaded(whomet: Command) -> None:
    assert "Naryshkin" in whomet.answer("actors", "--country", "Russia")
    assert "Foreign Intelligence" in whomet.answer("organisations", "--country", "RU")
    assert "Reuters" in whomet.answer("sources")
    assert "Intelligence" in whomet.answer("topics")
    assert "led by Director" in whomet.answer("show", "Naryshkin") + whomet.answer(
        "meetings", "--layout", "full"
    )


def test_exports_are_what_they_say(whomet: Command) -> None:
    reports = [json.loads(line) for line in whomet.answer("export", "reports").splitlines()]
    assert len(reports) == 9
    assert all({"id", "meetings"} <= report.keys() for report in reports)
    assert whomet.answer("export", "meetings", "--format", "csv").startswith("id,kind,status,")


def test_claims_need_no_database(whomet: Command) -> None:
    done = Command(
        whomet.folder, {**whomet.environment, "DATABASE_URL": "postgres://nowhere/x"}
    ).run("extract", str(REFERENCE), "--format", "json")
    assert done.returncode == 0, done.stderr.decode()
    assert len(json.loads(done.stdout)["meetings"]) == 2


BAD = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "broken.txt": (b"date 2024-03-27 SEOUL (Reuters) - caf\xe9 \xff\xfe broken", "not UTF-8"),
    "february.txt": (b"date 2024-02-31 SEOUL (Reuters) - It happened.", "not a day"),
    "long.jsonl": (b'{"text": "' + b"x" * 11_000_000 + b'"}\n', "longer than"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_rejected_counted_and_explained(whomet: Command, name: str) -> None:
    content, message = BAD[name]
    (whomet.folder / name).write_bytes(content)
    done = whomet.run("load", name)
    assert done.returncode == 1
    assert "1 record read = 1 rejected" in done.stdout.decode()
    assert message in done.stderr.decode()


def test_a_missing_path_fails_with_the_folder_it_looked_in(whomet: Command) -> None:
    done = whomet.run("load", "nowhere.txt")
    assert done.returncode == 2
    assert "there is no file or folder 'nowhere.txt'" in done.stderr.decode()


def test_sql_finds_the_views_without_their_schema(whomet: Command) -> None:
    counted = "select count(*) from {}meetings_flat"
    assert whomet.rows(counted.format("")) == whomet.rows(counted.format("bi."))


def test_sql_refuses_to_write_unless_asked(whomet: Command) -> None:
    done = whomet.run("sql", "delete from meetings")
    assert done.returncode == 2
    assert "read-only" in done.stderr.decode()
