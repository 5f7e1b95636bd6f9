"""Turn claims into rows of the claims tables: one column list and one row a claim."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from psycopg.types.range import DateRange

from etl.load.staging import Row
from etl.records import Claims, DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTable:
    """One claims table: its columns, and the rows that an article's claims give it."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[UUID, Claims], Iterator[Row]]


def days_range(days: DateSpan | None) -> DateRange | None:
    """Return the days as a half-open range, or None when no day is known.

    Vague words ("recently") have an interval by convention only: nobody wrote these days.
    """
    if days is None or days.precision == "unknown":
        return None
    return _range(days.starts_on, days.ends_before)


def _range(starts_on: date | None, ends_before: date | None) -> DateRange | None:
    return None if starts_on is None else DateRange(starts_on, ends_before)


def _share(value: float) -> Decimal:
    return Decimal(str(round(value, 2)))


def _date_columns(days: DateSpan | None) -> tuple[Any, ...]:
    if days is None:
        return None, None, None, None
    known = days_range(days)
    return known, days.precision if known else "unknown", days.rule, days.reference


def _credits(article: UUID, claims: Claims) -> Iterator[Row]:
    for position, credit in enumerate(claims.credits):
        yield article, position, credit.source, credit.name, credit.role, credit.start, credit.end


def _entities(article: UUID, claims: Claims) -> Iterator[Row]:
    for entity in claims.entities:
        yield (
            article,
            entity.number,
            entity.kind,
            entity.name,
            list(entity.forms),
            entity.country,
            entity.seed_key,
            entity.implied,
        )


def _mentions(article: UUID, claims: Claims) -> Iterator[Row]:
    for position, mention in enumerate(claims.mentions):
        yield (
            article,
            position,
            mention.start,
            mention.end,
            mention.text,
            mention.kind,
            mention.entity,
            mention.country,
            mention.place,
            *_date_columns(mention.days),
        )


def _posts(article: UUID, claims: Claims) -> Iterator[Row]:
    for position, claim in enumerate(claims.posts):
        yield (
            article,
            position,
            claim.person,
            claim.organisation,
            claim.country,
            claim.post,
            claim.post_code,
            claim.qualifier,
            claim.start,
            claim.end,
            claim.told_on,
        )


def _reports(article: UUID, claims: Claims) -> Iterator[Row]:
    for position, report in enumerate(claims.reports):
        during, precision, rule, reference = _date_columns(report.days)
        days, place = report.days, report.place
        yield (
            article,
            position,
            report.kind,
            report.status,
            during,
            precision or "unknown",
            days.text if days else None,
            days.start if days else None,
            days.end if days else None,
            rule,
            reference,
            *((place.text, place.city, place.country, place.venue, place.place)
              if place else (None,) * 5),
            report.attributed_to,
            _share(report.confidence),
            claims.extractor_version,
        )  # fmt: skip


def _parties(article: UUID, claims: Claims) -> Iterator[Row]:
    for number, report in enumerate(claims.reports):
        for position, party in enumerate(report.parties):
            yield (
                article,
                number,
                position,
                party.entity,
                party.country,
                party.role,
                party.side,
                party.post,
                party.post_code,
                party.represents_country,
                party.represents_organisation,
                party.head_count,
                party.start,
                party.end,
            )


def _evidence(article: UUID, claims: Claims) -> Iterator[Row]:
    for number, report in enumerate(claims.reports):
        for position, span in enumerate(report.evidence):
            yield article, number, position, span.start, span.end


def _report_topics(article: UUID, claims: Claims) -> Iterator[Row]:
    for number, report in enumerate(claims.reports):
        for position, topic in enumerate(report.topics):
            yield article, number, position, topic.code, topic.text, _share(topic.score)


def _article_topics(article: UUID, claims: Claims) -> Iterator[Row]:
    for position, topic in enumerate(claims.topics):
        yield article, position, topic.code, topic.text, _share(topic.score)


def _table(name: str, columns: str, rows: Callable[[UUID, Claims], Iterator[Row]]) -> ClaimTable:
    return ClaimTable(name=name, columns=tuple(columns.split()), rows=rows)


CLAIM_TABLES = (
    _table(
        "article_sources",
        "article_id position source_slug name role start_offset end_offset",
        _credits,
    ),
    _table(
        "article_entities",
        "article_id number kind name forms country_code seed_key is_implied",
        _entities,
    ),
    _table(
        "mentions",
        "article_id position start_offset end_offset words kind entity_number country_code"
        " place_id during precision date_rule date_reference_on",
        _mentions,
    ),
    _table(
        "post_claims",
        "article_id position person_number organisation_number country_code post post_code"
        " qualifier start_offset end_offset told_on",
        _posts,
    ),
    _table(
        "reports",
        "article_id position kind status during precision date_text date_start_offset"
        " date_end_offset date_rule date_reference_on place_text place_city place_country_code"
        " place_venue place_id attributed_to confidence extractor_version",
        _reports,
    ),
    _table(
        "report_parties",
        "article_id report_position position entity_number country_code role side post post_code"
        " represents_country_code represents_number head_count start_offset end_offset",
        _parties,
    ),
    _table(
        "report_evidence",
        "article_id report_position position start_offset end_offset",
        _evidence,
    ),
    _table(
        "report_topics",
        "article_id report_position position topic_code words score",
        _report_topics,
    ),
    _table("article_topics", "article_id position topic_code words score", _article_topics),
)
"""In the order that foreign keys ask for."""
