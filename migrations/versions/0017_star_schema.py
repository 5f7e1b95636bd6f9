"""Keep the facts as a star schema that BI tools read with keys.

Views carry no keys, and a tool that must guess how tables join guesses wrong. These tables of
schema bi are derived from the facts; triggers remember which facts changed, so that the resolver
derives again what they touch and nothing else.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

Column = sa.Column[Any]
SCHEMA = """
do $$ begin
    if to_regnamespace('bi') is null then create schema bi; end if;
end $$
"""
# Facts by what they make stale, and the column that tells of which meeting, person or body.
WATCHED = (
    ("meetings", "meeting", "id"),
    ("meeting_participants", "meeting", "meeting_id"),
    ("meeting_topics", "meeting", "meeting_id"),
    ("meeting_reports", "meeting", "meeting_id"),
    ("actors", "actor", "id"),
    ("organisations", "organisation", "id"),
    ("organisation_members", "organisation", "organisation_id"),
)
# A trigger that sees all rows of a statement at once can watch one kind of statement only.
EVENTS = (
    ("insert", "new table as changed"),
    ("update", "old table as changed new table as renewed"),
    ("delete", "old table as changed"),
)
TOUCH = """
create function touch_marts() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    execute format(
        'insert into mart_touches (kind, key) select distinct %L, %I from changed',
        tg_argv[0], tg_argv[1]
    );
    if tg_op = 'UPDATE' then
        execute format(
            'insert into mart_touches (kind, key) select distinct %L, %I from renewed'
            ' except select %1$L, %2$I from changed',
            tg_argv[0], tg_argv[1]
        );
    end if;
    return null;
end
$$
"""
TABLES = (
    "bridge_meeting_topic", "fact_report", "fact_participation", "fact_meeting", "dim_source",
    "dim_topic", "dim_place", "dim_organisation", "dim_actor", "dim_country", "dim_date",
)  # fmt: skip


def text(name: str, comment: str, *, null: bool = True) -> Column:
    """Return a column of text."""
    return sa.Column(name, sa.Text(), nullable=null, comment=comment)


def number(name: str, comment: str, *, null: bool = False) -> Column:
    """Return a column of a whole number."""
    return sa.Column(name, sa.Integer(), nullable=null, comment=comment)


def day(name: str, comment: str, *, null: bool = True) -> Column:
    """Return a column of a day."""
    return sa.Column(name, sa.Date(), nullable=null, comment=comment)


def share(name: str, comment: str, *, null: bool = False) -> Column:
    """Return a column of a number between 0 and 1."""
    return sa.Column(name, sa.Numeric(3, 2), nullable=null, comment=comment)


def flag(name: str, comment: str) -> Column:
    """Return a column that says yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=False, comment=comment)


def degrees(name: str, comment: str) -> Column:
    """Return a column of degrees."""
    return sa.Column(name, sa.Double(), nullable=True, comment=comment)


def country(comment: str) -> Column:
    """Return a column that leads to dim_country."""
    return text("country_code", comment)


def table(
    name: str, key: str, comment: str, *columns: Column, to: dict[str, str] | None = None
) -> None:
    """Create a table of the star; `to` tells which dimension each foreign key leads to."""
    keys = [
        sa.ForeignKeyConstraint([column], [f"bi.{dim}.{column}"], name=f"fk_{name}_{column}")
        for column, dim in (to or {}).items()
    ]
    primary = sa.PrimaryKeyConstraint(*key.split(), name=f"pk_{name}")
    op.create_table(name, *columns, primary, *keys, schema="bi", comment=comment)
    for column in to or {}:
        op.create_index(f"ix_{name}_{column}", name, [column], schema="bi")


def upgrade() -> None:
    """Create the star, empty until the next resolver fills it, and what tells it of changes."""
    op.execute(SCHEMA)
    dimensions()
    facts()
    op.create_table(
        "mart_touches",
        sa.Column(
            "id", sa.BigInteger(), sa.Identity(always=False), nullable=False,
            comment="Number of the row.",
        ),
        text("kind", "What changed: meeting, actor or organisation.", null=False),
        sa.Column("key", sa.Uuid(), nullable=False, comment="Its id."),
        sa.CheckConstraint(
            "kind in ('meeting', 'actor', 'organisation')", name=op.f("ck_mart_touches_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mart_touches")),
        comment="One row per change of a fact that the star schema does not show yet.",
    )  # fmt: skip
    op.execute(TOUCH)
    for watched, kind, column in WATCHED:
        for event, rows in EVENTS:
            op.execute(
                f"create trigger touch_marts_{event} after {event} on {watched}"
                f" referencing {rows} for each statement"
                f" execute function touch_marts('{kind}', '{column}')"
            )


def dimensions() -> None:
    """Create what facts are told by."""
    table(
        "dim_date",
        "date_key",
        "One row per day, without gaps, over whole years from the first day told to the last.",
        day("date_key", "The day.", null=False),
        number("year", "Year: 2024."),
        number("quarter", "Quarter of the year, 1 to 4."),
        number("month", "Month of the year, 1 to 12."),
        text("month_name", "Name of the month: March.", null=False),
        day("month_on", "First day of the month.", null=False),
        number("iso_year", "Year that the week belongs to, by ISO 8601."),
        number("iso_week", "Week of that year, 1 to 53, by ISO 8601."),
        day("week_on", "Monday of the week.", null=False),
        number("day", "Day of the month, 1 to 31."),
        number("weekday", "Day of the week, 1 (Monday) to 7 (Sunday)."),
        text("weekday_name", "Name of the day of the week: Monday.", null=False),
        flag("is_weekend", "True for Saturday and Sunday."),
    )
    table(
        "dim_country",
        "country_code",
        "One row per country, present or former.",
        text("country_code", "ISO 3166 code, two letters.", null=False),
        text("alpha3", "ISO 3166 code, three letters."),
        text("name", "Usual English name.", null=False),
        day("existed_from", "First day of a former state, where it is known."),
        day("existed_until", "Last day of a former state, inclusive; empty for one that exists."),
    )
    table(
        "dim_actor",
        "actor_key",
        "One row per person that an article names.",
        text("actor_key", "Key of the person.", null=False),
        text("name", "Usual name.", null=False),
        text("sort_name", "Comparable form of the name, for sorting.", null=False),
        country("Country the person belongs to, ISO 3166 code."),
        text("description", "Latest post in words."),
        text("wikidata_id", "Wikidata id, when known."),
        to={"country_code": "dim_country"},
    )
    table(
        "dim_organisation",
        "organisation_key",
        "One row per organisation that an article names or a post implies.",
        text("organisation_key", "Key of the organisation.", null=False),
        text("name", "Usual English name.", null=False),
        text("sort_name", "Comparable form of the name, for sorting.", null=False),
        text("kind", "What it is: ministry, agency, party, igo and so on.", null=False),
        country("Country it belongs to, ISO 3166 code."),
        text("parent", "Organisation it is part of."),
        text("description", "What it is, in a sentence."),
        text("wikidata_id", "Wikidata id, when known."),
        flag("is_implied", "True when posts imply it and no article names it."),
        to={"country_code": "dim_country"},
    )
    table(
        "dim_place",
        "place_key",
        "One row per place at which a meeting was told to be: a city, or a country alone.",
        text("place_key", "Key of the place.", null=False),
        text("name", "City, else country.", null=False),
        text("city", "City or other place; empty when only the country is told."),
        country("Country it lies in, ISO 3166 code."),
        text("country", "The same in usual English."),
        text("kind", "city, region, area, venue, other; country for a country alone.", null=False),
        degrees("latitude", "Degrees north, for places of the gazetteer."),
        degrees("longitude", "Degrees east, for places of the gazetteer."),
        number("population", "People living there, by GeoNames.", null=True),
        to={"country_code": "dim_country"},
    )
    table(
        "dim_topic",
        "topic_code",
        "One row per topic, in two levels.",
        text("topic_code", "Code of the topic.", null=False),
        text("name", "Name of the topic.", null=False),
        text("parent_code", "Topic of the first level; itself for one of the first level.",
             null=False),
        text("parent", "Name of the topic of the first level.", null=False),
        number("level", "1 or 2."),
        text("description", "What counts as this topic."),
        text("iptc_code", "IPTC Media Topic that corresponds."),
        text("plover_context", "Context of the PLOVER event ontology that corresponds."),
    )  # fmt: skip
    table(
        "dim_source",
        "source_key",
        "One row per publisher or agency of an article that tells of a meeting.",
        text("source_key", "Stable name; the name as the input has it for one not known.",
             null=False),
        text("name", "Name for people.", null=False),
        text("kind", "agency, newspaper, state_media and so on; empty for one not known."),
        text("domain", "Its domain."),
        country("Country it is run from, ISO 3166 code."),
        to={"country_code": "dim_country"},
    )  # fmt: skip


def facts() -> None:
    """Create what happened, and who took part, told by whom."""
    table(
        "fact_meeting",
        "meeting_key",
        "One row per meeting in the world, derived from all reports of it.",
        text("meeting_key", "Key of the meeting, the same in all views.", null=False),
        day("date_key", "Day to count it under: the first it may have begun; empty if none told."),
        text("place_key", "The place, as far as it is told."),
        country("Country of the place, ISO 3166 code."),
        text("kind", "summit, talks, visit, call, conference or other.", null=False),
        text("status", "planned, held or called_off, as latest known.", null=False),
        text("title", "Title made from kind, participants, city and days.", null=False),
        day("started_on", "First day; empty when it is not known to the day."),
        day("ended_on", "Last day, inclusive; empty when it is not told."),
        number("days", "Number of days from the first to the last.", null=True),
        day("earliest_on", "First day it may have begun, where only a month or year is told."),
        day("latest_on", "Last day it may have ended, inclusive."),
        text("date_text", "Words that the days were read from."),
        text("precision", "How exact the days are: day, week, month, year or unknown.", null=False),
        text("venue", "Building or site, if told."),
        text("participants", "Names of those who took part, separated by commas."),
        text("posts", 'Posts held that day, as "name: post", separated by semicolons.'),
        text("topics", "Topics, the surest first, separated by commas."),
        text("sources", "Publishers, agencies and cited media, separated by commas."),
        text("evidence", "The sentences that tell it."),
        text("first_evidence", "The first sentence that tells it."),
        number("participant_count", "Number of participants, absent ones left out."),
        number("report_count", "Number of reports of it."),
        number("story_count", "Number of stories; reprints of one dispatch count once."),
        number("source_count", "Number of independent sources."),
        share("confidence", "Certainty that it is as told, 0 to 1."),
        to={"date_key": "dim_date", "place_key": "dim_place", "country_code": "dim_country"},
    )
    table(
        "fact_participation",
        "participation_key",
        "One row per person, organisation or country that took part in a meeting.",
        text("participation_key", "Key of the meeting, and the place in it.", null=False),
        text("meeting_key", "The meeting.", null=False),
        day("date_key", "Day of the meeting, as in fact_meeting."),
        text("actor_key", "The person, if a person took part."),
        text("organisation_key", "The organisation that took part or was stood for."),
        country("Country that the participant is or stands for, ISO 3166 code."),
        number("position", "Order within the meeting, from 0."),
        text("type", "person, organisation or country.", null=False),
        text("name", "Name of the participant.", null=False),
        text("role", "participant, host, visitor, mediator, head_of_delegation or absent.",
             null=False),
        number("side", "Participants of one number sat on one side.", null=True),
        text("post", "Post held that day, as written."),
        text("post_code", "Post held that day, normalised."),
        text("head_count", 'As written: "delegation of 30".'),
        number("report_count", "Number of reports that name them."),
        to={
            "meeting_key": "fact_meeting", "date_key": "dim_date", "actor_key": "dim_actor",
            "organisation_key": "dim_organisation", "country_code": "dim_country",
        },
    )  # fmt: skip
    table(
        "fact_report",
        "report_key",
        "One row per meeting as one article tells it.",
        text("report_key", "Key of the article, and the place in it.", null=False),
        text("meeting_key", "The meeting it tells of.", null=False),
        day("date_key", "Day of publication."),
        text("source_key", "Publisher or agency of the article."),
        text("article_key", "Key of the article.", null=False),
        text("story_key", "Key of the story; reprints of one dispatch share it."),
        text("title", "Headline of the article."),
        text("url", "Address of the article."),
        text("attributed_to", "Medium that the article cites for the meeting."),
        text("kind", "Kind of the meeting, as this article tells it.", null=False),
        text("status", "planned, held or called_off, as this article tells it.", null=False),
        day("started_on", "First day, as this article tells it; empty if not to the day."),
        day("ended_on", "Last day, inclusive, as this article tells it."),
        text("city", "City, as this article tells it."),
        text("evidence", "The first sentence that tells it."),
        share("confidence", "Certainty of the extractor, 0 to 1."),
        to={"meeting_key": "fact_meeting", "date_key": "dim_date", "source_key": "dim_source"},
    )
    table(
        "bridge_meeting_topic",
        "meeting_key topic_code",
        "One row per topic of a meeting.",
        text("meeting_key", "The meeting.", null=False),
        text("topic_code", "The topic.", null=False),
        share("weight", "How surely and how often told, 0 to 1."),
        text("words", "The articles' own words.", null=False),
        to={"meeting_key": "fact_meeting", "topic_code": "dim_topic"},
    )


def downgrade() -> None:
    """Drop the star and what told it of changes."""
    for watched, _, _ in WATCHED:
        for event, _ in EVENTS:
            op.execute(f"drop trigger touch_marts_{event} on {watched}")
    op.execute("drop function touch_marts()")
    op.drop_table("mart_touches")
    for name in TABLES:
        op.drop_table(name, schema="bi")
