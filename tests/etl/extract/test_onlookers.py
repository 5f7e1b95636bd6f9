"""Who welcomes, wants, judges or announces a meeting of others is no party of it."""

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B, C = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}", "{PER+PARTY|Cy Dunn}"
TWO = [
    f"{C} welcomed the {{MET|meeting}} between {A} and {B}.",
    f"{{PER+MED|Cy Dunn}} has hailed last week's peace {{MET|talks}} between {A} and {B}.",
    f"{{PER+MED|Cy Dunn}} is pushing for a {{MET+planned|meeting}} on {{DATE+DATE|May 3}} between "
    f"{A} and {B}.",
    # what another does in the rest of the sentence
    f"Ahead of a {{MET+planned|meeting}} between {A} and {B}, {C} slept.",
    # who is spoken of by the one who was there
    f"{C} will win, {A} said after {{MET|talks}} with {B}.",
    # who told whom when they met, and not whom they spoke of
    f"{A} urged {B} not to trust {C} when the two {{MET|met}} in Lima.",
    f"{A} told {{POST|Minister}} {B} that {C} was ready when they {{MET+planned|met}} in Lima.",
    f"{{PER|Ann Lee}} asked {B} to restrain {C} at a {{MET|meeting}} in Lima.",
]


@pytest.mark.parametrize("text", TWO)
def test_who_only_has_a_view_of_it_or_is_spoken_of_is_no_party(text: str) -> None:
    claims = claims_of(text)
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", "Bo Marsh"}]


THERE = [
    f"{A} hailed the {{MET|talks}} with {B} in Lima.",
    f"{A} welcomed {B} for {{MET|talks}} in Lima.",
    f"{A} told {B} that it rained at a {{MET|meeting}} in Lima.",
    f"{A} said after {{MET|talks}} with {B} that it rained.",
]


@pytest.mark.parametrize("text", THERE)
def test_who_has_a_view_of_his_own_meeting_is_a_party(text: str) -> None:
    claims = claims_of(text)
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", "Bo Marsh"}]


PERU = "{GPE+HOST+PLACE|Peru}"


@pytest.mark.parametrize(
    "text",
    [
        f"{A} criticised the {{VISIT|visit}} to {PERU}.",
        f"{{POST|Mayor}} {{PER|Ann Lee}} defended the judge's {{VISIT|trip}} to {PERU}.",
    ],
)
def test_a_critic_of_a_visit_is_no_visitor(text: str) -> None:
    assert not claims_of(text).reports


VISITORS = [
    (f"{A} defended her {{VISIT|visit}} to {PERU}.", {"Ann Lee", "Peru"}),
    # the guest, and not who asks him in
    (
        f"{A} accepted {B}'s invitation to {{VISIT+planned|visit}} {PERU}.",
        {"Ann Lee", "Peru"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), VISITORS)
def test_who_travels_is_the_visitor(text: str, expected: set[str]) -> None:
    claims = claims_of(text)
    assert parties(claims, claims.reports[0]) == expected
