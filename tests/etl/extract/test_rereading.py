"""Days that the rest of their sentence puts into another week or year than the tense does."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of

FRIDAY = date(2024, 3, 1)
A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"
KENYAN = f"{{NORP|Kenyan}} {{POST|Minister}} {A}"


def told(text: str) -> list[tuple[str, date | None, date | None]]:
    return [
        (one.status, *((one.days.starts_on, one.days.ends_before) if one.days else (None, None)))
        for one in claims_of(text, on=FRIDAY).reports
    ]


def first(text: str) -> tuple[str, date | None]:
    ((status, day, _),) = told(text)
    return status, day


def test_what_was_done_is_not_put_into_the_weeks_to_come() -> None:
    text = f"{A} {{MET|met}} {B} on {{DATE+DATE|April 26}}."
    assert first(text) == ("held", date(2023, 4, 26))


def test_what_was_decided_at_a_meeting_may_be_for_either_year() -> None:
    text = (
        f"{A} and {B} agreed at a {{MET|meeting}} to hold a vote in the hall on "
        "{DATE+DATE|April 26}."
    )
    assert first(text) == ("held", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{MET+called_off|meeting} with %s was cancelled", ("called_off", date(2023, 10, 5))),
        ("{MET+planned|meeting} with %s is being prepared", ("planned", date(2024, 10, 5))),
    ],
)
def test_what_was_cancelled_is_put_into_the_nearest_year(
    text: str, expected: tuple[str, date]
) -> None:
    assert first(f"{A}'s {{DATE+DATE|Oct. 5}} {text % B}.") == expected


@pytest.mark.parametrize(
    ("plan", "day"), [("was due to", date(2023, 12, 28)), ("is due to", date(2024, 12, 28))]
)
def test_a_plan_of_then_is_put_into_the_nearest_year(plan: str, day: date) -> None:
    text = f"{A} {plan} {{MET+planned|meet}} {B} on {{DATE+DATE|Dec. 28}}."
    assert first(text) == ("planned", day)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("Feb. 28 to March 3", (date(2024, 2, 28), date(2024, 3, 4))),
        ("Wednesday to Saturday", (date(2024, 2, 28), date(2024, 3, 3))),
    ],
)
def test_what_goes_on_has_today_among_its_days(days: str, expected: tuple[date, date]) -> None:
    text = f"{KENYAN} is {{VISIT|visiting}} {{GPE+HOST|Peru}} from {{DATE+DATE|{days}}}."
    assert told(text) == [("held", *expected)]


def test_what_is_over_need_not_have_today_among_its_days() -> None:
    text = f"{KENYAN} {{VISIT|visited}} {{GPE+HOST|Peru}} from {{DATE+DATE|Monday to Wednesday}}."
    assert told(text) == [("held", date(2024, 2, 26), date(2024, 2, 29))]


@pytest.mark.parametrize(
    ("rest", "day"),
    [
        (", it was reported on Monday", date(2024, 2, 23)),
        (" and the cabinet heard of it on Saturday night", date(2024, 2, 23)),
        (", her office said on Friday", date(2024, 3, 1)),
        (" after she came back on Monday", date(2024, 3, 1)),
    ],
)
def test_a_meeting_was_before_it_was_told_of(rest: str, day: date) -> None:
    assert first(f"{A} {{MET|met}} {B} on {{DATE+DATE|Friday}}{rest}.") == ("held", day)


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("will go to Oslo on Wednesday and", date(2024, 3, 8)),
        ("said on Wednesday that she will", date(2024, 3, 1)),
    ],
)
def test_a_plan_follows_the_day_told_before_it(before: str, day: date) -> None:
    text = f"{A} {before} {{MET+planned|meet}} {B} on {{DATE+DATE|Friday}}."
    assert first(text) == ("planned", day)


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("said on Monday that she would", date(2024, 2, 27)),
        ("will arrive on Monday and will", date(2024, 3, 5)),
    ],
)
def test_the_next_day_counts_from_a_day_as_that_was_read(before: str, day: date) -> None:
    text = f"{A} {before} {{MET+planned|meet}} {B} {{DATE+DATE|the next day}}."
    assert first(text) == ("planned", day)


@pytest.mark.parametrize(
    ("verb", "day"),
    [("{MET|met}", date(2024, 3, 1)), ("will {MET+planned|meet}", date(2024, 3, 8))],
)
def test_two_days_later_counts_from_the_day_of_the_sentence_before(verb: str, day: date) -> None:
    text = (
        f"{A} {verb} {B} on {{DATE+DATE|Wednesday}}. {A} will {{MET+planned|meet}} "
        "{PER+PARTY|Cy Dunn} {DATE+DATE|two days later}."
    )
    assert [start for _, start, _ in told(text)][1:] == [day]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (", a spokesman said on Wednesday", (date(2024, 2, 27), date(2024, 2, 29))),
        ("", (date(2024, 2, 29), date(2024, 3, 2))),
    ],
)
def test_overnight_is_the_night_before_it_was_told(rest: str, expected: tuple[date, date]) -> None:
    text = f"{A} held {{MET|talks}} {{DATE+DATE|overnight}} with {B}{rest}."
    assert told(text) == [("held", *expected)]


def test_a_weekday_of_a_journey_is_in_its_week() -> None:
    text = (
        f"{KENYAN} will {{VISIT+planned|visit}} {{GPE+HOST|Peru}} on {{DATE+DATE|March 8}}. "
        f"{{PER+PARTY|Lee}} will {{MET+planned|meet}} {{NORP|Chilean}} {{POST|Minister}} {B} on "
        "{DATE+DATE|Saturday}."
    )
    assert date(2024, 3, 9) in [day for _, day, _ in told(text)]


@pytest.mark.parametrize(
    ("plan", "day"),
    [
        (
            "said on {DATE|Wednesday} that she was due to {MET+planned|meet} %s",
            date(2024, 2, 29),
        ),
        ("said on {DATE|Wednesday} that she will {MET+planned|meet} %s", date(2024, 3, 7)),
        ("was due to {MET+planned|meet} %s", date(2024, 3, 7)),
    ],
)
def test_a_plan_told_of_then_was_for_the_days_after_telling(plan: str, day: date) -> None:
    assert first(f"{A} {plan % B} on {{DATE+DATE|Thursday}}.") == ("planned", day)
