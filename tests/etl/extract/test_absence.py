"""Who stayed away or sent another takes no part, and the meeting goes on without him."""

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B, C = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}", "{PER+PARTY|Cy Dunn}"
TWO = [
    f"{C} was absent from the {{MET|talks}} between {A} and {B}.",
    f"{C}, the mayor, did not attend the {{MET|talks}} between {A} and {B}.",
    f"Neither {C} nor {{PER+PARTY|Di Eden}} attended the {{MET|talks}} of {A} and {B}.",
    f"In the absence of {C}, {A} {{MET|met}} {B}.",
    f"{A} {{MET|met}} {B} instead of {C}.",
    # who has another stand in for him
    f"{A} stood in for {C} at the {{MET|meeting}} with {B}.",
    f"{A} represented {{POST|Minister}} {C} at the {{MET|meeting}} with {B}.",
    f"{A}, acting on behalf of her brother, {C}, {{MET|met}} {B}.",
    f"{C} was represented by {{PER|Ann Lee}} at the {{MET|meeting}} with {B}.",
]


@pytest.mark.parametrize("text", TWO)
def test_who_stays_away_is_no_party(text: str) -> None:
    claims = claims_of(text)
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", "Bo Marsh"}]


NONE = [
    f"{A} failed to turn up for {{MET+planned|talks}} with {B}.",
    f"{A}, {B} skip Lima {{CONF|summit}}",
    f"{A}'s decision to stay away from the {{MET|meeting}} with {B} was no surprise.",
    f"Instead of {{MET+called_off|meeting}} {A}, {B} slept.",
]


@pytest.mark.parametrize("text", NONE)
def test_a_meeting_that_one_of_two_shuns_is_none(text: str) -> None:
    assert not claims_of(text).reports


THERE = [
    # the last one that he missed, what else he skipped, and who else did
    f"{A}, who skipped the last gathering, {{MET|met}} {B} in Lima.",
    f"{A} {{MET|met}} {B}, and then skipped dinner.",
    f"{A} {{MET|met}} {B}, and {{PER|Cy Dunn}} did not attend.",
    f"{A} {{MET|met}} {B} without consulting the mayor.",
    f"On behalf of {{PER|Cy Dunn}}, {A} {{MET|met}} {B}.",
    f"Instead of the mayor, {A} {{MET|met}} {B}.",
    f"{A} missed the first day but later {{MET|met}} {B}.",
]


@pytest.mark.parametrize("text", THERE)
def test_who_missed_another_thing_is_there(text: str) -> None:
    claims = claims_of(text)
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", "Bo Marsh"}]


STATUS = [
    ("{C} boycotted the {MET+called_off|talks} between {A} and {B}.", "held"),
    ("{C} was not invited to the {MET+planned|talks} between {A} and {B}.", "held"),
    ("{C} will skip the {MET+called_off|talks} between {A} and {B}.", "planned"),
    ("{C} called off the {MET+called_off|talks} between {A} and {B}.", "called_off"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_what_one_shuns_goes_on_between_the_others(text: str, status: str) -> None:
    told = text.replace("{A}", A).replace("{B}", B).replace("{C}", C)
    assert [report.status for report in claims_of(told).reports] == [status]
