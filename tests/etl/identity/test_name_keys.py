from hypothesis import given
from hypothesis import strategies as st

from etl.identity.name_keys import name_keys
from etl.identity.person_names import compare, parse

WORDS = st.sampled_from(
    "Kim Jong Un Jongun Wang Yi Li Min Zhang Xiaoping Xiaopin Nguyen Van Le Truong Chong J. D. Y."
    " Sergei Sergey E. Lavrov Al Alexander Hafez Hafiz Gaddafi Qaddafi de Bush W. Jr.".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def looks_for(one: str, other: str) -> bool:
    return bool(name_keys(parse(one)).sought & name_keys(parse(other)).stored)


@given(NAMES, NAMES)
def test_either_of_two_names_finds_the_other_or_neither_does(one: str, other: str) -> None:
    assert looks_for(one, other) == looks_for(other, one)


@given(NAMES, NAMES)
def test_names_that_may_be_one_find_each_other(one: str, other: str) -> None:
    if parse(one).is_full and parse(other).is_full and compare(parse(one), parse(other), slips=2):
        assert looks_for(one, other)


def test_a_usual_surname_and_one_letter_are_not_enough() -> None:
    assert not looks_for("Wang Song Nam", "Wang Su Nam")
    assert looks_for("Wang Song-nam", "Song Nam Wang")
    assert looks_for("Wang Songnam", "Wang Song Nam")
    assert looks_for("Wang S. N.", "Wang Song Nam")
    assert looks_for("Wang Yi", "Wang Yi Min")


def test_of_other_surnames_the_first_letter_is_enough() -> None:
    assert looks_for("Sergey Lavrov", "S. Lavrov") is False  # no full name
    assert looks_for("Sergey Lavrov", "Stepan Lavrov")
