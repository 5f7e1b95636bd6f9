"""Reading only what is new."""

import json
import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from etl import pipeline
from etl.errors import SourceError
from etl.load.outcomes import Counts
from etl.load.run import LoadSummary
from etl.load.wanted import Wanted
from etl.taking_back import undo
from tests.etl.load.scripted import count, insert_reference
from tests.etl.load.taking import LATER, cut_short, lines, only, take
from tests.etl.readers.test_urls import Site, site, web

__all__ = ["site"]

MET = "talks held 2024-03-25 1 - | Sergei Naryshkin/RU | =KP"


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    return own_database


def test_what_did_not_change_is_not_read_again_and_opens_no_load(
    database: Engine, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text(lines(1, 2))
    (tmp_path / "b.jsonl").write_text(lines(3))
    assert take(database, tmp_path).counts == Counts(read=3, inserted=3)
    again = take(database, tmp_path)
    assert (again.load_id, again.counts, again.passed_over) == (0, Counts(), 2)
    assert count(database, "loads") == 1


def test_new_and_changed_files_alone_are_read(database: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(1, 2))
    (tmp_path / "b.jsonl").write_text(lines(3))
    take(database, tmp_path)
    (tmp_path / "b.jsonl").write_text(lines(3, words="Something was said"))
    (tmp_path / "c.jsonl").write_text(lines(4))
    again = take(database, tmp_path)
    assert again.counts == Counts(read=2, inserted=1, updated=1)
    assert again.passed_over == 1


def test_a_file_that_was_only_touched_is_not_read_again(database: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines(1))
    take(database, path)
    os.utime(path, (1, 1))
    assert take(database, path).passed_over == 1
    assert only(database, "select extract(epoch from modified_at)::int from inputs") == (1,)


def test_a_change_that_keeps_size_and_time_is_seen(database: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines(1))
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    take(database, path)
    time.sleep(0.01)
    path.write_text(lines(2))
    os.utime(path, ns=times)
    assert take(database, path).counts.inserted == 1


def test_a_file_read_right_after_it_was_written_is_compared_by_its_content(
    database: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines(1))
    take(database, path, now=None)
    assert take(database, path, now=None).passed_over == 1


def test_a_corrected_file_is_a_revision_and_its_claims_are_replaced(
    database: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    words = "The ministry said so on Monday after long hours of waiting in the hall.\n"
    path.write_text(f"{words}{MET}\n")
    take(database, path)
    assert count(database, "bi.meetings_flat") == 1
    path.write_text(words + MET.replace("2024-03-25", "2024-03-26") + "\n")
    assert take(database, path).counts == Counts(read=1, inserted=1)
    assert only(database, "select started_on::text from bi.meetings_flat") == ("2024-03-26",)
    assert only(database, "select revision from articles") == (2,)


def test_another_article_in_the_same_file_leaves_the_first(
    database: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "latest.txt"
    path.write_text("The ministers of two countries met for talks in the capital.\n")
    take(database, path)
    path.write_text("A bridge was opened by the river after years of building.\n")
    take(database, path)
    assert count(database, "articles") == 2


def test_what_another_file_holds_too_stays(database: Engine, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The ministers of two countries met for talks.\n")
    take(database, tmp_path)
    (tmp_path / "b.txt").write_text("The ministers of three countries met for talks.\n")
    take(database, tmp_path)
    assert count(database, "articles") == 2


def test_what_an_embargo_left_out_is_read_when_it_ends(database: Engine, tmp_path: Path) -> None:
    ends = LATER + timedelta(minutes=1)
    item = {
        "uri": "urn:example:1",
        "versioncreated": "2024-03-27T10:00:00Z",
        "embargoed": ends.isoformat(),
        "body_text": "They met.",
    }
    path = tmp_path / "item.json"
    path.write_text(json.dumps(item))
    assert take(database, path).counts.skipped_by == {"embargo": 1}
    assert take(database, path).passed_over == 1
    assert take(database, path, now=ends).counts.inserted == 1
    assert take(database, path, now=ends).passed_over == 1


def test_a_plain_load_reads_all(database: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(1))
    take(database, tmp_path)
    assert take(database, tmp_path, only_new=False).counts == Counts(read=1, unchanged=1)


def test_what_a_wish_left_out_is_read_without_it(database: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(1))
    wanted = Wanted(source="Reuters")
    assert take(database, tmp_path, wanted=wanted).counts.skipped == 1
    assert take(database, tmp_path, wanted=wanted).passed_over == 1
    assert take(database, tmp_path).counts.inserted == 1


def test_a_dry_run_remembers_nothing(database: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(1))
    take(database, tmp_path, dry_run=True)
    assert count(database, "inputs") == 0


def test_what_was_undone_is_read_again(database: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(1))
    undo(database, take(database, tmp_path).load_id)
    assert take(database, tmp_path).counts.inserted == 1


def test_what_a_later_load_found_unchanged_is_read_again_too_when_undone(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a#1.jsonl", "b.jsonl", "c.txt"):
        Path(name).write_text(lines(1, 2) if name.startswith("a") else lines(3))
    first = take(database, "a#1.jsonl", only_new=False)
    take(database, "b.jsonl")
    again = take(database, tmp_path / "a#1.jsonl", only_new=False)
    assert again.counts.unchanged == 2
    undo(database, first.load_id)
    assert take(database, tmp_path).counts == Counts(read=3, inserted=2, unchanged=1)


def test_a_limit_is_gone_on_from(database: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(*range(5)))
    reads = [take(database, tmp_path, limit=2).counts.read for _ in range(4)]
    assert reads == [2, 2, 1, 0]


def test_a_feed_is_asked_whether_it_changed(database: Engine, site: Site) -> None:
    url = f"{site.url}/lines"
    site.answers["/lines"] = (200, {"ETag": '"1"'}, lines(1, 2).encode())
    assert take(database, url, web=web()).counts.inserted == 2
    assert take(database, url, web=web()).passed_over == 1
    site.answers["/lines"] = (200, {"ETag": '"2"'}, lines(2, 3).encode())
    assert take(database, url, web=web()).counts == Counts(read=2, inserted=1, unchanged=1)
    assert count(database, "articles") == 3, "an entry that vanished from a feed stays"
    asked = [headers.get("If-None-Match") for _, headers, _ in site.asked]
    assert asked == [None, '"1"', '"1"']


def test_a_feed_that_failed_is_asked_for_whole(database: Engine, site: Site) -> None:
    url = f"{site.url}/lines"
    site.answers["/lines"] = (500, {"ETag": '"1"'}, b"")
    assert take(database, url, web=web()).counts.rejected == 1
    site.answers["/lines"] = (200, {"ETag": '"1"'}, lines(1).encode())
    assert take(database, url, web=web()).counts.inserted == 1


def test_a_feed_with_an_embargoed_item_is_asked_for_whole_when_it_ends(
    database: Engine, site: Site
) -> None:
    ends = LATER + timedelta(minutes=1)
    item = {
        "uri": "urn:example:1", "versioncreated": "2024-03-27T10:00:00Z",
        "embargoed": ends.isoformat(), "body_text": "They met.",
    }  # fmt: skip
    site.answers["/items"] = (200, {"ETag": '"1"'}, json.dumps([item]).encode())
    url = f"{site.url}/items"
    assert take(database, url, web=web()).counts.skipped == 1
    assert take(database, url, web=web()).passed_over == 1
    assert take(database, url, web=web(), now=ends).counts.inserted == 1


def open_rejects(database: Engine) -> list[str]:
    with database.connect() as connection:
        asked = "select locator from rejects where replayed_by_load_id is null order by 1"
        return [str(locator) for locator in connection.execute(text(asked)).scalars()]


@pytest.mark.parametrize("only_new", [True, False])
def test_a_record_mended_in_its_file_closes_its_reject(
    only_new: bool, database: Engine, tmp_path: Path
) -> None:
    path, other = tmp_path / "a.jsonl", tmp_path / "a.jsonl.txt"
    path.write_text(lines(1) + "{broken\n" + "{bad\n")
    other.write_bytes(b"\x89PNG no text")
    take(database, path, other)
    assert len(open_rejects(database)) == 3
    path.write_text(lines(1, 2) + "{bad\n")
    mended = take(database, path, only_new=only_new, now=LATER + timedelta(hours=1))
    assert set(open_rejects(database)) == {f"{path}:3", str(other)}
    with database.connect() as connection:
        closed = connection.execute(text("select max(replayed_by_load_id) from rejects"))
        assert closed.scalar() == mended.load_id


def test_a_reject_of_a_load_cut_short_stays_when_the_rest_is_read(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 2)
    path = tmp_path / "a.jsonl"
    path.write_text("{broken\n" + lines(1, 2, 3))
    with pytest.raises(SourceError):
        take(database, path, only_new=False, progress=cut_short(1))
    assert take(database, path, only_new=False).goes_on_from == 1
    assert open_rejects(database) == [f"{path}:1"]


def test_what_fails_in_every_round_opens_no_load_and_closes_when_it_answers(
    database: Engine, site: Site
) -> None:
    feed = f"{site.url}/feed"

    def round_of(status: int, headers: dict[str, str], body: bytes = b"") -> LoadSummary:
        site.answers["/feed"] = (status, headers, body)
        return take(database, feed, web=web())

    assert round_of(200, {"ETag": "1"}, lines(1).encode()).load_id == 1
    assert round_of(500, {}).load_id == 2
    for _ in range(2):
        again = round_of(500, {})
        assert (again.load_id, again.counts) == (0, Counts(read=1, rejected=1))
        assert again.rejects[0].locator == feed
    assert round_of(404, {}).load_id == 0
    with database.connect() as connection:
        seen, message = connection.execute(text("select seen_count, message from rejects")).one()
    assert seen == 4
    assert "404" in message
    assert round_of(304, {}).load_id == 0
    assert open_rejects(database) == []
    assert count(database, "loads") == 2


def test_a_feed_that_says_nothing_of_changes_opens_a_load_when_it_has_news(
    database: Engine, site: Site
) -> None:
    url = f"{site.url}/lines"

    def round_of(*numbers: int, **options: Any) -> tuple[int, Counts]:
        site.answers["/lines"] = (200, {}, (lines(*numbers) + "{broken\n").encode())
        done = take(database, url, web=web(), **options)
        return done.load_id, done.counts

    assert round_of(1, 2) == (1, Counts(read=3, inserted=2, rejected=1))
    assert round_of(1, 2) == (0, Counts(read=3, unchanged=2, rejected=1))
    assert round_of(2, 3) == (2, Counts(read=3, inserted=1, unchanged=1, rejected=1))
    wish = Wanted(source="Other")
    assert round_of(2, 3, wanted=wish)[0] == 3
    assert round_of(2, 3, wanted=wish) == (0, Counts(read=3, skipped=2, rejected=1))
    assert count(database, "loads") == 3


def test_a_file_that_changed_without_news_is_remembered_as_it_is(
    database: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines(1, 2) + "{broken\n")
    assert take(database, path).load_id == 1
    path.write_text(lines(2))
    hours = iter(LATER + timedelta(hours=n) for n in range(1, 9))
    assert take(database, path, now=next(hours)).counts == Counts(read=1, unchanged=1)
    assert open_rejects(database) == []
    assert take(database, path, now=next(hours)).counts == Counts()
    assert count(database, "loads") == 1
    undo(database, 1)
    assert take(database, path, now=next(hours)).counts == Counts(read=1, inserted=1)


def test_a_name_of_any_bytes_is_read_told_and_remembered(database: Engine, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9\n\x1b[31m\xe2\x80\xae.jsonl"
    Path(os.fsdecode(name)).write_text(lines(1) + "{broken\n")
    done = take(database, os.fsdecode(name), only_new=False)
    assert done.counts == Counts(read=2, inserted=1, rejected=1)
    assert open_rejects(database) == [f"{tmp_path}/caf\\xe9\\n\\x1b[31m\\u202e.jsonl:2"]
    assert take(database, tmp_path).passed_over == 1
