"""Tables in text as people and programs write them, and what a lost quotation mark costs."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.readers import Limits, Opened, read
from etl.readers.rows import Rows
from etl.records import Article, Reject

HEADER = "id,title,text,published"


def outcomes_of(
    folder: Path, content: str, name: str = "a.csv", limits: Limits | None = None
) -> list[Article | Reject]:
    (folder / name).write_bytes(content.encode())
    return list(read([str(folder / name)], limits=limits))


def ids(outcomes: list[Article | Reject]) -> list[str | None]:
    return [each.external_id for each in outcomes if isinstance(each, Article)]


def rows(*numbers: int) -> str:
    return "".join(f'{number},Talks,"They met,\nat last.",2024-03-27\n' for number in numbers)


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\r1,Talks,They met.,2024-03-27\r2,Talks,They met.,2024-03-28\r",
        f"\n\r\n{HEADER}\n{rows(1, 2)}",
        f"\ufeffsep=;\n{HEADER};x\n{rows(1, 2)}".replace(",", ";").replace("\n;", "\n"),
        f"SEP=|\r\n{HEADER}\r\n1,Talks,They met.,\r\n2,Talks,So they did.,\r\n".replace(",", "|"),
    ],
    ids=["old Mac", "blank lines first", "Excel", "Excel, bars"],
)
def test_unusual_tables_are_read_whole(content: str, tmp_path: Path) -> None:
    content = content.replace(";x\n", "\n")
    assert ids(outcomes_of(tmp_path, content)) == ["1", "2"]


cells = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    table=st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6),
    delimiter=st.sampled_from(",;\t|"),
)
def test_any_table_that_a_program_wrote_is_read_as_it_was(
    table: list[list[str]], delimiter: str
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(table)
    raw = out.getvalue().encode()
    opened = Opened(name="a", head=raw, stream=io.BytesIO(raw), limits=Limits())
    found = Rows(opened, delimiter=delimiter, hint=None)
    assert list(iter(found.take, None)) == table


@pytest.mark.parametrize(
    "broken",
    [
        '3,Talks,"They met.,2024-03-27\n',
        '3,Talks,"They "met",\nat last.",2024-03-27\n',
        "3,Talks,They met\nat last.,2024-03-27\n",
    ],
)
def test_a_lost_mark_costs_its_own_row_alone(broken: str, tmp_path: Path) -> None:
    outcomes = outcomes_of(tmp_path, f"{HEADER}\n{rows(1, 2)}{broken}{rows(4, 5)}")
    assert ids(outcomes) == ["1", "2", "4", "5"]
    rejects = [each for each in outcomes if isinstance(each, Reject)]
    assert 1 <= len(rejects) <= 2
    assert rejects[0].locator.endswith("a.csv:6")
    assert "4,Talks" not in rejects[0].payload


def test_a_mark_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    many = "".join(f"{number},Talks,They met.,2024-03-27\n" for number in range(2, 4000))
    content = f'{HEADER}\n1,Talks,"They met.,2024-03-27\n{many}'
    outcomes = outcomes_of(tmp_path, content, limits=Limits(line_bytes=20_000))
    assert len(ids(outcomes)) == 3998
    assert len(outcomes) == 3999


def test_rows_that_never_fit_do_not_take_all_day(tmp_path: Path) -> None:
    content = f'{HEADER}\n1,Talks,"They met.\n' + '"\n' * 60_001
    assert ids(outcomes_of(tmp_path, content)) == []


def test_marks_in_a_table_with_tabs_may_be_words(tmp_path: Path) -> None:
    content = (
        "id\ttitle\ttext\n"
        '1\tTalks\t"We agreed," the minister said.\n'
        "2\tTalks\tThey met.\n"
        '3\tTalks\t"They met.\nat last"\n'
    )
    outcomes = outcomes_of(tmp_path, content, "a.tsv")
    assert ids(outcomes) == ["1", "2", "3"]
    assert [each.text for each in outcomes if isinstance(each, Article)] == [
        '"We agreed," the minister said.', "They met.", "They met.\nat last",
    ]  # fmt: skip
