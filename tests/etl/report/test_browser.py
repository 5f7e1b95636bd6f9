"""The page in a browser without a screen: its script sorts and filters, and its policy lets it."""

import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.report.figures import Choice, Figures
from etl.report.page import report_page
from etl.report.world import WORLD

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no /usr/bin/chromium")

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
HOSTILE = (
    "</script><script>document.title = 'taken'</script><img src=x onerror=\"document.title=1\">"
)


def meeting(key: str, name: str, day: date | None, status: str = "held") -> dict[str, Any]:
    person = {"name": name, "role": "participant", "post": None, "organisation": None}
    return {
        "meeting_key": key, "kind": "talks", "status": status, "precision": "day",
        "started_on": day, "ended_on": day, "earliest_on": day, "latest_on": day,
        "first_reported_on": None,
        "venue": None, "city": None, "country": None, "topics": [],
        "participants": [{**person, "country": None}],
    }  # fmt: skip


def page() -> str:
    """Return a page of three meetings, one of them without a day."""
    counts = dict.fromkeys(("persons", "organisations", "countries", "articles", "sources"), 1)
    figures = Figures(
        statuses={"held": 2, "planned": 1}, counts={**counts, "latest_on": None},
        months=[], network=[], countries=[], places=[], frame=WORLD, settled=[], topics=[],
        meetings=[
            meeting("b", "Bo", date(2024, 3, 2)),
            meeting("a", HOSTILE, date(2024, 3, 1), "planned"),
            meeting("c", "Cy", None),
        ],
        evidence={},
    )  # fmt: skip
    return report_page(figures, Choice(), HOSTILE)


def shown(folder: Path, markup: str) -> str:
    """Return the document as the browser has it once its scripts have run."""
    path = folder / "page.html"
    path.write_text(markup, encoding="utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom",
            f"--user-data-dir={folder / 'profile'}", path.as_uri(),
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


def acted(folder: Path, script: str) -> str:
    """Return the document after `script`, which the page's own policy would not let run."""
    markup = POLICY.sub("", page())
    return shown(folder, markup.replace("</body>", f"<script>{script}</script></body>"))


def order(document: str) -> list[str]:
    return re.findall(r'<tr role="row" id="meeting-(\w+)"', document)


def test_the_script_shows_the_fields_that_it_serves(tmp_path: Path) -> None:
    document = shown(tmp_path, page())
    [form] = re.findall(r"<form[^>]*>", document)
    assert "hidden" not in form
    assert order(document) == ["b", "a", "c"]
    assert "<img" not in document
    assert re.findall(r"<title>(.*?)</title>", document)[0].startswith("Who met whom: &lt;/script")


def test_the_policy_lets_no_other_script_run(tmp_path: Path) -> None:
    foreign = "<script>document.title = 'taken'</script></body>"
    document = shown(tmp_path, page().replace("</body>", foreign))
    assert "<title>taken</title>" not in document
    document = shown(tmp_path, POLICY.sub("", page()).replace("</body>", foreign))
    assert "<title>taken</title>" in document


def test_a_click_sorts_and_what_is_not_told_stays_last(tmp_path: Path) -> None:
    click = "document.querySelector('#meetings button').click();"
    document = acted(tmp_path, click)
    assert order(document) == ["a", "b", "c"]
    assert 'aria-sort="ascending"' in document
    document = acted(tmp_path, click * 2)
    assert order(document) == ["b", "a", "c"]
    assert 'aria-sort="descending"' in document


def test_words_and_status_filter(tmp_path: Path) -> None:
    choose = (
        "const field = document.getElementById('{}'); field.value = '{}';"
        " field.dispatchEvent(new Event('input'));"
    )
    document = acted(tmp_path, choose.format("find", "BO"))
    assert len(re.findall(r'<tr role="row" id="meeting-\w+"[^>]* hidden', document)) == 2
    assert ">1 meeting</output>" in document
    document = acted(tmp_path, choose.format("status", "planned"))
    assert ">1 meeting</output>" in document
