"""The parts of a meeting in words: days, place, participants."""

from datetime import date
from typing import Any


def days_in_words(meeting: dict[str, Any]) -> str:
    """Return the days as far as they are known: one, from and to, a month, or when reported."""
    start, end = meeting["started_on"], meeting["ended_on"]
    if start and end and start != end:
        return f"{start} to {end} ({(end - start).days + 1} days)"
    if start:
        return f"{start}" if end else f"from {start}"
    if meeting["earliest_on"] and meeting["latest_on"]:
        return _span_in_words(meeting["earliest_on"], meeting["latest_on"])
    reported = meeting["first_reported_on"]
    return f"day not told, reported {reported}" if reported else "day not told"


def place_in_words(meeting: dict[str, Any]) -> str:
    """Return venue, city and country as far as they are known."""
    parts = [meeting["venue"], meeting["city"], meeting["country"]]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or "place not told"


def participant_in_words(participant: dict[str, Any]) -> str:
    """Return a participant with post, organisation and country, and the role if it is special."""
    notes, role = post_in_words(participant), role_in_words(participant)
    text = f"{participant['name']} ({notes})" if notes else str(participant["name"])
    return f"{text}: {role}" if role else text


def post_in_words(participant: dict[str, Any]) -> str:
    """Return a participant's post, organisation and country, none of them twice."""
    notes: list[str] = []
    for told in (participant["post"], participant["organisation"], participant["country"]):
        known = [participant["name"], *notes]
        # "Minister of State Security, Ministry of State Security" says one thing twice.
        if told and not any(_says(told, other) for other in known):
            notes.append(told)
    return ", ".join(notes)


def role_in_words(participant: dict[str, Any]) -> str:
    """Return a special role; one who simply takes part has none."""
    role = participant["role"].replace("_", " ")
    return "" if role == "participant" else str(role)


def _says(told: str, other: str) -> bool:
    """Tell whether `other` says what `told` would: the same words, or the post of that body."""
    told, other = told.casefold(), other.casefold()
    return told == other or told.replace("ministry of", "minister of") == other


def _span_in_words(first: date, last: date) -> str:
    """Return a year or a month when the days are just that, else both ends."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"{first:%Y-%m}"
    return f"between {first} and {last}"
