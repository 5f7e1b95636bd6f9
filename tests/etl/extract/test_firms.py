"""Firms that talk of a merger are no persons."""

import pytest

from tests.fixtures.tagged import claims_of


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("{PER+PARTY|Salto} {MET|met} {PER+PARTY|Limo} to discuss a merger.", {"Salto", "Limo"}),
        ("{PER+PARTY|Salto} and {ORG+PARTY|Acme Co} held takeover {MET|talks}.",
         {"Salto", "Acme Co"}),
        ("{PER+PARTY|Banca Lima} {MET|met} {ORG+PARTY|Acme Co}.", {"Banca Lima", "Acme Co"}),
        # persons who talk of their firms, are told in full, by a title, or of other things
        ("{PER+PARTY|Salto} {MET|met} {PER+PARTY|Limo} on a merger of their firms.", set()),
        ("{PER|Ann Salto} and {PER|Bo Limo} rose. {PER+PARTY|Salto} {MET|met} {PER+PARTY|Limo} to "
         "discuss a merger.", set()),
        ("Mr {PER+PARTY|Salto} {MET|met} {PER|Ann Limo} on a merger.", set()),
        ("{PER+PARTY|Salto} {MET|met} {PER+PARTY|Limo} to discuss peace.", set()),
    ],
)  # fmt: skip
def test_who_talks_of_a_merger_is_a_firm(text: str, firms: set[str]) -> None:
    claims = claims_of(text)
    assert {entity.name for entity in claims.entities if entity.kind == "organisation"} == firms
