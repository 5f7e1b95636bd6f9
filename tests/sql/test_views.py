from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from etl.assets import asset_dir
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import make_article, reference_articles

VIEWS = sorted(asset_dir("sql").glob("views/*.sql"))
CHECKS = sorted(asset_dir("sql").glob("checks/*.sql"))
PLAIN = {"text", "bigint", "integer", "numeric", "double precision", "boolean", "date"}
PLAIN |= {"timestamp with time zone"}


@pytest.fixture
def connection(own_database: Engine) -> Iterator[Connection]:
    """Open a database that has loaded the reference articles and a few odd ones."""
    insert_reference(own_database)
    odd = [
        "talks planned 2024-06 0 Beijing/CN | Wang Yi/CN | =US",
        "visit held 2024-07-01 0 - | Antony Blinken/US/Secretary of State | =CN",
        "talks called_off ? 0 - | =JP | =KR",
    ]
    articles = [make_article(line, external_id=line) for line in odd]
    load_scripted(own_database, [*reference_articles(), *articles])
    with own_database.connect() as connection:
        yield connection


def rows(connection: Connection, query: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(text(query)).mappings()]


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.stem)
def test_a_view_tells_its_grain_first(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("-- One row per ")


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.stem)
def test_a_view_names_its_columns_and_recurses_nowhere(path: Path) -> None:
    sql = path.read_text(encoding="utf-8").casefold()
    assert f"create view bi.{path.stem[4:]} as" in sql
    assert "recursive" not in sql
    assert "select *" not in sql


def test_every_view_and_column_has_a_comment_and_a_plain_type(connection: Connection) -> None:
    columns = rows(
        connection,
        """
        select c.relname, a.attname, format_type(a.atttypid, null) as type,
            col_description(c.oid, a.attnum) as comment, obj_description(c.oid) as of_view
        from pg_class as c
        join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
        where c.relnamespace = 'bi'::regnamespace and c.relkind = 'v'
        """,
    )
    assert {column["relname"] for column in columns} >= {path.stem[4:] for path in VIEWS}
    for column in columns:
        assert column["comment"], column
        assert column["of_view"], column
        assert column["type"] in PLAIN, column


def test_a_meeting_told_by_three_sources_is_one_flat_row(connection: Connection) -> None:
    [row] = rows(connection, "select * from bi.meetings_flat where kind = 'summit'")
    assert row["status"] == "held"
    assert (row["started_on"], row["ended_on"], row["days"]) == (
        date(2024, 3, 25),
        date(2024, 3, 27),
        3,
    )
    assert (row["city"], row["country_code"]) == ("Pyongyang", "KP")
    assert row["participants"] == "Ri Chang Dae, Sergei E. Naryshkin"
    assert row["posts"] == (
        "Ri Chang Dae: Minister of State Security; Sergei E. Naryshkin: Director"
    )
    assert row["topics"] == "Security"
    assert row["sources"] == "KCNA, Reuters, TASS"
    assert (row["report_count"], row["story_count"], row["source_count"]) == (3, 3, 3)
    assert "summit held 2024-03-25" in row["evidence"]


def test_a_publisher_that_no_seed_knows_is_a_source_too(connection: Connection) -> None:
    known = rows(connection, "select source_key, name, article_count from bi.sources")
    assert {row["source_key"] for row in known} >= {"Reuters", "KCNA", "TASS", "AP", "AFP"}
    told = {row["source_key"] for row in rows(connection, "select source_key from bi.dim_source")}
    assert told <= {row["source_key"] for row in known}
    assert sum(row["article_count"] for row in known) == 8
    assert all(row["name"] for row in known)


def test_an_unknown_day_stays_unknown(connection: Connection) -> None:
    [row] = rows(connection, "select * from bi.meetings_flat where status = 'called_off'")
    days = ("started_on", "ended_on", "days", "earliest_on", "latest_on", "date_text")
    assert [row[name] for name in days] == [None] * 6
    assert row["precision"] == "unknown"


def test_a_month_fills_earliest_and_latest_alone(connection: Connection) -> None:
    [row] = rows(connection, "select * from bi.meetings_flat where precision = 'month'")
    assert (row["started_on"], row["ended_on"], row["days"]) == (None, None, None)
    assert (row["earliest_on"], row["latest_on"]) == (date(2024, 6, 1), date(2024, 6, 30))


def test_an_end_that_is_not_told_stays_open(connection: Connection) -> None:
    [row] = rows(connection, "select * from bi.meetings_flat where started_on = '2024-07-01'")
    assert (row["ended_on"], row["days"], row["latest_on"]) == (None, None, None)


def test_each_pair_stands_in_both_directions(connection: Connection) -> None:
    found = rows(
        connection,
        "select * from bi.who_met_whom where kind = 'summit' order by actor_a",
    )
    assert [(row["actor_a"], row["actor_b"]) for row in found] == [
        ("Ri Chang Dae", "Sergei E. Naryshkin"),
        ("Sergei E. Naryshkin", "Ri Chang Dae"),
    ]
    naryshkin = found[1]
    assert naryshkin["post_a"] == "Director"
    assert naryshkin["organisation_a"] == "SVR"
    assert (naryshkin["country_a"], naryshkin["country_b"]) == ("RU", "KP")
    assert naryshkin["evidence"].startswith("summit held")


def test_countries_and_organisations_meet_too(connection: Connection) -> None:
    found = rows(
        connection,
        "select type_a, country_a, type_b from bi.who_met_whom where actor_b = 'Kim Song Nam'",
    )
    assert found == [{"type_a": "organisation", "country_a": "VN", "type_b": "person"}]
    found = rows(connection, "select type_a from bi.who_met_whom where country_b = 'KR'")
    assert found == [{"type_a": "country"}]


def test_those_who_sat_on_one_side_did_not_meet_each_other(connection: Connection) -> None:
    assert not rows(
        connection,
        """
        select one.meeting_key from bi.who_met_whom as one
        join bi.meeting_participants as a
            on a.meeting_key = one.meeting_key and a.actor_key = one.actor_key_a
        join bi.meeting_participants as b
            on b.meeting_key = one.meeting_key and b.actor_key = one.actor_key_b
        where a.side = b.side
        """,
    )


def test_a_sound_database_passes_all_checks(connection: Connection) -> None:
    for path in CHECKS:
        sql = path.read_text(encoding="utf-8")
        assert sql.startswith("-- ")
        assert connection.execute(text(sql)).all() == [], path.stem


def test_what_a_withdrawn_article_still_says_is_no_fault(own_database: Engine) -> None:
    insert_reference(own_database)
    told = "talks held 2024-03-25 1 Beijing/CN | Wang Yi/CN | Sergei Naryshkin/RU"
    load_scripted(own_database, [make_article(told, external_id="a", version=1)])
    kill = make_article(f"KILL\n{told}", external_id="a", version=2, status="withdrawn")
    load_scripted(own_database, [kill])
    with own_database.connect() as connection:
        assert rows(connection, "select * from meetings") == []
        test_a_sound_database_passes_all_checks(connection)


def test_of_what_is_killed_or_withheld_nothing_is_shown(own_database: Engine) -> None:
    insert_reference(own_database)
    names = {"title": "Ministers meet in Oslo", "url": "https://example.org/ministers-meet"}
    told = "talks held 2024-03-25 1 Beijing/CN | Wang Yi/CN | Sergei Naryshkin/RU"
    by_name = {"title": "KILL: Ministers meet in Oslo", "url": "https://example.org/kill"}
    load_scripted(
        own_database,
        [
            make_article(told, external_id="killed", dateline="OSLO", **names),
            make_article("No substitute.", external_id="kill", **by_name),
            make_article("x", external_id="later", title="Not yet"),
            make_article("y", external_id="wrong", title="Votes counted"),
            make_article("z", external_id="right", title="CORRECTED-Votes counted"),
        ],
    )
    with own_database.begin() as connection:
        connection.execute(
            text(
                "update articles set status = 'skipped', skipped_by = 'withheld'"
                " where external_id = 'later'"
            )
        )
        shown = rows(
            connection, "select * from bi.articles where title is not null or url is not null"
        )
        known = rows(connection, "select external_id from bi.articles")
    assert {row["external_id"]: row["title"] for row in shown} == {
        "wrong": "Votes counted",
        "right": "CORRECTED-Votes counted",
    }
    assert len(known) == 5


FAULTS = {
    "actors_without_members": "delete from actor_members",
    "entities_without_fact": "delete from organisation_members",
    "load_counts_differ": "update loads set read_count = 9, inserted_count = 9",
    "meeting_counts_differ": "update meetings set report_count = report_count + 1",
    "meetings_without_reports": "delete from meeting_reports",
    "offsets_beyond_text": "update articles set text = 'x'",
    "organisations_without_members": "delete from organisation_members",
    "participants_nobody_told": "delete from report_parties",
    "redirects_lead_nowhere": "update redirects set new_id = gen_random_uuid()",
    "rejects_not_counted": "update load_batches"
    " set read_count = read_count + 1, rejected_count = 1",
    "reports_without_evidence": "delete from report_evidence",
    "reports_without_meeting": "delete from meeting_reports",
}


def test_each_check_finds_its_fault(connection: Connection) -> None:
    assert {path.stem for path in CHECKS} == set(FAULTS)
    for path in CHECKS:
        with connection.begin_nested() as savepoint:
            connection.execute(text(FAULTS[path.stem]))
            found = connection.execute(text(path.read_text(encoding="utf-8"))).all()
            savepoint.rollback()
        assert found, path.stem


def test_a_line_break_within_words_is_no_fault(connection: Connection) -> None:
    (path,) = (path for path in CHECKS if path.stem == "offsets_beyond_text")
    with connection.begin_nested() as savepoint:
        changed = connection.execute(
            text(
                "update mentions set words = replace(words, ' ', E'\\n')"
                " where words like '% %' and words not like '%  %'"
            )
        )
        found = connection.execute(text(path.read_text(encoding="utf-8"))).all()
        savepoint.rollback()
    assert changed.rowcount
    assert found == []


def test_a_meeting_says_what_its_reports_tell_differently(own_database: Engine) -> None:
    insert_reference(own_database)
    told = [
        "talks held 2024-03-10 1 Beijing/CN | Wang Yi/CN | Sergei Lavrov/RU",
        "summit held 2024-03-10 2 Beijing/CN | Wang Yi/CN | Sergei Lavrov/RU",
        "talks held 2025-03-10 1 Hanoi/VN | =VN | =US",
    ]
    load_scripted(own_database, [make_article(line, external_id=line) for line in told])
    with own_database.connect() as connection:
        disputed = rows(connection, "select city, disputed from bi.meetings_flat order by city")
        assert [tuple(row.values()) for row in disputed] == [
            ("Beijing", "days, kind"),
            ("Hanoi", None),
        ]
        fields = rows(connection, "select distinct field from bi.meeting_disagreements order by 1")
        assert [row["field"] for row in fields] == ["days", "kind"]


def test_countries_on_one_side_are_no_pair(connection: Connection) -> None:
    pairs = rows(
        connection,
        """
        select meeting_key, country_code_a as a, country_code_b as b
        from bi.bridge_meeting_countries order by 1, 2, 3
        """,
    )
    assert pairs == rows(
        connection,
        """
        select distinct meeting_key, country_a as a, country_b as b from bi.who_met_whom
        where country_a < country_b order by 1, 2, 3
        """,
    )


def test_a_party_is_found_by_a_part_of_its_name(connection: Connection) -> None:
    found = rows(connection, "select type, name from bi.find_parties('naRYsh')")
    assert found == [{"type": "person", "name": "Sergei E. Naryshkin"}]
    assert [row["type"] for row in rows(connection, "select * from bi.find_parties('KR')")] == [
        "country"
    ]


def test_meetings_are_found_by_code_or_name_of_country_and_topic(
    connection: Connection,
) -> None:
    with connection.begin_nested() as savepoint:
        connection.execute(
            text(
                "insert into country_names (country_code, form, kind)"
                " values ('KP', 'North Korea', 'name')"
            )
        )
        counts = {
            choice: connection.execute(
                text(f"select count(*) from bi.find_meetings({choice})")
            ).scalar_one()
            for choice in (
                "country => 'KP'", "country => 'kp'", "country => 'north korea'",
                "country => 'Korea'", "topic => 'security'", "topic => 'SECURITY'", "topic => 's'",
            )
        }  # fmt: skip
        savepoint.rollback()
    by_code, *by_name, by_part, topic, topic_name, topic_part = counts.values()
    assert by_code > by_part == topic_part == 0 < topic == topic_name
    assert by_name == [by_code, by_code]


def test_articles_that_name_other_parties_disagree(own_database: Engine) -> None:
    insert_reference(own_database)
    met = "talks held 2024-07-02 0 Beijing/CN | Ann Lee/US | Bo Marsh/CN"
    lines = [met, f"{met} | Cy Dunn/CN"]
    load_scripted(own_database, [make_article(line, external_id=line) for line in lines])
    with own_database.connect() as connection:
        told = rows(connection, "select field, chosen, told from bi.meeting_disagreements")
    everybody = "Ann Lee, Bo Marsh, Cy Dunn"
    assert sorted(told, key=lambda row: row["told"]) == [
        {"field": "parties", "chosen": everybody, "told": "Ann Lee, Bo Marsh"},
        {"field": "parties", "chosen": everybody, "told": everybody},
    ]
