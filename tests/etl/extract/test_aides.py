"""Who has an envoy sent, or is talked of, is not there himself."""

import pytest

from tests.fixtures.tagged import claims_of, parties

CASES = [
    # whose envoy is there
    ("{POST|Mayor} {PER+PARTY|Ann Lee}'s {POST|personal envoy} for {GPE|Peru}, "
     "{PER+PARTY|Bo Marsh}, {MET|met} {PER+PARTY|Cy Dunn}.", {"Bo Marsh", "Cy Dunn"}),
    ("{PER+PARTY|Ann Lee} aide {PER+PARTY|Bo Marsh} {MET|met} {PER+PARTY|Cy Dunn}.",
     {"Bo Marsh", "Cy Dunn"}),
    # over whom others talk, but not over what they talk with him
    ("{ORG+PARTY|Salt Club} held {MET|talks} with {ORG+PARTY|Lime Club} over {PER+PARTY|Bo Marsh}.",
     {"Salt Club", "Lime Club"}),
    ("{PER+PARTY|Ann Lee} held {MET|talks} over lunch with {PER+PARTY|Bo Marsh}.",
     {"Ann Lee", "Bo Marsh"}),
    # the firm of which another is the parent
    ("{ORG+PARTY|Salt Co} {MET|met} {X+PARTY|{ORG|Lime Co}'s parent {ORG|Acme Co}}.",
     {"Salt Co", "Acme Co"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_is_acted_for_is_not_there(text: str, expected: set[str]) -> None:
    claims = claims_of(text)
    assert parties(claims, claims.reports[0]) == expected


@pytest.mark.parametrize("of", ["agent", "constituents", "lawyer"])
def test_who_is_met_about_one_is_not_he(of: str) -> None:
    assert not claims_of(
        f"{{PER+PARTY|Ann Lee}} {{MET|met}} {{X+PARTY|{{PER|Bo Marsh}}'s {of}}} in Oslo."
    ).reports
