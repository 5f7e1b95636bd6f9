import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.identity.person_names import abbreviates, compare, parse


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("Kim Jong-un", "KIM JONGUN"),
        ("Emmanuel Macron", "Émmanuel  MACRON"),
        ("Conor O'Brien", "Conor O’Brien"),
        ("Shinzo Abe", "Abe Shinzo"),
        ("Владимир Путин", "ВЛАДИМИР ПУТИН"),
        ("Vincent 'Chin' Rossi", "Vincent Rossi"),
        ("Luis Gerardo “Jerry” Ortiz", "Luis Gerardo Ortiz"),
    ],
)
def test_spellings_of_one_name_are_one_name(one: str, other: str) -> None:
    assert compare(parse(one), parse(other)) == ("same name", 100)


@pytest.mark.parametrize(
    ("one", "other"), [("Kim Jong Un", "Kim Jong Il"), ("John Smith", "Jane Smith")]
)
def test_different_names_do_not(one: str, other: str) -> None:
    assert compare(parse(one), parse(other)) is None


@pytest.mark.parametrize("name", ["Naryshkin", "S. Naryshkin", "", "…"])
def test_a_surname_with_or_without_an_initial_is_no_full_name(name: str) -> None:
    assert not parse(name).is_full


@pytest.mark.parametrize("name", ["J.D. Vance", "JD Vance", "S.E. Naryshkin", "F. W. de Klerk"])
def test_a_surname_with_two_initials_is(name: str) -> None:
    assert parse(name).is_full


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("King Abdullah II", "Abdullah II"),
        ("Regina Benjamin, MD", "Regina Benjamin"),
        ("Mohamed ElBaradei", "Mohamed El Baradei"),
        ("JD Vance", "J. D. Vance"),
    ],
)
def test_what_stands_about_a_name_is_no_part_of_it(name: str, plain: str) -> None:
    assert parse(name).parts == parse(plain).parts


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
    assert abbreviates(parse(short), parse(full)) is answer


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Sergey Lavrov", "Sergei Lavrov", "same name"),
        ("Joe Biden", "Joseph R. Biden Jr.", "initials left out"),
        ("George Walker Bush", "George Bush", "a part left out"),
        ("Tayyip Erdogan", "Recep Tayyip Erdogan", "a first name left out"),
        ("Condoleezza Rice", "Condoleeza Rice", "same name"),
        ("Muammar Gaddafi", "Moammar Gaddafi", "near spelling"),
        ("习近平", "Xi Jinping", "same name"),
        ("W. Mark Felt", "Mark Felt", "initials left out"),
        ("JD Vance", "James David Vance", "initials"),
        ("Hafez al-Assad", "Hafiz al-Asad", "near spelling"),
    ],
)
def test_the_rule_tells_how_two_names_are_one(one: str, other: str, rule: str) -> None:
    found = compare(parse(one), parse(other))
    assert found is not None
    assert found[0] == rule


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan Kamel", "Hussein Kamel"),
        ("Maria Lopez", "Mario Lopez"),
        ("Li Na Wang", "Li Nan Wang"),
        ("J.D. Vance", "J.B. Vance"),
        ("Robert F. Kennedy Sr.", "Robert Kennedy Jr."),
    ],
)
def test_names_that_are_nearly_alike_may_be_two_persons(one: str, other: str) -> None:
    assert compare(parse(one), parse(other), slips=2) is None


def test_the_beginning_of_a_first_name_takes_two_slips() -> None:
    pair = parse("Les Aspin"), parse("Leslie Aspin")
    cut = parse("Al Haig"), parse("Alexander Haig")
    assert compare(*pair) == ("same name", 100)
    assert compare(*cut) is None
    assert compare(*cut, slips=2) == ("near spelling", 80)


WORDS = st.sampled_from(
    "Kim Jong Un Sergei E. Lavrov Al Alexander Hafez Hafiz Gaddafi Qaddafi de al Bush George W. Jr."
    " Nguyen Van Le J. D.".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(NAMES, NAMES)
def test_comparing_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert compare(parse(one), parse(other)) == compare(parse(other), parse(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mikhail S. Gorbachev", "Mikhail Saakashvili"),
        ("Dmitry A. Medvedev", "Alexander Medvedev"),
    ],
)
def test_an_initial_stands_for_no_name_beside_which_another_is_told(one: str, other: str) -> None:
    assert compare(parse(one), parse(other), slips=2) is None
    assert compare(parse("George W. Bush"), parse("George Walker Bush")) == ("initials", 90)


@pytest.mark.parametrize("name", ["Nguyen Van Linh", "Hwang Jang-yop", "Zheng Bijian"])
def test_a_usual_surname_is_one_in_its_folded_spelling_too(name: str) -> None:
    assert parse(name).has_common_surname
