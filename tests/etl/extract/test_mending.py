"""What the model sees of a name in one sentence holds throughout the article."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of, parties


def names(text: str) -> dict[str, str]:
    return {entity.name: entity.kind for entity in claims_of(text).entities}


def test_a_surname_is_a_person_wherever_it_stands() -> None:
    assert names("{PER|Jaime Ongpin} spoke. {ORG|Ongpin} left. Later Ongpin slept.") == {
        "Jaime Ongpin": "person"
    }


def test_a_first_word_that_stands_alone_is_the_person() -> None:
    assert names("{PER|Chung In-yong} spoke. {PER|Chung} left. The {NORP|Chung} plan failed.") == {
        "Chung In-yong": "person"
    }


def test_two_surnames_with_a_hyphen_are_two_persons() -> None:
    text = "{PER|Ann Lee} and {PER|Bo Marsh} spoke. The {PER|Lee-Marsh} {MET|meeting} ended."
    assert names(text) == {"Ann Lee": "person", "Bo Marsh": "person"}
    assert len(claims_of(text).reports[0].parties) == 2


def test_a_first_name_that_reads_like_another_word_belongs_to_the_name() -> None:
    assert names("The minister, To {PER|Lam}, spoke.") == {"To Lam": "person"}


def test_a_common_word_is_nobody_unless_it_is_an_institution_or_takes_part() -> None:
    assert names(
        "For {PER|bravado} the {ORG|farm} paid the {ORG|press}, said {ORG|parliament}. "
        "{PER|Ann Lee} {MET|met} {ORG+PARTY|raiders}."
    ) == {"parliament": "organisation", "Ann Lee": "person", "raiders": "organisation"}


def test_a_company_is_no_person_and_an_illness_no_body() -> None:
    assert names("{PER|Nordvik AB} grew despite {ORG|COVID}-19.") == {"Nordvik AB": "organisation"}


def test_a_country_a_body_and_a_lawmaker_are_what_their_words_say() -> None:
    # a country taken for an event, a body taken for its members, a party and state after a name
    assert names(
        "{EVENT|U.S.}/{NORP|Soviet} ties. {NORP|Hezbollah} spoke. {PER|Leo Ray D- Ohio}."
    ) == {
        "Hezbollah": "organisation",
        "Leo Ray": "person",
    }
    assert names("The {EVENT|Group of 20 summit} ended.") == {"Group of 20": "organisation"}


def test_a_firm_is_one_with_and_without_the_word_that_it_is_one() -> None:
    assert names("{ORG|Nordvik Ltd} rose. {ORG|Nordvik} fell.") == {"Nordvik Ltd": "organisation"}
    # letters in brackets stand for the name before them, whatever they are
    assert names("{ORG|Rose Front} ({ORG|FRV}) spoke. {ORG|FRV} left.") == {
        "Rose Front": "organisation"
    }


@pytest.mark.parametrize(("name", "kinds"), [("Ruch", set()), ("Lima", {"country"})])
def test_the_short_name_of_a_firm_is_no_place_unless_one_is_called_so(
    name: str, kinds: set[str]
) -> None:
    claims = claims_of(f"{{ORG|{name} SA}} rose. Shares of {{GPE|{name}}} fell.")
    told = {mention.kind for mention in claims.mentions if mention.text == name}
    assert told - {"organisation"} == kinds


def test_the_letters_of_another_body_do_not_make_it_that_body() -> None:
    (entity,) = claims_of("{ORG|Futures Industry Association} ({ORG|FIA}) met.").entities
    assert entity.seed_key is None


def test_the_first_of_two_surnames_names_the_person() -> None:
    assert names("{PER|Arturo Hernandez Grisanti} spoke. {PER|Hernandez} left.") == {
        "Arturo Hernandez Grisanti": "person"
    }


def test_names_without_capitals_are_read_as_names() -> None:
    claims = claims_of("{PER+PARTY|ann lee} {MET|met} {NORP+PARTY|cuban} ministers.")
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Cuba"}


def test_those_whom_a_state_s_own_media_tell_of_are_of_that_state() -> None:
    claims = claims_of(
        "{POST|Crown Prince} {PER+PARTY|Ali Zaki} {MET|met} {PER+PARTY|Bo Marsh}, {NORP|Saudi} "
        "state television reported.",
        dateline_place="DUBAI",
    )
    assert {e.country for e in claims.entities if e.name == "Ali Zaki"} == {"SA"}


def test_the_dateline_s_country_is_taken_for_granted() -> None:
    claims = claims_of("{POST|Finance Minister} {PER|Ann Lee} spoke.", dateline_place="TOKYO")
    assert claims.posts[0].country == "JP"


@pytest.mark.parametrize(
    ("name", "year", "country"),
    [
        ("Reagan", 1987, "US"),
        ("Ronald Reagan", 1987, "US"),
        ("Reagan", 2024, "IT"),
        ("Marsh", 1987, "IT"),
    ],
)
def test_a_president_without_a_country_is_the_american_one_in_office_or_that_of_the_place(
    name: str, year: int, country: str
) -> None:
    text = f"{{POST|President}} {{PER|{name}}} spoke."
    claims = claims_of(text, on=date(year, 3, 27), dateline_place="ROME")
    assert claims.posts[0].country == country


@pytest.mark.parametrize(("place", "second"), [("ROME", "IT"), ("TOKYO", None)])
def test_president_and_prime_minister_are_of_one_state_that_has_both(
    place: str, second: str | None
) -> None:
    land = {"ROME": "Italian", "TOKYO": "Japanese"}[place]
    claims = claims_of(
        f"{{NORP|{land}}} {{POST|Prime Minister}} {{PER|Ann Lee}} met {{POST|President}} "
        "{PER|Bo Marsh}.",
        dateline_place=place,
    )
    assert claims.posts[1].country == second


def test_a_body_takes_part_in_its_summit() -> None:
    claims = claims_of("{PER+PARTY|Ann Lee} spoke at a {EVENT|NATO summit}, their {MET|meeting}.")
    assert "NATO" in {entity.name for entity in claims.entities}


def test_a_known_body_is_no_person_and_no_place() -> None:
    text = (
        "{PER|Boko Haram}, {GPE|Tanjug} and {GPE|GATT} spoke, as {GPE|IRAN}, {GPE|Oslo} and "
        "{PER|Ann Lee} did."
    )
    assert names(text) == {
        "Boko Haram": "organisation",
        "GATT": "organisation",
        "Tanjug": "organisation",
        "Ann Lee": "person",
    }


def test_letters_of_a_country_and_a_capital_are_no_bodies() -> None:
    assert names("The {ORG|UK} and {ORG|Warsaw} agreed. {ORG|OPEC} did not.") == {
        "OPEC": "organisation"
    }


def test_a_title_alone_names_nobody() -> None:
    assert names("{PER|Sir} {PER|Ann Lee} spoke.") == {"Ann Lee": "person"}


def test_two_known_bodies_with_a_stroke_are_two_and_a_town_before_them_is_none() -> None:
    assert names("The {ORG|Toronto World Bank/International Monetary Fund} meeting.") == {
        "World Bank": "organisation",
        "International Monetary Fund": "organisation",
    }
    assert names("{ORG|Acme/International Monetary Fund} and {ORG|Dunn/Eden} grew.") == {
        "Acme/International Monetary Fund": "organisation",
        "Dunn/Eden": "organisation",
    }


def test_a_firm_of_two_names_is_whole_wherever_it_is_once() -> None:
    text = "{ORG|Eden and Dunn} grew. {ORG|Eden} and {ORG|Dunn Press Inc} fell. {PER|Eden} left."
    assert names(text) == {
        "Eden and Dunn": "organisation",
        "Eden and Dunn Press Inc": "organisation",
        "Eden": "person",
    }


def test_the_community_is_not_its_commission() -> None:
    assert names(
        "The {ORG|EC Commission} spoke. The {ORG|EC} slept. Its {ORG|executive Commission} woke."
    ).keys() >= {"EC Commission", "EC"}


def test_a_short_form_of_former_times_is_the_body_only_then() -> None:
    def key(year: int) -> str | None:
        (body,) = claims_of("The {ORG|EC} spoke.", on=date(year, 5, 1)).entities
        return body.seed_key

    assert key(1987) == "eu"
    assert key(2015) is None


def test_most_of_the_article_decides_what_a_word_names() -> None:
    assert names("{PER|Ann Lee} spoke. {PER|Ann Lee} left. {ORG|Ann Lee} slept.") == {
        "Ann Lee": "person"
    }


def test_areas_and_countries_are_no_bodies_and_no_persons() -> None:
    text = "{ORG|the Gulf}, {ORG|Soviet Union}, {PER|Belarus} and in {PER|Oslo} {ORG|Wall Street}."
    assert names(text) == {}


def test_a_direction_is_no_part_of_a_country_s_name() -> None:
    text = "{GPE+PARTY|south Lebanon} {MET|met} {GPE+PARTY|Syria}."
    assert parties(claims_of(text), claims_of(text).reports[0]) == {"Lebanon", "Syria"}
