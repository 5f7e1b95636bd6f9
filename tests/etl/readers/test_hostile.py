"""Input that means harm: it costs its own record at most, never time, memory or a secret."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.readers import read
from etl.records import Article, Reject
from tests.etl.readers.samples import ROWS, SAMPLES, WORDS, as_newsml_g2, as_nitf

LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
XML_FORMATS = {"nitf": as_nitf(ROWS), "newsml-g2": as_newsml_g2(ROWS[:1])}


def outcomes_of(folder: Path, raw: bytes, name: str) -> list[Article | Reject]:
    (folder / name).write_bytes(raw)
    return list(read([str(folder / name)]))


def with_doctype(xml: str, doctype: str, reference: str) -> bytes:
    body = xml.partition("?>")[2]
    return ('<?xml version="1.0"?>' + doctype + body.replace("Norway", reference, 1)).encode()


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """Hold every test to a few seconds: an attack on time is one too."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < 30


@pytest.mark.parametrize("form", XML_FORMATS)
@pytest.mark.parametrize(
    ("doctype", "reference"),
    [
        (LAUGHS + "]>", "&j;"),
        ("<!DOCTYPE x [<!ENTITY a '" + "A" * 50_000 + "'>]>", "&a;" * 5_000),
        ("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "&a;"),
        ("<!DOCTYPE x [<!ENTITY a SYSTEM 'http://127.0.0.1:9/'>]>", "&a;"),
        ("<!DOCTYPE x [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]>", "Norway"),
        ("<!DOCTYPE x SYSTEM 'file:///etc/passwd'>", "Norway"),
    ],
)
def test_entities_neither_explode_nor_fetch(
    form: str, doctype: str, reference: str, tmp_path: Path
) -> None:
    raw = with_doctype(XML_FORMATS[form], doctype, reference)
    for outcome in outcomes_of(tmp_path, raw, "a.xml"):
        told = outcome.text if isinstance(outcome, Article) else outcome.message
        assert "root:" not in told
        assert len(told) < 10_000


def test_an_entity_of_the_document_itself_is_read(tmp_path: Path) -> None:
    raw = with_doctype(XML_FORMATS["nitf"], "<!DOCTYPE x [<!ENTITY n 'Norway'>]>", "&n;")
    (article,) = outcomes_of(tmp_path, raw, "a.xml")
    assert isinstance(article, Article)
    assert article.text.startswith(WORDS)


@pytest.mark.parametrize("depth", [300, 100_000])
def test_xml_nested_without_end_is_a_reject(depth: int, tmp_path: Path) -> None:
    raw = XML_FORMATS["nitf"].replace("Norway", "<x>" * depth + "</x>" * depth).encode()
    (outcome,) = outcomes_of(tmp_path, raw, "a.xml")
    assert isinstance(outcome, Reject)


def test_a_feed_with_entities_does_no_harm(tmp_path: Path) -> None:
    feed = SAMPLES["feed"].bytes_of(ROWS).decode()
    for doctype, reference in (
        (LAUGHS + "]>", "&j;"),
        ("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "&a;"),
    ):
        outcomes = outcomes_of(tmp_path, with_doctype(feed, doctype, reference), "feed.xml")
        assert outcomes
        assert "root:" not in repr(outcomes)


@pytest.mark.parametrize("form", ["jsonl", "csv", "text", "wire", "html", "feed", "ninjs"])
def test_a_line_of_a_million_letters_is_read_or_refused(form: str, tmp_path: Path) -> None:
    rows = [{**row, "text": f"{WORDS} " + "x" * 1_000_000} for row in ROWS]
    sample = SAMPLES[form]
    outcomes = outcomes_of(tmp_path, sample.bytes_of(rows), f"a{sample.suffix}")
    assert len(outcomes) == (3 if sample.many else 1)


@pytest.mark.parametrize("form", SAMPLES)
@pytest.mark.parametrize("day", ["0000-01-01", "0001-01-01", "9999-12-31", "99999-01-01", "x"])
def test_a_day_that_cannot_be_is_never_stored(form: str, day: str, tmp_path: Path) -> None:
    if form in ("nitf", "reuters-sgml", "feed"):
        pytest.skip("the sample writes its day in another way")
    rows = [{**row, "published": day} for row in ROWS]
    sample = SAMPLES[form]
    for outcome in outcomes_of(tmp_path, sample.bytes_of(rows), f"a{sample.suffix}"):
        assert isinstance(outcome, Reject) or outcome.published_on is None


@pytest.mark.parametrize("form", SAMPLES)
def test_marks_of_direction_and_controls_leave_the_text(form: str, tmp_path: Path) -> None:
    hidden = "\u202eforeign\u202c \u200b\u2066"
    rows = [{**row, "text": row["text"].replace("foreign ", hidden)} for row in ROWS]
    sample = SAMPLES[form]
    for outcome in outcomes_of(tmp_path, sample.bytes_of(rows), f"a{sample.suffix}"):
        assert isinstance(outcome, Article)
        assert outcome.text.startswith(WORDS)


def test_json_of_all_shapes_nested_deep_is_a_reject(tmp_path: Path) -> None:
    for body in ("[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000):
        record = f'{{"uri": "x", "headline": "y", "body_text": "z", "more": {body}}}'
        (outcome,) = outcomes_of(tmp_path, record.encode(), "a.jsonl")
        assert isinstance(outcome, Reject)


def test_sql_in_every_field_is_only_words(tmp_path: Path) -> None:
    attack = "'; drop table articles; -- \\ %s $1 {x} ${y}"
    fields = ("id", "url", "source", "title", "text", "extra")
    (outcome,) = outcomes_of(tmp_path, json.dumps(dict.fromkeys(fields, attack)).encode(), "a.json")
    assert isinstance(outcome, Article)
    assert outcome.text == outcome.title == outcome.external_id == attack
