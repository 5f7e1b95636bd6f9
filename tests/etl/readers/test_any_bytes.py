"""Whatever the bytes, reading ends in outcomes and never in an exception."""

import gzip
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.readers import READERS, Limits, read
from etl.readers.encoding import scrub_text, show
from etl.records import Article

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
]
any_bytes = st.one_of(
    st.binary(max_size=400),
    st.lists(st.sampled_from(FRAGMENTS), max_size=25).map(b"".join),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
)
suffixes = st.sampled_from([".txt", ".jsonl", ".json", ".csv", ".tsv", ".gz", ""])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"any{suffix}"
        path.write_bytes(raw)
        limits = Limits(line_bytes=1000, file_bytes=2000)
        outcomes = list(read([str(path)], format=format, limits=limits))
    assert outcomes
    for outcome in outcomes:
        storable = outcome.text if isinstance(outcome, Article) else outcome.message
        storable.encode()
        assert storable
        assert "\0" not in storable


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
