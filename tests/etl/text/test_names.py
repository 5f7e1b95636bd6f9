import pytest

from etl.text import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("Kim Jong-un", "KIM JONGUN"),
        ("Sergei E. Naryshkin", "Sergei Naryshkin"),
        ("Emmanuel Macron", "Émmanuel  MACRON"),
        ("Conor O'Brien", "Conor O’Brien"),
        ("Shinzo Abe", "Abe Shinzo"),
        ("Владимир Путин", "ВЛАДИМИР ПУТИН"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert names.person_key(one) == names.person_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Kim Jong Un", "Kim Jong Il"), ("John Smith", "Jane Smith")]
)
def test_different_names_do_not(one: str, other: str) -> None:
    assert names.person_key(one) != names.person_key(other)


@pytest.mark.parametrize("name", ["Naryshkin", "S. Naryshkin", "S.E. Naryshkin", "", "…"])
def test_a_surname_with_or_without_initials_is_no_full_name(name: str) -> None:
    assert not names.is_full(name)


@pytest.mark.parametrize(
    ("short", "full", "answer"),
    [
        ("Naryshkin", "Sergei E. Naryshkin", True),
        ("S. Naryshkin", "Sergei Naryshkin", True),
        ("Ri", "Ri Chang Dae", True),
        ("V. Naryshkin", "Sergei Naryshkin", False),
        ("Chang", "Ri Chang Dae", False),
    ],
)
def test_a_surname_stands_only_for_names_that_carry_it(short: str, full: str, answer: bool) -> None:
    assert names.abbreviates(short, full) is answer


def test_the_article_of_an_organisation_does_not_count() -> None:
    assert names.organisation_key("The U.N. Security Council") == "un security council"
