"""How sure a meeting is: what speaks for it, weighed, as the chance that there was one.

The model reads sentence by sentence, and words that tell of a summit in one article tell of a
boxing match in another. So its score is one of several grounds; the weights were fitted by logistic
regression on rows that people judged (`benchmarks/rows.py`, docs/quality.md). Fit them again when
the model or the rules have changed.
"""

import math
import re

from etl.extract.cast import Cast
from etl.extract.drafts import Draft
from etl.extract.reading import Reading

LEAST = 0.4
"""The chance below which a meeting is not told."""

_TALKS = re.compile(
    r"met$|meet|talk|summit|negotiat|conference|dialog|discuss|session|consult|confer|round$", re.I
)
_JOURNEY = re.compile(r"visit|trip|travel|fl[eiy]|arriv|tour|mission|delegation", re.I)
_RECEIVES = re.compile(
    r"receiv|host|welcom|greet|dine|dinner|lunch|see$|saw$|phone|call|spoke|telephon", re.I
)
_ROOM = 200
"""Words in which an article finds room for the posts of those it tells of."""
_TWO = 2
_CONSTANT = -1.60
_WEIGHTS = {
    "score": 0.47,
    "tellings": 0.56,
    "private": -3.17,
    "days": 0.72,
    "planned": -0.65,
    "countries": 0.41,
    "talks": 2.03,
    "journey": 1.34,
    "receives": 0.60,
    "officials": 0.31,
}


def chance(draft: "Draft", reading: Reading, cast: Cast) -> float:
    """Return the chance, 0 to 1, that the meeting is one an analyst would enter."""
    told = grounds(draft, reading, cast)
    odds = _CONSTANT + sum(weight * told[name] for name, weight in _WEIGHTS.items())
    return 1 / (1 + math.exp(-odds))


def grounds(draft: "Draft", reading: Reading, cast: Cast) -> dict[str, float]:
    """Return what speaks for a meeting and against it, by name.

    `score` is the model's, as logarithm of the odds; `tellings` the logarithm of how often the
    article tells it; `private` the share of parties of whom nothing public is told, less in texts
    that had no room for it; `countries` the logarithm of how many countries the article names in
    a hundred words. The others are 0 or 1: `talks`, `journey` and `receives` by the words that
    tell it, `officials` for two persons with posts.
    """
    score = min(0.999, max(0.001, draft.score))
    members = {ref.key: ref.member for ref in draft.refs}
    private = sum(member is not None and member.private for member in members.values())
    officials = sum(member is not None and bool(member.posts) for member in members.values())
    words = reading.word_count
    return {
        "score": math.log(score / (1 - score)),
        "tellings": math.log(len(draft.words)),
        "private": private / len(members) * min(1.0, words / _ROOM),
        "days": float(draft.days is not None),
        "planned": float(draft.status == "planned"),
        "countries": math.log((len(cast.countries) + 1) / (words / 100 + 1)),
        "talks": float(any(_TALKS.match(word) for word in draft.words)),
        "journey": float(any(_JOURNEY.match(word) for word in draft.words)),
        "receives": float(any(_RECEIVES.match(word) for word in draft.words)),
        "officials": float(officials >= _TWO),
    }
