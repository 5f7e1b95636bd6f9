"""A name is whole: its parts are joined, and what is no part of it is left out."""

import pytest

from tests.fixtures.tagged import claims_of

WHOLE = [
    ("{PER|Dunn} & {ORG|Eden Co} hired {PER|Ann Lee}.", {"Dunn & Eden Co", "Ann Lee"}),
    ("{PER|Dunn} & {PER|Marsh} grew.", {"Dunn & Marsh"}),
    ("{ORG|First} {ORG|Albany Corp} grew.", {"First Albany Corp"}),
    ("{ORG|Boatmen}'s {ORG|Bancshares Inc} grew.", {"Boatmen's Bancshares Inc"}),
    ("{ORG|Fields of} {ORG|South Africa Ltd} grew.", {"Fields of South Africa Ltd"}),
    ("{ORG|Quarry Group of} the banks and {PER|Ann Lee of} Oslo.", {"Quarry Group", "Ann Lee"}),
    ("{ORG|Freedom Front party} and {ORG|NLD party} won.", {"Freedom Front", "NLD"}),
    ("{ORG|Communist party} won.", {"Communist party"}),
    ("{ORG|Dunn}'s {ORG|Senate} seat.", {"Dunn", "Senate"}),
    ("{PER|Ann Lee (L}) and {PER|Bo Marsh} smile.", {"Ann Lee", "Bo Marsh"}),
    # a firm in pointed brackets is whole, and the code of its shares is no name
    (
        "<{ORG|Hock} and {ORG|Co Ltd}> and {ORG|Acme} <{ORG|ACM.N}> grew.",
        {"Hock and Co Ltd", "Acme"},
    ),
    # bodies of two acronyms, but not two sides
    ("{ORG|SALT}-{ORG|PF} and {NORP|LIME}-{NORP|KALK} won.", {"SALT-PF", "LIME-KALK"}),
    ("{GPE|Oversea}-{ORG|Chinese Bank Ltd} grew.", {"Oversea-Chinese Bank Ltd"}),
    ("{GPE|Iran}-{ORG|Acme Bank Ltd} ties.", {"Acme Bank Ltd"}),
    ("It is {ORG|Coffee Union) council} law.", {"Coffee Union"}),
    ("The {ORG|Security Council on Peru} met.", {"Security Council"}),
    ("The {ORG|Lima OPEC} and {EVENT|Geneva OPEC summit} failed.", {"OPEC"}),
    ("The {ORG|Latin development bank} met.", {"Latin development bank"}),
    ("It told the {ORG|October OPEC} meeting.", {"OPEC"}),
    (
        "{POST|Minister} {PER|Sheikh} {PER|Ali Dunn} met {PER|King} Cole.",
        {"Sheikh Ali Dunn", "King"},
    ),
    ("{ORG|Boko Haram .} .. left.", {"Boko Haram"}),
    ("The 17-{ORG|man Harbour Commission} met.", {"Harbour Commission"}),
    ("It was held by {ORG|Acme Ag. Press} people left.", {"Acme Ag."}),
    ("The {ORG|ICCO Council} met.", {"ICCO"}),
    ("It bought {ORG|Acme Corp of South Korea}.", {"Acme Corp"}),
    ("{ORG|NOTE - Acme Corp} is closed.", {"Acme Corp"}),
    ("{PER|P} and {ORG|S} told {PER|Ann Lee}.", {"Ann Lee"}),
    # common words before a name are no part of it, but for those that name the kind of body
    (
        "The {ORG|charitable Marsh Foundation} and a {ORG|group of Acme Corp} grew.",
        {"Marsh Foundation", "Acme Corp"},
    ),
    (
        "The {ORG|ministry of Defence} and {ORG|al Shabaab} spoke.",
        {"ministry of Defence", "al Shabaab"},
    ),
]


@pytest.mark.parametrize(("text", "whole"), WHOLE)
def test_a_name_is_whole_and_no_more(text: str, whole: set[str]) -> None:
    assert {entity.name for entity in claims_of(text).entities} == whole


def test_a_post_in_two_pieces_is_one() -> None:
    claims = claims_of("{GPE|Kenya}'s {POST|Trade} {POST|Secretary} {PER|Ann Lee} spoke.")
    assert [(post.post, post.country) for post in claims.posts] == [("Trade Secretary", "KE")]


def test_a_region_is_named_without_the_noun_that_it_is_one() -> None:
    claims = claims_of("The {GPE|Jiangsu province} and the {LOC|Northern West coast} are wet.")
    assert [mention.text for mention in claims.mentions] == ["Jiangsu", "Northern West coast"]
