"""The charts as drawings: what they show, and that nothing leaves its frame."""

import itertools
import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from etl.report.labels import place_labels
from etl.report.layout import spread
from etl.report.matrix import country_pairs, topic_months
from etl.report.network import network
from etl.report.periods import periods_of
from etl.report.timeline import timeline
from etl.report.world import WORLD, frame_around, world

MONTHS = [
    {"month_on": date(2023, 12, 1), "kind": "talks", "meetings": 3},
    {"month_on": date(2024, 2, 1), "kind": "talks", "meetings": 1},
    {"month_on": date(2024, 2, 1), "kind": "summit", "meetings": 1},
]
PAIRS = [
    {"country_a": "Norway", "country_b": "Turkey", "meetings": 4},
    {"country_a": "Brazil", "country_b": "Norway", "meetings": 1},
]
PLACES: list[dict[str, Any]] = [
    {"place": "Oslo", "country": "Norway", "longitude": 10.7, "latitude": 59.9, "meetings": 4},
    {"place": "High sea", "country": None, "longitude": 20.0, "latitude": 60.0, "meetings": 1},
]


def tie(a: str, b: str, meetings: int = 1, **told: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"meetings": meetings}
    for side, name in (("a", a), ("b", b)):
        row |= {f"key_{side}": name, f"name_{side}": name, f"type_{side}": "person"}
        row |= {f"country_{side}": None, f"meetings_{side}": 1}
    return row | told


def drawn(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<div>{markup}</div>")


def titles(markup: str) -> list[str]:
    return re.findall(r"<title>(.*?)</title>", markup)


def test_months_without_a_meeting_keep_their_place() -> None:
    periods = periods_of([date(2024, 2, 1), date(2023, 12, 1)])
    assert periods.labels == ("2023-12", "2024-01", "2024-02")


def test_many_months_become_years() -> None:
    periods = periods_of([date(2019, 5, 1), date(2024, 2, 1)])
    assert periods.labels == ("2019", "2020", "2021", "2022", "2023", "2024")
    assert periods.of(date(2020, 7, 1)) == "2020"


def test_the_timeline_stacks_kinds_and_says_what_it_shows() -> None:
    made = timeline(MONTHS)
    assert titles(made) == ["2023-12: 3 talks", "2024-02: 1 summit", "2024-02: 1 talks"]
    assert "5 meetings from 2023-12 to 2024-02; most in 2023-12, 3." in made
    heights = [float(one.get("height", 0)) for one in drawn(made).iter("rect") if len(one)]
    assert heights[0] == pytest.approx(3 * heights[1], abs=0.1)


def test_countries_stand_on_both_sides_the_busiest_first() -> None:
    made = country_pairs(PAIRS)
    assert titles(made)[:3] == ["Norway", "Turkey", "Brazil"]
    assert {"Norway, Turkey: 4", "Turkey, Norway: 4", "Brazil, Norway: 1"} <= set(titles(made))
    assert "3 countries; most often Norway and Turkey, 4 meetings." in made


def test_topics_keep_the_order_they_come_in() -> None:
    made = topic_months(
        [
            {"topic": "Trade", "month_on": date(2024, 1, 1), "meetings": 7},
            {"topic": "Energy", "month_on": date(2024, 2, 1), "meetings": 2},
        ]
    )
    assert "2 topics from 2024-01 to 2024-02; the commonest is Trade." in made
    assert "shade-5" in made
    assert {"Trade, 2024-01: 7", "Energy, 2024-02: 2"} <= set(titles(made))


def test_a_network_tells_who_is_who() -> None:
    made = network([tie("Ri", "SVR", 2, type_b="organisation", country_b="Russia", meetings_b=2)])
    assert "Ri and SVR (organisation, Russia): 2 meetings" in titles(made)
    kinds = [one.get("class") for one in drawn(made).iter("g")]
    assert kinds.count("node type-person") == 2  # one in the legend
    assert kinds.count("node type-organisation") == 2


def test_one_network_always_looks_the_same() -> None:
    ties = {("a", "b"): 1, ("b", "c"): 3, ("d", "e"): 1}
    assert spread(list("abcde"), ties) == spread(list("abcde"), ties)


def test_all_points_lie_in_the_square_and_apart() -> None:
    nodes = [str(i) for i in range(40)]
    points = spread(nodes, dict.fromkeys(itertools.combinations(nodes[:12], 2), 1))
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in points.values())
    assert all(
        (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 > 1e-4
        for a, b in itertools.combinations(points.values(), 2)
    )


def test_those_who_met_lie_nearer_than_those_who_did_not() -> None:
    points = spread(["a", "b", "c", "d"], {("a", "b"): 1, ("c", "d"): 1})

    def far(one: str, other: str) -> float:
        return abs(complex(*points[one]) - complex(*points[other]))

    assert far("a", "b") < far("a", "c")
    assert far("c", "d") < far("b", "d")


def test_names_do_not_cover_each_other_and_stay_in_the_frame() -> None:
    labels = place_labels(
        [(50, 50, 5, "left"), (52, 51, 5, "right"), (390, 50, 5, "edge")], 400, 99
    )
    assert all(label is not None for label in labels)
    assert len({(label.x, label.y) for label in labels if label}) == 3
    assert labels[2] is not None
    assert labels[2].anchor == "end"


def test_a_name_without_room_is_left_to_its_title() -> None:
    assert place_labels([(20, 10, 5, "far too long for this")], 40, 20) == [None]


def test_a_frame_holds_its_places_and_stays_on_earth() -> None:
    assert frame_around([]) == WORLD
    for points in ([(10.7, 59.9)], [(-179.0, -80.0), (179.0, 85.0)], [(178.0, -89.0)]):
        frame = frame_around(points)
        assert frame.west >= -180
        assert frame.east <= 180
        assert frame.south >= -90
        assert frame.north <= 90
        for longitude, latitude in points:
            assert frame.west <= longitude <= frame.east
            assert frame.south <= latitude <= frame.north


def test_the_map_marks_places_and_dots_the_land() -> None:
    frame = frame_around([(row["longitude"], row["latitude"]) for row in PLACES])
    made = world(PLACES, frame, [(25, 150), (26, 150)])
    assert titles(made) == ["Oslo, Norway: 4 meetings", "High sea: 1 meeting"]
    [land] = list(drawn(made).iter("path"))
    assert land.get("d", "").count("h0") == 2
    marks = list(drawn(made).iter("circle"))
    assert float(marks[0].get("r", 0)) > float(marks[1].get("r", 0))


@pytest.mark.parametrize("chart", [timeline, network, country_pairs, topic_months])
def test_a_chart_of_nothing_says_so(chart: Any) -> None:
    made = chart([])
    assert made.startswith('<p class="none">')
    assert "svg" not in made


def test_every_chart_has_a_name_a_description_and_its_numbers() -> None:
    frame = frame_around([(10.0, 60.0)])
    for made in (timeline(MONTHS), country_pairs(PAIRS), world(PLACES, frame, [])):
        root = drawn(made)
        [svg] = list(root.iter("svg"))
        ids = {one.get("id") for one in svg if one.tag in {"title", "desc"}}
        assert set(svg.get("aria-labelledby", "").split()) == ids
        assert all(one.get("scope") for one in root.iter("th"))
        assert list(root.iter("details"))


def test_of_very_many_pairs_those_that_met_most_are_drawn_and_everybody_stays_joined() -> None:
    names = [f"n{i:02}" for i in range(20)]
    pairs = list(itertools.combinations(names, 2))
    rows = [tie(a, b, 900 - i) for i, (a, b) in enumerate(pairs)] + [tie("n00", "last", 1)]
    markup = network(rows)
    lines = [title for title in titles(markup) if " and " in title]
    assert "n00 and last: 1 meeting" in lines
    assert len(lines) < len(rows)
    assert f"Of 191 pairs the {len(lines)} that met most often are drawn." in markup
    widths = [float(width) for width in re.findall(r'stroke-width="([\d.]+)"', markup)]
    assert max(widths) == 8 > min(widths) >= 1


def test_large_numbers_beside_the_timeline_stay_in_the_frame() -> None:
    markup = timeline([{"month_on": date(2024, 2, 1), "kind": "talks", "meetings": 3_500_000}])
    starts = [
        float(word.attrib["x"]) - 9 * len(word.text or "")
        for word in drawn(markup).iter("text")
        if word.attrib.get("text-anchor") == "end"
    ]
    assert min(starts) >= 0
