from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from etl.identity.choosing import Vote, choose


def vote(value: str | None, source: str, day: int, vagueness: int = 0) -> Vote[str | None]:
    return Vote(value=value, source=source, told_on=date(2024, 1, day), vagueness=vagueness)


def test_the_most_precise_value_wins_over_number_and_time() -> None:
    votes = [vote("day", "a", 1), vote("month", "b", 2, 2), vote("month", "c", 3, 2)]
    assert choose(votes) == "day"


def test_then_the_value_of_most_sources() -> None:
    assert choose([vote("x", "a", 1), vote("x", "b", 1), vote("y", "c", 9)]) == "x"


def test_one_source_that_repeats_itself_counts_once() -> None:
    assert choose([vote("x", "a", 1), vote("x", "a", 1), vote("y", "c", 9)]) == "y"


def test_then_the_value_told_last_and_then_the_alphabet() -> None:
    assert choose([vote("x", "a", 1), vote("y", "b", 2)]) == "y"
    assert choose([vote("y", "a", 1), vote("x", "b", 1)]) == "x"


def test_nothing_told_chooses_nothing() -> None:
    assert choose([vote(None, "a", 1)]) is None


VOTES = [vote(v, s, d, g) for v in "xyz" for s in "ab" for d in (1, 2) for g in (0, 1)]


@given(st.lists(st.sampled_from(VOTES), max_size=8), st.randoms())
def test_the_order_of_votes_has_no_effect(votes: list[Vote[str | None]], random: Random) -> None:
    expected = choose(votes)
    random.shuffle(votes)
    assert choose(votes) == expected
