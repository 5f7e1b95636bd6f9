from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from etl.identity.persons import PersonClaim, group_persons


def person(article: int, name: str, country: str | None = None, *posts: str) -> PersonClaim:
    return PersonClaim(
        article_id=UUID(int=article), number=0, name=name, country=country, posts=frozenset(posts)
    )


def together(*claims: PersonClaim) -> list[set[int]]:
    groups = group_persons(claims)
    return sorted(({joined.claim.article_id.int for joined in group} for group in groups), key=min)


def test_one_name_in_one_country_is_one_actor() -> None:
    assert together(person(1, "Kim Jong-un", "KP"), person(2, "Kim Jong Un", "KP")) == [{1, 2}]


def test_one_name_in_two_countries_is_two_actors() -> None:
    assert together(person(1, "John Smith", "US"), person(2, "John Smith", "GB")) == [{1}, {2}]


def test_no_country_joins_the_only_country_there_is() -> None:
    assert together(person(1, "Wang Yi", "CN"), person(2, "Wang Yi")) == [{1, 2}]


def test_no_country_between_two_countries_stays_apart() -> None:
    claims = [person(1, "Kim Min", "KP"), person(2, "Kim Min", "KR"), person(3, "Kim Min")]
    assert together(*claims) == [{1}, {2}, {3}]


def test_a_post_decides_between_two_countries() -> None:
    claims = [
        person(1, "Kim Min", "KP", "envoy"),
        person(2, "Kim Min", "KR", "foreign_minister"),
        person(3, "Kim Min", None, "envoy"),
    ]
    assert together(*claims) == [{1, 3}, {2}]


def test_bare_surnames_never_join_each_other() -> None:
    assert together(person(1, "Kim", "KP"), person(2, "Kim", "KP")) == [{1}, {2}]


def test_a_surname_joins_the_only_fuller_name_of_its_country() -> None:
    claims = [person(1, "Sergei Naryshkin", "RU"), person(2, "Naryshkin", "RU")]
    assert together(*claims) == [{1, 2}]


def test_a_surname_that_two_fuller_names_carry_stays_apart() -> None:
    claims = [
        person(1, "Kim Jong Un", "KP"),
        person(2, "Kim Yo Jong", "KP"),
        person(3, "Kim", "KP"),
    ]
    assert together(*claims) == [{1}, {2}, {3}]


def test_a_surname_of_another_country_stays_apart() -> None:
    assert together(person(1, "Wang Yi", "CN"), person(2, "Wang", "SG")) == [{1}, {2}]


def test_a_surname_without_country_joins_by_post() -> None:
    claims = [
        person(1, "Sergei Naryshkin", "RU", "intelligence_chief"),
        person(2, "Naryshkin", None, "intelligence_chief"),
        person(3, "Naryshkin"),
    ]
    assert together(*claims) == [{1, 2}, {3}]


CLAIMS = [
    person(number, name, country, *posts)
    for number, (name, country, posts) in enumerate(
        [
            ("Kim Jong Un", "KP", ()),
            ("Kim Jong-un", None, ()),
            ("Kim", "KP", ()),
            ("Kim Yo Jong", "KP", ()),
            ("Kim Min", "KR", ("envoy",)),
            ("Kim Min", "US", ("mayor",)),
            ("Kim Min", None, ("envoy",)),
            ("K. Min", None, ("mayor",)),
            ("Naryshkin", "RU", ()),
            ("Sergei Naryshkin", None, ()),
            ("S. Naryshkin", "RU", ()),
            ("Naryshkin Sergei", "RU", ()),
        ]
    )
]


@given(st.permutations(CLAIMS))
def test_the_order_of_claims_has_no_effect(claims: list[PersonClaim]) -> None:
    assert together(*claims) == together(*CLAIMS)
