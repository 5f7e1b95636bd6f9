"""Apply what people say of a report's fields: right, wrong, or another value in its place."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from etl.errors import ConfigError
from etl.identity.judged import Correction
from etl.identity.told import Told

KINDS = ("summit", "talks", "visit", "call", "conference", "other")
STATUSES = ("planned", "held", "called_off")
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "kind": ", ".join(KINDS),
        "status": ", ".join(STATUSES),
        "days": "2024-03-25 or 2024-03-25..2024-03-27",
        "city": "a city",
        "country": "a country code",
        "venue": "a building or site",
    }
)
"""Fields of a report that can be judged, with what a correction may be."""


def correct(told: Told, corrections: Iterable[Correction]) -> Told:
    """Return the report as people say it is; the last word on a field counts."""
    last = {one.field: one for one in corrections if one.report == told.key}
    for name, one in sorted(last.items()):
        if one.kind == "wrong":
            told = _without(told, name)
        elif one.kind == "corrected" and one.value is not None:
            told = _with(told, name, one.value)
    return replace(told, judged={name: one.kind for name, one in last.items()})


def parse_value(name: str, value: str) -> str:
    """Return a correction in the form that is stored, or raise ConfigError."""
    value = value.strip()
    allowed = {"kind": KINDS, "status": STATUSES}.get(name)
    if name not in FIELDS or (allowed and value not in allowed) or not value:
        known = "; ".join(f"{field}: {form}" for field, form in FIELDS.items())
        raise ConfigError(f"{name}={value} is no field and value of a report; known are {known}")
    if name == "days":
        first, last = _days(value)
        return f"{first}..{last}"
    return value.upper() if name == "country" else value


def _days(value: str) -> tuple[date, date]:
    try:
        first, _, last = value.partition("..")
        days = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError as error:
        raise ConfigError(f"{value!r} are no days; write {FIELDS['days']}") from error
    if days[0] > days[1]:
        raise ConfigError(f"{value!r} ends before it begins")
    return days


def _with(told: Told, name: str, value: str) -> Told:
    if name == "days":
        first, last = _days(value)
        return replace(told, starts_on=first, ends_before=last + timedelta(days=1), precision="day")
    if name in ("city", "country", "venue"):
        # The place in the gazetteer was found by the words that are corrected.
        place: dict[str, Any] = {name: value, "place": None}
        return replace(told, place=replace(told.place, **place))
    plain: dict[str, Any] = {name: value}
    return replace(told, **plain)


def _without(told: Told, name: str) -> Told:
    if name == "days":
        return replace(told, starts_on=None, ends_before=None, precision="unknown", date_text=None)
    if name in ("city", "country", "venue"):
        empty: dict[str, Any] = {name: None, "place": None}
        return replace(told, place=replace(told.place, **empty))
    return replace(told, kind="other") if name == "kind" else told
