"""What is denied, left open or would only have been makes no meeting."""

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"
NONE = [
    # denied before or after
    f"It is not true that {A} {{MET|met}} {B} in Lima, an aide said.",
    f"It was wrong to say that {A} had {{MET|met}} {B}.",
    f"There was no truth in rumours that {A} had {{MET|met}} {B}.",
    f"The palace dismissed as false a report that {A} {{MET|met}} {B}.",
    f"{A} said suggestions he had {{MET|met}} {B} were wrong.",
    f"A report that {A} {{MET|met}} {B} could not be confirmed.",
    # left open
    f"It is unclear if {A} {{MET|met}} {B} on Tuesday.",
    f"The inspector, Cy Dunn, is asking whether {A}, the mayor, {{MET|met}} {B}.",
    f"Nobody knows whether {A} held {{MET|talks}} with {B}.",
    f"The bank would not confirm that {A} had {{MET|met}} {B}.",
    f"There was no immediate confirmation that {A} {{MET|met}} {B}.",
    # what would have been
    f"Had she lived, {A} would have {{MET|met}} {B} on Monday.",
    f"A {{MET|meeting}} between {A} and {B} would have taken place in Lima.",
    f"{{MET|Talks}} between {A} and {B} should have begun last week.",
    f"Without the storm, {A} would have held {{MET|talks}} with {B}.",
    f"{A} had hoped to {{MET+planned|meet}} {B} on {{DATE+DATE|Monday}}.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_denied_open_or_unfulfilled_is_no_meeting(text: str) -> None:
    assert not claims_of(text).reports


SOME = [
    # what was asked is another thing than the talks
    f"Asked whether it would rain, {A} shrugged and {{MET|met}} {B}.",
    f"{A} and {B} discussed whether to pay when they {{MET|met}} in Lima.",
    f"It is unclear whether the {{MET|talks}} between {A} and {B} will bring peace.",
    f"{A} denied the theft, and later {{MET|met}} {B}.",
    f"{A}, who had hoped to {{MET+planned|meet}} {B} in May, will now do so in June.",
    f"{A} {{MET|met}} {B} and said Peru should have more trains.",
    f"{A} {{MET|met}} {B} and said the strike would have ended without them.",
]


@pytest.mark.parametrize("text", SOME)
def test_a_meeting_at_which_something_was_open_was_one(text: str) -> None:
    claims = claims_of(text)
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", "Bo Marsh"}]
