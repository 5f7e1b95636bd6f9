"""Which two reports may tell of one meeting, how surely, and which two cannot."""

from datetime import date, timedelta

from etl.identity.told import Token, Told, ToldParty

# A call is no visit; a conference holds bilateral talks without being them.
_KINDS_APART = {
    pair
    for one, other in [
        ("call", "visit"),
        ("call", "summit"),
        ("call", "conference"),
        ("conference", "talks"),
        ("conference", "summit"),
        ("conference", "visit"),
    ]
    for pair in ((one, other), (other, one))
}
_VAGUELY = 75
"""How surely, in percent, a report of a week, month or year joins a meeting whose days are told."""
DAYS_LATE = 3
"""Days after a meeting on which news still tells of it without saying when it was."""
DAYS_EARLY = 7
"""Days before a meeting on which news already tells of it without saying when it will be."""


def shared_parties(one: Told, other: Told) -> int:
    """Count the parties that two reports have in common, each party once.

    Whom a party stands for counts where the other report names only that: Ri Chang Dae in one
    and North Korea in the other.
    """
    common = one.tokens & other.tokens
    if len(common) in (len(one.tokens), len(other.tokens)):
        return len(common)
    mine = [party for party in one.parties if party.token not in common]
    theirs = [party for party in other.parties if party.token not in common]
    count = len(common)
    for party in mine:
        found = next((rival for rival in theirs if _stands_in(party, rival)), None)
        if found:
            theirs.remove(found)
            count += 1
    return count


def _stands_in(one: ToldParty, other: ToldParty) -> bool:
    return one.token in other.stands_for or other.token in one.stands_for


def days_apart(one: Told, other: Told) -> bool:
    """True when both tell days and no day can be of both."""
    if not (one.starts_on and other.starts_on and one.last_on and other.last_on):
        return False
    return one.last_on < other.starts_on or other.last_on < one.starts_on


def is_reprint(one: Told, other: Told) -> bool:
    """True for the same report of one dispatch, printed twice."""
    return (
        one.story == other.story
        and one.position == other.position
        and one.article_id != other.article_id
        and one.kind == other.kind
        and not days_apart(one, other)
    )


def cannot_be_one(one: Told, other: Told) -> bool:
    """True when two reports clearly tell of two meetings."""
    if is_reprint(one, other):
        return False
    if (one.kind, other.kind) in _KINDS_APART or days_apart(one, other):
        return True
    if one.article_id == other.article_id and not _repeats(one, other):
        return True
    if "call" not in (one.kind, other.kind) and _places_apart(one, other):
        return True
    strangers = bool(one.persons and other.persons) and not one.persons & other.persons
    return strangers and shared_parties(one, other) < 2


def _repeats(one: Told, other: Told) -> bool:
    """True when one article tells the same parties and days twice."""
    same_days = (one.starts_on, one.ends_before) == (other.starts_on, other.ends_before)
    return same_days and one.starts_on is not None and one.tokens == other.tokens


def _places_apart(one: Told, other: Told) -> bool:
    here, there = one.place, other.place
    if here.country and there.country and here.country != there.country:
        return True
    return bool(here.place and there.place and here.place != there.place)


def fit(one: Told, other: Told) -> tuple[str, int] | None:
    """Return the rule by which two reports that tell alike much are one meeting, and its percent.

    Both must tell the days, both a month, or both no day: whoever tells less than the other waits
    for `fit_vague`.
    """
    if is_reprint(one, other):
        return "reprint", 100
    if (one.starts_on is None) != (other.starts_on is None) or one.is_exact != other.is_exact:
        return None
    if cannot_be_one(one, other):
        return None
    count = shared_parties(one, other)
    if count < 2:
        return None
    if one.starts_on is None:
        return ("parties and place, told together", 65) if _told_together(one, other) else None
    if not one.is_exact:
        return "parties and month", min(90, 50 + 10 * count)
    same_days = (one.starts_on, one.ends_before) == (other.starts_on, other.ends_before)
    return "parties and days", min(95, 60 + 10 * count + 5 * same_days)


def fit_vague(vague: Told, exact: Told) -> tuple[str, int] | None:
    """Return the rule by which a report that tells no day may be of a meeting whose day is told."""
    if cannot_be_one(vague, exact) or shared_parties(vague, exact) < 2:
        return None
    if vague.starts_on is None:
        near = any(day in exact.days for day in told_window(vague))
        if not near or not _mostly_shared(vague, exact):
            return None
        early = vague.status == "planned"
        return ("parties, told shortly before", 60) if early else ("parties, told soon after", 65)
    if vague.precision == "year" and len(vague.persons & exact.persons) < 2:
        return None
    return f"parties and {vague.precision}", _VAGUELY


def is_vague_fit(rule: str, percent: int) -> bool:
    """True for what `fit_vague` returns, and never for what `fit` does.

    Two that tell alike much are sure to 70, 80 or 90 percent by the month, to 80 or more by days.
    """
    return rule.startswith("parties, ") or (rule.startswith("parties") and percent == _VAGUELY)


def told_window(undated: Told) -> list[date]:
    """Return the days that a report may mean which tells none: shortly before or after it."""
    if undated.told_on is None:
        return []
    if undated.status == "planned":
        # Not the same day: those who met today are said to meet again.
        return [undated.told_on + timedelta(days=early + 1) for early in range(DAYS_EARLY)]
    return [undated.told_on - timedelta(days=late) for late in range(DAYS_LATE + 1)]


def _told_together(one: Told, other: Told) -> bool:
    """True for two reports without a day that tell the same parties and place within few days."""
    if one.told_on is None or other.told_on is None or one.status != other.status:
        return False
    if one.place.country is None or one.place.country != other.place.country:
        return False
    near = abs((one.told_on - other.told_on).days) <= DAYS_LATE
    return near and _mostly_shared(one, other) and _mostly_shared(other, one)


def _mostly_shared(undated: Told, other: Told) -> bool:
    """True when most parties of a report without a day took part in the other.

    Without a day, a tour of five countries is no meeting with one of them.
    """
    return 2 * shared_parties(undated, other) > len(undated.tokens)


Tie = tuple[Token, bool]
"""What a party is (True) or stands for (False)."""


def pair_ties(report: Told) -> set[tuple[Tie, Tie]]:
    """Return all pairs of what two different parties are or stand for, in order."""
    sets = [
        sorted([(party.token, True), *((token, False) for token in party.stands_for)])
        for party in report.parties
    ]
    return {
        (min(a, b), max(a, b))
        for place, mine in enumerate(sets)
        for theirs in sets[place + 1 :]
        for a in mine
        for b in theirs
        if a[0] != b[0]
    }
