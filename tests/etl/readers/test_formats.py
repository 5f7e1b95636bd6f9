"""The same promises for every format: each test runs once a reader."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from etl.readers import READERS, Limits, read
from etl.records import Article, Reject

WORDS = "The foreign ministers of Norway and Sweden met in Oslo on Monday."
Rows = list[dict[str, str]]


def as_wire(rows: Rows) -> str:
    return f"date {rows[0]['published']}\nOSLO (Reuters) - {rows[0]['text']}\n"


def as_text(rows: Rows) -> str:
    return rows[0]["text"] + "\n"


def as_jsonl(rows: Rows) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def as_table(rows: Rows, delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


SAMPLES: dict[str, tuple[Callable[[Rows], str], int]] = {
    "wire": (as_wire, 1),
    "text": (as_text, 1),
    "jsonl": (as_jsonl, 3),
    "json": (json.dumps, 3),
    "csv": (as_table, 3),
    "tsv": (lambda rows: as_table(rows, "\t"), 3),
}
ROWS = [
    {"id": str(number), "published": "2024-03-27", "text": f"{WORDS} Day {number}."}
    for number in range(3)
]
every_format = pytest.mark.parametrize("form", READERS)
suffix_of = {"wire": ".txt", "text": ".txt"}


def write(folder: Path, form: str, content: bytes | None = None) -> str:
    path = folder / f"sample{suffix_of.get(form, '.' + form)}"
    build, _ = SAMPLES[form]
    path.write_bytes(build(ROWS).encode() if content is None else content)
    return str(path)


def test_every_format_has_its_sample() -> None:
    assert set(SAMPLES) == set(READERS)


@every_format
@pytest.mark.parametrize("forced", [False, True])
def test_good_records_are_read_whole(form: str, forced: bool, tmp_path: Path) -> None:
    outcomes = list(read([write(tmp_path, form)], format=form if forced else None))
    articles = [each for each in outcomes if isinstance(each, Article)]
    assert len(articles) == len(outcomes) == SAMPLES[form][1]
    for number, article in enumerate(articles):
        assert article.text == f"{WORDS} Day {number}."
        assert article.format == form
        assert article.published_on == (None if form == "text" else date(2024, 3, 27))


@every_format
def test_reading_twice_gives_the_same(form: str, tmp_path: Path) -> None:
    path = write(tmp_path, form)
    assert list(read([path])) == list(read([path]))


@every_format
def test_gzip_changes_nothing_but_the_name(form: str, tmp_path: Path) -> None:
    plain = Path(write(tmp_path, form))
    zipped = tmp_path / f"{plain.name}.gz"
    zipped.write_bytes(gzip.compress(plain.read_bytes()))
    texts = [[getattr(each, "text", None) for each in read([str(p)])] for p in (plain, zipped)]
    assert texts[0] == texts[1]
    assert None not in texts[0]


@every_format
@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_obeyed(form: str, mark: str, tmp_path: Path) -> None:
    content = SAMPLES[form][0](ROWS).encode(mark)
    outcomes = list(read([write(tmp_path, form, content)]))
    assert [each.text for each in outcomes if isinstance(each, Article)] == [
        f"{WORDS} Day {number}." for number in range(len(outcomes))
    ]


@every_format
def test_an_empty_file_is_one_reject(form: str, tmp_path: Path) -> None:
    for format in (None, form):
        (reject,) = read([write(tmp_path, form, b"")], format=format)
        assert isinstance(reject, Reject)
        assert reject.message.startswith("the file is empty")


@every_format
def test_a_binary_file_is_one_reject(form: str, tmp_path: Path) -> None:
    for format in (None, form):
        (reject,) = read([write(tmp_path, form, bytes(range(256)) * 20)], format=format)
        assert isinstance(reject, Reject)
        assert "binary" in reject.message


@every_format
def test_nul_bytes_among_words_are_cleaned(form: str, tmp_path: Path) -> None:
    content = SAMPLES[form][0](ROWS).replace("foreign", "for\0eign").encode()
    outcomes = list(read([write(tmp_path, form, content)]))
    assert all(isinstance(each, Article) and each.text.startswith(WORDS) for each in outcomes)


@every_format
def test_broken_utf8_is_never_guessed(form: str, tmp_path: Path) -> None:
    content = SAMPLES[form][0](ROWS).encode().replace(b"Norway", b"Nor\xff\xfeway", 1)
    outcomes = list(read([write(tmp_path, form, content)], format=form))
    rejects = [each for each in outcomes if isinstance(each, Reject)]
    assert len(rejects) == 1
    assert "not UTF-8" in rejects[0].message
    assert "\\xff\\xfe" in rejects[0].payload


@every_format
def test_a_huge_record_is_one_reject(form: str, tmp_path: Path) -> None:
    rows = [{**ROWS[0], "text": "word " * 40_000}, *ROWS[1:]]
    path = write(tmp_path, form, SAMPLES[form][0](rows).encode())
    outcomes = list(read([path], limits=Limits(line_bytes=100_000, file_bytes=100_000)))
    rejects = [each for each in outcomes if isinstance(each, Reject)]
    assert len(rejects) == 1
    assert "100,000 bytes" in rejects[0].message
    lines = form in ("jsonl", "csv", "tsv")
    assert len(outcomes) == (3 if lines else 1)


@every_format
def test_a_cut_archive_says_so(form: str, tmp_path: Path) -> None:
    content = gzip.compress(SAMPLES[form][0](ROWS).encode())[:-9]
    *_, last = read([write(tmp_path, form, content)], format=form)
    assert isinstance(last, Reject)
    assert "truncated" in last.message
