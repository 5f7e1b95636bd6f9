"""Two bare ministers of one plural post, of the two lands told before: "Presidents X and Y"."""

from collections import defaultdict

from etl.extract.cast import Cast, Held, Member
from etl.extract.offices import LEADERS, MINISTRIES
from etl.extract.reading import Reading
from etl.seeding.lookups import Lookups

_ONE_HOLDS = MINISTRIES | LEADERS
"""Posts of which a state has one."""
_PAIR = 2


def in_turn(
    reading: Reading, cast: Cast, lookups: Lookups, at: str | None
) -> dict[int, str | None]:
    """Return the countries of those who share a post of which a state has one.

    In the order of the two countries told just before, where the dateline's is one of them: "Oslo
    and Lima agreed. Foreign Ministers X and Y signed"; else nobody knows whose they are.
    """
    shared: dict[int, list[tuple[Member, Held]]] = defaultdict(list)
    for member in cast.persons():
        for held in member.posts:
            if held.code in _ONE_HOLDS and member.country is None:
                shared[held.start].append((member, held))
    found: dict[int, str | None] = {}
    for start, holders in shared.items():
        if len(holders) < _PAIR:
            continue
        lands = _lands_before(start, reading, cast, lookups)
        known = len(lands) == len(holders) == _PAIR and at in lands
        ordered = sorted(holders, key=lambda one: _first_after(one[0], start))
        for number, (member, _) in enumerate(ordered):
            found[id(member)] = lands[number] if known else None
    return found


def _first_after(member: Member, start: int) -> int:
    return min((named.start for named in member.named if named.start > start), default=start)


def _lands_before(start: int, reading: Reading, cast: Cast, lookups: Lookups) -> list[str]:
    """Return the countries named, other than by a town, in this sentence so far or the last."""
    number = reading.sentence_at(start)
    for sentence in reading.sentences[max(0, number - 1) : number + 1][::-1]:
        found: dict[str, None] = {}
        for named in reading.inside(sentence.start, min(sentence.end, start), "GPE", "NORP"):
            form = lookups.countries.find(named.text)
            if (code := cast.country(named)) and form is not None and form.kind != "capital":
                found[code] = None
        if found:
            return list(found)
    return []
