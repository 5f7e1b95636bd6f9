"""The words that dates are made of, as patterns and as numbers.

In every pattern of this folder a blank stands for any white space, a line break of wire copy
included; `spaced` puts it in. Patterns ignore case, except for months: "may" and "march" are verbs.
"""

import re

from etl.text.months import month_number

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"

MONTH = rf"(?-i:(?:{_MONTHS}|{_MONTHS.upper()})(?!\w))"
"""A month in full, in capital letters or with one."""
ANY_MONTH = (
    rf"(?-i:(?:{_MONTHS}|{_MONTHS.upper()}|{_SHORT_MONTHS}|{_SHORT_MONTHS.upper()})(?!\w)\.?)"
)
"""A month in full or cut short; only beside the number of a day or year."""
DAY = r"(?:3[01]|[12]\d|0?[1-9]|[4-9]\d)(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
"""The number of a day; numbers up to 99 are taken and refused later, so "31" of "311" is not."""
ORDINAL_DAY = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b"
ANY_YEAR = r"\d{4}(?![\w%]|[.,]\d)"
"""The number of a year beside a month; odd ones are taken and refused later."""
YEAR = r"(?:1[89]\d\d|20\d\d|2100)(?![\w%]|[.,]\d)"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
SHORT_WEEKDAY = r"(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\."
SEASON = r"(?:spring|summer|autumn|fall|winter)\b"
UNIT = r"(?:day|week|fortnight|month|year|decade)s?\b"
PART_OF_DAY = r"(?:morning|afternoon|evening|night|noon|midday|lunchtime|dawn)\b"
TO = r"(?:\s{0,2}[-–—]\s{0,2}| (?:to|through|thru|until|till|and|&|or) (?:the )?)"

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
    "couple": 2, "dozen": 12,
}  # fmt: skip
NUMBER = (
    r"(?:\d{1,3}|(?:a )?couple(?: of)?|a dozen|a hundred|"
    r"(?:twenty|thirty|forty|fifty|sixty)(?:-| )(?:one|two|three|four|five|six|seven|eight|nine)|"
    + "|".join(sorted((word for word in _NUMBERS if word != "couple"), key=len, reverse=True))
    + r")\b"
)

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_PART = re.compile(rf"(?P<year>\d{{4}})|(?P<day>\d{{1,2}})|(?P<month>{ANY_MONTH})", re.IGNORECASE)


def spaced(pattern: str) -> str:
    """Return the pattern with its blanks standing for any short white space."""
    return pattern.replace(" ", r"\s{1,9}")


def read_number(words: str) -> int:
    """Return the number that NUMBER found."""
    tokens = re.findall(r"\w+", words.lower())
    if tokens[0].isdigit():
        return int(tokens[0])
    if len(tokens) > 1 and tokens[0] in ("a", "an"):
        tokens = tokens[1:]
    return sum(_NUMBERS.get(token, 0) for token in tokens)


def read_unit(words: str) -> str:
    """Return "day", "week", "month", "year"... for a unit in singular or plural."""
    return words.lower().rstrip("s")


def read_weekday(words: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return WEEKDAYS.index(words[:3].lower())


def read_parts(words: str) -> tuple[int | None, int | None, list[int]]:
    """Return the year, the month and the numbers of days that the words hold."""
    year = month = None
    days = []
    for part in _PART.finditer(words):
        if part["year"]:
            year = int(part["year"])
        elif part["day"]:
            days.append(int(part["day"]))
        else:
            month = month_number(part["month"])
    return year, month, days
