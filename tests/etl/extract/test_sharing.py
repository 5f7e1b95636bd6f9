"""Days and places that two meetings of a sentence share, and those that one of them keeps."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of


def days(text: str) -> list[date | None]:
    reports = claims_of(text, on=date(2024, 3, 1)).reports
    return [one.days.starts_on if one.days else None for one in reports]


@pytest.mark.parametrize("beside", ["on the sidelines of a", "at a", "during the"])
def test_those_who_meet_at_a_gathering_meet_on_its_day(beside: str) -> None:
    text = (
        f"{{PER+PARTY1|Ann Lee}} {{MET|met}} {{PER+PARTY1|Bo Marsh}} {beside} {{ORG+PARTY2|OPEC}} "
        f"{{CONF|meeting}} in {{GPE+PLACE1+PLACE2|Vienna}} on {{DATE+DATE1+DATE2|Wednesday}}."
    )
    assert days(text)[0] == date(2024, 2, 28)


def test_those_who_prepare_a_visit_do_not_meet_on_its_day() -> None:
    text = (
        "{PER+PARTY1|Ann Lee} {MET|met} {PER+PARTY1|Bo Marsh} to prepare the {VISIT|visit} of "
        "{PER+PARTY2|Jo Kim} to {GPE+HOST2|Peru} on {DATE+DATE1+DATE2|Wednesday}."
    )
    assert days(text)[0] is None
