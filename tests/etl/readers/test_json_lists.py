"""JSON of many records: read one by one, whatever is wrong with some of them."""

import io
import json
import tracemalloc
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.readers import Limits, json_values, read
from etl.records import Article, Reject

WORDS = 'The ministers met, "at last", in [Oslo] {Norway}.'
RECORDS = [{"id": str(number), "text": WORDS} for number in range(4)]


def outcomes_of(folder: Path, content: str, name: str = "a.json") -> list[Article | Reject]:
    (folder / name).write_text(content, encoding="utf-8")
    return list(read([str(folder / name)]))


def ids(outcomes: list[Article | Reject]) -> list[str | None]:
    return [each.external_id for each in outcomes if isinstance(each, Article)]


def messages(outcomes: list[Article | Reject]) -> list[str]:
    return [each.message for each in outcomes if isinstance(each, Reject)]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_cut_list_gives_what_came_before(indent: int | None, tmp_path: Path) -> None:
    whole = json.dumps(RECORDS, indent=indent)
    cut_within, cut_behind = whole[: whole.rindex("Oslo")], whole.rstrip("] \n")
    outcomes = outcomes_of(tmp_path, cut_within)
    assert ids(outcomes) == ["0", "1", "2"]
    assert len(messages(outcomes)) == 2
    outcomes = outcomes_of(tmp_path, cut_behind)
    assert ids(outcomes) == ["0", "1", "2", "3"]
    assert "truncated" in messages(outcomes)[0]


@pytest.mark.parametrize(
    "broken",
    [
        '{"id": "x", "text": nothing}',
        '{"id": "x" "text": "They met."}',
        '{"id": "x", "text": "They met.}',
        '{"id": "x", "text": "They met.", "tags": ["a"}',
        '{"id": "x", "text": "They met.\\"}',
        "7",
        '"words"',
        '[{"id": "x"}]',
    ],
)
def test_a_broken_record_of_a_list_costs_itself_alone(broken: str, tmp_path: Path) -> None:
    parts = [json.dumps(each) for each in RECORDS]
    outcomes = outcomes_of(tmp_path, "[" + ",\n".join([*parts[:2], broken, *parts[2:]]) + "]")
    assert ids(outcomes) == ["0", "1", "2", "3"]
    assert len(messages(outcomes)) == 1


def test_a_list_within_a_record_is_read_when_it_is_cut(tmp_path: Path) -> None:
    whole = json.dumps({"status": "ok", "articles": RECORDS})
    assert ids(outcomes_of(tmp_path, whole)) == ["0", "1", "2", "3"]
    outcomes = outcomes_of(tmp_path, whole[: whole.rindex("Oslo")])
    assert ids(outcomes) == ["0", "1", "2"]
    assert [each.locator.rpartition("#")[2] for each in outcomes[:3]] == ["1", "2", "3"]
    assert len(messages(outcomes)) == 2


def test_a_broken_record_within_a_listing_costs_itself_alone(tmp_path: Path) -> None:
    whole = json.dumps({"status": "ok", "articles": RECORDS}).replace('"id": "1"', '"id": 1x')
    outcomes = outcomes_of(tmp_path, whole)
    assert ids(outcomes) == ["0", "2", "3"]
    assert [each.locator.rpartition("#")[2] for each in outcomes] == ["1", "2", "3", "4"]


FEED_ITEMS = [{"id": each["id"], "content_html": f"<p>{WORDS}</p>"} for each in RECORDS]
VERSION = "https://jsonfeed.org/version/1.1"


@pytest.mark.parametrize(
    "listing",
    [
        {"articles": RECORDS},
        {"status": "ok", "count": 4, "items": RECORDS, "next": {"page": 2, "items": []}},
        {"index": {"items": [{"id": "9"}] * 90, "of": "]}"}, "articles": RECORDS, "also": [1, [2]]},
        {"version": VERSION, "title": "The Post", "items": FEED_ITEMS, "language": "en"},
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_a_listing_too_long_to_be_held_is_read_as_a_short_one(
    listing: dict[str, Any], indent: int | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(listing, indent=indent))
    held = list(read([str(path)]))
    assert ids(held) == ["0", "1", "2", "3"]
    streamed = list(read([str(path)], limits=Limits(file_bytes=200, line_bytes=500)))
    # What stands behind the items, here the language, is not known when they are read.
    assert [asdict(each) | {"language": None} for each in streamed] == [
        asdict(each) | {"language": None} for each in held
    ]


def test_a_long_listing_that_is_cut_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    whole = json.dumps({"status": "ok", "articles": RECORDS})
    path.write_text(whole[: whole.rindex("Oslo")])
    outcomes = list(read([str(path)], limits=Limits(file_bytes=100, line_bytes=500)))
    assert ids(outcomes) == ["0", "1", "2"]
    assert "truncated" in messages(outcomes)[-1]


@pytest.mark.parametrize(
    "document",
    [
        {"id": "1", "text": WORDS * 10},
        {"text": WORDS, "items": [{"id": str(number)} for number in range(90)]},
        {"results": RECORDS},
        {"a": {"articles": RECORDS}},
    ],
)
def test_a_long_document_that_lists_nothing_is_refused_and_the_next_is_read(
    document: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document, indent=1) + "\n" + json.dumps(RECORDS[0], indent=1))
    outcomes = list(read([str(path)], limits=Limits(file_bytes=150, line_bytes=100)))
    assert ids(outcomes) == ["0"]
    assert [
        'give the articles as a list, as {"articles": [...]}' in m for m in messages(outcomes)
    ] == [True]


def test_records_may_follow_one_another_over_many_lines(tmp_path: Path) -> None:
    outcomes = outcomes_of(tmp_path, "\n".join(json.dumps(each, indent=1) for each in RECORDS))
    assert ids(outcomes) == ["0", "1", "2", "3"]
    assert outcomes[1].locator.endswith("a.json#2")


def test_lines_may_carry_commas_marks_and_separators(tmp_path: Path) -> None:
    lines = [json.dumps(each) for each in RECORDS]
    content = f"\ufeff{lines[0]},\n\ufeff{lines[1]}\n\x1e{lines[2]}\n\0\0\n{lines[3]}\r\n"
    assert ids(outcomes_of(tmp_path, content, "a.jsonl")) == ["0", "1", "2", "3"]


def test_a_feed_is_known_by_a_version_far_behind(tmp_path: Path) -> None:
    items = [{"id": str(number), "content_html": f"<p>{WORDS}</p>" * 40} for number in range(60)]
    feed = {"title": "The Post", "items": items, "version": "https://jsonfeed.org/version/1.1"}
    outcomes = outcomes_of(tmp_path, json.dumps(feed))
    assert len(ids(outcomes)) == 60
    assert {each.source for each in outcomes if isinstance(each, Article)} == {"The Post"}


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(
    values=st.lists(any_json, max_size=6),
    indent=st.sampled_from([None, 1]),
    escaped=st.booleans(),
    block=st.sampled_from([1, 3, 1 << 16]),
)
def test_a_list_of_anything_is_cut_into_its_values(
    values: list[Any], indent: int | None, escaped: bool, block: int
) -> None:
    written = json.dumps(values, indent=indent, ensure_ascii=escaped)
    raw = written.encode("utf-8", "surrogatepass")
    cut: list[bytes] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_values, "_BLOCK", block)
        found = json_values.JsonValues(io.BytesIO(raw), limits=Limits())
        while (value := found.next()) is not None:
            assert value.whole
            cut.append(value.raw)
    assert found.is_list
    assert found.is_closed
    assert [json.loads(each.decode("utf-8", "surrogatepass")) for each in cut] == values


def test_a_long_list_is_never_held(tmp_path: Path) -> None:
    record = json.dumps({"id": "1", "text": "The ministers met. " * 500})
    (tmp_path / "a.json").write_text(f"[{','.join([record] * 3000)}]")
    tracemalloc.start()
    count = sum(1 for _ in read([str(tmp_path / "a.json")]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3000
    assert (tmp_path / "a.json").stat().st_size > 28_000_000
    assert peak < 3_000_000


def test_a_record_without_end_is_passed_without_being_held(tmp_path: Path) -> None:
    endless = '{"id": "x", "text": "' + 'word \\" ' * 2_000_000 + '"}'
    (tmp_path / "a.json").write_text(f'[{endless}, {{"id": "1", "text": "They met."}}]')
    tracemalloc.start()
    outcomes = list(read([str(tmp_path / "a.json")], limits=Limits(line_bytes=1_000_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ids(outcomes) == ["1"]
    assert "longer than 1,000,000 bytes" in messages(outcomes)[0]
    assert peak < 8_000_000
