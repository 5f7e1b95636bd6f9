"""The dashboard for Superset asks for what schema bi holds, and its parts fit together."""

import importlib.util
import json
import re
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from sqlalchemy import Engine, text

from etl.assets import asset_dir

BUNDLE = asset_dir("sql") / "dashboards" / "superset"


def written(pattern: str) -> list[dict[str, Any]]:
    """Return what the files of one kind say."""
    found = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(BUNDLE.glob(pattern))]
    assert found, pattern
    return found


@pytest.fixture(scope="module")
def demo() -> ModuleType:
    """Import the script that `make bi-demo` runs."""
    spec = importlib.util.spec_from_file_location("bi_demo", BUNDLE / "demo.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DATASETS = {one["uuid"]: one for one in written("datasets/whomet/*.yaml")}
CHARTS = written("charts/*.yaml")


def with_all_chosen(dataset: dict[str, Any]) -> str:
    """Return the SQL of a dataset as Superset asks it once something is chosen in every filter."""
    without_conditions = re.sub(r"{%.*?%}", "", dataset["sql"])
    asked = re.sub(r"{{.*?}}", "('Trade', 'Security')", without_conditions)
    assert "{" not in asked
    return f"({asked}) as virtual_table"


def with_nothing_chosen(dataset: dict[str, Any]) -> str:
    """Return the SQL of a dataset as Superset asks it while no filter is set."""
    return f"({re.sub(r'{% if .*?{% endif %}', '', dataset['sql'], flags=re.S)}) as virtual_table"


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=lambda d: d["table_name"])
@pytest.mark.parametrize("asked_with", [with_all_chosen, with_nothing_chosen])
def test_a_dataset_runs_and_has_the_columns_that_it_tells(
    module_database: Engine, dataset: dict[str, Any], asked_with: Callable[[dict[str, Any]], str]
) -> None:
    assert dataset["schema"] == "bi"
    asked = ", ".join(
        f"({column['expression'] or column['column_name']})" for column in dataset["columns"]
    )
    with module_database.connect() as connection:
        connection.execute(text(f"select {asked} from {asked_with(dataset)}"))


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=lambda d: d["table_name"])
def test_a_dataset_tells_its_types_as_they_are(
    module_database: Engine, dataset: dict[str, Any]
) -> None:
    with module_database.connect() as connection:
        for column in dataset["columns"]:
            name = column["expression"] or column["column_name"]
            found = connection.execute(
                text(f"select pg_typeof({name}) from (select) as one left join"
                     f" {with_nothing_chosen(dataset)} on true")
            ).scalar()  # fmt: skip
            told = column["type"].lower().partition("(")[0]
            assert (name, found) == (name, told)
            assert column["is_dttm"] == (found == "date" and name == column["column_name"])


def columns_of(params: dict[str, Any]) -> list[str]:
    """Return the columns that a chart shows, each once."""
    grouped = params.get("groupby", [])
    named = [
        params.get("x_axis"), params.get("entity"),
        *([grouped] if isinstance(grouped, str) else grouped), *params.get("all_columns", []),
    ]  # fmt: skip
    return list(filter(None, named))


def conditions_of(params: dict[str, Any]) -> list[str]:
    """Return the filters that a chart always sets, as SQL."""
    found = []
    for one in params["adhoc_filters"]:
        if one["expressionType"] == "SQL":
            found.append(one["sqlExpression"])
        elif one["operator"] == "TEMPORAL_RANGE":
            found.append(f"{one['subject']} >= '2024-01-01'")
        else:
            values = one["comparator"] if isinstance(one["comparator"], list) else []
            told = {
                "==": f"= '{one['comparator']}'",
                "IN": f"in ({', '.join(repr(value) for value in values)})",
                "IS NOT NULL": "is not null",
            }
            found.append(f"{one['subject']} {told[one['operator']]}")
    return found


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart["slice_name"])
def test_what_a_chart_asks_runs(module_database: Engine, chart: dict[str, Any]) -> None:
    params, dataset = chart["params"], DATASETS[chart["dataset_uuid"]]
    expressions = {one["column_name"]: one["expression"] for one in dataset["columns"]}
    shown = columns_of(params)
    assert set(shown) <= expressions.keys()
    told = [*params.get("metrics", []), params.get("metric"), params.get("secondary_metric")]
    metrics = [one["sqlExpression"] for one in told if one]
    ordered = [json.loads(one)[0] for one in params.get("order_by_cols", [])]
    grouping = f" group by {', '.join(shown)}" if metrics and shown else ""
    ordering = f" order by {', '.join(expressions[one] or one for one in ordered)}"
    with module_database.connect() as connection:
        connection.execute(
            text(
                f"select {', '.join(shown + metrics)} from {with_all_chosen(dataset)}"
                f" where {' and '.join(f'({one})' for one in conditions_of(params))}"
                f"{grouping}{ordering if ordered else ''}"
            )
        )


def test_the_dashboard_places_every_chart_once_and_filters_by_columns_that_are_there() -> None:
    [dashboard] = written("dashboards/*.yaml")
    placed = [
        one["meta"]["uuid"]
        for one in dashboard["position"].values()
        if isinstance(one, dict) and one["type"] == "CHART"
    ]
    assert sorted(placed) == sorted(chart["uuid"] for chart in CHARTS)
    columns = {
        uuid: {column["column_name"] for column in one["columns"]} for uuid, one in DATASETS.items()
    }
    for filtered in dashboard["metadata"]["native_filter_configuration"]:
        for target in filter(None, filtered["targets"]):
            name = target["column"]["name"]
            assert name in columns[target["datasetUuid"]]
            for chart in CHARTS:
                asked = DATASETS[chart["dataset_uuid"]]
                assert name in columns[asked["uuid"]] or f"filter_values('{name}'" in asked["sql"]


def test_every_chart_follows_the_days() -> None:
    for chart in CHARTS:
        kinds = {one.get("operator"): one for one in chart["params"]["adhoc_filters"]}
        assert kinds["TEMPORAL_RANGE"]["subject"] == "started_on", chart["slice_name"]


def test_the_files_hold_no_password() -> None:
    [database] = written("databases/*.yaml")
    assert database["sqlalchemy_uri"].startswith("postgresql+psycopg2://bi_reader:XXXXXXXXXX@")
    assert database["allow_dml"] is False


def test_the_bundle_carries_every_file_and_the_readers_address(
    demo: ModuleType, tmp_path: Path
) -> None:
    file = demo.write_bundle(tmp_path / "bundle.zip", "postgresql://reader:secret@host:1/whomet")
    with zipfile.ZipFile(file) as bundle:
        names = {name.removeprefix("whomet/") for name in bundle.namelist()}
        database = yaml.safe_load(bundle.read("whomet/databases/whomet.yaml"))
    assert names == {str(path.relative_to(BUNDLE)) for path in BUNDLE.rglob("*.yaml")}
    assert database["sqlalchemy_uri"] == "postgresql+psycopg2://reader:secret@host:1/whomet"
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0


def test_a_secret_is_made_once_and_read_by_its_owner_alone(
    demo: ModuleType, tmp_path: Path
) -> None:
    first = demo.keep(tmp_path / "secret")
    assert len(first) > 20
    assert demo.keep(tmp_path / "secret") == first
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
