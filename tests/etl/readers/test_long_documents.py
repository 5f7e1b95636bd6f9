"""XML too long to be held is read piece by piece, and tells what it tells when it is held."""

from dataclasses import asdict
from pathlib import Path

import pytest

from etl.readers import Limits, read
from etl.records import Article, Reject
from tests.etl.readers.samples import SAMPLES, WORDS

ROWS = [
    {"id": str(number), "published": "2024-03-27", "text": f"{WORDS} Søndag {number} & more."}
    for number in range(60)
]
SHORT = Limits(file_bytes=4_000)
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Post</title></channel>{}</rdf:RDF>"""
RDF_ITEM = """<item><title>Day {0}</title><link>https://post.example/{0}</link>
<description>{1} &ndash; {0}</description><dc:date>2024-03-27</dc:date></item>"""
ATOM = (
    """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Post</title>{}</feed>"""
)
ATOM_ENTRY = """<entry><id>{0}</id><title>Day {0}</title><updated>2024-03-27T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{1} {0}</p></div></content>
</entry>"""


def listed(frame: str, entry: str) -> bytes:
    return frame.format("".join(entry.format(n, WORDS) for n in range(60))).encode()


DOCUMENTS = {
    "rss": SAMPLES["feed"].bytes_of(ROWS),
    "newsml-g2": SAMPLES["newsml-g2"].bytes_of(ROWS),
    "rdf": listed(RDF, RDF_ITEM),
    "atom": listed(ATOM, ATOM_ENTRY),
}
every_document = pytest.mark.parametrize("raw", DOCUMENTS.values(), ids=DOCUMENTS)


def outcomes_of(folder: Path, raw: bytes, limits: Limits | None = None) -> list[Article | Reject]:
    path = folder / "long.xml"
    path.write_bytes(raw)
    return list(read([str(path)], limits=limits))


@every_document
@pytest.mark.parametrize("part", [1, 3_000, 1 << 20])
def test_a_long_document_tells_what_a_short_one_does(
    raw: bytes, part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.readers.feed._PART_BYTES", part)
    monkeypatch.setattr("etl.readers.xml_stream._BLOCK", 700)
    held = outcomes_of(tmp_path, raw)
    assert [type(each) for each in held] == [Article] * 60
    assert list(map(asdict, outcomes_of(tmp_path, raw, SHORT))) == list(map(asdict, held))


@every_document
def test_what_comes_before_damage_is_read(raw: bytes, tmp_path: Path) -> None:
    cut = raw.rindex(b"Day 40" if b"Day 40" in raw else "Søndag 40".encode())
    outcomes = outcomes_of(tmp_path, raw[:cut] + b"</x>" + raw[cut:], SHORT)
    assert [type(each) for each in outcomes] == [Article] * 40 + [Reject]
    assert isinstance(outcomes[-1], Reject)
    assert "the XML is damaged" in outcomes[-1].message


@every_document
def test_reading_goes_on_from_any_record(raw: bytes, tmp_path: Path) -> None:
    outcomes = outcomes_of(tmp_path, raw, SHORT)
    for number in (0, 31, 58):
        rest = read([str(tmp_path / "long.xml")], limits=SHORT, after=outcomes[number].locator)
        assert [each.locator for each in rest] == [each.locator for each in outcomes[number + 1 :]]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16"])
def test_a_long_document_may_be_in_an_older_encoding(encoding: str, tmp_path: Path) -> None:
    text = DOCUMENTS["rss"].decode().replace("<?xml", f'<?xml encoding="{encoding}"', 1)
    outcomes = outcomes_of(tmp_path, text.encode(encoding), SHORT)
    assert [each.text for each in outcomes if isinstance(each, Article)] == [
        row["text"] for row in ROWS
    ]


def test_an_element_without_end_is_refused_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.readers.xml_stream._BLOCK", 700)
    raw = DOCUMENTS["newsml-g2"].replace(b"Monday", b"Monday " * 3_000, 1)
    outcomes = outcomes_of(tmp_path, raw, SHORT)
    assert isinstance(outcomes[0], Reject)
    assert "hold no whole <newsItem>" in outcomes[0].message
    assert "as JSONL, one a line" in outcomes[0].message


def test_a_long_document_cannot_be_a_bomb(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    raw = DOCUMENTS["rss"].decode().partition("?>")[2].replace("Monday", "&i;")
    outcomes = outcomes_of(tmp_path, (bomb + "]>" + raw).encode(), SHORT)
    assert isinstance(outcomes[-1], Reject)
    assert "damaged or refused" in outcomes[-1].message
