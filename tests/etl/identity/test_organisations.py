from uuid import UUID

from etl.identity.organisations import OrganisationClaim, group_organisations

SEED = UUID(int=99)


def body(
    article: int, name: str, country: str | None, seed: UUID | None = None
) -> OrganisationClaim:
    return OrganisationClaim(
        article_id=UUID(int=article), number=0, name=name, country=country, seed=seed
    )


def together(*claims: OrganisationClaim) -> list[set[int]]:
    groups = group_organisations(claims)
    return sorted(({joined.claim.article_id.int for joined in group} for group in groups), key=min)


def test_names_of_one_seed_are_one_organisation() -> None:
    claims = [body(1, "SVR", None, SEED), body(2, "External Intelligence Bureau", "RU", SEED)]
    assert together(*claims) == [{1, 2}]


def test_one_name_of_two_countries_is_two_organisations() -> None:
    claims = [body(1, "Foreign Ministry", "CN"), body(2, "the Foreign Ministry", "JP")]
    assert together(*claims) == [{1}, {2}]


def test_no_country_joins_the_only_country_and_else_its_like() -> None:
    assert together(body(1, "Hamas", "PS"), body(2, "HAMAS", None)) == [{1, 2}]
    claims = [body(1, "Red Party", "CN"), body(2, "Red Party", "JP")]
    claims += [body(3, "Red Party", None), body(4, "Red Party", None)]
    assert together(*claims) == [{1}, {2}, {3, 4}]
