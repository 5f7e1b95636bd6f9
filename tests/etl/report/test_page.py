"""The page from a small world: right figures, well-formed, offline, and deaf to hostile names."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sqlalchemy import Connection, Engine, text
from typer.testing import CliRunner

from etl.cli.app import app
from etl.database.urls import libpq_url
from etl.marts import fill_marts
from etl.report.figures import Choice, Figures, read_figures
from etl.report.page import report_page
from etl.seeding.writing import seed
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import make_article

HOSTILE = "<img src=x onerror=alert(1)>\"'&</script><script>alert(2)</script>"
# A script's line ends names at slashes and bars, so the hostile name there has none.
HOSTILE_NAME = "<script>alert('Eve')<b> & \"Co\""
WORLD = {
    "a": "summit held 2024-03-25 3 Pyongyang/KP security"
    " | Sergei Naryshkin/RU/Director/@SVR | Ri Chang Dae/KP",
    "b": "talks held 2024-03-10 1 Beijing/CN | Wang Yi/CN | Sergei Naryshkin/RU",
    "c": "talks held 2012-03-10 1 Beijing/CN | =CN | =RU",
    "d": "talks planned 2024-07-01 1 Hanoi/VN | =VN | =US",
    "e": "talks held ? 0 - | =JP | =KR",
    "f": f"call held 2024-03-20 1 - | {HOSTILE_NAME}/JP/{HOSTILE_NAME} | Wang Yi/CN",
}


@pytest.fixture(scope="module")
def engine(module_database: Engine) -> Engine:
    """Fill a database with a small world whose sources and addresses are hostile too."""
    seed(module_database)
    insert_reference(module_database)
    urls = {"a": "https://news.example/a?x=1&y=2", "b": "javascript:alert(3)"}
    load_scripted(
        module_database,
        [
            make_article(
                line,
                external_id=name,
                url=urls.get(name),
                title=HOSTILE,
                source=HOSTILE if name == "f" else "Reuters",
            )
            for name, line in WORLD.items()
        ],
    )
    with module_database.begin() as connection:
        # Scripts name cities without the gazetteer's id, which the extractor gives.
        connection.execute(
            text(
                "update meetings set place_id = (select id from places"
                " where name = meetings.place_city and kind = 'city'"
                " order by population desc nulls last limit 1)"
            )
        )
    fill_marts(module_database)
    return module_database


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """Open the small world."""
    with engine.connect() as connection:
        yield connection


def page_of(connection: Connection, choice: Choice | None = None) -> str:
    choice = choice or Choice()
    return report_page(read_figures(connection, choice), choice, "all meetings")


def figures_of(connection: Connection, **choice: object) -> Figures:
    return read_figures(connection, Choice(**choice))  # type: ignore[arg-type]


def test_headline_figures_count_everything_once(connection: Connection) -> None:
    figures = figures_of(connection)
    assert figures.statuses == {"held": 5, "planned": 1}
    counts = dict(figures.counts)
    assert counts.pop("latest_on") == date(2024, 3, 27)
    assert counts == {
        "articles": 6, "persons": 4, "organisations": 0, "countries": 7, "sources": 2,
    }  # fmt: skip


def test_charts_count_meetings_held(connection: Connection) -> None:
    figures = figures_of(connection)
    assert sum(row["meetings"] for row in figures.months) == 4
    assert {(row["country_a"], row["country_b"]): row["meetings"] for row in figures.countries} == {
        ("China", "Russia"): 2,
        ("North Korea", "Russia"): 1,
        ("Japan", "South Korea"): 1,
        ("China", "Japan"): 1,
    }
    assert {row["place"]: row["meetings"] for row in figures.places} == {
        "Beijing": 2,
        "Pyongyang": 1,
    }
    assert [(row["topic"], row["meetings"]) for row in figures.topics] == [("Security", 1)]
    pairs = {frozenset((row["name_a"], row["name_b"])) for row in figures.network}
    assert frozenset(("Sergei Naryshkin", "Ri Chang Dae")) in pairs
    assert frozenset(("Vietnam", "United States")) not in pairs


@pytest.mark.parametrize(
    ("choice", "meetings"),
    [
        ({"country": "KP"}, 1),
        ({"since": date(2024, 1, 1)}, 5),
        ({"until": date(2012, 12, 31)}, 1),
        ({"topic": "security"}, 1),
        ({"country": "FR"}, 0),
    ],
)
def test_a_choice_holds_for_figures_and_table_alike(
    connection: Connection, choice: dict[str, object], meetings: int
) -> None:
    figures = figures_of(connection, **choice)
    assert sum(figures.statuses.values()) == len(figures.meetings) == meetings


def test_the_table_is_cut_but_not_the_figures(connection: Connection) -> None:
    page = page_of(connection, Choice(listed=2))
    assert page.count('<tr role="row" id="meeting-') == 2
    assert "The latest 2 of 6." in page


def test_the_page_is_well_formed(connection: Connection) -> None:
    root = ElementTree.fromstring(page_of(connection).removeprefix("<!DOCTYPE html>\n"))
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    for one in root.iter():
        for name in (one.get("aria-labelledby") or "").split():
            assert name in ids
    assert len(list(root.iter("svg"))) == 5


def test_the_page_names_no_address_but_those_of_articles(connection: Connection) -> None:
    page = page_of(connection)
    assert re.findall(r"https?://[^\"'\s<]+", page) == ["https://news.example/a?x=1&amp;y=2"]
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    assert not [one for one in root.iter() if one.get("src") or one.tag in {"link", "img", "use"}]
    assert [one.get("href") for one in root.iter() if one.get("href")] == [
        "https://news.example/a?x=1&y=2"
    ]
    assert "url(" not in page
    assert "@import" not in page


def test_hostile_names_stay_text(connection: Connection) -> None:
    page = page_of(connection)
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    assert len(list(root.iter("script"))) == 1
    assert not [name for one in root.iter() for name in one.attrib if name.lower().startswith("on")]
    table = "".join(root.find(".//table[@id='meetings']").itertext())  # type: ignore[union-attr]
    assert HOSTILE_NAME in table
    assert HOSTILE in table
    assert "javascript:" not in page
    assert "<img" not in page


def test_a_database_without_meetings_gives_a_page_that_says_so(own_database: Engine) -> None:
    with own_database.connect() as connection:
        page = page_of(connection)
    ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    assert "No meeting fits." in page
    assert "<svg" not in page


def test_the_command_writes_the_page(engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    words = ["report", "--out", str(out), "--country", "north korea", "--since", "2024-03"]
    given = ["--database-url", libpq_url(engine.url), *words]
    done = CliRunner().invoke(app, given)
    assert done.exit_code == 0, done.output
    assert "1 meetings written" not in done.output
    assert "1 meeting written" in done.output
    assert "North Korea, from 2024-03-01" in out.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_named(engine: Engine, tmp_path: Path) -> None:
    given = ["--database-url", libpq_url(engine.url), "report", "--out", str(tmp_path)]
    done = CliRunner().invoke(app, given)
    assert done.exit_code != 0
    assert "cannot be written" in f"{done.exception}{done.output}"
