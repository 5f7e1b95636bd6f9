"""Days near a meeting that are not its own: given up, of cancelling, of leaving."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of

FRIDAY = date(2024, 3, 1)
MON, THU = "{DATE+DATE|Monday}", "{DATE+DATE|Thursday}"
WED = "{DATE+DATE|Wednesday}"
A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"


def first(text: str) -> tuple[str, date | None]:
    (report,) = claims_of(text, on=FRIDAY).reports
    return report.status, report.days.starts_on if report.days else None


@pytest.mark.parametrize(
    "text",
    [
        f"The {{MET|talks}}, first set for {MON}, were held on {THU} by {A} and {B}.",
        f"The {{MET|talks}} of {A} and {B}, moved from {MON}, were held on {THU}.",
        f"{A} {{MET|met}} {B} not on {MON} but on {THU}.",
        f"{A} {{MET|met}} {B} on {THU} instead of on {MON}.",
    ],
)
def test_the_day_that_was_given_up_gives_way_to_the_new_one(text: str) -> None:
    assert first(text) == ("held", date(2024, 2, 29))


def test_a_day_gives_way_to_one_that_is_now_to_be() -> None:
    text = (
        f"The {{MET+planned|talks}} of {A} and {B}, which were to take place on {MON}, will now be "
        f"held on {THU}."
    )
    assert first(text) == ("planned", date(2024, 3, 7))


@pytest.mark.parametrize("words", ["by 30 days from", "within two days from"])
def test_a_count_of_what_is_put_off_is_not_that_of_the_talks(words: str) -> None:
    text = f"{A} and {B} agreed at {{MET|talks}} to extend the truce {words} {MON}."
    assert first(text) == ("held", None)


def test_the_day_of_going_is_not_that_of_what_is_to_be_there() -> None:
    text = f"{A} left on {MON} for Oslo, where she will {{MET+planned|meet}} {B}."
    assert first(text) == ("planned", None)


def test_the_day_of_going_is_that_of_what_was_there() -> None:
    text = f"{A} flew to Oslo on {MON}, where she {{MET|met}} {B}."
    assert first(text) == ("held", date(2024, 2, 26))


def test_the_day_that_was_first_set_stays_that_of_a_meeting_without_another() -> None:
    text = (
        f"The {{MET+called_off|talks}} of {A} and {B}, first set for {{DATE+DATE|Monday}}, were "
        "cancelled."
    )
    assert first(text) == ("called_off", date(2024, 3, 4))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("postponed from {DATE+DATE|Monday to Thursday}", date(2024, 3, 7)),
        ("brought forward from {DATE+DATE|Thursday to Tuesday}", date(2024, 3, 5)),
        ("put back from {DATE+DATE|February 12 to February 27}", date(2024, 2, 27)),
    ],
)
def test_a_meeting_that_is_moved_is_planned_for_the_second_day(words: str, day: date) -> None:
    assert first(f"The {{MET+called_off|talks}} of {A} and {B} were {words}.") == ("planned", day)


def test_a_meeting_that_lasts_from_day_to_day_keeps_both() -> None:
    text = f"{A} and {B} will hold {{MET+planned|talks}} from {{DATE+DATE|Monday to Thursday}}."
    assert first(text) == ("planned", date(2024, 3, 4))


@pytest.mark.parametrize(
    "text",
    [
        f"{A} on {WED} called off a {{MET+called_off|meeting}} with {B}.",
        f"{A} called off {{MET+called_off|talks}} with {B} on {WED}.",
        f"{A} cancelled on {WED} a {{MET+called_off|meeting}} with {B}.",
        f"The {{MET+called_off|talks}} of {A} and {B} were called off on {WED}.",
        f"The {{MET+called_off|talks}} of {A} and {B} were suspended {WED} night.",
        f"{A} rejected an invitation on {WED} to {{MET+called_off|meet}} {B}.",
    ],
)
def test_the_day_of_cancelling_is_not_that_of_the_meeting(text: str) -> None:
    assert first(text) == ("called_off", None)


@pytest.mark.parametrize(
    "text",
    [
        f"{A} called off a {{MET+called_off|meeting}} with {B} planned for {WED}.",
        f"{A} cancelled {WED}'s {{MET+called_off|meeting}} with {B}.",
        f"A {{MET+called_off|meeting}} of {A} and {B} on {WED} was called off.",
        f"{A} called off a {{MET+called_off|meeting}} with {B} on {{DATE+DATE|March 6}}.",
    ],
)
def test_the_day_of_a_meeting_that_was_cancelled_is_its_own(text: str) -> None:
    assert first(text) == ("called_off", date(2024, 3, 6))


def test_the_day_of_leaving_after_talks_is_not_theirs() -> None:
    text = (
        f"After {{DUR|two days}} of {{MET|talks}} with {A}, {B} left Oslo on {{DATE+DATE|Friday}}."
    )
    assert first(text) == ("held", None)


@pytest.mark.parametrize(
    "text",
    [
        f"{A} landed on {{DATE+DATE|Tuesday}} and {{MET|met}} {B} {{DATE+DATE|the next day}}.",
        f"{A}, freed on {{DATE+DATE|Monday}}, {{MET|met}} {B} {{DATE+DATE|two days later}}.",
        f"{A} gave a speech on {{DATE+DATE|Tuesday}} and a day later {{MET|received}} {B}.",
    ],
)
def test_a_day_counted_from_another_is_the_meeting_s(text: str) -> None:
    assert first(text) == ("held", date(2024, 2, 28))


def test_a_day_told_first_is_the_meeting_s_without_another() -> None:
    text = f"{A} landed on {{DATE+DATE|Tuesday}} and {{MET|met}} {B}."
    assert first(text) == ("held", date(2024, 2, 27))


def test_the_end_of_a_stay_is_not_its_first_day() -> None:
    text = (
        f"{{NORP|Kenyan}} {{POST|Minister}} {A} is {{VISIT|visiting}} {{GPE+HOST|Peru}} until "
        "{DATE+DATE|March 3}."
    )
    assert first(text) == ("held", None)


def test_the_end_of_a_stay_for_talks_is_not_their_day() -> None:
    text = f"{A} is in Oslo until {MON} for {{MET|talks}} with {B}."
    assert first(text) == ("held", None)


def test_the_day_of_putting_off_a_trip_is_not_that_of_arriving() -> None:
    text = (
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} postponed her "
        f"{{VISIT+called_off|trip}} to {{GPE+HOST+PLACE|Lima}}, {{GPE|Peru}} on {WED}."
    )
    assert first(text) == ("called_off", None)
