"""The star schema says what the facts say, whatever happens to them."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine, text

from etl.identity import resolve
from etl.identity.judging import Named, judge_pair
from etl.load.connections import driver_connection
from etl.marts import bulk, count_differences, fill_marts, refresh_marts, refreshing
from etl.marts.refreshing import MARTS
from etl.taking_back import remove, undo
from tests.etl.load.scripted import count, dump, insert_reference, load_scripted
from tests.factories import make_article, reference_articles

STAR = tuple(f"bi.{mart.name}" for mart in MARTS)
NEWS = "talks held 2026-05-02 1 Hanoi/VN | Wang Yi/CN | Naryshkin/RU"


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    load_scripted(own_database, reference_articles())
    return own_database


def rows(engine: Engine, query: str) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """List how many rows of which table are written."""
    noted: list[tuple[str, int]] = []
    write = refreshing._write

    def note(connection: Any, mart: refreshing.Mart) -> int:
        changed = write(connection, mart)
        noted.append((mart.name, changed))
        return changed

    monkeypatch.setattr(refreshing, "_write", note)
    return noted


def test_a_meeting_is_one_row_that_leads_to_its_dimensions(database: Engine) -> None:
    [row] = rows(
        database,
        """
        select m.*, d.weekday_name, p.name as place, c.name as country_name
        from bi.fact_meeting as m
        join bi.dim_date as d using (date_key)
        join bi.dim_place as p using (place_key)
        join bi.dim_country as c on c.country_code = m.country_code
        where m.kind = 'summit'
        """,
    )
    assert (row["date_key"], row["weekday_name"]) == (date(2024, 3, 25), "Monday")
    assert (row["place"], row["country_name"]) == ("Pyongyang", "KP")
    assert (row["participant_count"], row["report_count"]) == (2, 3)
    assert row["participants"] == "Ri Chang Dae, Sergei E. Naryshkin"
    assert row["first_evidence"].startswith("summit held")


def test_counts_over_the_star_are_those_of_the_facts(database: Engine) -> None:
    for star, fact in (
        ("fact_meeting", "meetings"),
        ("fact_participation", "meeting_participants"),
        ("fact_report", "meeting_reports"),
        ("bridge_meeting_topic", "meeting_topics"),
        ("dim_actor", "actors"),
    ):
        assert count(database, f"bi.{star}") == count(database, fact) > 0


def test_what_stands_with_participants_topics_and_countries_is_told_of_their_meeting(
    database: Engine,
) -> None:
    for table, told in (
        ("fact_participation", "started_on, kind, status, date_key, last_reported_on"),
        ("bridge_meeting_topic", "date_key, kind, status, report_count"),
        ("bridge_meeting_countries", "started_on, kind, status, source_count, date_key"),
    ):
        compared = (
            f"select count(*) from bi.{table} as one where ({told}) is distinct from"
            f" (select ({told}) from bi.fact_meeting as m where m.meeting_key = one.meeting_key)"
        )
        [row] = rows(database, compared)
        assert row["count"] == 0 < count(database, f"bi.{table}"), table


@pytest.mark.parametrize(
    ("fact", "told", "dimension", "name", "on"),
    [
        ("fact_meeting", "city", "bi.dim_place", "city", "d.place_key = f.place_key"),
        ("fact_meeting", "country", "bi.dim_country", "name", "d.country_code = f.country_code"),
        (
            "fact_participation", "organisation", "bi.dim_organisation", "name",
            "d.organisation_key = f.organisation_key",
        ),
        ("fact_participation", "post_name", "posts", "name", "d.code = f.post_code"),
    ],
)  # fmt: skip
def test_a_name_that_stands_with_a_fact_is_that_of_its_dimension(
    database: Engine, fact: str, told: str, dimension: str, name: str, on: str
) -> None:
    with database.begin() as connection:
        connection.execute(
            text("update meeting_participants set post = null, post_code = 'intelligence_chief'")
        )
    fill_marts(database)
    compared = (
        f"select count(*) as told, count(*) filter (where f.{told} is distinct from d.{name})"
        f" as otherwise from bi.{fact} as f join {dimension} as d on {on}"
    )
    [row] = rows(database, compared)
    assert row["otherwise"] == 0 < row["told"]


def test_a_renamed_organisation_is_renamed_where_somebody_stands_for_it(database: Engine) -> None:
    stood_for = (
        "select distinct organisation from bi.fact_participation"
        " where type = 'person' and organisation is not null"
    )
    assert rows(database, stood_for) == [{"organisation": "SVR"}]
    with database.begin() as connection:
        connection.execute(text("update organisations set name = 'Renamed' where name = 'SVR'"))
    with driver_connection(database) as driver, driver.transaction():
        refresh_marts(driver, everything=False)
    assert rows(database, stood_for) == [{"organisation": "Renamed"}]


def test_the_days_have_no_gaps_and_cover_whole_years(database: Engine) -> None:
    load_scripted(database, [make_article(NEWS, external_id="later")])
    days = [row["date_key"] for row in rows(database, "select date_key from bi.dim_date")]
    assert (min(days), max(days)) == (date(2024, 1, 1), date(2026, 12, 31))
    assert sorted(days) == [min(days) + timedelta(days=n) for n in range(len(days))]


def test_a_load_writes_only_the_rows_it_touches(
    database: Engine, written: list[tuple[str, int]]
) -> None:
    load_scripted(
        database,
        [make_article("talks held 2024-07-01 1 Tokyo/JP | =JP | =KR", external_id="n", source="X")],
    )
    changed = {name: number for name, number in written if number}
    assert changed == {
        "fact_meeting": 1, "fact_participation": 2, "fact_report": 1, "dim_place": 1,
        "dim_source": 1, "bridge_meeting_countries": 1,
    }  # fmt: skip


def test_deriving_all_again_gives_the_same_rows(database: Engine) -> None:
    before = dump(database, STAR)
    resolve(database, everything=True)
    assert dump(database, STAR) == before
    assert count(database, "mart_touches") == 0


def test_an_emptied_star_is_filled_without_indexes_and_has_them_afterwards(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "LARGE", 1)
    made = (
        "select indexdef as made from pg_indexes where schemaname = 'bi' union all"
        " select conrelid::regclass::text || conname || pg_get_constraintdef(oid)"
        " from pg_constraint where connamespace = 'bi'::regnamespace order by 1"
    )
    before, known = dump(database, STAR), rows(database, made)
    with database.begin() as connection:
        connection.execute(text(f"truncate {', '.join(STAR)}"))
    fill_marts(database)
    assert dump(database, STAR) == before
    assert rows(database, made) == known
    assert count_differences(database) == 0


def test_what_is_taken_back_leaves_the_star_as_it_was(database: Engine) -> None:
    before = dump(database, STAR)
    load = load_scripted(database, [make_article(NEWS, external_id="later", source="Elsewhere")])
    assert rows(database, "select name from bi.dim_source where name = 'Elsewhere'")
    undo(database, load.load_id)
    assert dump(database, STAR) == before


def test_removing_everything_empties_facts_and_days(database: Engine) -> None:
    remove(database, [row["id"] for row in rows(database, "select id from articles")])
    empty = {"bi.dim_country", "bi.dim_topic"}
    assert {table for table in STAR if count(database, table)} == empty


def test_a_withdrawn_article_takes_its_report_along(database: Engine) -> None:
    line = make_article(NEWS, external_id="later", version=1)
    load_scripted(database, [line])
    assert rows(database, "select 1 from bi.dim_place where city = 'Hanoi'")
    load_scripted(
        database,
        [make_article("", external_id="later", version=2, status="withdrawn")],
    )
    assert not rows(database, "select 1 from bi.dim_place where city = 'Hanoi'")
    assert count_differences(database) == 0


def test_a_judgement_is_followed(database: Engine) -> None:
    actors = rows(database, "select id from actors order by name limit 2")
    before = count(database, "bi.dim_actor")
    with driver_connection(database) as driver, driver.transaction():
        judge_pair(
            driver,
            "same",
            Named(subject="actor", id=actors[0]["id"]),
            Named(subject="actor", id=actors[1]["id"]),
            by="tester",
            reason=None,
        )
    resolve(database)
    assert count(database, "bi.dim_actor") == before - 1
    assert count_differences(database) == 0


@pytest.mark.parametrize("seed", range(2))
def test_loads_and_removals_in_any_order_keep_the_star_true(database: Engine, seed: int) -> None:
    random = Random(seed)
    people = ["Wang Yi/CN", "Wang/CN", "Naryshkin/RU/Director/@SVR", "Kim Song Nam/KP", "=US"]
    for step in range(6):
        news = []
        for number in range(3):
            one, other = random.sample(people, 2)
            place = random.choice(["-", "Beijing/CN", "Hanoi/VN"])
            days = random.choice(["2024-03-04 1", "2021-01-01 0", "? 0"])
            news.append(
                make_article(
                    f"talks held {days} {place} security | {one} | {other}",
                    external_id=f"{step}-{number}",
                    source=random.choice(["TASS", "AP"]),
                )
            )
        load_scripted(database, news)
        if step % 2:
            ids = [row["id"] for row in rows(database, "select id from articles order by id")]
            remove(database, random.sample(ids, 2))
        assert count_differences(database) == 0, step


FAULTS = (
    "update bi.fact_meeting set status = 'planned' where status = 'held'",
    "delete from bi.bridge_meeting_topic",
    "update bi.dim_actor set name = 'Somebody'",
    "insert into bi.dim_source (source_key, name) values ('nobody', 'Nobody')",
    "delete from bi.fact_report",
)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_star_unlike_the_facts_is_found_and_mended(database: Engine, fault: str) -> None:
    before = dump(database, STAR)
    with database.begin() as connection:
        connection.execute(text(fault))
    assert count_differences(database) > 0
    assert dump(database, STAR) != before
    resolve(database, everything=True)
    assert dump(database, STAR) == before


def test_bi_tools_read_keys_comments_and_plain_types(database: Engine) -> None:
    columns = rows(
        database,
        """
        select c.relname, a.attname, format_type(a.atttypid, null) as type,
            col_description(c.oid, a.attnum) as comment, obj_description(c.oid) as grain
        from pg_class as c
        join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
        where c.relnamespace = 'bi'::regnamespace and c.relkind = 'r'
        """,
    )
    assert {column["relname"] for column in columns} == {mart.name for mart in MARTS}
    plain = {"text", "integer", "numeric", "double precision", "boolean", "date"}
    for column in columns:
        assert column["comment"], column
        assert column["grain"].startswith("One row per "), column
        assert column["type"] in plain, column
    foreign = rows(
        database,
        """
        select conrelid::regclass::text as source, confrelid::regclass::text as target,
            a.attname as column, b.attname as referred, cardinality(conkey) as width
        from pg_constraint
        join pg_attribute as a on a.attrelid = conrelid and a.attnum = conkey[1]
        join pg_attribute as b on b.attrelid = confrelid and b.attnum = confkey[1]
        where contype = 'f' and connamespace = 'bi'::regnamespace
        """,
    )
    assert len(foreign) == 23
    assert all(key["width"] == 1 and key["column"] == key["referred"] for key in foreign)
