"""Web archives: pages among other records, and what damage costs."""

import gzip
from pathlib import Path

import pytest

from etl.readers import Limits, read
from etl.records import Article, Reject
from tests.etl.readers.samples import ROWS, WORDS, as_arc, as_html, as_warc, as_warc_records

PAGES = [{**ROWS[0], "text": f"{WORDS} Page {number}."} for number in range(5)]


def outcomes_of(folder: Path, raw: bytes, name: str = "some.warc") -> list[Article | Reject]:
    (folder / name).write_bytes(raw)
    return list(read([str(folder / name)]))


def packed(records: list[bytes]) -> list[bytes]:
    return [gzip.compress(record) for record in records]


def pages_of(outcomes: list[Article | Reject]) -> list[int]:
    return [int(each.text[-2]) for each in outcomes if isinstance(each, Article)]


def rejects_of(outcomes: list[Article | Reject]) -> list[str]:
    return [each.message for each in outcomes if isinstance(each, Reject)]


def response(body: bytes, head: bytes = b"") -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + head + b"\r\n"
    content = answer + body
    return (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: <https://post.example/one>\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (len(content), content)
    )


@pytest.mark.parametrize("suffix", ["warc", "warc.gz", "arc", "arc.gz"])
def test_pages_are_read_and_other_records_are_not_counted(suffix: str, tmp_path: Path) -> None:
    raw = as_warc(PAGES) if suffix.startswith("warc") else as_arc(PAGES)
    raw = gzip.compress(raw) if suffix.endswith("gz") else raw
    outcomes = outcomes_of(tmp_path, raw, f"some.{suffix}")
    assert pages_of(outcomes) == [0, 1, 2, 3, 4]
    assert rejects_of(outcomes) == []


def test_a_packed_record_is_located_by_its_member(tmp_path: Path) -> None:
    members = packed(as_warc_records(PAGES))
    outcomes = outcomes_of(tmp_path, b"".join(members), "some.warc.gz")
    at = int(outcomes[1].locator.rpartition("@")[2])
    assert b"".join(members)[at:].startswith(members[4])


@pytest.mark.parametrize("at", [0.2, 0.5, 0.8])
def test_damage_costs_one_packed_record_and_is_told(at: float, tmp_path: Path) -> None:
    members = packed(as_warc_records(PAGES))
    damaged = bytearray(members[4])
    start = int(len(damaged) * at)
    damaged[start : start + 9] = bytes(9)
    outcomes = outcomes_of(tmp_path, b"".join([*members[:4], damaged, *members[5:]]), "a.warc.gz")
    assert pages_of(outcomes) == [0, 2, 3, 4]
    (message,) = rejects_of(outcomes)
    assert "damaged" in message


def test_every_cut_is_told_and_no_cut_page_is_taken_for_whole(tmp_path: Path) -> None:
    members = packed(as_warc_records(PAGES))
    ends = [sum(map(len, members[: number + 1])) for number in range(len(members))]
    raw = b"".join(members)
    for cut in range(ends[1] + 1, len(raw), len(raw) // 23):
        if any(0 < end - cut < 12 for end in ends):
            continue  # only the checksum is missing: the page is whole
        outcomes = outcomes_of(tmp_path, raw[:cut], "cut.warc.gz")
        whole = [number for number in range(5) if ends[2 + 2 * number] <= cut]
        assert pages_of(outcomes) == whole
        if cut not in ends:
            assert len(rejects_of(outcomes)) == 1
            assert "truncated" in rejects_of(outcomes)[0]


def test_a_wrong_length_in_a_plain_archive_costs_its_record_alone(tmp_path: Path) -> None:
    records = as_warc_records(PAGES)
    for wrong in (b"1", b"99", b"123456", b"99999999999", b"x"):
        head, _, content = records[4].partition(b"Content-Length: ")
        bad = head + b"Content-Length: " + wrong + content[content.index(b"\r\n") :]
        outcomes = outcomes_of(tmp_path, b"".join([*records[:4], bad, *records[5:]]))
        assert pages_of(outcomes) == [0, 2, 3, 4]
        assert len(rejects_of(outcomes)) == 1


def test_members_may_end_within_records(tmp_path: Path) -> None:
    raw = as_warc(PAGES)
    pieces = [raw[at : at + 700] for at in range(0, len(raw), 700)]
    outcomes = outcomes_of(tmp_path, b"".join(packed(pieces)), "odd.warc.gz")
    assert pages_of(outcomes) == [0, 1, 2, 3, 4]


def test_an_archive_without_a_page_says_so(tmp_path: Path) -> None:
    (message,) = rejects_of(outcomes_of(tmp_path, as_warc([])))
    assert "holds no page" in message


@pytest.mark.parametrize("coding", ["gzip", "deflate", "chunked", "both", "named only"])
def test_what_a_server_packed_is_unpacked(coding: str, tmp_path: Path) -> None:
    import zlib

    page = as_html(PAGES[:1]).encode()
    head = b""
    if coding in ("gzip", "both"):
        page, head = gzip.compress(page), b"Content-Encoding: gzip\r\n"
    if coding == "deflate":
        page, head = zlib.compress(page)[2:-4], b"Content-Encoding: deflate\r\n"
    if coding == "named only":
        head = b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    if coding in ("chunked", "both"):
        half = len(page) // 2
        page = b"%x\r\n%s\r\n%x;x=1\r\n%s\r\n0\r\n\r\n" % (
            half, page[:half], len(page) - half, page[half:],
        )  # fmt: skip
        head += b"Transfer-Encoding: chunked\r\n"
    (article,) = outcomes_of(tmp_path, response(page, head))
    assert isinstance(article, Article)
    assert article.text == f"{WORDS} Page 0."


def test_a_page_that_grows_too_large_is_one_reject(tmp_path: Path) -> None:
    bomb = response(gzip.compress(b"<p>" + b"0" * 9_000_000), b"Content-Encoding: gzip\r\n")
    raw = bomb + as_warc(PAGES[:1])
    outcomes = outcomes_of(tmp_path, raw)
    assert pages_of(outcomes) == [0]
    assert len(rejects_of(outcomes)) == 1


def test_a_page_over_the_limit_is_passed_without_being_held(tmp_path: Path) -> None:
    raw = response(b"<p>" + b"x" * 300_000) + as_warc(PAGES[:1])
    (tmp_path / "a.warc").write_bytes(raw)
    reject, article = read([str(tmp_path / "a.warc")], limits=Limits(page_bytes=100_000))
    assert "100,000 bytes" in getattr(reject, "message", "")
    assert isinstance(article, Article)


def test_junk_behind_a_record_does_not_cost_the_record(tmp_path: Path) -> None:
    records = as_warc_records(PAGES)
    junk = b"neither a record\r\nnor the end of one\r\n"
    outcomes = outcomes_of(tmp_path, b"".join([*records[:5], junk, *records[5:]]))
    assert pages_of(outcomes) == [0, 1, 2, 3, 4]
    (message,) = rejects_of(outcomes)
    assert "no record begins here" in message


def test_a_rejected_archive_is_not_taken_for_text_when_it_is_tried_again(tmp_path: Path) -> None:
    (reject,) = outcomes_of(tmp_path, as_warc([]))
    assert isinstance(reject, Reject)
    assert reject.payload_format == "warc"
