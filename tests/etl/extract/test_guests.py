"""Whom a second host met is the guest, not the first host."""

import pytest

from tests.fixtures.tagged import claims_of, parties

FIRST = (
    "{NORP|Peruvian} {POST|President} {PER+PARTY|Bo Marsh} {MET|met} {NORP|Danish} {POST|Minister} "
    "{PER+PARTY|Cy Dunn} on {DATE+DATE|Monday}. "
)
CASES = [
    ("{NORP|Peruvian} {POST|Premier} {PER+PARTY|Di Holt} also {MET|met} {X+PARTY|him}.", "Cy Dunn"),
    # of unknown country: one at home where the report is written
    ("{POST|Premier} {PER+PARTY|Di Holt} also {MET|received} {X+PARTY|him}.", "Cy Dunn"),
    # a countryman of the guest met the host
    ("{NORP|Danish} {POST|envoy} {PER+PARTY|Di Holt} also {MET|met} {X+PARTY|him}.", "Bo Marsh"),
]


@pytest.mark.parametrize(("more", "expected"), CASES)
def test_one_from_abroad_is_meant(more: str, expected: str) -> None:
    claims = claims_of(FIRST + more, dateline_place="Lima")
    assert parties(claims, claims.reports[-1]) == {"Di Holt", expected}


def test_whose_visit_it_was_is_she_who_met_others() -> None:
    claims = claims_of(
        FIRST + "Her two-day visit ended well. {X+PARTY|She} also {MET|met} {POST|Premier} "
        "{PER+PARTY|Di Holt}.",
        dateline_place="Lima",
    )
    assert parties(claims, claims.reports[-1]) == {"Di Holt", "Cy Dunn"}


def test_her_is_whom_one_met_and_not_whose() -> None:
    claims = claims_of(
        FIRST.replace("Cy Dunn", "Maria Dunn")
        + "{POST|Premier} {PER+PARTY|Di Holt} also {MET|met} {X+PARTY|her}.",
        dateline_place="Lima",
    )
    assert parties(claims, claims.reports[-1]) == {"Di Holt", "Maria Dunn"}
