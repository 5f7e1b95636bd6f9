"""Obey embargoes: what its publisher wants published later is not loaded before."""

from dataclasses import replace
from datetime import datetime

from etl.load.batch import LeftOut
from etl.records import Article, Reject


def obey_embargo(
    record: Article | Reject | LeftOut, *, now: datetime
) -> Article | Reject | LeftOut:
    """Leave an article out while its embargo runs; once that is over nothing withholds it.

    What is withheld without an end stays withheld.
    """
    if not isinstance(record, Article) or record.embargoed_until is None:
        return record
    if is_embargoed(record, now=now):
        return LeftOut(locator=record.locator, rule="embargo")
    return replace(record, status="usable") if record.status == "withheld" else record


def is_embargoed(record: object, *, now: datetime) -> bool:
    """Say whether a record is an article whose embargo still runs; it ends with its instant."""
    return (
        isinstance(record, Article)
        and record.embargoed_until is not None
        and record.embargoed_until > now
    )
