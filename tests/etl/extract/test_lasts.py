"""First and last days that words call so, and days that only a stay, a break or a leaving has."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of

FRIDAY = date(2024, 3, 1)
A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"
Span = tuple[date | None, date | None]


def day(word: str) -> str:
    return f"{{DATE+DATE|{word}}}"


def spans(text: str) -> list[Span]:
    """Return the first day of each meeting and the day after its last."""
    return [
        (one.days.starts_on, one.days.ends_before) if one.days else (None, None)
        for one in claims_of(text, on=FRIDAY).reports
    ]


def span(text: str) -> Span:
    (found,) = spans(text)
    return found


@pytest.mark.parametrize("ended", ["wound up", "completed", "finished", "ended"])
def test_days_of_talks_that_are_over_are_counted_back(ended: str) -> None:
    text = f"{A} and {B} {ended} {{DUR|three days}} of {{MET|talks}} on {day('Thursday')}."
    assert span(text) == (date(2024, 2, 27), date(2024, 3, 1))


def test_days_of_talks_that_begin_are_counted_on() -> None:
    text = f"{A} and {B} began {{DUR|three days}} of {{MET|talks}} on {day('Tuesday')}."
    assert span(text) == (date(2024, 2, 27), date(2024, 3, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("are expected to go on until %s", (date(2024, 2, 27), date(2024, 3, 3))),
        ("were due to last until %s", (date(2024, 2, 27), date(2024, 3, 3))),
        ("end on %s", (date(2024, 2, 27), date(2024, 3, 3))),
        ("broke up on %s", (date(2024, 2, 27), date(2024, 2, 28))),
    ],
)
def test_a_last_weekday_is_the_first_such_day_after_the_first(text: str, expected: Span) -> None:
    words = text % day("Saturday")
    told = f"{A} {{MET|met}} {B} on {day('Tuesday')}. The {{MET|talks}} {words}."
    assert span(told) == expected


def test_what_goes_on_until_a_day_began_on_no_day_that_is_known() -> None:
    text = f"{A} and {B} are in {{MET|talks}} that will run until {day('March 8')}."
    assert span(text) == (None, None)


@pytest.mark.parametrize("rest", ["adjourned", "suspended"])
def test_the_last_day_before_a_break_is_that_of_breaking_off(rest: str) -> None:
    text = f"{{MET|Talks}} between {A} and {B} were {rest} on {day('Wednesday')} until Monday."
    assert span(text) == (date(2024, 2, 28), date(2024, 2, 29))


def test_a_visit_that_ended_began_on_no_day_that_is_known() -> None:
    text = f"{A} ended a {{VISIT|visit}} to {{GPE+HOST|Peru}} on {day('Thursday')}."
    assert span(text) == (None, None)


def test_a_visit_of_known_length_began_as_long_before_its_end() -> None:
    text = f"{A} ended a {{DUR|two-day}} {{VISIT|visit}} to {{GPE+HOST|Peru}} on {day('Thursday')}."
    assert span(text) == (date(2024, 2, 28), date(2024, 3, 1))


@pytest.mark.parametrize(
    "after", ["She ended her {VISIT|visit} on %s", "The {VISIT|visit} ends on %s"]
)
def test_the_end_of_a_visit_is_no_day_of_the_talks_told_before(after: str) -> None:
    text = f"{A} {{MET|met}} {B}. {after % day('Thursday')}."
    assert span(text) == (None, None)


def test_the_length_of_a_visit_is_not_that_of_the_talks() -> None:
    text = (
        f"{A} {{MET|met}} {B} on {day('Monday')}. {{PER+PARTY|Marsh}} arrived on Sunday for a "
        "{DUR|four-day} {VISIT|visit}."
    )
    assert span(text) == (date(2024, 2, 26), date(2024, 2, 27))


def test_the_end_of_talks_is_that_of_the_talks_told_before() -> None:
    text = f"{A} {{MET|met}} {B} on {day('Tuesday')}. The {{MET|talks}} ended on {day('Thursday')}."
    assert span(text) == (date(2024, 2, 27), date(2024, 3, 1))


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ("left Lima on %s after {DUR|three days} of", (date(2024, 2, 27), date(2024, 3, 1))),
        ("left Lima on %s after a round of", (None, None)),
    ],
)
def test_days_of_talks_are_counted_back_from_leaving(left: str, expected: Span) -> None:
    text = f"{A} {left % day('Thursday')} {{MET|talks}} with {B}."
    assert span(text) == expected


def test_leaving_a_land_begins_no_visit() -> None:
    text = (
        f"{A} {{MET|met}} {B} of {{GPE|Peru}}. {{PER+PARTY|Lee}} {{VISIT|left}} {{GPE+HOST|Peru}}"
    )
    assert (date(2024, 2, 29), None) not in spans(f"{text} on {day('Thursday')}.")


def test_leaving_for_a_land_begins_a_visit() -> None:
    text = f"{A} {{VISIT|left}} for {{GPE+HOST|Peru}} on {day('Thursday')}."
    assert span(text) == (date(2024, 2, 29), None)


@pytest.mark.parametrize(
    "text",
    [
        f"{A} and {B} ended a third day of {{MET|talks}} on {day('Wednesday')}.",
        f"{A} {{MET|met}} {B} for a third day of talks on {day('Wednesday')}.",
    ],
)
def test_the_third_day_of_talks_tells_the_first(text: str) -> None:
    assert span(text) == (date(2024, 2, 26), date(2024, 2, 29))


def test_the_third_round_of_talks_tells_no_first_day() -> None:
    text = f"{A} and {B} ended a third round of {{MET|talks}} on {day('Wednesday')}."
    assert span(text) == (date(2024, 2, 28), date(2024, 2, 29))


def test_the_day_on_which_talks_began_is_their_first() -> None:
    text = f"{A} {{MET|met}} {B} on {day('Thursday')}. The {{MET|talks}} began on {day('Tuesday')}."
    assert span(text) == (date(2024, 2, 27), date(2024, 3, 1))
