"""Precision and recall of extracted meetings against annotated ones.

participants  precision, recall and F1 over the participants of all meetings: the headline
meetings      right when two or more participants are shared with the annotated meeting paired
dates         of right meetings with an annotated day: start and end both equal
false_dates   of right meetings without one: a day was made up
places        of right meetings with an annotated place: the city, else the country, is equal
kinds, status of right meetings: equal
perfect       annotated meetings whose participants, days and place are all exactly right
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.evaluate.pairing import Pair, pair_meetings, place_right
from etl.evaluate.records import ArticleMeetings, Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What went wrong with one meeting of one article."""

    article: str
    kind: str
    """missed, made_up or wrong."""
    fields: tuple[str, ...]
    predicted: Meeting | None
    gold: Meeting | None

    @property
    def weight(self) -> int:
        """How bad it is: a whole meeting counts as four fields."""
        return len(self.fields) if self.kind == "wrong" else 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All figures of a comparison; a share is None when nothing was asked."""

    participants: Rates
    meetings: Rates
    dates: float | None
    false_dates: float | None
    places: float | None
    kinds: float | None
    status: float | None
    perfect: float | None
    counts: Counter[str]
    mistakes: tuple[Mistake, ...]


def score(gold: Iterable[ArticleMeetings], predicted: Iterable[ArticleMeetings]) -> Scores:
    """Compare article by article; one that was not extracted counts as having no meetings."""
    found = {article.id: article.meetings for article in predicted}
    counts: Counter[str] = Counter()
    mistakes: list[Mistake] = []
    for article in gold:
        meetings = [m for m in found.get(article.id, ()) if len(m.participants) >= 2]
        mistakes.extend(_score_article(article, meetings, counts))
    return Scores(
        participants=_rates(counts, "p"),
        meetings=_rates(counts, "m"),
        dates=_share(counts["date_ok"], counts["date_n"]),
        false_dates=_share(counts["undated_bad"], counts["undated_n"]),
        places=_share(counts["place_ok"], counts["place_n"]),
        kinds=_share(counts["kind_ok"], counts["kind_n"]),
        status=_share(counts["status_ok"], counts["kind_n"]),
        perfect=_share(counts["perfect"], counts["gold"]),
        counts=counts,
        mistakes=tuple(mistakes),
    )


def worst(scores: Scores, limit: int) -> list[Mistake]:
    """Return the gravest mistakes, those of whole meetings first."""
    return sorted(scores.mistakes, key=lambda mistake: (-mistake.weight, mistake.article))[:limit]


def _score_article(
    article: ArticleMeetings, predicted: Sequence[Meeting], counts: Counter[str]
) -> Iterable[Mistake]:
    pairs = pair_meetings(predicted, article.meetings)
    answered, asked = {pair.predicted for pair in pairs}, {pair.gold for pair in pairs}
    for i, meeting in enumerate(predicted):
        if i not in answered:
            counts.update(mfp=1, pfp=len(meeting.participants))
            yield Mistake(
                article=article.id, kind="made_up", fields=(), predicted=meeting, gold=None
            )
    for pair in pairs:
        gold = article.meetings[pair.gold]
        if not gold.unsure:
            wrong = _score_pair(predicted[pair.predicted], gold, pair, counts)
            if wrong:
                yield Mistake(
                    article=article.id, kind="wrong", fields=wrong,
                    predicted=predicted[pair.predicted], gold=gold,
                )  # fmt: skip
    for j, gold in enumerate(article.meetings):
        if not gold.unsure:
            counts["gold"] += 1
            if j not in asked:
                counts.update(mfn=1, pfn=sum(p.required for p in gold.participants))
                yield Mistake(
                    article=article.id, kind="missed", fields=(), predicted=None, gold=gold
                )


def _score_pair(
    predicted: Meeting, gold: Meeting, pair: Pair, counts: Counter[str]
) -> tuple[str, ...]:
    """Count one pair of meetings; return the fields that are wrong."""
    required = {j for j, participant in enumerate(gold.participants) if participant.required}
    hit = required & set(pair.parties.values())
    extra = len(predicted.participants) - len(pair.parties)
    counts.update(mtp=1, ptp=len(hit), pfn=len(required - hit), pfp=extra)
    parties_ok = hit == required and not extra
    date_ok = _days(predicted) == _days(gold) if gold.start else None
    if gold.start:
        counts.update(date_n=1, date_ok=int(bool(date_ok)))
    else:
        counts.update(undated_n=1, undated_bad=int(bool(predicted.start)))
    place_ok = place_right(predicted.place, gold.place)
    if place_ok is not None:
        counts.update(place_n=1, place_ok=int(place_ok))
    kind_ok, status_ok = predicted.kind == gold.kind, predicted.status == gold.status
    counts.update(kind_n=1, kind_ok=int(kind_ok), status_ok=int(status_ok))
    counts["perfect"] += parties_ok and date_ok is not False and place_ok is not False
    checks = {
        "participants": parties_ok,
        "date": date_ok if gold.start else not predicted.start,
        "place": place_ok is not False,
        "kind": kind_ok,
        "status": status_ok,
    }
    return tuple(name for name, right in checks.items() if not right)


def _days(meeting: Meeting) -> tuple[str | None, str | None]:
    return meeting.start, meeting.end or meeting.start


def _rates(counts: Counter[str], of: str) -> Rates:
    right, made_up, missed = counts[f"{of}tp"], counts[f"{of}fp"], counts[f"{of}fn"]
    precision = right / (right + made_up) if right + made_up else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = precision + recall
    return Rates(
        precision=precision, recall=recall, f1=2 * precision * recall / both if both else 0.0
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
