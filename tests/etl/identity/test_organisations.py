from etl.identity.organisations import OrganisationVariant, group_organisations

SEED = "russia-svr"
NUMBERS: dict[OrganisationVariant, int] = {}


def body(
    number: int, name: str, country: str | None, seed: str | None = None
) -> OrganisationVariant:
    variant = OrganisationVariant(name=name, country=country, seed=seed)
    NUMBERS[variant] = number
    return variant


def together(*variants: OrganisationVariant) -> list[set[int]]:
    groups = group_organisations(variants)
    return sorted(({NUMBERS[joined.variant] for joined in group} for group in groups), key=min)


def test_names_of_one_seed_are_one_organisation() -> None:
    claims = [body(1, "SVR", None, SEED), body(2, "External Intelligence Bureau", "RU", SEED)]
    assert together(*claims) == [{1, 2}]


def test_one_name_of_two_countries_is_two_organisations() -> None:
    claims = [body(1, "Foreign Ministry", "CN"), body(2, "the Foreign Ministry", "JP")]
    assert together(*claims) == [{1}, {2}]


def test_no_country_joins_the_only_country_and_else_its_like() -> None:
    assert together(body(1, "Hamas", "PS"), body(2, "HAMAS", None)) == [{1, 2}]
    claims = [body(1, "Red Party", "CN"), body(2, "Red Party", "JP")]
    claims += [body(3, "Red Party", None), body(4, "the Red Party", None)]
    assert together(*claims) == [{1}, {2}, {3, 4}]


def test_an_acronym_joins_the_only_name_of_its_country_that_it_may_cut_short() -> None:
    full = body(1, "Organisation of Trade Unions", "FR")
    assert together(full, body(2, "OTU", "FR")) == [{1, 2}]
    assert together(full, body(2, "OTU", "DE")) == [{1}, {2}]
    rival = body(3, "Office of Transport and Usage", "FR")
    assert together(full, rival, body(2, "OTU", "FR")) == [{1}, {2}, {3}]
