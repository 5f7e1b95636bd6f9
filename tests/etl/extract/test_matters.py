"""The day of what is discussed, of what a party did or of an event is not that of the meeting."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of

A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"
MONDAY = "{DATE+DATE|Monday}"
"""2024-03-25 in the past tense."""


def day_of(text: str) -> date | None:
    report = claims_of(text, on=date(2024, 3, 27)).reports[0]
    return report.days.starts_on if report.days else None


@pytest.mark.parametrize(
    "rest",
    [
        f"to discuss the {MONDAY} fire at the port",
        "to discuss {DATE+DATE|Monday's} landslide",
        "for talks about a {DATE+DATE|March 4} fishing deal",
        "about {DATE+DATE|Monday's} summit of the islands",
        f"about the fishing deal signed on {MONDAY}",
        f"on a truce which expires on {MONDAY}",
        f"about miners arrested on {MONDAY}",
        f"to seal a deal to be voted on by parliament on {MONDAY}",
        "about a truce {DATE+DATE|starting on April 4}",
        f"in a bid to avert a strike due to start on {MONDAY}",
        f"to prepare for a visit of the king on {MONDAY}",
    ],
)
def test_the_day_of_the_matter_discussed_is_none_of_the_meeting(rest: str) -> None:
    assert day_of(f"{A} {{MET|met}} {B} in Oslo {rest}.") is None


@pytest.mark.parametrize(
    "rest",
    [
        f"to discuss trade on {MONDAY}",
        "at {DATE+DATE|Monday's} funeral of the old king",
        f"for talks on a truce on {MONDAY}",
        f"on {MONDAY} to discuss the storm of last week",
        f"over dinner on {MONDAY}",
    ],
)
def test_a_day_after_the_matter_discussed_may_be_that_of_the_meeting(rest: str) -> None:
    assert day_of(f"{A} {{MET|met}} {B} {rest}.") == date(2024, 3, 25)


def test_the_day_of_what_is_agreed_there_is_that_of_the_deed() -> None:
    talks = f"{A} and {B} agreed at {{MET|talks}}"
    assert day_of(f"{talks} to hold elections on {{DATE+DATE|March 4}}.") is None
    assert day_of(f"{talks} on {MONDAY} to hold elections.") == date(2024, 3, 25)


@pytest.mark.parametrize(
    "clause",
    [
        f", who took office on {MONDAY}",
        f", who on {MONDAY} called the vote a farce",
        f", whom he had named on {MONDAY}",
        f", sworn in on {MONDAY}, in Oslo",
        f" in Oslo, where trucks had been stopped on {MONDAY}",
    ],
)
def test_the_day_of_what_a_party_did_is_none_of_the_meeting(clause: str) -> None:
    assert day_of(f"{A} {{MET|met}} {B}{clause}.") is None


@pytest.mark.parametrize(
    "clause",
    [
        f", who took office last month, on {MONDAY}",
        f", who is visiting Oslo, on {MONDAY}",
        f" in Oslo, where the two held talks on {MONDAY}",
    ],
)
def test_a_day_behind_the_clause_of_a_party_is_that_of_the_meeting(clause: str) -> None:
    assert day_of(f"{A} {{MET|met}} {B}{clause}.") == date(2024, 3, 25)


@pytest.mark.parametrize(
    ("aside", "day"),
    [
        (f"who took office on {MONDAY}", None),
        (f"who arrived in Oslo on {MONDAY}", None),
        (f"in Oslo since {MONDAY}", None),
        (f"who was in Oslo on {MONDAY}", date(2024, 3, 25)),
    ],
)
def test_the_day_of_an_aside_before_the_meeting_is_none_of_it(aside: str, day: date | None) -> None:
    assert day_of(f"{A}, {aside}, {{MET|met}} {B}.") == day


def test_the_day_of_the_main_clause_is_none_of_the_meeting_in_the_aside() -> None:
    assert day_of(f"{A}, who {{MET|met}} {B}, died on {MONDAY}.") is None
    assert day_of(f"{A}, who {{MET|met}} {B} on {MONDAY}, died.") == date(2024, 3, 25)


def test_talks_that_are_told_to_have_begun_have_the_day_of_their_clause() -> None:
    talks = f"{{MET|Talks}} between {A} and {B}"
    held = f"the {{MET|talks}} that {A} held with {B} in Oslo"
    assert day_of(f"He praised {held} on {MONDAY}.") == date(2024, 3, 25)
    assert day_of(f"{talks} that were held on {MONDAY} brought no deal.") == date(2024, 3, 25)


@pytest.mark.parametrize(
    "event",
    [
        f"ahead of a {MONDAY} deadline",
        f"before parliament voted on {MONDAY}",
        f"after the harvest festival on {MONDAY}",
        "on the tenth anniversary of the {DATE+DATE|March 4, 2014} treaty",
        "within hours of {DATE+DATE|Monday's} blast",
    ],
)
def test_the_day_of_an_event_before_or_after_is_none_of_the_meeting(event: str) -> None:
    assert day_of(f"{A} {{MET|met}} {B} in Oslo {event}.") is None


def test_a_day_counted_from_an_event_is_that_of_the_meeting() -> None:
    told = f"{A} {{MET|met}} {B} {{DATE+DATE|two days before}} the March 20 "
    assert day_of(f"{told}vote.") == date(2024, 3, 18)


@pytest.mark.parametrize(
    "text",
    [
        f"The deadline for {{MET+planned|talks}} between {A} and {B} expires on {MONDAY}.",
        f"{{MET+planned|Talks}} between {A} and {B} have a {MONDAY} deadline.",
        f"{{MET+planned|Talks}} between {A} and {B} must end {{DATE+DATE|by April 20}}.",
        f"{A} and {B} have {{DATE+DATE|until Monday}} to agree at {{MET+planned|talks}}.",
        f"{A} will {{MET+planned|meet}} {B} {{DATE+DATE|no later than April 20}}.",
    ],
)
def test_a_deadline_is_no_day_of_the_talks(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"Photos released on {MONDAY} showed {A} {{MET|meeting}} {B}.",
        f"The ministry on {MONDAY} released a readout of the {{MET|talks}} of {A} and {B}.",
        f"{A} returned from Oslo on {MONDAY}, where he {{MET|met}} {B}.",
        f"Shares of the firm jumped on {MONDAY} on a report of {{MET|talks}} of {A} with {B}.",
    ],
)
def test_the_day_of_a_report_a_return_or_of_trading_is_none_of_the_meeting(text: str) -> None:
    assert day_of(text) is None


def test_one_who_went_somewhere_met_there_that_day() -> None:
    assert day_of(f"{A} flew to Oslo on {MONDAY}, where he {{MET|met}} {B}.") == date(2024, 3, 25)


def test_the_day_on_which_an_event_opened_is_not_its_second_day() -> None:
    assert day_of(
        f"{A} {{MET|met}} {B} on the second day of their visit, which began on {MONDAY}."
    ) is None  # fmt: skip


def test_a_time_since_which_they_had_not_met_is_none_of_the_meeting() -> None:
    since = "{DATE+DATE|since March 4}"
    assert day_of(f"{A} {{MET|met}} {B} for the first time {since}.") is None
    assert day_of(f"{{MET|Talks}} between {A} and {B} have been held {since}.") == date(2024, 3, 4)


def test_days_before_an_event_without_a_day_are_counted_from_nothing() -> None:
    told = f"{A} {{MET|met}} {B} {{DATE+DATE|two days before}}"
    assert day_of(f"{told} the harvest began.") is None


def test_a_day_counted_back_from_one_to_come_is_no_day_of_what_was_held() -> None:
    assert day_of(f"{A} {{MET|met}} {B} {{DATE+DATE|four days before}} the April 21 vote.") is None


@pytest.mark.parametrize("runs", ["which ends on", "that closes on"])
def test_the_day_of_a_gathering_is_none_of_the_meeting_beside_it(runs: str) -> None:
    text = f"{A} {{MET|met}} {B} on the sidelines of a trade fair, {runs} {MONDAY}."
    assert day_of(text) is None
    assert day_of(f"{A} {{MET|met}} {B} on the sidelines of a trade fair on {MONDAY}.") is not None


def test_the_day_for_which_a_meeting_was_pencilled_in_is_its_own() -> None:
    text = (
        f"{A} flew home without holding a {{MET+called_off|meeting}} with {{NORP|Kenyan}} "
        f"{{POST|Minister}} {B} that had been pencilled in for {MONDAY}."
    )
    assert day_of(text) == date(2024, 3, 25)
