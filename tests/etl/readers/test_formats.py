"""The same promises for every format: each test runs once a reader."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from etl.errors import SourceError
from etl.readers import FORMATS, READERS, Limits, read
from etl.records import Article, Reject
from tests.etl.readers.samples import ROWS, SAMPLES, WORDS, write_sample

every_format = pytest.mark.parametrize("form", READERS)
every_text = pytest.mark.parametrize("form", [form for form in READERS if SAMPLES[form].is_text])


def write(folder: Path, form: str, content: bytes | None = None) -> str:
    name, raw = write_sample(form, content)
    (folder / name).write_bytes(raw)
    return str(folder / name)


def test_every_format_has_its_sample() -> None:
    assert set(SAMPLES) == set(READERS) == set(FORMATS)


@every_format
@pytest.mark.parametrize("forced", [False, True])
def test_good_records_are_read_whole(form: str, forced: bool, tmp_path: Path) -> None:
    outcomes = list(read([write(tmp_path, form)], format=form if forced else None))
    articles = [each for each in outcomes if isinstance(each, Article)]
    assert len(articles) == len(outcomes) == (3 if SAMPLES[form].many else 1)
    for number, article in enumerate(articles):
        assert article.text == f"{WORDS} Day {number}."
        assert article.format == form
        assert article.published_on == (date(2024, 3, 27) if SAMPLES[form].dated else None)


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


@every_text
@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_obeyed(form: str, mark: str, tmp_path: Path) -> None:
    content = SAMPLES[form].bytes_of(ROWS).decode().encode(mark)
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


@every_text
def test_a_binary_file_is_one_reject(form: str, tmp_path: Path) -> None:
    for format in (None, form):
        (reject,) = read([write(tmp_path, form, bytes(range(256)) * 20)], format=format)
        assert isinstance(reject, Reject)
        assert "binary" in reject.message


@every_text
def test_nul_bytes_among_words_are_cleaned(form: str, tmp_path: Path) -> None:
    content = SAMPLES[form].bytes_of(ROWS).replace(b"foreign", b"for\0eign")
    outcomes = list(read([write(tmp_path, form, content)]))
    assert all(isinstance(each, Article) and each.text.startswith(WORDS) for each in outcomes)


@every_text
def test_broken_utf8_is_never_guessed(form: str, tmp_path: Path) -> None:
    content = SAMPLES[form].bytes_of(ROWS).replace(b"Norway", b"Nor\xff\xfeway", 1)
    outcomes = list(read([write(tmp_path, form, content)], format=form))
    rejects = [each for each in outcomes if isinstance(each, Reject)]
    assert len(rejects) == 1
    assert "not UTF-8" in rejects[0].message
    assert "\\xff\\xfe" in rejects[0].payload


@every_format
def test_a_huge_record_is_one_reject(form: str, tmp_path: Path) -> None:
    rows = [{**ROWS[0], "text": "word " * 40_000}, *ROWS[1:]]
    path = write(tmp_path, form, SAMPLES[form].bytes_of(rows))
    outcomes = list(
        read([path], limits=Limits(line_bytes=100_000, file_bytes=100_000, page_bytes=100_000))
    )
    rejects = [each for each in outcomes if isinstance(each, Reject)]
    assert len(rejects) == 1
    assert "100,000 bytes" in rejects[0].message
    assert len(outcomes) == (3 if SAMPLES[form].apart else 1)


@every_format
def test_a_cut_archive_says_so(form: str, tmp_path: Path) -> None:
    content = gzip.compress(SAMPLES[form].bytes_of(ROWS))[:-9]
    *_, last = read([write(tmp_path, form, content)], format=form)
    assert isinstance(last, Reject)
    assert "truncated" in last.message


@every_format
@pytest.mark.parametrize("packed", [False, True])
def test_reading_goes_on_from_every_position(form: str, packed: bool, tmp_path: Path) -> None:
    _, content = write_sample(form)
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(gzip.compress(content) if packed else content)
    whole = list(read([str(tmp_path)], format=form))
    for number, outcome in enumerate(whole):
        rest = list(read([str(tmp_path)], format=form, after=outcome.locator))
        assert rest == whole[number + 1 :]


def test_a_position_that_is_gone_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, "jsonl")
    with pytest.raises(SourceError, match="not there any more"):
        list(read([path], after=f"{path}:99"))
