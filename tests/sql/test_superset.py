"""The dashboard for Superset asks for what schema bi holds, and its parts fit together."""

import importlib.util
import stat
import zipfile
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


@pytest.mark.parametrize(
    "dataset", written("datasets/whomet/*.yaml"), ids=lambda d: d["table_name"]
)
def test_a_dataset_has_only_columns_that_its_relation_has(
    module_database: Engine, dataset: dict[str, Any]
) -> None:
    assert dataset["schema"] == "bi"
    assert dataset["sql"] is None
    asked = ", ".join(
        f"({column['expression'] or column['column_name']})" for column in dataset["columns"]
    )
    with module_database.connect() as connection:
        connection.execute(text(f"select {asked} from bi.{dataset['table_name']}"))


def columns_of(params: dict[str, Any]) -> set[str]:
    """Return the columns that a chart asks for by name."""
    named = {params.get(key) for key in ("x_axis", "entity")} - {None}
    grouped = params.get("groupby", [])
    named |= {grouped} if isinstance(grouped, str) else set(grouped)
    named |= set(params.get("all_columns", []))
    named |= {one["subject"] for one in params.get("adhoc_filters", []) if "subject" in one}
    return {str(name) for name in named}


@pytest.mark.parametrize("chart", written("charts/*.yaml"), ids=lambda chart: chart["slice_name"])
def test_a_chart_asks_for_columns_of_its_dataset_and_metrics_that_run(
    module_database: Engine, chart: dict[str, Any]
) -> None:
    datasets = {one["uuid"]: one for one in written("datasets/whomet/*.yaml")}
    dataset = datasets[chart["dataset_uuid"]]
    params = chart["params"]
    assert columns_of(params) <= {column["column_name"] for column in dataset["columns"]}
    told = [*params.get("metrics", []), params.get("metric"), params.get("secondary_metric")]
    with module_database.connect() as connection:
        for metric in filter(None, told):
            connection.execute(
                text(f"select {metric['sqlExpression']} from bi.{dataset['table_name']}")
            )


def test_the_dashboard_places_every_chart_once_and_filters_by_columns_that_are_there() -> None:
    [dashboard] = written("dashboards/*.yaml")
    placed = [
        one["meta"]["uuid"]
        for one in dashboard["position"].values()
        if isinstance(one, dict) and one["type"] == "CHART"
    ]
    assert sorted(placed) == sorted(chart["uuid"] for chart in written("charts/*.yaml"))
    columns = {
        one["uuid"]: {column["column_name"] for column in one["columns"]}
        for one in written("datasets/whomet/*.yaml")
    }
    for filtered in dashboard["metadata"]["native_filter_configuration"]:
        for target in filter(None, filtered["targets"]):
            assert target["column"]["name"] in columns[target["datasetUuid"]]


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
