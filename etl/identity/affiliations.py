"""Sum up what claims tell about a person's posts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from etl.text import names


@dataclass(frozen=True, slots=True, kw_only=True)
class PostTold:
    """Claims that a person holds a post, or stands for an organisation without one."""

    organisation: UUID | None
    country: str | None
    post: str | None
    post_code: str | None
    qualifier: str
    first_on: date | None
    last_on: date | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A person's tie to a post, an organisation or a country."""

    organisation: UUID | None
    country: str | None
    post: str | None
    post_code: str | None
    qualifier: str
    first_on: date | None
    ends_before: date | None
    evidence_count: int


def sum_up(claims: Iterable[PostTold]) -> list[Tie]:
    """Return the person's ties, the earliest first; a bare tie gives way to one with a post."""
    groups: dict[tuple[str, ...], list[PostTold]] = defaultdict(list)
    for claim in claims:
        groups[_identity(claim)].append(claim)
    with_post = {key[0] for key, told in groups.items() if told[0].post is not None}
    ties = [
        _tie(told)
        for key, told in groups.items()
        if told[0].post is not None or key[0] not in with_post
    ]
    return sorted(ties, key=_order)


def latest_post(ties: Sequence[Tie]) -> Tie | None:
    """Return the post told last, a current one before a former one."""
    posts = [tie for tie in ties if tie.post is not None]
    return max(
        posts,
        key=lambda tie: (tie.qualifier != "former", tie.ends_before or date.min, _order(tie)),
        default=None,
    )


def _identity(claim: PostTold) -> tuple[str, ...]:
    post = claim.post_code or " ".join(names.words(claim.post or ""))
    return str(claim.organisation or ""), claim.country or "", post, claim.qualifier


def _tie(told: Sequence[PostTold]) -> Tie:
    firsts = [claim.first_on for claim in told if claim.first_on]
    lasts = [claim.last_on for claim in told if claim.last_on]
    written: Counter[str] = Counter()
    for claim in told:
        if claim.post:
            written[claim.post] += claim.claims
    return Tie(
        organisation=told[0].organisation,
        country=told[0].country,
        post=min(written, key=lambda post: (-written[post], post), default=None),
        post_code=told[0].post_code,
        qualifier=told[0].qualifier,
        first_on=min(firsts, default=None),
        ends_before=max(lasts) + timedelta(days=1) if lasts else None,
        evidence_count=sum(claim.claims for claim in told),
    )


def _order(tie: Tie) -> tuple[date, str, str, str, str]:
    return (
        tie.first_on or date.max,
        tie.post or "",
        str(tie.organisation or ""),
        tie.country or "",
        tie.qualifier,
    )
