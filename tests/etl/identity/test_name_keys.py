from hypothesis import given, settings
from hypothesis import strategies as st

from etl.identity.name_keys import name_keys
from etl.identity.person_names import compare, parse

WORDS = st.sampled_from(
    "Kim Jong Un Jongun Wang Yi Li Min Zhang Xiaoping Xiaopin Nguyen Van Le Truong Chong J. D. Y."
    " Sergei Sergey E. Lavrov Al Alexander Bob Bobby Mc Donald McDonald Jean Claude Jeanclaude"
    " Hafez Hafiz Gaddafi Qaddafi de Bush W. Jr.".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=4, unique=True).map(" ".join)


def looks_for(one: str, other: str) -> bool:
    return bool(name_keys(parse(one)).sought & name_keys(parse(other)).stored)


@settings(max_examples=300)
@given(NAMES, NAMES)
def test_names_that_may_be_one_find_each_other(one: str, other: str) -> None:
    mine, theirs = parse(one), parse(other)
    # Names turned so that neither of their ends is the other's are not looked for.
    shares_an_end = mine.is_full and theirs.is_full and mine.surnames & theirs.surnames
    if shares_an_end and compare(mine, theirs, slips=2):
        assert looks_for(one, other)
        assert looks_for(other, one)


def test_a_usual_surname_and_one_letter_are_not_enough() -> None:
    assert not looks_for("Wang Song Nam", "Wang Su Nam")
    assert looks_for("Wang Song-nam", "Song Nam Wang")
    assert looks_for("Wang Songnam", "Wang Song Nam")
    assert looks_for("Wang S. N.", "Wang Song Nam")
    assert not looks_for("Wang Yi", "Wang Yi Min")
    assert looks_for("Wang Yi Min Jun", "Wang Min Yi")


def test_of_other_surnames_the_first_and_last_letter_are_enough() -> None:
    assert looks_for("Sergey Lavrov", "S. Lavrov") is False  # no full name
    assert looks_for("Stefan Lavrov", "Semyon Lavrov")
    assert not looks_for("Sergey Lavrov", "Stepan Lavrov")
    assert looks_for("Stepan J. Lavrov", "S. J. Lavrov")
    assert looks_for("J. D. Vance", "Vance D. J.")
