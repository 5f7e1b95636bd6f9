"""Ad-hoc SQL answers, and what it cannot answer it says why."""

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from etl.cli.app import app
from etl.database.urls import libpq_url
from etl.seeding.writing import seed


@pytest.mark.parametrize(
    ("query", "more"),
    [
        ("select * from meeting_flat", ()),
        ("select 1; select * from bi.meeting_flat", ()),
        ("select * from meeting_flat where kind = :kind", ("-p", "kind=talks")),
    ],
)
def test_a_relation_that_is_not_there_is_answered_with_those_near_to_it(
    module_database: Engine, query: str, more: tuple[str, ...]
) -> None:
    seed(module_database)
    url = libpq_url(module_database.url)
    asked = CliRunner().invoke(app, ["--database-url", url, "sql", query, *more])
    assert asked.exit_code != 0
    assert str(asked.exception).startswith("no relation 'meeting_flat'; near to it: meetings_flat")
