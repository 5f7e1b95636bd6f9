"""What the star tells of a meeting is what an analyst would gather from its reports."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, text

from etl.marts import fill_marts
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import make_article


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    return own_database


def rows(engine: Engine, query: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def change(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    fill_marts(engine)


def test_who_all_sat_on_one_side_met_each_other(database: Engine) -> None:
    load_scripted(database, [make_article("talks held 2024-07-02 0 - | Ann Lee/US | Bo Marsh/CN")])
    change(database, "update meeting_participants set side = 0")
    assert rows(database, "select actor_a, actor_b from bi.who_met_whom order by 1") == [
        ("Ann Lee", "Bo Marsh"),
        ("Bo Marsh", "Ann Lee"),
    ]
    pairs = "select country_code_a, country_code_b from bi.bridge_meeting_countries"
    assert rows(database, pairs) == [("CN", "US")]


def test_who_sat_beside_each_other_before_one_whose_seat_is_not_told_did_not(
    database: Engine,
) -> None:
    told = "talks held 2024-07-02 0 - | Ann Lee/US | Bo Marsh/US | Cy Dunn/CN"
    load_scripted(database, [make_article(told)])
    one = "(select id from actors where name = 'Cy Dunn')"
    change(
        database,
        f"update meeting_participants set side = case when actor_id <> {one} then 0 end",
    )
    assert rows(database, "select actor_a, actor_b from bi.who_met_whom order by 1, 2") == [
        ("Ann Lee", "Cy Dunn"), ("Bo Marsh", "Cy Dunn"),
        ("Cy Dunn", "Ann Lee"), ("Cy Dunn", "Bo Marsh"),
    ]  # fmt: skip


def test_a_meeting_has_its_month_and_the_days_that_articles_told_of_it(database: Engine) -> None:
    told = (
        ("talks held 2024-03-10 1 - | Wang Yi/CN | Sergei Lavrov/RU", date(2024, 3, 11)),
        ("talks held 2024-03-10 1 - | Wang Yi/CN | Sergei Lavrov/RU", date(2024, 3, 14)),
        ("talks held ? 0 - | =JP | =KR", date(2024, 4, 2)),
    )
    load_scripted(
        database,
        [
            make_article(line, external_id=str(day), published_on=day, source=f"S{day}")
            for line, day in told
        ],
    )
    days = "select month_on, first_reported_on, last_reported_on from bi.meetings_flat order by 2"
    dated = (date(2024, 3, 1), date(2024, 3, 11), date(2024, 3, 14))
    undated = (None, date(2024, 4, 2), date(2024, 4, 2))
    assert rows(database, days) == [dated, undated]
    pairs = "select distinct first_reported_on, last_reported_on from bi.who_met_whom order by 1"
    assert rows(database, pairs) == [dated[1:], undated[1:]]


def test_a_city_that_a_building_told_is_the_largest_of_its_name_there(database: Engine) -> None:
    told = "talks held 2024-03-10 1 Beijing/CN | Wang Yi/CN | Sergei Lavrov/RU"
    load_scripted(database, [make_article(told)])
    place = "select name, city, kind, latitude from bi.dim_place"
    assert rows(database, place) == [("Beijing", "Beijing", "other", None)]
    city = (
        "insert into places (id, name, kind, country_code, latitude, longitude, population)"
        " values (gen_random_uuid(), 'Beijing', 'city', '{}', {}, 116, {})"
    )
    change(
        database,
        city.format("CN", 40, 9_000_000), city.format("CN", 1, 9), city.format("RU", 2, 99_000_000),
    )  # fmt: skip
    assert rows(database, place) == [("Beijing", "Beijing", "city", 40.0)]
    assert rows(database, "select city from bi.meetings_flat") == [("Beijing",)]


def test_a_topic_tells_how_many_of_its_meetings_were_held(database: Engine) -> None:
    told = (
        "talks held 2024-03-10 1 - security | Wang Yi/CN | Sergei Lavrov/RU",
        "talks planned 2024-03-20 1 - security | =JP | =KR",
    )
    load_scripted(database, [make_article(line, external_id=line) for line in told])
    assert rows(database, "select meeting_count, held_count from bi.topic_trend") == [(2, 1)]


def test_evidence_does_not_tell_the_headline_of_what_was_killed(database: Engine) -> None:
    told = "talks held 2024-03-10 1 - | Wang Yi/CN | Sergei Lavrov/RU"
    load_scripted(
        database,
        [
            make_article("x", external_id="old", title="Votes counted"),
            make_article(told, external_id="new", title="CORRECTED-Votes counted"),
            make_article("y", external_id="kill", title="No headline of ours"),
        ],
    )
    corrects = "select corrects like '%Votes counted' from bi.evidence"
    assert rows(database, corrects) == [(True,)]
    change(
        database,
        "update articles set status = 'withdrawn' where external_id = 'kill'",
        "insert into article_corrections (article_id, corrected_by, rule)"
        " select old.id, kill.id, 'named' from articles as old, articles as kill"
        " where old.external_id = 'old' and kill.external_id = 'kill'",
    )
    assert rows(database, corrects) == [(False,)]


def test_a_medium_that_an_article_cites_is_told_by_its_name(database: Engine) -> None:
    load_scripted(database, [make_article("talks held 2024-07-02 0 - | Ann Lee/US | Bo Marsh/CN")])
    for written, told in (("kcna", "KCNA"), ("a paper", "a paper")):
        change(
            database,
            "insert into sources (slug, name, kind) values ('kcna', 'KCNA', 'state_media')"
            " on conflict do nothing",
            f"update reports set attributed_to = '{written}'",
        )
        assert rows(database, "select attributed_to from bi.evidence") == [(told,)]
