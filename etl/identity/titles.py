"""Titles of meetings, made from their parts."""

from collections.abc import Sequence
from datetime import date, timedelta

from etl.identity.participants import Participant

_KINDS = {
    "summit": "Summit",
    "talks": "Talks",
    "visit": "Visit",
    "call": "Call",
    "conference": "Conference",
    "other": "Meeting",
}
NAMED = 3
"""Participants that a title names."""


def meeting_title(
    kind: str,
    participants: Sequence[Participant],
    *,
    city: str | None,
    days: tuple[date | None, date | None, str],
) -> str:
    """Return "Summit: Ri Chang Dae, Sergei E. Naryshkin; Pyongyang; 25 to 27 March 2024"."""
    present = [one for one in participants if one.role != "absent"]
    # One of each side first, so that the title does not name one side alone.
    leaders: dict[object, Participant] = {}
    for one in present:
        leaders.setdefault(one.fact if one.side is None else one.side, one)
    first = list(leaders.values())
    ordered = [*first, *(one for one in present if one not in first)]
    names = ", ".join(one.name for one in ordered[:NAMED])
    more = len(ordered) - NAMED
    if more > 0:
        names += f" and {more} more"
    return "; ".join(filter(None, [f"{_KINDS[kind]}: {names}", city, written_days(*days)]))


def written_days(starts_on: date | None, ends_before: date | None, precision: str) -> str:
    """Return the days in words, no more exact than they are known; "" when they are not."""
    if starts_on is None:
        return ""
    if precision == "year":
        return str(starts_on.year)
    if precision == "month":
        return f"{starts_on:%B %Y}"
    first = f"{starts_on.day} {starts_on:%B %Y}"
    if ends_before is None:
        return f"from {first}"
    last = ends_before - timedelta(days=1)
    if precision == "week":
        unit = "weekend" if last - starts_on == timedelta(days=1) else "week"
        return f"{unit} of {first}"
    if last == starts_on:
        return first
    until = f"{last.day} {last:%B %Y}"
    if (starts_on.year, starts_on.month) == (last.year, last.month):
        return f"{starts_on.day} to {until}"
    if starts_on.year == last.year:
        return f"{starts_on.day} {starts_on:%B} to {until}"
    return f"{first} to {until}"
