"""The schema explains itself and refuses what cannot be."""

import re

import pytest
from sqlalchemy import Connection, Constraint, Index, Table, text
from sqlalchemy.exc import IntegrityError

from models import Base

TABLES = sorted(Base.metadata.tables.values(), key=lambda table: table.name)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_column_has_a_comment(table: Table) -> None:
    assert (table.comment or "").startswith("One row")
    assert [column.name for column in table.columns if not column.comment] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_constraint_and_index_is_named_by_convention(table: Table) -> None:
    named: list[Constraint | Index] = [*table.constraints, *table.indexes]
    for one in named:
        assert re.match(rf"(?:pk|fk|uq|ix|ck)_{table.name}", str(one.name))
        assert len(str(one.name)) <= 63


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_named_by_what_they_hold(table: Table) -> None:
    for column in table.columns:
        kind = str(column.type)
        assert not column.name.endswith("_on") or kind == "DATE", column
        assert not column.name.endswith("_at") or kind.startswith("DATETIME"), column
        assert kind != "BOOLEAN" or column.name.startswith("is_"), column


REFUSED = [
    (
        "insert into countries (code, name) values ('kp', 'North Korea')",
        "ck_countries_code_form",
    ),
    (
        "insert into topics (code, name, parent_code) values ('a', 'A', 'a')",
        "ck_topics_parent_is_another",
    ),
    (
        "insert into loads (kind, arguments, version, started_at, outcome, read_count)"
        " values ('load', '{}', '1', now(), 'running', 3)",
        "ck_loads_outcomes_add_up",
    ),
    (
        "insert into loads (kind, arguments, version, started_at, outcome)"
        " values ('load', '{}', '1', now(), 'succeeded')",
        "ck_loads_ended_has_an_outcome",
    ),
    (
        "insert into sources (slug, name, kind) values ('x', 'X', 'blog')",
        "ck_sources_kind",
    ),
    (
        "insert into places (id, kind, name, latitude)"
        " values ('6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41', 'city', 'X', 91)",
        "ck_places_latitude_in_range",
    ),
    (
        "insert into meetings (id, kind, status, during, precision, title, confidence,"
        " report_count, story_count, source_count)"
        " values ('6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41', 'talks', 'held', 'empty', 'day', 'x',"
        " 1, 1, 1, 1)",
        "ck_meetings_interval_not_empty",
    ),
]


@pytest.mark.parametrize(("statement", "constraint"), REFUSED, ids=[name for _, name in REFUSED])
def test_what_cannot_be_is_refused(
    rolled_back: Connection, statement: str, constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        rolled_back.execute(text(statement))
