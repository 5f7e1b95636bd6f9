"""Whatever the bytes, reading ends in outcomes and never in an exception."""

import bz2
import gzip
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.readers import READERS, Limits, read
from etl.readers.encoding import scrub_text, show
from etl.records import Article
from tests.etl.readers.samples import ROWS, SAMPLES, as_tar, as_zip

FRAGMENTS = [
    b"date 2024-03-27",
    b"date 2024-13-01 ",
    b"OSLO (Reuters) - ",
    b"The ministers met.",
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b"\xff",
    b"\xc3\xa9",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\x1f\x8b\x08",
    b'{"text": "',
    b'"}',
    b'{"text": 1}',
    b"[{",
    b"}]",
    b"\\ud800",
    b"id,title,text\n",
    b"text",
    b'"',
    b'""',
    b",",
    b"\t",
    b";",
    b"<html>",
    b"published",
    b"1e999",
    b"NaN",
    b"[" * 2000,
    b'<?xml version="1.0" encoding="x"?>',
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;&amp;&#0;&#xD800;",
    b"<nitf><body>",
    b"<newsItem><contentSet><inlineXML>",
    b"<rss><channel><item><title>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
    b'<REUTERS NEWID="1"><DATE>26-FEB-1987</DATE><TEXT>',
    b"</TEXT></REUTERS>",
    b'{"uri": 1, "versioncreated": [], "bodies": [{"value": null}]}',
    b'{"version": "https://jsonfeed.org/version/1", "items": [1, {}]}',
    b"WARC/1.0\r\nContent-Length: 9999999999\r\n\r\n",
    b"WARC-Type: response\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n",
    b"filedesc://x 0 20240101000000 text/plain 3\n",
    b"PAR1",
    b"PK\x03\x04",
    b"\x28\xb5\x2f\xfd",
]
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "plain": bytes,
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "zip": lambda raw: as_zip({"a": raw, "b": raw}),
    "tar": lambda raw: as_tar({"a": raw, "b": raw}),
}
any_bytes = st.one_of(
    st.binary(max_size=400),
    st.lists(st.sampled_from(FRAGMENTS), max_size=25).map(b"".join),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
)
suffixes = st.sampled_from([".txt", ".jsonl", ".json", ".csv", ".tsv", ".gz", ".html", ".xml", ""])
quickly = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(raw: bytes, *, suffix: str, format: str | None, limits: Limits) -> None:
    """Read bytes as a file: there are outcomes, all can be stored, and twice they are the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"any{suffix}"
        path.write_bytes(raw)
        outcomes = list(read([str(path)], format=format, limits=limits))
        assert list(read([str(path)], format=format, limits=limits)) == outcomes
    assert outcomes
    for outcome in outcomes:
        storable = outcome.text if isinstance(outcome, Article) else outcome.message
        storable.encode()
        assert storable or (isinstance(outcome, Article) and outcome.status == "withdrawn")
        assert "\0" not in storable
        assert isinstance(outcome, Article) or "please report" not in outcome.message
    locators = [outcome.locator for outcome in outcomes]
    # Only the end of a file, told last, may stand where a record stood.
    assert len(set(locators[:-1])) == len(locators[:-1])


@quickly
@given(
    content=any_bytes,
    suffix=suffixes,
    format=st.sampled_from([None, *READERS]),
    zipped=st.booleans(),
    cut=st.integers(0, 12),
)
def test_any_bytes_give_at_least_one_outcome(
    content: bytes, suffix: str, format: str | None, zipped: bool, cut: int
) -> None:
    raw = gzip.compress(content)[: -cut or None] if zipped else content
    check(raw, suffix=suffix, format=format, limits=Limits(line_bytes=1000, file_bytes=2000))


@quickly
@given(
    form=st.sampled_from(list(SAMPLES)),
    packed=st.sampled_from(list(PACKED)),
    cuts=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=6)), max_size=4
    ),
    told=st.booleans(),
)
def test_a_damaged_sample_gives_outcomes(
    form: str, packed: str, cuts: list[tuple[float, int, bytes]], told: bool
) -> None:
    raw = PACKED[packed](SAMPLES[form].bytes_of(ROWS))
    for place, size, inserted in cuts:
        at = int(place * len(raw))
        raw = raw[:at] + inserted + raw[at + size :]
    check(raw, suffix=SAMPLES[form].suffix, format=form if told else None, limits=Limits())


@given(st.text(alphabet=st.characters(), max_size=50))
def test_scrubbed_text_can_be_stored(text: str) -> None:
    for storable in (scrub_text(text), show(text)):
        storable.encode()
        assert "\0" not in storable


def test_zeros_without_end_are_stopped(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "The ministers met."}\n' * 100_000))
    *_, last = read([str(path)], limits=Limits(ratio=50, ratio_from=1_000_000))
    assert "50-fold" in getattr(last, "message", "")


@pytest.mark.parametrize("size", [1, 7, 65536])
def test_the_size_of_the_pieces_does_not_matter(size: int, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    lines = b'{"text": "The ministers met. ' + b"x" * size + b'"}\n'
    path.write_bytes(gzip.compress(lines * 50))
    assert len(list(read([str(path)]))) == 50
