"""Tell why reports are one meeting, or tell of two."""

from collections.abc import Sequence
from itertools import product
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.candidates import cannot_be_one, days_apart, fit, fit_vague, shared_parties
from etl.identity.reading import read_reports
from etl.identity.told import Token, Told
from etl.identity.why_words import certainty, counted, rule_in_words
from etl.seeding.keys import short

Driver = psycopg.Connection[Any]

_JOINED = """
select m.article_id, m.report_position, m.rule, m.score,
    concat_ws(', ', coalesce(a.dateline_on, a.published_on), coalesce(s.name, a.source_name),
        a.title)
from meeting_reports as m
join articles as a on a.id = m.article_id
left join sources as s on s.slug = a.source_slug
where m.meeting_id = %s
order by coalesce(a.dateline_on, a.published_on), m.article_id, m.report_position
"""
_RIVALS = """
select distinct other.article_id, other.report_position
from report_blocks as mine
join report_blocks as other on other.block = mine.block
where mine.article_id = any(%s)
limit 500
"""


def reports_joined(connection: Driver, meeting: UUID) -> list[str]:
    """Return each report of a meeting, what it tells and the rule that joined it."""
    rows = connection.execute(_JOINED, [meeting]).fetchall()
    told = {one.key: one for one in read_reports(connection, [(row[0], row[1]) for row in rows])}
    return [
        f"{head} ({short(article)}), of {_told(told[article, position])}:"
        f" {rule_in_words(rule)}, {certainty(score)}"
        for article, position, rule, score, head in rows
    ]


def meetings_apart(connection: Driver, first: UUID, second: UUID) -> list[str]:
    """Return what keeps two meetings apart, the commonest reason of their reports first."""
    mine, theirs = (_reports(connection, meeting) for meeting in (first, second))
    reasons = counted(_reports_apart(one, other) for one, other in product(mine, theirs))
    return reasons + _rivals(connection, mine, theirs)


def _reports(connection: Driver, meeting: UUID) -> list[Told]:
    rows = connection.execute(_JOINED, [meeting]).fetchall()
    return list(read_reports(connection, [(row[0], row[1]) for row in rows]))


def _reports_apart(one: Told, other: Told) -> str:
    pair = f"{_told(one)}, and {_told(other)}"
    if days_apart(one, other):
        return f"{pair}: different days"
    if one.article_id == other.article_id:
        return f"{pair}: one article tells them as two"
    if cannot_be_one(one, other):
        return f"{pair}: {_difference(one, other)}"
    common = _common(one, other)
    if shared_parties(one, other) < 2:
        return f"{pair}: fewer than two parties in common ({common or 'none'})"
    if fit(one, other) or fit_vague(one, other) or fit_vague(other, one):
        return f"{pair}: may be one, for {common} took part in both, but another fits as well"
    return f"{pair}: {common} took part in both, but the days are not told by both"


def _difference(one: Told, other: Told) -> str:
    """Return what clearly tells two meetings of days that can be the same apart."""
    if one.kind != other.kind:
        return f"a {one.kind} is no {other.kind}, or place or persons differ"
    here, there = _place(one), _place(other)
    if here and there and here != there:
        return f"different places, {here} and {there}"
    return f"other persons, {_names(one, one.persons)} and {_names(other, other.persons)}"


def _rivals(connection: Driver, mine: Sequence[Told], theirs: Sequence[Told]) -> list[str]:
    """Return the reports of third meetings that fit one of two as well as the other does."""
    fitting = [
        (one, other)
        for a, b in product(mine, theirs)
        for one, other in ((a, b), (b, a))
        if _fits(one, other)
    ]
    if not fitting:
        return []
    keys = {told.key for told in (*mine, *theirs)}
    rows = connection.execute(_RIVALS, [sorted({one.article_id for one, _ in fitting})]).fetchall()
    near = read_reports(connection, [(row[0], row[1]) for row in rows if tuple(row) not in keys])
    return counted(
        f"what fits {_told(one)} as well: {_told(rival)} ({short(rival.article_id)})"
        for rival in near
        for one, other in fitting
        if _fits(one, rival) >= _fits(one, other) and cannot_be_one(rival, other)
    )


def _fits(one: Told, other: Told) -> int:
    """Return how surely two reports are one meeting, 0 when they do not fit."""
    found = fit(one, other) or fit_vague(one, other) or fit_vague(other, one)
    return found[1] if found else 0


def _common(one: Told, other: Told) -> str:
    return _names(one, one.all_tokens & other.all_tokens)


def _names(told: Told, tokens: frozenset[Token]) -> str:
    named = {party.token: party.name for party in told.parties}
    listed = {named[token] for token in tokens if token in named}
    listed |= {key for kind, key in tokens if kind == "country" and ("country", key) not in named}
    return ", ".join(sorted(listed))


def _told(told: Told) -> str:
    """Return a report in words: kind, status, days and place."""
    where = _place(told)
    status = told.status.replace("_", " ")
    days = "on no told day"
    if told.starts_on:
        last = told.last_on
        days = f"{told.starts_on}" + (f" to {last}" if last and last != told.starts_on else "")
    return f"{told.kind} {status} {days}" + (f" in {where}" if where else "")


def _place(told: Told) -> str:
    return ", ".join(part for part in (told.place.city, told.place.country) if part)
