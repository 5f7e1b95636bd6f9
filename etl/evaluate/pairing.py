"""Which extracted meeting answers which annotated one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.evaluate.names import comparable, same_party
from etl.evaluate.records import Meeting, Participant, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An extracted meeting, the annotated one it answers, and their common parties."""

    predicted: int
    gold: int
    parties: Mapping[int, int]
    """Position of the extracted participant to that of the annotated one."""


def pair_meetings(predicted: Sequence[Meeting], gold: Sequence[Meeting]) -> list[Pair]:
    """Pair the meetings, the closest first, each at most once.

    Two parties in common make a pair; one is enough for an annotation that is unsure.
    """
    candidates: list[tuple[float, Pair]] = []
    for i, found in enumerate(predicted):
        for j, asked in enumerate(gold):
            parties = pair_parties(found.participants, asked.participants)
            if parties:
                pair = Pair(predicted=i, gold=j, parties=parties)
                candidates.append((_closeness(found, asked, parties), pair))
    candidates.sort(key=lambda candidate: -candidate[0])
    pairs: list[Pair] = []
    for _, pair in candidates:
        free = all(p.predicted != pair.predicted and p.gold != pair.gold for p in pairs)
        if free and (len(pair.parties) >= 2 or gold[pair.gold].unsure):
            pairs.append(pair)
    return pairs


def pair_parties(predicted: Sequence[Participant], gold: Sequence[Participant]) -> dict[int, int]:
    """Pair participants of two meetings, the required ones first, each at most once."""
    pairs: dict[int, int] = {}
    for j in sorted(range(len(gold)), key=lambda position: not gold[position].required):
        for i, participant in enumerate(predicted):
            if i not in pairs and same_party(participant, gold[j]):
                pairs[i] = j
                break
    return pairs


def _closeness(predicted: Meeting, gold: Meeting, parties: Mapping[int, int]) -> float:
    required = sum(gold.participants[j].required for j in parties.values())
    asked = sum(participant.required for participant in gold.participants)
    close = len(parties) + required
    away = len(predicted.participants) - len(parties) + asked - required
    bonus = 0.2 * (predicted.start is not None and predicted.start == gold.start)
    bonus += 0.1 * bool(place_right(predicted.place, gold.place)) + 0.01 * (not gold.unsure)
    return close / (close + away) + bonus


def place_right(predicted: Site, gold: Site) -> bool | None:
    """Compare the city, else the country; None when no place is annotated."""
    for asked, found in ((gold.city, predicted.city), (gold.country, predicted.country)):
        if asked:
            return comparable(found or "") == comparable(asked)
    return None
