"""What is denied, wished, alleged or made up is no meeting; the same words without that are."""

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"


@pytest.mark.parametrize(
    "text",
    [
        f"Reports that {A} {{MET|met}} {B} in Oslo are false, her office said.",
        f"The ministry denied on Thursday that {A} had {{MET|met}} {B}.",
        f"A website wrote that {A} {{MET|met}} {B} on Monday. He did not, an aide said.",
        f"It is high time {A} {{MET|met}} {B} and said sorry.",
        f"I wish that {A} had {{MET|met}} {B} before.",
        f"{A} should hold {{MET+planned|talks}} with {B}.",
        f"{A} is alleged to have {{MET|met}} {B} in Durban.",
        f"A court heard that {A} {{MET|met}} {B} at a bar.",
        f'In the satire "The Harbour", {A} and {B} {{MET+planned|meet}} at a dacha.',
        f"Each Monday {A} {{MET|met}} {B} at the palace.",
        f"{A} and {B} {{MET|met}} in a televised debate on Sunday.",
        f"If {A} were to {{MET+planned|meet}} {B}, the Swiss would host them.",
        f"{A} and {B} have {{MET|met}} a dozen times this year.",
    ],
)
def test_what_did_not_happen_is_no_meeting(text: str) -> None:
    assert claims_of(text).reports == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{A}, who denied any wrongdoing, {{MET|met}} {B} in Oslo.",
        f"{A} {{MET|met}} {B} in Oslo. He did not speak to the press.",
        f"{A} should hold {{MET+planned|talks}} with {B} on {{DATE+DATE|Monday}}.",
        f"{A}, star of the play, {{MET|met}} {B} in Oslo.",
        f"{A} {{MET|met}} {B} before every window was shut.",
    ],
)
def test_what_happened_stays_one(text: str) -> None:
    assert len(claims_of(text).reports) == 1


NONE = [
    f"Aides pressed {A} to {{MET|meet}} {B} in Lima.",
    f"The bishop called on {A} and {B} to hold {{MET+planned|talks}}.",
    f"There are growing calls for {A} to {{MET+planned|meet}} {B}.",
    f"The bishop called for new {{MET+planned|talks}} between {A} and {B}.",
    f"It would be wise for {A} to {{MET+planned|meet}} {B} before {{DATE+DATE|Friday}}.",
    f"If elected, {A} would {{MET+planned|meet}} {B} in Lima.",
    f"{A} would {{MET+planned|meet}} {B} in Lima if the wall fell.",
    f"{A} and {B} {{MET+planned|meet}} weekly.",
    f"{A} and {B} {{MET+planned|talk}} by phone several times a year.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_only_wished_for_is_no_meeting(text: str) -> None:
    assert not claims_of(text).reports


SOME = [
    f"{A} urged calm when he {{MET|met}} {B} in Lima.",
    f"{A} {{MET|met}} {B} and called on him to pay.",
    f"{A}, pressed by farmers to act, {{MET|met}} {B}.",
    f"{A} said he would {{MET+planned|meet}} {B} in Lima on {{DATE+DATE|May 3}}.",
    f"{A} called for {{MET+planned|talks}} with {B}.",
    "{PER+PARTY|Ann Lee} called for a {CONF+planned|meeting} of {ORG+PARTY|Bo Marsh}.",
    f"{A} {{MET|met}} {B}, the weekly Harbour News said.",
]


@pytest.mark.parametrize("text", SOME)
def test_a_wish_that_was_told_at_a_meeting_leaves_it_one(text: str) -> None:
    claims = claims_of(text)
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", "Bo Marsh"}]
