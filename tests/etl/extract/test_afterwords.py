"""Days that the sentences around a meeting tell of it without a word for it."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of

FRIDAY = date(2024, 3, 1)
A, B = (
    "{NORP|Chadian} {POST|Minister} {PER+PARTY|Ann Lee}",
    "{NORP|Togolese} {POST|Minister} {PER+PARTY|Bo Marsh}",
)
ACT = "{GPE|Chad} and {GPE|Togo} agreed on {DATE|Tuesday} to share a port."
SAID = "{NORP|Chadian} {POST|Minister} {PER|Ann Lee} said on {DATE|Tuesday} that a port was open."


def days(text: str) -> tuple[date | None, date | None]:
    (report,) = claims_of(text, on=FRIDAY).reports
    return (report.days.starts_on, report.days.ends_before) if report.days else (None, None)


@pytest.mark.parametrize(
    "text",
    [
        f"{ACT} The deal was struck at {{MET|talks}} between {A} and {B}.",
        f"{ACT} {A} {{MET|met}} {B} at the palace.",
        f"{SAID} {{PER+PARTY|Lee}} was speaking after {{MET|talks}} with {B}.",
    ],
)
def test_what_came_of_a_meeting_gives_it_its_day(text: str) -> None:
    assert days(text) == (date(2024, 2, 27), date(2024, 2, 28))


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID} {A} {{MET|met}} {B} at the palace.",
        f"{{GPE|Chad}} and {{GPE|Peru}} agreed on {{DATE|Tuesday}} to trade. {A} {{MET|met}} {B}.",
        f"{{PER|Jo Kim}} said on {{DATE|Tuesday}} all was well. {A} spoke after {{MET|talks}} with"
        f" {B}.",
        f"{ACT} The deal was struck at {{MET|talks}} between {A} and {B} last month.",
    ],
)
def test_what_others_did_or_what_is_not_tied_gives_it_none(text: str) -> None:
    assert days(text)[0] != date(2024, 2, 27)


@pytest.mark.parametrize(
    ("then", "end"),
    [
        ("It ended on {DATE|Thursday}.", date(2024, 3, 1)),
        ("It ended in a row on fish.", date(2024, 2, 28)),
        ("The strike ended on {DATE|Thursday}.", date(2024, 2, 28)),
    ],
)
def test_a_sentence_on_its_end_alone_tells_the_last_day(then: str, end: date) -> None:
    text = f"{A} {{MET|met}} {B} on {{DATE+DATE|Tuesday}}. {then}"
    assert days(text) == (date(2024, 2, 27), end)


@pytest.mark.parametrize(
    ("then", "end"),
    [
        ("They are expected to last three days.", date(2024, 3, 1)),
        ("They are expected to last.", None),
    ],
)
def test_a_sentence_on_its_length_alone_tells_the_last_day(then: str, end: date | None) -> None:
    text = f"{A} and {B} began {{MET|talks}} on {{DATE+DATE|Tuesday}}. {then}"
    assert days(text) == (date(2024, 2, 27), end)
