"""Fill what the article as a whole tells of a meeting: the dateline's place."""

from datetime import date

from etl.extract.meetings import Draft
from etl.records import PlaceClaim

_NEAR_DAYS = 4
_LEAD = 6
"""Sentences within which an article still tells its own news."""


def settle(drafts: list[Draft], dateline: PlaceClaim | None, reference: date | None) -> None:
    """Make status agree with the days, and give meetings without a place the dateline's."""
    for draft in drafts:
        day = draft.days.starts_on if draft.days else None
        if day and reference and day > reference and draft.status == "held":
            draft.status = "planned"
    if dateline is None:
        return
    for draft in drafts:
        if draft.kind == "call":
            draft.place = None
        elif _open(draft.place, dateline) and _here(draft, dateline, reference):
            draft.place = dateline


def _open(place: PlaceClaim | None, dateline: PlaceClaim) -> bool:
    """True when no more is told than the dateline's own country."""
    return place is None or (not place.city and place.country == dateline.country)


def _here(draft: Draft, dateline: PlaceClaim, reference: date | None) -> bool:
    """True when the meeting is the news of the place the report was written in.

    It involves the dateline's country, or happened within days of the report.
    """
    if draft.status == "called_off" or draft.sentences[0] > _LEAD:
        return False
    day = draft.days.starts_on if draft.days else None
    if day and reference and abs((day - reference).days) > _NEAR_DAYS:
        return False
    return dateline.country in draft.homes
