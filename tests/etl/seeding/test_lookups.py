from datetime import date

import pytest

from etl.seeding.lookups import Lookups
from etl.seeding.wording import fold, plain


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    return Lookups.load()


@pytest.mark.parametrize(
    ("name", "country", "key"),
    [
        ("Ministry of Foreign Affairs of the Russian Federation", None, "ru_foreign_ministry"),
        ("Foreign Ministry of the Ivory Coast", None, "ci_foreign_ministry"),
        ("Soviet Foreign Ministry", None, "su_foreign_ministry"),
        ("DPRK Foreign Ministry", None, "kp_foreign_ministry"),
        ("Security Council", "RU", "ru_security_council"),
        ("the Constitutional Court", "DE", "de_constitutional"),
        ("US Navy", None, "us_navy"),
    ],
)
def test_a_body_is_found_by_its_country_before_behind_or_told(
    lookups: Lookups, name: str, country: str | None, key: str
) -> None:
    found = lookups.organisations.find(name, country=country)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("name", ["Cabinet", "the Navy", "Constitutional Court", "Politburo"])
def test_a_name_in_general_use_is_nobodys_without_a_country(lookups: Lookups, name: str) -> None:
    assert lookups.organisations.find(name) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [("Security Council", "un_security_council"), ("BIS", "bis"), ("KGB", "su_kgb")],
)
def test_without_a_country_the_body_of_all_countries_comes_first(
    lookups: Lookups, name: str, key: str
) -> None:
    found = lookups.organisations.find(name)
    assert found is not None
    assert found.key == key


def test_every_domain_of_a_source_leads_to_it(lookups: Lookups) -> None:
    for address in ("tass.com", "https://tass.ru/politika/1", "www.news.cn"):
        found = lookups.sources.find(address)
        assert found is not None, address
        assert found.slug in ("tass", "xinhua")


def test_a_body_is_not_the_site_that_publishes_for_it(lookups: Lookups) -> None:
    site = lookups.sources.find("https://www.nato.int/a")
    assert site is not None
    assert site.kind == "government"
    assert lookups.sources.find("NATO") is None


@pytest.mark.parametrize(
    ("written", "comparable"),
    [
        ("Ta`izz", "taizz"),
        ("Łódź", "lodz"),
        ("Port-au-Prince", "port au prince"),
        ("ST. JOHN’S", "st johns"),
    ],
)
def test_spellings_of_a_name_are_compared_alike(written: str, comparable: str) -> None:
    assert fold(written) == comparable


@pytest.mark.parametrize("words", ["AUGUSTA, Me.", "Augusta, Maine", "Albany, N.Y."])
def test_a_state_after_a_town_says_where_it_lies(words: str) -> None:
    place = Lookups.load().places.best(words)
    assert place is not None
    assert place.country == "US"


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Odessa", "UA"), ("Odesa", "UA"), ("Calcutta", "IN"), ("Kolkata", "IN"), ("Medina", "SA"),
        ("Hanover", "DE"), ("Bali", "ID"), ("Rio", "BR"), ("Sharm al-Sheikh", "EG"),
        ("Punta del Este", "UY"), ("Taormina", "IT"),
    ],
)  # fmt: skip
def test_places_of_summits_are_those_that_news_means(words: str, country: str) -> None:
    place = Lookups.load().places.best(words)
    assert place is not None
    assert place.country == country


def test_a_town_of_the_country_spoken_of_is_meant() -> None:
    place = Lookups.load().places.best("Odesa", countries={"US"})
    assert place is not None
    assert place.country == "US"


def test_the_city_of_the_vatican_is_found_by_the_word_for_its_state() -> None:
    place = Lookups.load().places.best("Vatican")
    assert place is not None
    assert (place.name, place.country) == ("Vatican City", "VA")


def test_members_are_those_of_the_year(lookups: Lookups) -> None:
    members = lookups.organisations.members
    assert "GB" in members("eu", on=date(2019, 5, 1))
    assert "GB" not in members("eu", on=date(2021, 5, 1))
    assert "SE" not in members("eu", on=date(1987, 5, 1))
    assert members("opec", on=date(1993, 1, 1)) > {"SA", "IR"}
    assert not members("eu", on=None)
    assert not members("who", on=date(2019, 5, 1))


def test_a_short_form_of_former_times_needs_a_day_of_them(lookups: Lookups) -> None:
    find = lookups.organisations.find
    assert find("EC") is None
    assert find("EC", on=date(2015, 5, 1)) is None
    found = find("E.C.", on=date(1987, 5, 1))
    assert found is not None
    assert found.key == "eu"


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Batumi, Georgia", "GE"),
        ("Atlanta, Georgia", "US"),
        ("London, Ontario", "CA"),
        ("Halifax, N.S.", "CA"),
        ("Newcastle, NSW", "AU"),
        ("St. Petersburg, Fla.", "US"),
        ("St. Petersburg", "RU"),
    ],
)
def test_a_town_lies_in_the_state_province_or_country_that_follows_it(
    lookups: Lookups, words: str, country: str
) -> None:
    place = lookups.places.best(words)
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("name", "spoken", "homes", "country"),
    [
        ("Tripoli", ["LB"], ["LB"], "LB"),
        ("Tripoli", ["LB", "LY"], ["LB"], "LY"),
        ("Santiago", ["DO"], ["DO"], "DO"),
        ("Victoria", ["CA"], ["CA"], "CA"),
        # what the whole world knows, a hamlet at home, and towns of the United States
        ("London", ["CA"], ["CA"], "GB"),
        ("Washington", ["GB"], ["GB", "US"], "US"),
        ("San Francisco", ["PH"], ["PH"], "US"),
        ("Athens", ["US"], ["US"], "GR"),
        ("New York", ["UA"], ["UA"], "US"),
    ],
)
def test_a_town_at_home_goes_before_a_namesake_nobody_speaks_of(
    lookups: Lookups, name: str, spoken: list[str], homes: list[str], country: str
) -> None:
    place = lookups.places.best(name, countries=spoken, homes=homes)
    assert place is not None
    assert place.country == country


def test_a_land_is_its_government_where_it_is_asked_for_alone(lookups: Lookups) -> None:
    found = lookups.organisations.of_land("South Ossetia")
    assert found is not None
    assert found.name == "Government of South Ossetia"
    assert lookups.organisations.find("South Ossetia") is None
    assert lookups.organisations.of_land("Bavaria") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("(AP)", "AP"),
        ("(Reuters", "Reuters"),
        ("Acme Co.),", "Acme Co."),
        ("Harbour Party (Left)", "Harbour Party (Left)"),
        ("()", ""),
        ("", ""),
    ],
)
def test_brackets_go_unless_they_belong_to_the_name(written: str, expected: str) -> None:
    assert plain(written) == expected


def test_a_body_whose_name_ends_in_brackets_is_found(lookups: Lookups) -> None:
    found = lookups.organisations.find("Communist Party of India (Marxist)")
    assert found is not None
    assert found.country == "IN"
