"""The first and the last day of what is put off, set out for, or told by somebody."""

from datetime import date

import pytest

from etl.records import Report
from tests.fixtures.tagged import claims_of

A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"


def only(text: str) -> Report:
    (report,) = claims_of(text, on=date(2024, 3, 27)).reports
    return report


def test_talks_put_off_are_planned_from_the_new_day_on() -> None:
    report = only(
        f"{{DATE+DATE|Today}}'s {{MET+called_off|talks}} between {A} and {B} were put off until "
        "Thursday."
    )
    assert report.status == "planned"
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (date(2024, 3, 28), None)


@pytest.mark.parametrize(("length", "last"), [("", None), ("one-day ", date(2024, 3, 29))])
def test_a_planned_visit_has_no_last_day_unless_its_length_is_told(
    length: str, last: date | None
) -> None:
    report = only(
        f"{{NORP|Kenyan}} {{POST|Minister}} {A} will pay a {{DUR|{length or 'short '}}}"
        "{VISIT+planned|visit} to {GPE+PLACE|Peru} on {DATE+DATE|Thursday}."
    )
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (date(2024, 3, 28), last)


def test_the_length_of_a_tour_is_not_that_of_a_stop_on_it() -> None:
    report = only(
        f"{{NORP|Kenyan}} {{POST|Minister}} {A} left on {{DATE+DATE|Monday}} for "
        "{GPE+HOST|Peru}, the last {VISIT|stop} on a {DUR|10-day} tour."
    )
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (date(2024, 3, 25), None)


def test_the_day_that_a_thing_is_named_after_is_no_day_of_what_happens_there() -> None:
    told = f"{A} {{MET|met}} {B} at {{DATE+DATE|the March 11}} "
    assert only(f"{told}memorial museum.").days is None
    summit = only(f"{told}peace summit.")
    assert summit.days is not None
    assert summit.days.starts_on == date(2024, 3, 11)


def test_talks_that_began_on_a_day_have_no_last_day() -> None:
    report = only(f"{A} and {B} went on with {{MET|talks}}, which began on {{DATE+DATE|Monday}}.")
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (date(2024, 3, 25), None)


def test_talks_that_one_sets_out_for_have_no_last_day() -> None:
    report = only(
        f"{A} leaves for {{GPE|Oslo}} {{DATE+DATE|tomorrow}} for {{MET+planned|talks}} with {B}."
    )
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (date(2024, 3, 28), None)


def test_a_day_on_which_somebody_was_told_is_that_of_the_telling() -> None:
    report = only(f"{A} {{MET|told}} {B} on {{DATE+DATE|Monday}} that it rained.")
    assert report.days is not None
    assert report.days.starts_on == date(2024, 3, 25)


def test_a_day_counted_from_another_keeps_the_words_of_both() -> None:
    report = only(f"{A} returned on Tuesday, a day after she {{MET|met}} {B}.")
    assert report.days is not None
    assert report.days.text == "on Tuesday, a day after"
    assert report.days.starts_on == date(2024, 3, 25)


def test_a_day_until_which_something_waits_is_not_that_of_the_talks() -> None:
    report = only(f"{A} and {B} agreed after {{MET|talks}} to put the vote off until May 1, 2024.")
    assert (report.status, report.days) == ("held", None)


def test_the_day_on_which_one_left_later_is_not_that_of_the_meeting() -> None:
    report = only(
        f"{A} {{MET|told}} {B} before she left Oslo on {{DATE+DATE|Monday}} that it rained."
    )
    assert report.days is None


@pytest.mark.parametrize(
    "text",
    [
        f"{A} said on Monday in a {{MET|meeting}} with {B} that it rained.",
        f"{{PER|Cy Dunn}} died on Monday in Lima, hours after he {{MET|met}} {A} and {B}.",
    ],
)
def test_what_was_said_there_or_came_hours_later_tells_the_day(text: str) -> None:
    report = only(text)
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (
        date(2024, 3, 25),
        date(2024, 3, 26),
    )


def test_the_length_of_a_visit_may_be_told_in_the_next_sentence() -> None:
    report = only(
        f"{{NORP|Kenyan}} {{POST|Minister}} {A} will {{VISIT+planned|visit}} "
        "{GPE+PLACE+HOST|Peru} on {DATE+DATE|April 3}. The {DUR|two-day} {VISIT+planned|visit} "
        "was long wished for."
    )
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (date(2024, 4, 3), date(2024, 4, 5))


@pytest.mark.parametrize(
    "text",
    [
        f"{A} and {B}, who called the {{MET|meeting}} {{DATE+DATE|two weeks ago}}, shook hands.",
        f"{A} told {B} at a {{MET|meeting}} that a tax as of {{DATE+DATE|March 1, 2024}} is void.",
    ],
)
def test_when_a_meeting_was_asked_for_or_a_law_holds_is_not_its_day(text: str) -> None:
    assert only(text).days is None


@pytest.mark.parametrize(
    ("before", "status"), [("In remarks ahead of", "held"), ("They were due for", "planned")]
)
def test_what_is_past_is_held_unless_it_was_only_arranged(before: str, status: str) -> None:
    report = only(
        f"{before} {{MET+planned|talks}} on {{DATE+DATE|March 5, 2024}}, {A} and {B} smiled."
    )
    assert report.status == status


def test_talks_of_one_who_set_out_and_met_are_of_that_day_alone() -> None:
    report = only(f"{A} left Oslo on {{DATE+DATE|Monday}} and {{MET|met}} {B} in Rome.")
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (
        date(2024, 3, 25),
        date(2024, 3, 26),
    )


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("offered {MET+planned|talks} to %s on {DATE+DATE|Wednesday}", None),
        ("called for {MET+planned|talks} with %s on {DATE+DATE|Wednesday}", None),
        ("demanded a {MET+planned|meeting} with %s on {DATE+DATE|Wednesday}", None),
        ("offered to hold {MET+planned|talks} with %s on {DATE+DATE|April 9}", date(2024, 4, 9)),
        ("proposed {MET+planned|talks} with %s on {DATE+DATE|April 9}", date(2024, 4, 9)),
    ],
)
def test_a_weekday_of_asking_is_none_of_the_meeting(asked: str, day: date | None) -> None:
    report = only(f"{A} {asked % B}.")
    assert (report.status, report.days.starts_on if report.days else None) == ("planned", day)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("{MET+planned|talks} of %s with %s at an inn by the river are to last", 3),
        ("{MET+planned|talks} of %s with %s at an inn by the river seal off", 1),
    ],
)
def test_talks_that_are_to_last_so_long_do_so_however_far_that_is_told(
    words: str, days: int
) -> None:
    told = words % (A, B)
    report = only(f"On {{DATE+DATE|March 4}} {told} {{DUR|three days}}.")
    assert report.days is not None
    end = date(2024, 3, 4 + days)
    assert (report.days.starts_on, report.days.ends_before) == (date(2024, 3, 4), end)
