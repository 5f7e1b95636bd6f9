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
    ],
)
def test_spellings_of_one_name_are_one_name(one: str, other: str) -> None:
    assert compare(parse(one), parse(other)) == ("same name", 100)


@pytest.mark.parametrize(
    ("one", "other"), [("Kim Jong Un", "Kim Jong Il"), ("John Smith", "Jane Smith")]
)
def test_different_names_do_not(one: str, other: str) -> None:
    assert compare(parse(one), parse(other)) is None


@pytest.mark.parametrize("name", ["Naryshkin", "S. Naryshkin", "S.E. Naryshkin", "", "…"])
def test_a_surname_with_or_without_initials_is_no_full_name(name: str) -> None:
    assert not parse(name).is_full


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
    ],
)
def test_the_rule_tells_how_two_names_are_one(one: str, other: str, rule: str) -> None:
    found = compare(parse(one), parse(other))
    assert found is not None
    assert found[0] == rule


WORDS = st.sampled_from(
    "Kim Jong Un Sergei E. Lavrov de al Bush George W. Jr. Nguyen Van Le".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(NAMES, NAMES)
def test_comparing_is_the_same_from_both_sides_and_shares_a_block(one: str, other: str) -> None:
    mine, theirs = parse(one), parse(other)
    assert compare(mine, theirs) == compare(theirs, mine)
    if mine.is_full and theirs.is_full and compare(mine, theirs):
        assert mine.blocks & theirs.blocks
