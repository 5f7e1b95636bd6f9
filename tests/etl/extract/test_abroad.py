"""Who is met on a journey is of the country of the journey, while the text tells of it."""

import pytest

from tests.fixtures.tagged import claims_of

THERE = (
    "{NORP|Polish} {POST|Minister} {PER+PARTY|Ann Lee} {MET|met} {GPE|Peru}'s {PER+PARTY|Cy Dunn} "
    "in {GPE+PLACE|Lima}. "
)
BO = "{POST|President} {PER+PARTY|Bo Marsh}"


def country(text: str) -> str | None:
    """Return the country of Bo Marsh in a report from Warsaw."""
    told = {one.name: one.country for one in claims_of(text, dateline_place="WARSAW").entities}
    return told["Bo Marsh"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Later he {{MET|met}} {BO}.", "PE"),
        (f"{{PER+PARTY|Lee}} also {{MET|met}} {BO}.", "PE"),
        # a day of its own, and nothing that says where
        (f"He {{MET|met}} {BO} on {{DATE+DATE|Friday}}.", None),
        # at home again, and others than the traveller
        (f"Later she {{MET|met}} {BO} in {{GPE+PLACE|Warsaw}}.", "PL"),
        (f"{{POST|Minister}} {{PER+PARTY|Di Holt}} {{MET|met}} {BO}.", "PL"),
    ],
)
def test_who_is_met_in_the_next_sentence_is_of_the_same_country(
    text: str, expected: str | None
) -> None:
    assert country(THERE + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A {MET|meeting} in {GPE+PLACE|Lima} between {POST|Minister} {PER+PARTY|Di Holt} and "
         f"{BO} began.", None),
        (f"Her {{MET|meeting}} in {{GPE+PLACE|Lima}} with {BO} began.", "PE"),
    ],
)  # fmt: skip
def test_those_between_whom_a_meeting_is_may_both_be_guests(
    text: str, expected: str | None
) -> None:
    assert country(text) == expected
