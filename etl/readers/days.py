"""Read the date fields of records: a day or an instant as written, or an error; never a guess."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from etl.errors import RecordError

_YEARS = range(1600, 2200)  # the first newspaper is of 1605; "0001-01-01" means nothing
_EPOCH = re.compile(r"\d{10}|\d{13}")
_YMD = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[T\s])")
_ZONE_GAP = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_UTC_NAME = re.compile(r"\s*(?:UTC|GMT|z)$")
_RFC_2822 = re.compile(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_IN_DOUBT = re.compile(r"(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|1[0-2])[/.-]\d{2,4}\b")
# With the month in letters no order of day and month is in doubt.
_TIME_BEHIND = re.compile(
    r",?\s+(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{2,4})?$"
)
_NOTHING = frozenset({"", "none", "null", "nan", "nat", "n/a", "na", "-", "unknown"})
"""How programs write that they know no day."""
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%A, %B %d, %Y", "%A, %d %B %Y")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a date field tells: always the day as written, the instant only with a zone."""

    on: date
    at: datetime | None = None


def parse_moment(value: Any, *, field: str) -> Moment | None:
    """Return the moment a field tells, None when it is empty; a wrong date raises RecordError."""
    if value is None or (isinstance(value, str) and value.strip().casefold() in _NOTHING):
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise _wrong(field, value)
    words = str(value).strip()
    try:
        moment = _from_epoch(words, value) or _from_words(words)
    except (ValueError, OverflowError, OSError, TypeError, IndexError) as error:
        raise _wrong(field, words) from error
    if moment is None or moment.on.year not in _YEARS:
        raise _wrong(field, words)
    return moment


def _from_epoch(words: str, value: str | float) -> Moment | None:
    """Read seconds or milliseconds since 1970; only their usual lengths count as such."""
    digits = words.split(".")[0] if isinstance(value, float) else words
    if not _EPOCH.fullmatch(digits):
        return None
    seconds = int(digits) / 1000 if len(digits) == 13 else int(digits)
    at = datetime.fromtimestamp(seconds, UTC)
    return Moment(on=at.date(), at=at)


def _from_words(words: str) -> Moment | None:
    if _RFC_2822.match(words):
        return _moment(parsedate_to_datetime(words))
    iso = _YMD.sub(lambda m: f"{m[1]}-{int(m[3]):02d}-{int(m[4]):02d}", words)
    iso = _ZONE_GAP.sub("", _UTC_NAME.sub("Z", iso))
    try:
        return _moment(datetime.fromisoformat(iso), has_time=len(iso) > 10)
    except ValueError:
        if words[:4].isdigit():
            raise
    # Zones in letters mean several things: of such a date the day is all that is sure.
    words = _TIME_BEHIND.sub("", words)
    for form in _WRITTEN:
        try:
            return Moment(on=datetime.strptime(words, form).date())
        except ValueError:
            continue
    return None


def _moment(at: datetime, *, has_time: bool = True) -> Moment:
    if not has_time or at.tzinfo is None:
        return Moment(on=at.date())
    # Beside the ends of the calendar an instant has no UTC; such a date is wrong anyway.
    at.astimezone(UTC)
    return Moment(on=at.date(), at=at)


def _wrong(field: str, value: object) -> RecordError:
    words = str(value)[:80]
    what = "may be two days" if _IN_DOUBT.match(words) else "is not a day"
    return RecordError(
        f'{field}: "{words}" {what}; write it as 2024-03-27 or '
        "2024-03-27T10:00:00Z, or leave the field out"
    )
