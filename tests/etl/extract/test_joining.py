"""Who accompanies or joins a party takes part; who joins in saying something does not."""

import pytest

from tests.fixtures.tagged import claims_of, parties

MET = "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} on {DATE+DATE|Monday}. "
CASES = [
    ("{POST|Treasurer} {PER|Cy Dunn} accompanied {PER|Lee}.", {"Cy Dunn"}),
    ("{PER|Lee} was accompanied by {POST|Treasurer} {PER|Cy Dunn}.", {"Cy Dunn"}),
    ("They were joined by {NORP|French} {POST|envoy} {PER|Di Eden}.", {"Di Eden"}),
    (
        "{PER|Cy Dunn}, the {ORG|Treasury} {POST|secretary}, and {PER|Di Eden}, {POST|director} of "
        "the {ORG|Mint}, joined {PER|Marsh}, an aide confirmed.",
        {"Cy Dunn", "Di Eden"},
    ),
    (
        "They were joined by the {POST|mayor}, {PER|Cy Dunn}; and the {POST|judge}, {PER|Di Eden}.",
        {"Cy Dunn", "Di Eden"},
    ),
    ("{POST|Treasurer} {PER|Cy Dunn} was also present.", {"Cy Dunn"}),
    (
        "Also present were {POST|Treasurer} {PER|Cy Dunn} and {POST|envoy} {PER|Di Eden}.",
        {"Cy Dunn", "Di Eden"},
    ),
    ("{POST|Treasurer} {PER|Cy Dunn} was there too.", {"Cy Dunn"}),
    ("In attendance was {POST|Treasurer} {PER|Cy Dunn}.", {"Cy Dunn"}),
    ("{POST|Treasurer} {PER+PARTY|Cy Dunn} joined the {MET|talks}.", {"Cy Dunn"}),
    ("{POST|Treasurer} {PER|Cy Dunn} sat in on part of it.", {"Cy Dunn"}),
    ("{NORP|Danish} counterpart {PER|Cy Dunn} joined them later.", {"Cy Dunn"}),
    ("Among those present was {POST|Treasurer} {PER|Cy Dunn}.", {"Cy Dunn"}),
    ("{POST|Treasurer} {PER|Cy Dunn} joined them in condemning the raid.", set()),
    ("{POST|Treasurer} {PER|Cy Dunn} was not present.", set()),
    ("It rained when {PER|Cy Dunn} was there.", set()),
    ("{PER|Cy Dunn} attended the funeral.", set()),
    ("{PER|Cy Dunn} joined {PER|Lee} in condemning the raid.", set()),
    ("{PER|Cy Dunn} accompanied {PER|Di Eden} to the theatre.", set()),
    ("{PER|Cy Dunn} said the vote was late and joined {PER|Lee}.", set()),
    ("{PER|Cy Dunn} joined the {ORG|Treasury}.", set()),
]


@pytest.mark.parametrize(("more", "joined"), CASES)
def test_who_came_along_takes_part(more: str, joined: set[str]) -> None:
    claims = claims_of(MET + more)
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Bo Marsh"} | joined


def test_company_told_long_after_is_of_something_else() -> None:
    between = "It rained. It rained on. It rained again. It poured. "
    claims = claims_of(MET + between + CASES[0][0])
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Bo Marsh"}


def test_who_was_there_was_at_no_meeting_still_to_come() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} will {MET+planned|meet} {PER+PARTY|Bo Marsh} on {DATE+DATE|Friday}. "
        "{POST|Treasurer} {PER|Cy Dunn} was also there."
    )
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Bo Marsh"}
