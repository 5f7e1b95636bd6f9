"""Pairs of actors are compared by country, by name, once a sentence."""

from benchmarks.sentences import HELD_OUT, UNREAD, Met, compare, read_gold

GERMANY, FRANCE = frozenset({"DE", "merkel"}), frozenset({"FR"})


def test_the_annotation_can_be_read() -> None:
    for path, least in ((HELD_OUT, 150), (UNREAD, 35)):
        gold = read_gold(path)
        assert sum(met.required for pairs in gold.values() for met in pairs) >= least


def test_persons_of_one_country_are_one_actor() -> None:
    asked = Met(GERMANY, FRANCE, required=True)
    minister, chancellor = frozenset({"DE", "karl vogt"}), frozenset({"angela merkel"})
    found, wrong = compare(
        [(minister, FRANCE), (FRANCE, chancellor), (minister, chancellor)], [asked]
    )
    assert found == {asked}
    assert not wrong


def test_a_wrong_pair_counts_once() -> None:
    asked = Met(GERMANY, FRANCE, required=True)
    other = frozenset({"ES"})
    found, wrong = compare([(GERMANY, other), (frozenset({"DE", "weber"}), other)], [asked])
    assert not found
    assert wrong == {"DE x ES"}
