"""Paths, folders, globs, pipes and what is told of each article."""

import gzip
import io
import json
import os
import sys
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from etl.errors import ConfigError, SourceError
from etl.readers import READERS, count_bytes, read
from etl.records import Article, Reject

LINE = '{"id": "1", "text": "The ministers met."}\n'


def articles(*paths: Path | str, format: str | None = None) -> list[Article]:
    outcomes = list(read([str(path) for path in paths], format=format))
    assert [each for each in outcomes if isinstance(each, Reject)] == []
    return [each for each in outcomes if isinstance(each, Article)]


def article_of(folder: Path, text: str, name: str = "one.txt") -> Article:
    (folder / name).write_text(text, encoding="utf-8")
    (article,) = articles(folder / name)
    return article


@pytest.mark.parametrize("path", ["no/such/file.txt", "none*.txt", "", "a\0b"])
def test_a_path_that_leads_nowhere_is_told_before_reading(path: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read([str(tmp_path), path])


def test_the_message_names_the_missing_path() -> None:
    with pytest.raises(SourceError, match=r"no/such\.txt.*check the spelling"):
        read(["no/such.txt"])


def test_a_folder_without_files_is_an_error(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("The ministers met.")
    with pytest.raises(SourceError, match="hidden files are skipped"):
        read([str(tmp_path)])


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ConfigError, match="wire, text, jsonl"):
        read(["-"], format="docx")


def test_a_folder_is_read_in_order_and_in_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.skip/x.txt", ".git/x.txt", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The ministers met in Oslo.")
    names = [Path(each.locator).relative_to(tmp_path).as_posix() for each in articles(tmp_path)]
    assert names == ["a.txt", "b.txt", "a/z.txt"]


def test_a_glob_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "c.txt"):
        (tmp_path / name).write_text(LINE)
    found = articles(tmp_path / "*.jsonl")
    assert [Path(each.locator).name for each in found] == ["a.jsonl:1", "b.jsonl:1"]


def test_a_path_stays_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file[1].jsonl").write_text(LINE)
    assert articles("file[1].jsonl")[0].locator == "file[1].jsonl:1"


@pytest.mark.parametrize("squeeze", [False, True])
def test_a_pipe_is_read_as_a_file(squeeze: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = gzip.compress(LINE.encode()) if squeeze else LINE.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert count_bytes(["-"]) is None
    assert articles("-")[0].locator == "stdin:1"


def test_a_broken_link_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    (reject,) = read([str(tmp_path)])
    assert isinstance(reject, Reject)
    assert "cannot be read" in reject.message


def test_progress_adds_up_to_the_bytes_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(LINE * 5000)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINE.encode() * 5000))
    taken: list[int] = []
    assert len(list(read([str(tmp_path)], on_bytes=taken.append))) == 10_000
    assert sum(taken) == count_bytes([str(tmp_path)])


def test_memory_stays_flat_before_a_line_of_50_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("w") as file:
        file.write(LINE + '{"text": "' + "x" * 50_000_000 + '"}\n' + LINE)
    tracemalloc.start()
    outcomes = list(read([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(each) for each in outcomes] == [Article, Reject, Article]
    assert peak < 40_000_000


@pytest.mark.parametrize(
    "head",
    [
        "date 2024-03-27 OSLO (NTB) - ",
        " date 2024-03-27\n\nOSLO (NTB) - ",
        "Date: 2024-03-27\nOSLO (NTB) — ",
    ],
)
def test_header_and_dateline_are_taken_off(head: str, tmp_path: Path) -> None:
    article = article_of(tmp_path, head + 'The ministers met.\n\nA Heading\n\nThey "agreed".')
    assert article.text == 'The ministers met.\n\nA Heading\n\nThey "agreed".'
    assert article.published_on == date(2024, 3, 27)
    assert (article.dateline, article.dateline_place) == ("OSLO (NTB)", "OSLO")
    assert article.source == article.agency == "NTB"
    assert article.format == "wire"


def test_a_line_right_above_the_dateline_is_the_title(tmp_path: Path) -> None:
    text = "date 2024-03-27\nMinisters meet\n\nROME, March 25 (ANSA) - They met on Monday."
    article = article_of(tmp_path, text)
    assert (article.title, article.text) == ("Ministers meet", "They met on Monday.")
    assert article.dateline_on == date(2024, 3, 25)


def test_plain_text_keeps_every_word_and_has_no_title(tmp_path: Path) -> None:
    text = "Ministers meet\n\nThey met on Monday - and parted on Tuesday."
    article = article_of(tmp_path, text)
    assert (article.text, article.title, article.format) == (text, None, "text")


def test_the_usual_names_of_fields_are_understood(tmp_path: Path) -> None:
    article = article_of(
        tmp_path,
        '{"Article-ID": 7, "link": "https://a.example/7", "publisher": {"name": "The Post"}, '
        '"headline": "Talks", "pubDate": "Wed, 27 Mar 2024 23:30:00 -0500", '
        '"body": "BERN (AP) - They met.", "section": "World", "lang": "en-GB", "rev": 3}',
    )
    assert (article.external_id, article.url) == ("7", "https://a.example/7")
    assert (article.source, article.agency, article.title) == ("The Post", "AP", "Talks")
    assert article.published_on == date(2024, 3, 27)
    assert article.published_at == datetime(2024, 3, 28, 4, 30, tzinfo=UTC)
    assert (article.text, article.dateline_place) == ("They met.", "BERN")
    assert article.language == "en"
    assert article.extra == {"section": "World", "rev": 3}


def test_a_dateline_of_its_own_leaves_the_text_alone(tmp_path: Path) -> None:
    article = article_of(
        tmp_path,
        '{"dateline": "ROME, March 25 (ANSA) -", "published": "2024-03-27", '
        '"text": "PARIS (AFP) - so began the letter."}',
    )
    assert article.text == "PARIS (AFP) - so began the letter."
    assert (article.dateline, article.agency) == ("ROME, March 25 (ANSA)", "ANSA")
    assert article.dateline_on == date(2024, 3, 25)


def test_a_title_repeated_above_the_dateline_does_not_hide_it(tmp_path: Path) -> None:
    article = article_of(
        tmp_path,
        '{"title": "Ministers Meet", "text": "Ministers meet.\\n\\nBERN (AP) - They met."}',
    )
    assert (article.text, article.title, article.agency) == ("They met.", "Ministers Meet", "AP")


def test_a_first_line_that_is_not_the_title_stays(tmp_path: Path) -> None:
    text = "Ministers meet.\n\nBERN (AP) - They met."
    (tmp_path / "one.jsonl").write_text(json.dumps({"title": "Other", "text": text}))
    assert articles(tmp_path)[0].text == text


def test_the_first_name_that_holds_something_wins(tmp_path: Path) -> None:
    article = article_of(tmp_path, '{"text": " ", "body": "They met.", "content": "Cut..."}')
    assert article.text == "They met."
    assert article.extra == {"text": " ", "content": "Cut..."}


def test_what_no_reader_foresaw_costs_its_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.jsonl", "b.json", "c.jsonl"):
        (tmp_path / name).write_text(LINE)

    def faulty(opened: object) -> None:
        raise KeyError("a fault")

    monkeypatch.setattr("etl.readers.inputs.READERS", {**READERS, "json": faulty})
    first, fault, last = read([str(tmp_path)])
    assert isinstance(first, Article)
    assert isinstance(fault, Reject)
    assert fault.locator.endswith("b.json")
    assert "KeyError: 'a fault'; please report it" in fault.message
    assert isinstance(last, Article)


def test_a_folder_that_may_not_be_listed_is_rejected_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text("The ministers met.")
    scandir = os.scandir

    def listed(folder: str) -> object:
        if folder.endswith("closed"):
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", listed)
    article, refused = read([str(tmp_path)])
    assert isinstance(article, Article)
    assert isinstance(refused, Reject)
    assert refused.locator == str(tmp_path / "closed")
    assert "the folder cannot be read" in refused.message
