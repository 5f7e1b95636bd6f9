"""Small inputs with one fault each: how many records are read, and what the rejects say."""

from pathlib import Path

import pytest

from etl.readers import read
from etl.records import Article, Reject

STREAMS = Path(__file__).parent / "streams"

# file: how many articles, and a few words of each reject in order
EXPECTED: dict[str, tuple[int, tuple[str, ...]]] = {
    "binary.txt": (0, ("is binary",)),
    "blank_lines.jsonl": (2, ()),
    "blanks.txt": (0, ("nothing but blanks",)),
    "broken_utf8.csv": (2, ("byte 0xff at 16",)),
    "broken_utf8.jsonl": (2, ("byte 0xff at 31",)),
    "broken_utf8.txt": (0, ("byte 0xff at 30",)),
    "cyrillic.txt": (1, ()),
    "day_in_doubt.jsonl": (2, ('published: "03/04/2024" may be two days',)),
    "decimal_id.jsonl": (2, ("id is a decimal number",)),
    "duplicate_records.jsonl": (2, ()),
    "empty.txt": (0, ("the file is empty",)),
    "header_only.csv": (0, ("holds no record",)),
    "header_only.txt": (0, ("a header and nothing else",)),
    "header_without_text.jsonl": (2, ("a header and nothing else",)),
    "impossible_day.jsonl": (2, ('published: "2024-02-31" is not a day',)),
    "impossible_header_day.jsonl": (2, ('"date 2024-02-31", which is not a day',)),
    "impossible_header_day.txt": (0, ('"date 2024-02-31", which is not a day',)),
    "json_named_text.txt": (2, ()),
    "last_line_unended.jsonl": (2, ()),
    "latin.csv": (1, ()),
    "latin.txt": (1, ()),
    "latin_separators.csv": (2, ()),
    "list.json": (2, ("has no text; its fields are: id",)),
    "lone_surrogate.jsonl": (3, ()),
    "nested_deep.jsonl": (2, ("more than 100 deep",)),
    "no_text_column.csv": (0, ("columns found: id, headline, published",)),
    "not_a_number.jsonl": (2, ("is not JSON",)),
    "not_a_record.jsonl": (2, ("not a record in braces",)),
    "not_json.jsonl": (2, ("is not JSON",)),
    "nul_bytes.jsonl": (3, ()),
    "nul_bytes.txt": (1, ()),
    "page.txt": (1, ()),
    "quote_never_closed.csv": (1, ("check its quotation marks",)),
    "quoted_newlines.csv": (2, ()),
    "semicolons.csv": (1, ()),
    "spread.json": (1, ()),
    "tabs.tsv": (1, ()),
    "text_blank.jsonl": (2, ("has no text",)),
    "text_missing.jsonl": (2, ("its fields are: id, title",)),
    "text_not_words.jsonl": (2, ("text is a number",)),
    "trailing_garbage.jsonl.gz": (2, ("archive is damaged",)),
    "truncated.jsonl.gz": (962, ("archive is truncated",)),
    "truncated.txt.gz": (0, ("archive is truncated",)),
    "two_members.jsonl.gz": (2, ()),
    "utf16_mark.jsonl": (2, ()),
    "utf8_mark.jsonl": (2, ()),
    "windows_line_ends.jsonl": (2, ()),
    "wrong_column_count.csv": (2, ("4 fields where the header has 3", "2 fields where")),
}


def split(name: str) -> tuple[list[Article], list[Reject]]:
    outcomes = list(read([str(STREAMS / name)]))
    articles = [each for each in outcomes if isinstance(each, Article)]
    rejects = [each for each in outcomes if isinstance(each, Reject)]
    assert len(articles) + len(rejects) == len(outcomes)
    return articles, rejects


def test_every_stream_has_its_expectation() -> None:
    assert {path.name for path in STREAMS.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_fault_costs_only_its_own_record(name: str) -> None:
    count, words = EXPECTED[name]
    articles, rejects = split(name)
    assert len(articles) == count
    assert len(rejects) == len(words)
    for reject, expected in zip(rejects, words, strict=True):
        assert expected in reject.message
        assert reject.stage == "read"


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_read_holds_what_postgres_refuses(name: str) -> None:
    for outcome in read([str(STREAMS / name)]):
        words = repr(outcome) if isinstance(outcome, Article) else outcome.payload
        assert "\\ud8" not in words
        assert "\0" not in words
        assert isinstance(outcome, Reject) or "\0" not in outcome.text


def test_a_reject_names_its_line_and_keeps_its_record() -> None:
    _, (reject,) = split("impossible_day.jsonl")
    assert reject.locator.endswith("impossible_day.jsonl:2")
    assert reject.payload.startswith('{"id":"x","published":"2024-02-31"')


def test_a_row_is_located_by_its_first_line() -> None:
    articles, _ = split("quoted_newlines.csv")
    assert [each.locator.rsplit(":", 1)[1] for each in articles] == ["2", "5"]
    assert articles[0].text == 'The ministers met.\n\nThey "agreed".'


def test_nul_and_lone_surrogates_are_cleaned_out_of_all_words() -> None:
    articles, _ = split("nul_bytes.jsonl")
    assert articles[1].text == "The ministers met."
    articles, _ = split("lone_surrogate.jsonl")
    assert articles[1].title == "a \ufffd b"
    assert articles[1].text == "The ministers \ufffd met."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("latin.txt", "Le président François Hollande"),
        ("latin.csv", "Le président François Hollande"),
        ("cyrillic.txt", "Министр иностранных дел"),
    ],
)
def test_older_encodings_are_recognised(name: str, words: str) -> None:
    articles, _ = split(name)
    assert articles[0].text.startswith(words)
