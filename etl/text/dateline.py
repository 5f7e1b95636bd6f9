"""Read the head of a dispatch: the `date` header and the dateline before the first dash."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from etl.errors import RecordError
from etl.text.abbreviations import SENTENCE_STARTERS
from etl.text.months import MONTH_PATTERN, month_number

_LATEST_AFTER_PUBLICATION = timedelta(days=7)
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’.\-]*"
_TITLED = r"[A-ZÀ-Þ][\w'’.\-]*"
_DATELINE = re.compile(
    rf"""\s*
    (?P<words>
      (?:
        (?P<place>
          (?:(?P<capitals>{_CAPITALS}(?:[ /\n]{_CAPITALS}){{0,5}})
            |{_TITLED}(?:[ /\n](?:de|del|la|le|el|al|es|and|{_TITLED})){{0,4}})
          (?:,\s(?!(?i:{MONTH_PATTERN})[\s(/]+[\d(/–—-]){_TITLED}(?:\s(?:of|the|and|{_TITLED})){{0,3}}){{0,2}}
        )
        (?:,?\s
          (?:(?P<month>(?i:{MONTH_PATTERN}))\s(?P<day>\d{{1,2}})
            |(?P<day_first>\d{{1,2}})\s(?P<month_last>(?i:{MONTH_PATTERN})))
          (?:,?\s(?P<year>\d{{4}}))?
        )?
        [.,]?
      )?
      (?:\s*(?:\((?P<agency>[^()\n]{{2,40}})\)|/(?P<slashed>[^/\n]{{2,40}})/\.?))?
    )
    (?:\s*(?:--|[–—_])\s*-?|\s+-(?:\s+|(?=["“A-Z])|\Z)|(?<=\))-\s|(?<=/)\.?\s+|(?<=/\.)\s+)\s*
    """,
    re.VERBOSE,
)
_PLACE = (
    rf"(?P<place>(?:(?P<capitals>{_CAPITALS}(?:[ /\n]{_CAPITALS}){{0,5}})"
    rf"|{_TITLED}(?:[ /\n](?:de|del|la|le|el|al|es|and|{_TITLED})){{0,4}})"
    rf"(?:,\s{_TITLED}(?:\s(?:of|the|and|{_TITLED})){{0,3}}){{0,2}}?)"
)
_WHOLE_DAY = (
    rf"(?:(?P<month>(?i:{MONTH_PATTERN}))\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})"
    rf"|(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month_last>(?i:{MONTH_PATTERN})),?\s(?P<year_last>\d{{4}})"
    r"|(?P<iso>\d{4}(?P<between>[-/])\d{1,2}(?P=between)\d{1,2})"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4}))"
)
_AGENCY = r"(?:\s*\((?P<agency>[^()\n]{2,40})\))?"
_ENDS = r"\s*(?:--|[–—_:]|-(?=\s))\s*|\s*\n\s*"
_DATED = (
    re.compile(
        rf"\s*(?P<words>{_PLACE},?\s\(?{_WHOLE_DAY}\)?[.,]?{_AGENCY})(?:{_ENDS}|(?P<bare>\s)(?=[A-Z]))"
    ),
    re.compile(rf"\s*(?P<words>\(?{_WHOLE_DAY}\)?[,:]?\s{_PLACE}{_AGENCY})(?:{_ENDS})"),
)
"""Datelines with a day and its year, which may be in other orders and end with a colon.

"ROME (5 March 2024) - The", "2024-03-05, Rome: The".
"""
_SIGNED = re.compile(
    rf"""\s*
    (?P<words>{_PLACE}(?:\s\[{_TITLED}(?:\s{_TITLED}){{0,2}}\])?[,.]?\s
      (?:(?P<month>(?i:{MONTH_PATTERN}))\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?
        |(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month_last>(?i:{MONTH_PATTERN})))
      (?:,?\s(?P<year>\d{{4}}))?[.,]?
      (?:\s?\((?P<agency>[^\W\d][^()\d\n]{{1,30}})\)|\s(?P<plain>[A-Z]{{3,12}}))?)
    (?:(?P<ends>\s*(?:\.?[-–—_]+|[.:])\s*|(?<=\.)\s)|\s)\s*(?=["“'‘$€£\d]|[^\W_a-zß-öø-ÿ])
    """,
    re.VERBOSE,
)
"""Datelines that end with the agency: "Lima, May 10 (EFE).- A", "Delhi, Aug 19 (PTI) The"."""
_COLON = re.compile(
    rf"\s*(?P<words>(?P<place>(?P<capitals>{_CAPITALS}(?:\s{_CAPITALS}){{0,2}}))"
    r"(?:\s\((?P<agency>[^()\d\n]{2,30})\))?):\s+(?=[A-Z“\"])"
)
"""Those of newspapers: "KARACHI: The"."""
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")
_YEARS = range(1600, 2200)  # the first newspaper is of 1605
_HEADER = re.compile(r"\s*date:?[ \t]+(?P<day>\d{4}-\d{1,2}-\d{1,2})(?!\S)", re.IGNORECASE)
_BODY_BEGINS = re.compile(r"[\"'“‘(\[$€£\d]|\Z|[^\W_a-zß-öø-ÿ]")
_NOT_PLACES = frozenset(
    "FILE UPDATE UPDATED BREAKING EXCLUSIVE ANALYSIS TIMELINE FACTBOX CORRECTED CORRECTION "
    "INTERVIEW COLUMN OPINION REVIEW PHOTOS VIDEO WATCH LIVE ALERT URGENT FLASH BULLETIN ABSTRACT "
    "NATO OPEC ASEAN UNESCO UNICEF NASA COVID KEY NOTE EDITOR READ FACEBOOK SUMMARY HIGHLIGHTS "
    "MORE EXPLAINER WRAPUP RPT REFILE TEXT ADVISORY BREXIT ELECTION ELECTIONS POLL POLLS SPORT "
    "SPORTS FOOTBALL SOCCER CRICKET TENNIS GOLF RUGBY BOXING CYCLING ATHLETICS OLYMPICS MARKETS "
    "STOCKS FOREX OIL GOLD BONDS WORLD NEWS BUSINESS POLITICS MEDIA TECH HEALTH SCIENCE CULTURE "
    "TRAVEL QUOTE QUOTES PROFILE OBITUARY EDITORIAL LETTERS PICTURES PICTURE GALLERY NEWSMAKER "
    "INSIGHT SPECIAL FEATURE CRISIS WAR BRIEF BRIEFS DIARY UPDATES REPORT WARNING NOTICE QUESTION "
    "ANSWER SOURCE SOURCES CONTACT PHOTO CAPTION MYTH FACT FACTS VERDICT STORY EXTRA".split()
)
_OPENING_WORDS = SENTENCE_STARTERS | {"In", "On", "At", "From", "By", "For", "With", "And", "Of"}
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_LEAP_YEAR = 2000
_LONGEST = 160
_SHORT = 3
"""Letters that make no town's name in a headline: "US - "."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The head of a dispatch taken apart."""

    words: str
    """Everything before the dash: "ROME, March 5 (Reuters)"."""
    place: str | None
    """Place words as written: "BRUSSELS, Belgium"."""
    day: date | None
    agency: str | None
    """Words in the brackets as written, known to us or not."""
    end: int
    """Where the body starts."""


def parse_date_header(text: str) -> tuple[date, int] | None:
    """Return the day of a leading `date YYYY-MM-DD` and where the rest begins, if there is one.

    An impossible day raises RecordError.
    """
    header = _HEADER.match(text)
    if header is None:
        return None
    year, month, day = (int(part) for part in header["day"].split("-"))
    try:
        if year not in _YEARS:
            raise ValueError(year)
        return date(year, month, day), header.end()
    except ValueError as error:
        raise RecordError(
            f'the header says "date {header["day"]}", which is not a day; correct the header'
        ) from error


def parse_dateline(text: str, *, published_on: date | None) -> Dateline | None:
    """Return the dateline that the text begins with; a `date` header before it is passed over.

    A day without year is the one nearest to publication, at most a week after it.
    """
    header = _HEADER.match(text)
    start = header.end() if header else 0
    end = min(len(text), start + _LONGEST)
    found = _DATELINE.match(text, start, end)
    if found is None or "\n\n" in found[0].strip() or not _is_dateline(found):
        return _dated(text, start, end) or _signed(text, start, end, published_on)
    agency = found["agency"] or found["slashed"]
    if agency and re.search(r"\d{4}", agency) and (dated := _dated(text, start, end)):
        return dated  # "ROME (5 March 2024) - The"
    later = None if found["place"] else _DATELINE.match(text, found.end(), end)
    if later is not None and later["place"] and _is_dateline(later):
        return _told(later, published_on, before=found)  # "(ANSA) - ROME, MARCH 5 - The"
    return _told(found, published_on)


def _told(
    found: re.Match[str], published_on: date | None, *, before: re.Match[str] | None = None
) -> Dateline:
    """Return what a match tells; with what stood before it, where the agency has its own dash."""
    told = found.groupdict()
    agency = told.get("agency") or told.get("slashed") or told.get("plain")
    words, place = found["words"], _one_line(found["place"] or "").rstrip(",")
    if "," not in place:
        place = _FULL_STOP.sub("", place)  # "MOSCOW. March 5 (Interfax) - The"
    if before is not None:
        agency = agency or before["agency"] or before["slashed"]
        words = found.string[before.start("words") : found.end("words")]
    return Dateline(
        words=_one_line(words).rstrip(",").strip(),
        place=place or None,
        day=_dateline_day(found, published_on) if "month" in told else None,
        agency=_one_line(agency) if agency else None,
        end=found.end(),
    )


def _signed(text: str, start: int, end: int, published_on: date | None) -> Dateline | None:
    """Return a dateline without a dash: with day and agency, or a town's capitals and a colon."""
    for pattern in (_SIGNED, _COLON):
        found = pattern.match(text, start, end)
        if found is None or "\n\n" in found[0].strip():
            continue
        first, *others = re.findall(r"[^\s,.]+", found["place"])
        if _is_opening(found["place"]) or (_NOT_PLACES | _WEEKDAYS) & {first, *others}:
            continue
        if pattern is _SIGNED and not _is_signed(found):
            continue
        if pattern is _COLON and sum(letter.isalpha() for letter in found["place"]) <= _SHORT:
            continue  # "US: the", "UN: "
        return _told(found, published_on)
    return None


def _dated(text: str, start: int, end: int) -> Dateline | None:
    """Return a dateline that gives its day with the year, in whatever order."""
    for pattern in _DATED:
        found = pattern.match(text, start, end)
        if found is None or not _BODY_BEGINS.match(text, found.end()):
            continue
        place, day = _one_line(found["place"]), _whole_day(found)
        first = place.split()[0].strip(",.")
        if day is None or _is_opening(place) or first in _NOT_PLACES | _WEEKDAYS:
            continue
        if found.groupdict().get("bare") and not found["capitals"]:
            continue  # "Rome, 5 March 2024 The" is no print
        return Dateline(
            words=_one_line(found["words"]).rstrip(",").strip(),
            place=place.rstrip(","),
            day=day,
            agency=_one_line(found["agency"]) if found["agency"] else None,
            end=found.end(),
        )
    return None


def _whole_day(found: re.Match[str]) -> date | None:
    """Return the day that a dateline gives with its year."""
    if found["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/]", found["iso"]))
        return _day(year, month, day)
    if found["dotted"]:
        day, month, year = (int(part) for part in found["dotted"].split("."))
        return _day(year, month, day)
    written = found["month"] or found["month_last"]
    return _day(
        int(found["year"] or found["year_last"]),
        month_number(written),
        int(found["day"] or found["day_first"]),
    )


def _is_dateline(found: re.Match[str]) -> bool:
    """Tell a dateline from a sentence that happens to hold a dash."""
    agency = found["agency"] or found["slashed"]
    has_day = bool(found["day"] or found["day_first"])
    if not found["place"]:
        return bool(agency)
    capitals = found["capitals"]
    if not capitals and _is_opening(found["place"]):
        return False
    if agency or has_day:
        return True
    if not capitals or capitals.split()[0].strip(".:") in _NOT_PLACES:
        return False
    if not _BODY_BEGINS.match(found.string, found.end()):
        return False
    # "EU — " opens a headline, not a dispatch; "UN" too.
    return "," in found["place"] or sum(letter.isalpha() for letter in capitals) > _SHORT


def _is_signed(found: re.Match[str]) -> bool:
    """True for a day of the calendar with an agency, or after a town's capitals: "BAKU, May 5."."""
    month = month_number(found["month"] or found["month_last"])
    if _day(_LEAP_YEAR, month, int(found["day"] or found["day_first"])) is None:
        return False
    return bool(found["agency"] or found["plain"] or (found["capitals"] and found["ends"]))


def _is_opening(words: str) -> bool:
    """True for words that begin a sentence: "The minister", "In Rome"; not for "The Hague"."""
    first, *others = re.findall(r"[^\s,.]+", words)
    return first in _OPENING_WORDS and others[:1] != ["Hague"]


def _dateline_day(found: re.Match[str], published_on: date | None) -> date | None:
    """Return the day that the dateline gives, its year from the publication when not written."""
    written = found["month"] or found["month_last"]
    if not written:
        return None
    month, day = month_number(written), int(found["day"] or found["day_first"])
    if found["year"]:
        return _day(int(found["year"]), month, day)
    if published_on is None:
        return None
    years = (published_on.year + 1, published_on.year, published_on.year - 1)
    days = [_day(year, month, day) for year in years]
    latest = published_on + _LATEST_AFTER_PUBLICATION
    return next((each for each in days if each and each <= latest), None)


def _day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one_line(words: str) -> str:
    """Return the words with single blanks."""
    return " ".join(words.split())
