"""The country that a report takes for granted: its own, or the United States for "President X"."""

import re

from etl.extract.cast import Cast, Held, Member
from etl.extract.names import tokens
from etl.extract.posts import implied_body
from etl.seeding.lookups import Lookups

_GOVERNMENT = 33
"""Posts of this rank or a higher one are of a government, apart from those below."""
_NOT_OF_STATES = frozenset({"un_secretary_general", "eu_leader", "cleric"})
_US = "US"
_AMERICAN = re.compile(
    r"^(?:(?:deputy|assistant|under)[\s-]*)*secretary\s+of\s+(?:state|defense|the\s+treasury|commerce|energy"
    r"|homeland\s+security)$|^(?:treasury|defense|commerce|homeland\s+security)\s+secretary$"
    r"|white\s+house|^(?:senate|house)\s+(?:majority|minority)\s+(?:leader|whip)$",
    re.IGNORECASE,
)
"""Posts that only the United States call so."""


def infer_countries(cast: Cast, lookups: Lookups, *, at: str | None) -> None:
    """Give office holders without a country that of the dateline: "Finance Minister X" in Tokyo.

    A president whom the whole article calls by surname only is that of the United States: news
    written in English names every other one in full or with the country.
    """
    for member in cast.persons():
        if member.country is not None:
            continue
        held = next((post for post in member.posts if _of_government(post, lookups)), None)
        if held is None:
            continue
        american = _AMERICAN.search(held.post) or _is_bare_president(member, held)
        country = _US if american else at
        if country == at and _is_second_leader(member, held, country, cast):
            continue
        if country is not None:
            member.country = held.country = country
            match = lookups.posts.find(held.post)
            if held.organisation is None and match and match.implies and match.code != "other":
                held.organisation = implied_body(match.implies, country, cast, lookups)


def _is_second_leader(member: Member, held: Held, country: str | None, cast: Cast) -> bool:
    """True when another leader of that country is told of: then this one may be of any other."""
    return held.leader and any(
        other is not member and other.country == country and other.leader
        for other in cast.persons()
    )


def _of_government(held: Held, lookups: Lookups) -> bool:
    if held.code is None or held.code in _NOT_OF_STATES or held.qualifier == "former":
        return False
    if held.organisation is not None and not held.organisation.implied:
        return False
    rank = lookups.posts.rank(held.code)
    return rank is not None and rank <= _GOVERNMENT


def _is_bare_president(member: Member, held: Held) -> bool:
    return held.post.casefold() == "president" and len(tokens(member.name)) == 1
