"""Articles are found by words and names by any form, by a reader too, and nothing withdrawn."""

from typing import Any

import pytest
from sqlalchemy import Engine, text

from etl.database.roles import drop_reader, grant_reader
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import make_article

ARABIC = "التقى وزير الخارجية نظيره في القاهرة"


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    load_scripted(
        own_database,
        [
            make_article(
                "talks held 2024-03-10 1 Beijing/CN security | Recep Erdoğan/RU | Wang Yi/CN"
                "\nThey spoke of grain exports.",
                external_id="a",
                title="Café diplomacy",
            ),
            make_article("Grain prices rose.", external_id="b", title="Markets"),
            make_article(ARABIC, external_id="c"),
        ],
    )
    return own_database


def ask(engine: Engine, function: str, words: str | None) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        rows = connection.execute(text(f"select * from bi.{function}(:words)"), {"words": words})
        return [dict(row) for row in rows.mappings()]


def titles(engine: Engine, words: str | None) -> list[str | None]:
    return [row["title"] for row in ask(engine, "search_articles", words)]


def test_articles_are_found_by_title_text_and_quoted_words(database: Engine) -> None:
    assert set(titles(database, "grain")) == {"Café diplomacy", "Markets"}
    assert titles(database, '"grain exports"') == ["Café diplomacy"]
    assert titles(database, "grain -prices") == ["Café diplomacy"]
    [found] = ask(database, "search_articles", "CAFE")
    assert found["meeting_count"] == 1
    assert (
        "**Grain** **prices** rose"
        in ask(database, "search_articles", "grain prices")[0]["snippet"]
    )


@pytest.mark.parametrize("words", ["", "  ", None, "the", "'", "') or true --", "&|!:*", "\\"])
def test_words_that_say_nothing_find_nothing(database: Engine, words: str | None) -> None:
    assert ask(database, "search_articles", words) == []
    assert words == "the" or ask(database, "search_actors", words) == []


def test_words_from_right_to_left_are_found(database: Engine) -> None:
    [found] = ask(database, "search_articles", "القاهرة")
    assert "القاهرة" in found["snippet"]


@pytest.mark.parametrize("words", ["Erdoğan", "erdogan", "ERDO", "rec erd", "Erdoğan, R."])
def test_names_are_found_by_beginnings_without_accents_and_case(
    database: Engine, words: str
) -> None:
    assert [row["name"] for row in ask(database, "search_actors", words)] == ["Recep Erdoğan"]


def test_what_is_withdrawn_is_not_found(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(text("update articles set status = 'withdrawn' where title = 'Markets'"))
    assert titles(database, "grain") == ["Café diplomacy"]
    load_scripted(database, [make_article("", external_id="a", version=2, status="withdrawn")])
    assert titles(database, "grain") == []
    assert ask(database, "search_actors", "erdogan") == []


def test_of_words_that_many_articles_hold_the_newest_are_ranked(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(
            text("update articles set published_on = '2024-12-31' where title = 'Markets'")
        )
        told = connection.execute(
            text(
                "select count(*) from articles join search.articles as known on article_id = id"
                " where known.published_on is not distinct from articles.published_on"
            )
        )
        assert told.scalar() == 3
        # More than are ranked, and all older: in no order, or by another, it might be left out.
        connection.execute(
            text(
                "insert into articles (id, key, text, published_on, content_hash, status, format,"
                " locator, load_id) select gen_random_uuid(), 'old:' || n, 'Grain.', '2001-01-01',"
                " content_hash, status, format, locator, load_id"
                " from articles, generate_series(1, 1000) as n where title = 'Markets'"
            )
        )
    assert titles(database, "grain or prices")[0] == "Markets"


def test_what_is_withheld_is_not_found(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(
            text(
                "update articles set status = 'skipped', skipped_by = 'withheld'"
                " where title = 'Markets'"
            )
        )
    assert titles(database, "grain") == ["Café diplomacy"]


def test_a_reader_searches_but_sees_nothing_of_what_is_searched(database: Engine) -> None:
    name = f"searcher_of_{database.url.database}"
    grant_reader(database, name)
    try:
        with database.begin() as connection:
            connection.execute(text(f"set local role {name}"))
            found = connection.execute(text("select title from bi.search_articles('grain')")).all()
            assert len(found) == 2
            connection.execute(text("select * from bi.search_actors('wang')"))
            granted = connection.execute(
                text("select has_schema_privilege('search', 'usage')")
            ).scalar_one()
            assert not granted
    finally:
        drop_reader(database, name)


def test_a_topic_covers_itself_and_those_below_it(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(
            text(
                "insert into topics (code, name, parent_code) values ('spies', 'Spies', 'security')"
            )
        )
        rows = connection.execute(
            text("select covered_code from bi.topic_tree where topic_code = 'security' order by 1")
        )
        assert list(rows.scalars()) == ["security", "spies"]
