"""The schema explains itself and refuses what cannot be."""

import re

import pytest
from sqlalchemy import (
    CheckConstraint,
    Connection,
    Constraint,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.exc import IntegrityError

from models import Base

PREFIXES = {
    PrimaryKeyConstraint: "pk",
    ForeignKeyConstraint: "fk",
    UniqueConstraint: "uq",
    CheckConstraint: "ck",
    Index: "ix",
}
TABLES = sorted(Base.metadata.tables.values(), key=lambda table: table.name)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_column_has_a_comment(table: Table) -> None:
    assert (table.comment or "").startswith("One row")
    assert [column.name for column in table.columns if not column.comment] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_constraint_and_index_is_named_by_convention(table: Table) -> None:
    named: list[Constraint | Index] = [*table.constraints, *table.indexes]
    for one in named:
        assert re.match(rf"{PREFIXES[type(one)]}_{table.name}(_|$)", str(one.name))
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
        "insert into country_names (country_code, form, kind) values ('ZZ', 'Nowhere', 'name')",
        "fk_country_names_country_code",
    ),
    (
        "insert into countries (code, alpha3, name)"
        " values ('XA', 'XXA', 'One'), ('XB', 'XXA', 'Other')",
        "uq_countries_alpha3",
    ),
    (
        "insert into redirects (kind, old_id, new_id)"
        " values ('actor', '6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41',"
        " '6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41')",
        "ck_redirects_leads_elsewhere",
    ),
    (
        "insert into judgements (id, kind, subject, made_by, made_at)"
        " values ('6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41', 'same', 'report', 'x', now())",
        "ck_judgements_kind_fits_subject",
    ),
    (
        "insert into report_parties (article_id, report_position, position, role)"
        " values ('6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41', 0, 0, 'host')",
        "ck_report_parties_one_party",
    ),
    (
        "insert into mentions (article_id, position, start_offset, end_offset, words, kind)"
        " values ('6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41', 0, 5, 5, '', 'person')",
        "ck_mentions_offsets_ordered",
    ),
    (
        "insert into reports (article_id, position, kind, status, precision, confidence,"
        " extractor_version)"
        " values ('6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41', 0, 'talks', 'held', 'day', 1, '1')",
        "ck_reports_precision_agrees",
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
