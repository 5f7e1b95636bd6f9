"""Archives of any depth: their files are read, their tricks are refused."""

import bz2
import gzip
import io
import lzma
import os
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.readers import Limits, count_bytes, read
from etl.records import Article, Reject
from tests.etl.readers.samples import Files, as_tar, as_zip

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LINE = b'{"id": "1", "text": "The ministers met."}\n'
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd.compress,
}


def outcomes_of(folder: Path, raw: bytes, limits: Limits | None = None) -> list[Article | Reject]:
    (folder / "input").write_bytes(raw)
    return list(read([str(folder / "input")], limits=limits))


def located(outcomes: list[Article | Reject]) -> list[str]:
    return [each.locator.partition("input")[2] for each in outcomes if isinstance(each, Article)]


def rejects_of(outcomes: list[Article | Reject]) -> list[str]:
    return [each.message for each in outcomes if isinstance(each, Reject)]


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("cut", [False, True])
def test_packed_lines_are_read_and_a_cut_is_told(packer: str, cut: bool, tmp_path: Path) -> None:
    raw = PACKERS[packer](LINE * 3)
    outcomes = outcomes_of(tmp_path, raw[:-3] if cut else raw)
    articles = [each for each in outcomes if isinstance(each, Article)]
    assert len(articles) == 3 or cut
    assert len(rejects_of(outcomes)) == cut
    assert not cut or "truncated" in rejects_of(outcomes)[0] or "damaged" in rejects_of(outcomes)[0]


@pytest.mark.parametrize("packer", PACKERS)
def test_two_packed_parts_are_one_file(packer: str, tmp_path: Path) -> None:
    assert len(located(outcomes_of(tmp_path, PACKERS[packer](LINE) * 2))) == 2


@pytest.mark.parametrize("make", [as_zip, as_tar])
def test_the_files_of_an_archive_are_read_by_their_own_format(
    make: Callable[[Files], bytes], tmp_path: Path
) -> None:
    files = {
        "b/lines.jsonl": LINE * 2,
        "a.txt": b"date 2024-03-27\nOSLO (NTB) - The ministers met.",
        ".hidden.txt": b"The ministers met.",
        "__MACOSX/a.txt": b"noise",
        "page.html.gz": gzip.compress(
            b"<html><body><p>The ministers met in Oslo.</p></body></html>"
        ),
    }
    outcomes = outcomes_of(tmp_path, make(files))
    assert located(outcomes) == ["!b/lines.jsonl:1", "!b/lines.jsonl:2", "!a.txt", "!page.html.gz"]
    formats = [each.format for each in outcomes if isinstance(each, Article)]
    assert formats == ["jsonl", "jsonl", "wire", "html"]


@pytest.mark.parametrize("packer", PACKERS)
def test_archives_lie_in_archives(packer: str, tmp_path: Path) -> None:
    inner = as_zip({"lines.jsonl": LINE})
    outcomes = outcomes_of(tmp_path, PACKERS[packer](as_tar({"inner.zip": inner, "a.jsonl": LINE})))
    assert located(outcomes) == ["!inner.zip!lines.jsonl:1", "!a.jsonl:1"]


def test_too_many_archives_in_one_another_are_refused(tmp_path: Path) -> None:
    raw = LINE
    for _ in range(30):
        raw = gzip.compress(raw)
    (message,) = rejects_of(outcomes_of(tmp_path, raw))
    assert "more than 4 deep" in message


def test_one_packed_too_deep_does_not_hold_up_the_others(tmp_path: Path) -> None:
    deep = as_zip({"a.jsonl": LINE})
    for _ in range(5):
        deep = as_zip({"deep.zip": deep})
    outcomes = outcomes_of(tmp_path, as_zip({"deep.zip": deep, "b.jsonl": LINE}))
    assert located(outcomes) == ["!b.jsonl:1"]
    assert len(rejects_of(outcomes)) == 1


def test_a_path_that_leads_out_is_only_a_name(tmp_path: Path) -> None:
    for make in (as_zip, as_tar):
        outcomes = outcomes_of(tmp_path, make({"../../etc/x.jsonl": LINE, "/abs.jsonl": LINE}))
        assert located(outcomes) == ["!../../etc/x.jsonl:1", "!/abs.jsonl:1"]
    assert [path.name for path in tmp_path.iterdir()] == ["input"]


def test_links_and_devices_in_a_tar_are_passed_over(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo("x.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
        member = tarfile.TarInfo("a.jsonl")
        member.size = len(LINE)
        archive.addfile(member, io.BytesIO(LINE))
    assert located(outcomes_of(tmp_path, out.getvalue())) == ["!a.jsonl:1"]


@pytest.mark.parametrize("packer", PACKERS)
def test_a_bomb_is_stopped_with_one_reject(packer: str, tmp_path: Path) -> None:
    bomb = PACKERS[packer](LINE * 200_000)
    limits = Limits(ratio=10, ratio_from=100_000)
    outcomes = outcomes_of(tmp_path, as_zip({"a": bomb, "b": bomb}, zipfile.ZIP_STORED), limits)
    assert len(rejects_of(outcomes)) == 1
    assert "10-fold" in rejects_of(outcomes)[0]


def test_a_zip_bomb_is_stopped_before_it_fills_memory(tmp_path: Path) -> None:
    raw = as_zip({f"{n}.txt": bytes(40_000_000) for n in range(3)})
    tracemalloc.start()
    outcomes = outcomes_of(tmp_path, raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert all(isinstance(each, Reject) for each in outcomes)
    assert peak < 60_000_000


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    raw = as_zip({f"{number}.jsonl": LINE for number in range(9)})
    outcomes = outcomes_of(tmp_path, raw, Limits(members=4))
    assert len(located(outcomes)) == 4
    assert "more than 4 files" in rejects_of(outcomes)[0]


def test_a_damaged_file_in_a_zip_leaves_the_others(tmp_path: Path) -> None:
    raw = as_zip({"a.jsonl": LINE * 9, "b.jsonl": LINE}, zipfile.ZIP_STORED)
    outcomes = outcomes_of(tmp_path, raw.replace(b"ministers", b"monsters!", 1))
    assert "!b.jsonl:1" in located(outcomes)
    assert "damaged" in rejects_of(outcomes)[0]


@pytest.mark.parametrize("make", [as_zip, as_tar])
def test_a_cut_archive_says_so_once(make: Callable[[Files], bytes], tmp_path: Path) -> None:
    raw = make({"a.jsonl": LINE * 900, "b.jsonl": LINE * 900})
    outcomes = outcomes_of(tmp_path, raw[: len(raw) // 2])
    (message,) = rejects_of(outcomes)
    assert "truncated" in message


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("left", [0.3, 0.6, 0.99])
def test_what_lies_before_the_cut_of_a_zip_is_read(
    compression: int, left: float, tmp_path: Path
) -> None:
    files = {f"{name}.jsonl": _lines(name, 100) for name in "abc"}
    raw = as_zip({"folder/": b"", **files}, compression)
    outcomes = outcomes_of(tmp_path, raw[: int(len(raw) * left)])
    whole = int(300 * left)
    assert whole - 15 < len(located(outcomes)) <= 300
    assert [each for each in rejects_of(outcomes) if "truncated" not in each] == []
    assert len(rejects_of(outcomes)) == 1


def test_a_zip_without_directory_tells_its_damaged_files(tmp_path: Path) -> None:
    raw = bytearray(as_zip({f"{name}.jsonl": _lines(name, 100) for name in "abc"}))
    middle = raw.index(b"b.jsonl") + 3000
    raw[middle : middle + 20] = bytes(20)
    outcomes = outcomes_of(tmp_path, bytes(raw[:-80]))
    *damaged, truncated = rejects_of(outcomes)
    assert "damaged" in damaged[-1]
    assert "truncated" in truncated
    assert {"!a.jsonl:100", "!c.jsonl:100"} <= set(located(outcomes))


def _lines(name: str, number: int) -> bytes:
    """Return lines that packing hardly makes smaller."""
    return b"".join(
        b'{"id": "%s%d", "text": "They met %s."}\n'
        % (name.encode(), n, os.urandom(60).hex().encode())
        for n in range(number)
    )


def test_a_tar_from_before_posix_is_known_by_its_sum(tmp_path: Path) -> None:
    raw = bytearray(as_tar({"a.jsonl": LINE}))
    raw[257:265] = bytes(8)
    raw[148:156] = b"%06o\0 " % (sum(raw[:148]) + 8 * 32 + sum(raw[156:512]))
    assert located(outcomes_of(tmp_path, bytes(raw))) == ["!a.jsonl:1"]


def test_zstandard_may_begin_with_a_frame_to_skip(tmp_path: Path) -> None:
    raw = b"\x50\x2a\x4d\x18\x04\x00\x00\x00skip" + zstd.compress(LINE)
    assert located(outcomes_of(tmp_path, raw)) == [":1"]


def test_an_office_document_is_no_archive_of_articles(tmp_path: Path) -> None:
    outcomes = outcomes_of(tmp_path, as_zip({"[Content_Types].xml": b"<x/>", "a.xml": b"<p/>"}))
    assert "office document" in rejects_of(outcomes)[0]


def test_a_zip_through_a_pipe_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = as_zip({"a.jsonl": LINE})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    (article,) = read(["-"])
    assert article.locator == "stdin!a.jsonl:1"


@pytest.mark.parametrize("make", [as_zip, as_tar])
def test_progress_adds_up_for_archives(make: Callable[[Files], bytes], tmp_path: Path) -> None:
    noise = b'{"text": "' + os.urandom(100_000).hex().encode() + b'"}\n'
    (tmp_path / "input").write_bytes(make({"a.jsonl": LINE * 9000, "b.jsonl": noise}))
    taken: list[int] = []
    assert len(list(read([str(tmp_path)], on_bytes=taken.append))) == 9001
    assert sum(taken) == count_bytes([str(tmp_path)])
