"""Posts go to those who hold them, with the body and the country they are of."""

import pytest

from tests.fixtures.tagged import claims_of

CASES = [
    # marked text, person, post, country, organisation, qualifier
    ("{NORP|Iranian} {POST|Foreign Minister} {PER|Ali Rezaei} spoke.",
     "Ali Rezaei", "Foreign Minister", "IR", None, "current"),
    ("{PER|Ali Rezaei}, the {POST|foreign minister} of {GPE|Iran}, spoke.",
     "Ali Rezaei", "foreign minister", "IR", None, "current"),
    ("{PER|Ann Lee}, {POST|director} of the {ORG|World Bank}, spoke.",
     "Ann Lee", "director", None, "World Bank", "current"),
    ("Former {NORP|French} {POST|President} {PER|Luc Morel} spoke.",
     "Luc Morel", "President", "FR", None, "former"),
    ("{GPE|North Korea}'s {POST|Minister of State Security}, {PER|Ri Chang Dae}, spoke.",
     "Ri Chang Dae", "Minister of State Security", "KP", None, "current"),
    ("{GPE|Russia}'s {ORG|External Intelligence Bureau}, led by {POST|Director} "
     "{PER|Sergei Petrov}, spoke.",
     "Sergei Petrov", "Director", "RU", "External Intelligence Bureau", "current"),
    ("The {NORP|Russian} {POST|army commander} in the region, {PER|Oleg Titov}, spoke.",
     "Oleg Titov", "army commander", "RU", None, "current"),
    ("{NORP|German} {POST|Chancellor}-designate {PER|Eva Brandt} spoke.",
     "Eva Brandt", "Chancellor", "DE", None, "designate"),
    # whom an envoy is sent to is not whose envoy one is
    ("{ORG|U.N.} {POST|special envoy} for {GPE|Yemen} {PER|Ann Lee} spoke.",
     "Ann Lee", "special envoy", None, "U.N.", "current"),
    ("{NORP|French} {POST|ambassador} to {GPE|Chile} {PER|Ann Lee} spoke.",
     "Ann Lee", "ambassador", "FR", None, "current"),
    ("The {POST|ambassador} to {GPE|Chile}, {PER|Ann Lee}, spoke.",
     "Ann Lee", "ambassador", None, None, "current"),
    ("The {POST|foreign minister} of {GPE|Chile}, {PER|Ann Lee}, spoke.",
     "Ann Lee", "foreign minister", "CL", None, "current"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "post", "country", "body", "qualifier"), CASES)
def test_a_post_is_tied(
    text: str, person: str, post: str, country: str | None, body: str | None, qualifier: str
) -> None:
    claims = claims_of(text)
    assert len(claims.posts) == 1
    claim = claims.posts[0]
    assert claims.entities[claim.person].name == person
    assert (claim.post, claim.country, claim.qualifier) == (post, country, qualifier)
    named = claims.entities[claim.organisation] if claim.organisation is not None else None
    assert (named.name if named and not named.implied else None) == body


def test_a_post_without_a_body_implies_it_and_says_so() -> None:
    claims = claims_of("{GPE|North Korea}'s {POST|Minister of State Security}, {PER|Ri Chang Dae}.")
    implied = [entity for entity in claims.entities if entity.implied]
    assert [entity.country for entity in implied] == ["KP"]


def test_a_post_of_several_is_held_by_each_for_its_country() -> None:
    claims = claims_of(
        "{POST|Presidents} {PER|Luc Morel} of {GPE|France} and {PER|Eva Brandt} of "
        "{GPE|Germany} spoke."
    )
    assert [
        (claims.entities[claim.person].name, claim.post, claim.country) for claim in claims.posts
    ] == [("Luc Morel", "President", "FR"), ("Eva Brandt", "President", "DE")]


def test_a_surname_is_the_person_named_in_full() -> None:
    claims = claims_of("{POST|President} {PER|Luc Morel} spoke. Mr. {PER|Morel} left.")
    assert [entity.name for entity in claims.entities] == ["Luc Morel"]
    assert claims.entities[0].forms == ("Luc Morel", "Morel")


def test_who_goes_by_two_names_is_one_person() -> None:
    claims = claims_of(
        "{PER|Mahmoud Abbas}, better known as {PER|Abu Mazen}, rose. {PER|Abu Mazen} sat. "
        "{PER|Abu Ala} left."
    )
    assert [entity.name for entity in claims.entities] == ["Mahmoud Abbas", "Abu Ala"]


def test_two_persons_of_one_surname_stay_two() -> None:
    claims = claims_of("{PER|Kim Jong Un} is the son of {PER|Kim Jong Il}.")
    assert len(claims.entities) == 2


def test_who_directs_an_intelligence_service_is_its_chief() -> None:
    claims = claims_of("{PER|Ana Reyes}, {POST|director} of the {ORG|CIA}, arrived.")
    assert [post.post_code for post in claims.posts] == ["intelligence_chief"]


def test_a_body_of_one_country_is_not_implied_of_another() -> None:
    claims = claims_of("{NORP|Swiss} {POST|Secretary of State} {PER|Claudia Ammann} arrived.")
    assert [(post.country, post.organisation) for post in claims.posts] == [("CH", None)]


@pytest.mark.parametrize("between", ["met", "received", "and"])
def test_a_post_is_not_that_of_whom_its_holder_met(between: str) -> None:
    claims = claims_of(f"The {{POST|president}} of {{GPE|Kenya}} {between} {{PER|Ann Lee}}.")
    assert not claims.posts


def test_a_post_may_be_told_with_its_land_before_the_name() -> None:
    claims = claims_of("The {POST|president} of {GPE|Kenya}, {PER|Ann Lee}, spoke.")
    assert [post.country for post in claims.posts] == ["KE"]


def test_a_body_under_its_chairman_is_led_by_him() -> None:
    claims = claims_of("The {ORG|Harbour Board} under {POST|Chairman} {PER|Ann Lee} has grown.")
    (post,) = claims.posts
    assert post.organisation is not None
    assert claims.entities[post.organisation].name == "Harbour Board"


def test_who_heads_a_province_or_a_people_heads_no_state() -> None:
    claims = claims_of(
        "{NORP|Canadian} {POST|Prime Minister} {PER+PARTY|Ann Lee} {MET|met} {GPE|Alberta} "
        "{POST|Premier} {PER+PARTY|Bo Marsh}."
    )
    assert [report.kind for report in claims.reports] == ["talks"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("{GPE|Zambia}'s {PER|Ann Lee} spoke.", "ZM"),
        ("{GPE|Kuwait}'s {POST|emir}, Sheikh {PER|Ann Lee}, spoke.", "KW"),
        ("{NORP|Kenyan} {POST|Minister} Maj. Gen. {PER|Ann Lee} spoke.", "KE"),
        ("{POST|Pope} {PER|Ann Lee} spoke.", "VA"),
        ("{GPE|Zambia}'s leaders and {PER|Ann Lee} spoke.", None),
        ("Former {POST|Pope} {PER|Ann Lee} spoke.", None),
    ],
)
def test_a_person_is_of_the_country_that_owns_the_name_or_the_post(
    text: str, country: str | None
) -> None:
    told = {entity.name: entity.country for entity in claims_of(text).entities}
    assert told["Ann Lee"] == country


def test_a_person_told_with_a_body_acts_for_it() -> None:
    claims = claims_of(
        "{ORG|Hamas}'s {PER+PARTY|Ann Lee} {MET|met} {NORP|Kenyan} {POST|Minister} "
        "{PER+PARTY|Bo Marsh}."
    )
    bodies = [party.represents_organisation for party in claims.reports[0].parties]
    assert [claims.entities[body].name for body in bodies if body is not None] == ["Hamas"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("{GPE|U.S.} {POST|Assistant Secretary of State for African Affairs} {PER|Ann Lee} rose.",
         "State Department"),
        ("{GPE|U.S.} {POST|Deputy Secretary of Energy} {PER|Ann Lee}.", "Department of Energy"),
        ("{NORP|Danish} {POST|junior foreign minister} {PER|Ann Lee} rose.", "Foreign Ministry"),
        ("{NORP|Danish} {POST|junior transport minister} {PER|Ann Lee}.", "Transport Ministry"),
        ("{NORP|British} {POST|Foreign Office minister} {PER|Ann Lee} rose.", "Foreign Office"),
        ("{NORP|Indian} {POST|Union minister} {PER|Ann Lee} rose.", None),
    ],
)  # fmt: skip
def test_a_post_implies_no_ministry_that_there_is_not(text: str, body: str | None) -> None:
    implied = [entity.name for entity in claims_of(text).entities if entity.implied]
    assert implied == ([body] if body else [])
