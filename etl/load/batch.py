"""Write one batch of articles with their claims, their rejects and its line of the ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
import stamina

from etl.load import articles, blocks, staging
from etl.load.articles import Keyed
from etl.load.clues import write_clues
from etl.load.ledger import write_batch_line
from etl.load.outcomes import Counts, Outcome
from etl.load.rejects import write_rejects
from etl.load.rows import CLAIM_TABLES
from etl.load.seen import first_seen
from etl.readers.payloads import refuse_article
from etl.records import Claims, Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """An article with its claims; none when it was known to be stored as it is."""

    keyed: Keyed
    claims: Claims | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """How the records of one batch ended, and what was refused."""

    counts: Counts
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A record that is not wanted, or not yet: counted as skipped, and not kept."""

    locator: str
    rule: str
    """Which wish it does not meet: since, until or source; or embargo."""


Record = Extracted | Reject | LeftOut
_IN_EACH_OTHERS_WAY = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)
_ONE_KEY = "uq_articles_key"


def write_batch(
    connection: psycopg.Connection[Any], load_id: int, position: int, records: Sequence[Record]
) -> BatchResult:
    """Write the records in one transaction; on any error nothing of the batch is written.

    Safe beside other loaders: articles are locked in the order of their ids, and a batch that
    still gets into a deadlock, or brings an article that another loader just wrote with another
    day, is written again. A record that the database refuses is rejected and does not hold up the
    others.
    """
    for attempt in stamina.retry_context(on=_is_in_the_way, wait_max=1.0, wait_jitter=0.2):
        with attempt:
            return _write_once(connection, load_id, position, records)
    raise AssertionError("either an attempt returned, or it raised")


def _is_in_the_way(error: Exception) -> bool:
    if isinstance(error, psycopg.errors.UniqueViolation):
        return error.diag.constraint_name == _ONE_KEY
    return isinstance(error, _IN_EACH_OTHERS_WAY)


def _write_once(
    connection: psycopg.Connection[Any], load_id: int, position: int, records: Sequence[Record]
) -> BatchResult:
    rejects = [record for record in records if isinstance(record, Reject)]
    found: list[Outcome] = ["rejected"] * len(rejects)
    rules = [record.rule for record in records if isinstance(record, LeftOut)]
    found += ["skipped"] * len(rules)
    with connection.transaction():
        for extracted in _rounds([r for r in records if isinstance(r, Extracted)]):
            fresh, repeated = _split_repeated(connection, load_id, extracted)
            found += ["duplicate"] * len(repeated)
            outcomes, refused = _write_or_isolate(connection, load_id, fresh)
            found += outcomes
            rules += _rules(fresh, outcomes)
            rejects += refused
        counts = Counts.of(len(records), found, skipped_by=rules)
        known = write_rejects(connection, load_id, rejects)
        locators = [_locator(record) for record in records]
        write_batch_line(connection, load_id, position, counts, locators, known_rejects=known)
    return BatchResult(counts=counts, rejects=tuple(rejects))


def _rounds(extracted: Sequence[Extracted]) -> Iterator[list[Extracted]]:
    """Divide a batch so that no round holds an article twice: one upsert cannot take both."""
    rest = list(extracted)
    while rest:
        seen: set[str] = set()
        now: list[Extracted] = []
        later: list[Extracted] = []
        for one in rest:
            (later if one.keyed.key in seen else now).append(one)
            seen.add(one.keyed.key)
        yield now
        rest = later


def _split_repeated(
    connection: psycopg.Connection[Any], load_id: int, extracted: Sequence[Extracted]
) -> tuple[list[Extracted], list[Extracted]]:
    """Part the records that this load brings for the first time from those it brought before."""
    new = first_seen(
        connection, load_id, [(one.keyed.id, one.keyed.content_hash) for one in extracted]
    )
    fresh = [one for one in extracted if one.keyed.id in new]
    return fresh, [one for one in extracted if one.keyed.id not in new]


def _write_or_isolate(
    connection: psycopg.Connection[Any], load_id: int, fresh: Sequence[Extracted]
) -> tuple[list[Outcome], list[Reject]]:
    """Write all at once; when the database refuses a value, one by one, rejecting the culprits."""
    try:
        with connection.transaction():
            return _write(connection, load_id, fresh), []
    except (psycopg.DataError, psycopg.IntegrityError) as error:
        if _is_in_the_way(error):
            raise
        if len(fresh) == 1:
            return ["rejected"], [_refused(fresh[0], error)]
    outcomes: list[Outcome] = []
    rejects: list[Reject] = []
    for one in fresh:
        outcome, refused = _write_or_isolate(connection, load_id, [one])
        outcomes += outcome
        rejects += refused
    return outcomes, rejects


def _write(
    connection: psycopg.Connection[Any], load_id: int, fresh: Sequence[Extracted]
) -> list[Outcome]:
    """Write articles and claims and return one outcome each."""
    claims = {one.keyed.id: one.claims for one in fresh if one.claims is not None}
    rows = [
        articles.article_row(one.keyed, one.claims, load_id)
        for one in fresh
        if one.claims is not None
    ]
    if not rows:
        return ["unchanged"] * len(fresh)
    done = articles.upsert(connection, rows, load_id)
    replaced = sorted(done.updated | done.refreshed)
    if replaced:
        blocks.touch(connection, replaced)
        _delete_claims(connection, replaced)
    _write_claims(connection, {article: claims[article] for article in done.changed})
    changed = set(done.changed)
    write_clues(connection, [one.keyed for one in fresh if one.keyed.id in changed])
    blocks.touch(connection, done.changed)
    return [_outcome(one, done) for one in fresh]


def _outcome(one: Extracted, done: articles.Upserted) -> Outcome:
    changed = one.keyed.id in done.inserted or one.keyed.id in done.updated
    if changed and one.claims is not None and one.claims.skipped:
        return "skipped"
    if one.keyed.id in done.inserted:
        return "inserted"
    return "updated" if one.keyed.id in done.updated else "unchanged"


def _rules(fresh: Sequence[Extracted], outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Give the rule that skipped an article, for each that was skipped."""
    for one, outcome in zip(fresh, outcomes, strict=True):
        if outcome == "skipped" and one.claims is not None:
            yield one.claims.skipped or ""


def _delete_claims(connection: psycopg.Connection[Any], replaced: Sequence[UUID]) -> None:
    for table in reversed(CLAIM_TABLES):
        connection.execute(
            b"delete from " + table.name.encode() + b" where article_id = any(%s)",
            [list(replaced)],
        )


def _write_claims(connection: psycopg.Connection[Any], claims: dict[UUID, Claims]) -> None:
    changed = sorted(claims)
    for table in CLAIM_TABLES:
        rows = [row for article in changed for row in table.rows(article, claims[article])]
        if rows:
            staging.append(connection, table.name, table.columns, rows)


def _refused(one: Extracted, error: psycopg.Error) -> Reject:
    return refuse_article(
        one.keyed.article,
        stage="load",
        error_class=type(error).__name__,
        message=f"the database refused it: {error.diag.message_primary or error}",
    )


def _locator(record: Record) -> str:
    return record.keyed.article.locator if isinstance(record, Extracted) else record.locator
