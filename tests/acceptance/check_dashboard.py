"""The dashboard of `make bi-demo` in a browser: no chart in error, and every figure is SQL's.

Run by `make bi-check`, not with the other tests: Superset must be installed, and takes minutes.
"""

import os
import re
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, LiteralString
from urllib.parse import urljoin

import psycopg
import pytest
from playwright.sync_api import Locator, Page, Response, sync_playwright

from etl.assets import asset_dir
from etl.database.ports import free_port
from tests.fixtures.database import open_folder_for_all

ROOT = Path(__file__).resolve().parents[2]
SUPERSET = ROOT / ".superset"
PICTURES = SUPERSET / "pictures"
CHROMIUM = Path("/usr/bin/chromium")
WHOMET = Path(sysconfig.get_path("scripts")) / "whomet"
LONGEST_ANSWER = 180.0
"""Seconds until all charts have drawn what was asked, on a machine that has other work too."""

Rows = list[tuple[Any, ...]]

CHOSEN: LiteralString = "with met as (select * from bi.fact_meeting where {}) "
PERSONS: LiteralString = (
    "from met join bi.fact_participation as one using (meeting_key)"
    " where met.status = 'held' and one.type = 'person' and one.role <> 'absent' and exists ("
    "  select from bi.fact_participation as other"
    "  where other.meeting_key = one.meeting_key and other.position <> one.position"
    "  and other.role <> 'absent'"
    "  and (other.side is null or one.side is null or other.side <> one.side))"
)
EXPECTED: dict[str, LiteralString] = {
    "Meetings held": "select count(*) from met where status = 'held'",
    "Planned or called off": "select count(*) from met where status <> 'held'",
    "People who met": "select count(distinct actor_key) " + PERSONS,
    "Meetings by month and kind": "select month_on, kind, count(*)"
    " from met where month_on is not null group by 1, 2",
    "Where they met": "select country_code, count(*) from met where country_code is not null"
    " group by 1",
    "Which countries met": "select a.country_code, b.country_code, count(distinct meeting_key)"
    " from met join bi.fact_participation as a using (meeting_key)"
    " join bi.fact_participation as b using (meeting_key)"
    " where a.country_code <> b.country_code and a.role <> 'absent' and b.role <> 'absent'"
    " and (a.side is null or b.side is null or a.side <> b.side) group by 1, 2",
    "Who met most": "select one.name, one.country_code, count(distinct meeting_key) "
    + PERSONS
    + " group by 1, 2",
    "What they met about": "select parent, name, count(*) from met"
    " join bi.bridge_meeting_topic using (meeting_key) join bi.dim_topic using (topic_code)"
    " group by 1, 2",
    "Latest meetings with their evidence": "select status, participants, sources, evidence"
    " from met",
}
"""What each chart must show of the meetings that were chosen."""
DAYS = "NATIVE_FILTER-days"


@dataclass
class Dashboard:
    """The dashboard, open in a browser, and what its charts were last told."""

    page: Page
    url: str
    database: psycopg.Connection
    names: dict[int, str] = field(default_factory=dict)
    told: dict[int, Response] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def log_in(self, password: str) -> None:
        self.page.goto(self.url)
        self.page.fill("#username", "admin")
        self.page.fill("#password", password)
        self.page.click("button[type=submit]")
        self.page.wait_for_url(lambda url: "login" not in url)
        charts = self.page.request.get(urljoin(self.url, "/api/v1/dashboard/whomet/charts")).json()
        self.names = {one["id"]: one["slice_name"] for one in charts["result"]}
        self.settle()

    def open(self, query: str = "") -> None:
        """Open it, and wait until every chart is drawn."""
        self.told.clear()
        self.page.goto(self.url + query)
        self.settle()

    def settle(self) -> None:
        """Wait until every chart was told something new and drew it."""
        last = time.monotonic() + LONGEST_ANSWER
        while self.told.keys() < self.names.keys() or self.is_loading():
            assert time.monotonic() < last, f"no answer for {self.names.keys() - self.told.keys()}"
            self.page.wait_for_timeout(250)
        self.page.wait_for_timeout(1500)  # charts grow into their place

    def is_loading(self) -> bool:
        return bool(self.page.locator('[data-test="loading-indicator"]').count() > 0)

    def hear(self, response: Response) -> None:
        """Keep what the server told a chart, and what it refused."""
        if response.status >= 400:
            self.refused.append(f"{response.status} {response.url}")
            return
        asked = re.search(r"slice_id%22%3A(\d+)", response.url)
        if asked:
            self.told[int(asked[1])] = response

    def figures(self) -> dict[str, Rows]:
        """Return what each chart was told, in the form in which SQL gives it."""
        figures = {}
        for number, name in self.names.items():
            answer = self.told[number].json()
            [told] = answer.get("result", [answer])
            figures[name] = sorted(READ.get(name, values)(told["data"]))
        return figures

    def expected(self, chosen: LiteralString = "true") -> dict[str, Rows]:
        """Return what SQL gives for the meetings that were chosen."""
        start = CHOSEN.format(chosen)
        return {
            name: sorted(self.database.execute(start + question).fetchall())
            for name, question in EXPECTED.items()
        }

    def chart(self, name: str) -> Locator:
        """Return the box of a chart."""
        return self.page.locator(f'[data-test-chart-name="{name}"]')

    def choose(self, field: str, value: str) -> None:
        """Choose a value of a filter as a person does, and apply it."""
        self.told.clear()
        self.page.locator(f"#NATIVE_FILTER-{field}").click(force=True)
        self.page.keyboard.type(value)
        self.page.locator(f'.ant-select-item-option[title="{value}"]').click()
        self.page.keyboard.press("Escape")
        self.page.locator('[data-test="filter-bar__apply-button"]').click()
        self.settle()


def values(data: list[dict[str, Any]]) -> Rows:
    return [tuple(row.values()) for row in data]


def months(data: list[dict[str, Any]]) -> Rows:
    """Return month, kind and number of the bars: the answer has a column a kind."""
    return [
        (datetime.fromtimestamp(row["month_on"] / 1000, tz=UTC).date(), kind, int(number))
        for row in data
        for kind, number in row.items()
        if kind != "month_on" and number
    ]


def map_of_countries(data: list[dict[str, Any]]) -> Rows:
    return [(row["code"], int(row["m1"])) for row in data]


def pairs(data: list[dict[str, Any]]) -> Rows:
    """Return the numbers of the heat map without the rank that colours them."""
    return [(row["country_a"], row["country_b"], row["Meetings"]) for row in data]


def meetings(data: list[dict[str, Any]]) -> Rows:
    shown = ("status", "participants", "sources", "evidence")
    return [tuple(row[name] for name in shown) for row in data]


READ = {
    "Meetings by month and kind": months,
    "Which countries met": pairs,
    "Where they met": map_of_countries,
    "Latest meetings with their evidence": meetings,
}


@pytest.fixture(scope="module")
def dashboard() -> Iterator[Dashboard]:
    """Set everything up from nothing as `make bi-demo` does, and log in."""
    with open_folder_for_all() as folder:
        environment = {**os.environ, "WHOMET_HOME": str(folder / "home")}
        environment.pop("DATABASE_URL", None)
        home = folder / "superset"
        home.mkdir()
        (home / "venv").symlink_to(SUPERSET / "venv")
        articles = asset_dir("seeds") / "articles"
        subprocess.run([WHOMET, "load", articles], env=environment, check=True)
        script = asset_dir("sql") / "dashboards" / "superset" / "demo.py"
        demo = subprocess.Popen(
            [sys.executable, script, WHOMET, home, str(free_port(8100))],
            env=environment, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            address, password = greeting(demo)
            url = whomet("db", "url", environment=environment)
            with psycopg.connect(url) as database, sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=CHROMIUM, args=["--no-sandbox"]
                )
                # High enough for the whole page: charts out of sight are not drawn.
                page = browser.new_page(viewport={"width": 1500, "height": 2400})
                page.set_default_timeout(LONGEST_ANSWER * 1000)
                opened = Dashboard(page, address, database)
                page.on("response", opened.hear)
                opened.log_in(password)
                yield opened
                browser.close()
        finally:
            demo.terminate()
            demo.communicate()
            whomet("db", "stop", environment=environment)


def greeting(demo: "subprocess.Popen[str]") -> tuple[str, str]:
    """Wait until the demo tells its address and password; return both."""
    told = ""
    assert demo.stdout is not None
    for line in demo.stdout:
        told += line
        found = re.search(r"Superset: (\S+)\nLogin: admin, password (\S+)", told)
        if found:
            return found[1], found[2]
    raise AssertionError(f"the demo ended: {told}")


def whomet(*words: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [WHOMET, *words], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_no_chart_is_in_error_or_empty_and_every_figure_is_the_databases(
    dashboard: Dashboard,
) -> None:
    dashboard.open()
    picture(dashboard, "dashboard")
    assert sorted(dashboard.names.values()) == sorted(EXPECTED)
    assert dashboard.refused == []
    for words in ("Unexpected error", "No results", "Error", "Data error"):
        assert dashboard.page.get_by_text(words).count() == 0, words
    expected = dashboard.expected()
    assert dashboard.figures() == expected
    assert all(expected.values())


def test_what_is_drawn_is_what_was_told(dashboard: Dashboard) -> None:
    dashboard.open()
    expected = dashboard.expected()
    for name in ("Meetings held", "People who met", "Planned or called off"):
        assert str(expected[name][0][0]) in dashboard.chart(name).inner_text().split()
    table = dashboard.chart("Latest meetings with their evidence").inner_text()
    for row in expected["Latest meetings with their evidence"]:
        assert row[-1] in table
    most = dashboard.chart("Who met most").inner_text()
    assert all(name in most for name, _, _ in expected["Who met most"])
    for name in ("Meetings by month and kind", "Which countries met", "What they met about"):
        assert dashboard.chart(name).locator("canvas").count() == 1, name
    bubbles = dashboard.chart("Where they met").locator("circle.datamaps-bubble")
    assert bubbles.count() == len(expected["Where they met"])


CHOICES: list[tuple[str, str, LiteralString]] = [
    (
        "topic", "Security",
        "meeting_key in (select meeting_key from bi.bridge_meeting_topic as one"
        " join bi.topic_tree on covered_code = one.topic_code where topic = 'Security')",
    ),
    (
        "source", "Fjord News Agency",
        "meeting_key in (select meeting_key from bi.evidence where source = 'Fjord News Agency')",
    ),
    (
        "party", "North Korea",
        "meeting_key in (select meeting_key from bi.meeting_participants"
        " where country_code = 'KP' and role <> 'absent')",
    ),
    ("country", "Switzerland", "country_code = 'CH'"),
    ("status", "planned", "status = 'planned'"),
    ("kind", "talks", "kind = 'talks'"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "chosen"), CHOICES, ids=[one[0] for one in CHOICES])
def test_a_filter_leaves_what_sql_leaves(
    dashboard: Dashboard, field: str, value: str, chosen: LiteralString
) -> None:
    dashboard.open()
    dashboard.choose(field, value)
    picture(dashboard, f"filter-{field}")
    expected = dashboard.expected(chosen)
    assert expected["Latest meetings with their evidence"]
    assert expected != dashboard.expected()
    assert dashboard.figures() == expected
    assert dashboard.refused == []


def test_the_days_leave_what_sql_leaves(dashboard: Dashboard) -> None:
    span = "2024-04-01 : 2024-05-01"
    told = f"(extraFormData:(time_range:'{span}'),filterState:(value:'{span}'),id:{DAYS})"
    dashboard.open(f"?native_filters=({DAYS}:{told})")
    picture(dashboard, "filter-days")
    april: LiteralString = "started_on >= '2024-04-01' and started_on < '2024-05-01'"
    assert dashboard.expected(april)["Meetings held"] != dashboard.expected()["Meetings held"]
    assert dashboard.figures() == dashboard.expected(april)


def picture(dashboard: Dashboard, name: str) -> None:
    """Keep what is seen, for people."""
    PICTURES.mkdir(exist_ok=True)
    dashboard.page.screenshot(path=PICTURES / f"{name}.png")
