"""Load what scripts tell into a test database, and look at what came of it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, text

from etl.load.batch import LeftOut
from etl.load.run import LoadSummary
from etl.pipeline import load_records
from etl.records import Article, Reject
from tests.factories import COUNTRIES, ScriptedExtractor


def insert_reference(engine: Engine) -> None:
    """Insert the countries, topic and post that scripts name, unless the seeds are there."""
    with engine.begin() as connection:
        for code in sorted(COUNTRIES):
            connection.execute(
                text(
                    "insert into countries (code, name) values (:code, :code)"
                    " on conflict do nothing"
                ),
                {"code": code},
            )
        connection.execute(
            text(
                "insert into topics (code, name) values ('security', 'Security')"
                " on conflict do nothing"
            )
        )
        connection.execute(
            text(
                "insert into posts (code, name, rank) values"
                " ('intelligence_chief', 'Intelligence chief', 1) on conflict do nothing"
            )
        )


def load_scripted(
    engine: Engine, records: Iterable[Article | Reject | LeftOut], **options: Any
) -> LoadSummary:
    """Load records with the scripted extractor, in this process unless told otherwise."""
    version = options.pop("version", "scripted-1")
    return load_records(
        engine,
        records,
        arguments={},
        extractor=ScriptedExtractor(version),
        load_extractor=ScriptedExtractor,
        **{"workers": 1, **options},
    )


FACT_TABLES = (
    "stories", "article_stories", "actors", "actor_names", "actor_members", "affiliations",
    "organisations", "organisation_names", "organisation_members", "meetings",
    "meeting_statuses", "meeting_participants", "meeting_topics", "meeting_reports", "redirects",
)  # fmt: skip
CLAIM_TABLES = (
    "article_sources", "article_entities", "mentions", "post_claims", "reports",
    "report_parties", "report_evidence", "report_topics", "article_topics",
)  # fmt: skip


def dump(engine: Engine, tables: Iterable[str] = FACT_TABLES) -> dict[str, list[str]]:
    """Return all rows of the tables as sorted text, to be compared."""
    with engine.connect() as connection:
        return {
            table: sorted(
                connection.execute(text(f"select one::text from {table} as one")).scalars()
            )
            for table in tables
        }


def count(engine: Engine, table: str) -> int:
    """Return the number of rows of a table."""
    with engine.connect() as connection:
        return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())


def empty(engine: Engine) -> None:
    """Delete all documents, claims, facts and loads, so that one database serves many examples.

    The star goes too: no trigger hears of rows that are truncated.
    """
    with engine.begin() as connection:
        connection.execute(
            text(
                "truncate loads, articles, dirty_blocks, redirects, actors, meetings, stories,"
                " variants, mart_touches, bi.dim_country, bi.dim_date, bi.dim_topic, bi.dim_actor,"
                " bi.dim_organisation, search.names"
                " cascade"
            )
        )
        connection.execute(text("delete from organisations where seed_key is null"))
