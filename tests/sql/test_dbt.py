"""What dbt is told of schema bi is what the schema holds."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from sqlalchemy import Engine, inspect

from etl.assets import asset_dir

Relations = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def relations(module_database: Engine) -> Relations:
    """Return the type of each column of each relation."""
    inspector = inspect(module_database)
    names = [*inspector.get_view_names("bi"), *inspector.get_table_names("bi")]
    return {
        name: {one["name"]: str(one["type"]) for one in inspector.get_columns(name, schema="bi")}
        for name in names
    }


def tables() -> list[dict[str, Any]]:
    """Return what the file says of each relation."""
    [source] = yaml.safe_load((asset_dir("sql") / "dbt" / "sources.yml").read_text("utf-8"))[
        "sources"
    ]
    assert (source["database"], source["schema"]) == ("whomet", "bi")
    return list(source["tables"])


def references(told: object) -> Iterator[tuple[str, str]]:
    """Yield relation and column of each test of a reference."""
    if isinstance(told, dict):
        if "relationships" in told:
            arguments = told["relationships"]["arguments"]
            yield arguments["to"].split("'")[3], arguments["field"]
        for one in told.values():
            yield from references(one)
    elif isinstance(told, list):
        for one in told:
            yield from references(one)


def test_every_relation_and_column_exists(relations: Relations) -> None:
    for table in tables():
        named = {column["name"] for column in table.get("columns", ())}
        assert named <= relations[table["name"]].keys(), table["name"]
    for name, column in references(tables()):
        assert column in relations[name]


def test_every_relation_of_the_schema_is_told(relations: Relations) -> None:
    assert {table["name"] for table in tables()} == relations.keys()


def test_freshness_is_measured_by_a_day_or_an_instant(relations: Relations) -> None:
    fields = {
        table["name"]: table["config"]["loaded_at_field"] for table in tables() if "config" in table
    }
    assert "articles" in fields
    for name, field in fields.items():
        assert relations[name][field.partition("::")[0]] in ("DATE", "TIMESTAMP")
