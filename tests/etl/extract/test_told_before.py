"""Days and kinds that hang on the meeting told just before."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of

FRIDAY = date(2024, 3, 1)
A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"
LEE, KIM = "{PER+PARTY|Lee}", "{PER+PARTY|Jo Kim}"


def told(text: str) -> list[tuple[str, date | None]]:
    return [
        (one.kind, one.days.starts_on if one.days else None)
        for one in claims_of(text, on=FRIDAY).reports
    ]


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("had {MET|met}", date(2024, 2, 22)),
        ("had held {MET|talks} with", date(2024, 2, 22)),
        ("{MET|met}", date(2024, 2, 29)),
        ("had {MET|talks} with", date(2024, 2, 29)),
        ("said she had {MET|met}", date(2024, 2, 29)),
    ],
)
def test_what_had_been_done_before_a_meeting_was_on_an_earlier_day(
    then: str, expected: date
) -> None:
    told_first = f"{A} {{MET|met}} {B} on {{DATE+DATE|Monday}}."
    text = f"{told_first} {LEE} {then} {KIM} on {{DATE+DATE|Thursday}}."
    assert told(text) == [("talks", date(2024, 2, 26)), ("talks", expected)]


@pytest.mark.parametrize(("last", "kind"), [("spoke", "call"), ("met", "talks")])
def test_those_who_last_spoke_before_a_call_did_so_by_telephone(last: str, kind: str) -> None:
    text = (
        f"{A} {{CALL|spoke}} with {B} on {{DATE+DATE|Monday}}. {LEE} and {{PER+PARTY|Marsh}} last "
        f"{{MET|{last}}} on {{DATE+DATE|February 15}}."
    )
    assert told(text)[1:] == [(kind, date(2024, 2, 15))]
