"""The seeds agree with each other: every code exists, no name is claimed twice."""

import re
from collections import Counter, defaultdict

import pytest

from etl.assets import asset_dir
from etl.seeding import reading
from etl.seeding.lookups import Lookups
from models.reference import ORGANISATION_KINDS

FOLDER = asset_dir("seeds")
COUNTRIES = {row.code for row in reading.read_countries(FOLDER)}
ORGANISATIONS = {row.key: row for row in reading.read_organisations(FOLDER)}
POSTS = {row.code: row for row in reading.read_posts(FOLDER)}
TOPICS = {row.code: row for row in reading.read_topics(FOLDER)}


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    return Lookups.load()


def twice(values: list[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_keys_stand_once() -> None:
    assert not twice([row.code for row in reading.read_countries(FOLDER)])
    assert not twice([row.key for row in reading.read_organisations(FOLDER)])
    assert not twice([row.slug for row in reading.read_sources(FOLDER)])
    assert not twice([row.code for row in reading.read_topics(FOLDER)])
    assert not twice([(row.code, row.form) for row in reading.read_post_forms(FOLDER)])
    assert not twice([(row.key, row.name) for row in reading.read_organisation_names(FOLDER)])
    members = reading.read_member_states(FOLDER)
    assert not twice([(row.key, row.country, row.first) for row in members])


def test_every_country_named_is_a_country() -> None:
    named = {row.code for row in reading.read_country_forms(FOLDER)}
    named |= {row.country for row in reading.read_places(FOLDER)}
    named |= {row.country for row in reading.read_venues(FOLDER)}
    named |= {row.country for row in reading.read_member_states(FOLDER)}
    named |= {row.country for row in ORGANISATIONS.values() if row.country}
    named |= {row.country for row in reading.read_sources(FOLDER) if row.country}
    assert named <= COUNTRIES


def test_every_country_has_a_name_and_every_state_an_adjective_or_demonym() -> None:
    kinds = defaultdict(set)
    for row in reading.read_country_forms(FOLDER):
        kinds[row.code].add(row.kind)
    assert [code for code in COUNTRIES if "name" not in kinds[code]] == []
    states = {
        row.country for row in ORGANISATIONS.values() if row.key.endswith("_foreign_ministry")
    }
    assert len(states) > 190
    # Their adjectives are understood of the Dominican Republic, of Congo-Kinshasa, of Serbia.
    states -= {"DM", "CG", "SCG"}
    assert [code for code in states if not kinds[str(code)] & {"adjective", "demonym"}] == []


def test_organisations_have_known_kinds_parents_and_years() -> None:
    for row in ORGANISATIONS.values():
        assert row.kind in ORGANISATION_KINDS, row
        assert row.parent is None or row.parent in ORGANISATIONS, row
        for year in (row.founded, row.dissolved):
            assert year is None or re.fullmatch(r"\d{4}(?:-\d\d-\d\d)?", year), row
    assert {row.key for row in reading.read_organisation_names(FOLDER)} <= ORGANISATIONS.keys()


def test_members_are_of_bodies_of_states_and_leave_after_they_join() -> None:
    for row in reading.read_member_states(FOLDER):
        assert ORGANISATIONS[row.key].kind == "igo", row
        assert row.last is None or row.first < row.last, row


def test_no_full_name_is_borne_by_two_organisations_of_one_country() -> None:
    bearers = defaultdict(set)
    for row in ORGANISATIONS.values():
        bearers[row.country, row.name.casefold()].add(row.key)
    for name in reading.read_organisation_names(FOLDER):
        if name.valid_to is None:
            bearers[ORGANISATIONS[name.key].country, name.name.casefold()].add(name.key)
    assert {name: keys for name, keys in bearers.items() if len(keys) > 1} == {}


def test_posts_name_posts_and_kinds_that_exist() -> None:
    for post in POSTS.values():
        assert post.organisation_kind is None or post.organisation_kind in ORGANISATION_KINDS
        assert post.deputy is None or post.deputy in POSTS
    assert {form.code for form in reading.read_post_forms(FOLDER)} <= POSTS.keys()


def test_topics_stand_in_two_levels() -> None:
    assert 70 <= len(TOPICS) <= 100
    for topic in TOPICS.values():
        assert topic.parent is None or TOPICS[topic.parent].parent is None, topic
    assert {word.code for word in reading.read_topic_words(FOLDER)} == TOPICS.keys()


def test_domains_are_domains_of_one_source_each() -> None:
    domains = [row.domain for row in reading.read_sources(FOLDER) if row.domain]
    assert not twice(list(domains))
    for domain in domains:
        assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", domain), domain
    organisations = {row.organisation for row in reading.read_sources(FOLDER)} - {None}
    assert organisations <= ORGANISATIONS.keys()


@pytest.mark.parametrize(
    ("name", "country", "key"),
    [
        ("SVR", None, "ru_svr"),
        ("Foreign Intelligence Service", "RU", "ru_svr"),
        ("External Intelligence Bureau", "RU", "ru_svr"),
        ("Russian Foreign Ministry", None, "ru_foreign_ministry"),
        ("Foreign Ministry", "FR", "fr_foreign_ministry"),
        ("the State Department", None, "us_foreign_ministry"),
        ("Workers' Party of Korea", None, "kp_wpk"),
        ("U.N.", None, "un"),
    ],
)
def test_an_organisation_is_found_by_its_names(
    lookups: Lookups, name: str, country: str | None, key: str
) -> None:
    found = lookups.organisations.find(name, country=country)
    assert found is not None
    assert found.key == key


def test_a_name_that_many_bear_is_nobodys_without_a_country(lookups: Lookups) -> None:
    assert lookups.organisations.find("Foreign Ministry") is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("DPRK", "KP"),
        ("Ivory Coast", "CI"),
        ("Soviet Union", "SU"),
        ("Burma", "MM"),
        ("U.S.", "US"),
    ],
)
def test_a_country_is_found_by_its_forms(lookups: Lookups, words: str, code: str) -> None:
    found = lookups.countries.find(words)
    assert found is not None
    assert found.code == code


def test_agencies_are_found_by_name_and_domain(lookups: Lookups) -> None:
    for words, slug in (
        ("Reuters", "reuters"),
        ("KCNA", "kcna"),
        ("https://www.bbc.com/n", "bbc"),
    ):
        found = lookups.sources.find(words)
        assert found is not None
        assert found.slug == slug
