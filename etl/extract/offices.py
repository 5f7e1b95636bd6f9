"""Which offices a state has: a president in a kingdom is a company's or a guest."""

from etl.extract.cast import Held
from etl.seeding.lookups import Lookups

TWO_LEADERS = frozenset(
    "AL AM AT AZ BA BD BG CZ DE DJ DZ EE EG FI FR GE GR GY HR HU IE IL IN IQ IS IT KG KR KZ"
    " LB LK LT LV MD ME MG MK ML MN MT MZ NE NP PE PK PL PS PT RO RS RU SG SI SK SN SR SY TD"
    " TG TL TN TR TT TZ UA UG UZ VN YE ZW".split()
)
"""States with a president and a prime minister, or chancellor, at once."""
LEADERS = frozenset({"head_of_state", "head_of_government"})
MINISTRIES = frozenset(
    {"foreign_minister", "defence_minister", "finance_minister", "interior_minister"}
)
"""Ministries of which a state has one."""
_GOVERNMENT = 33
"""Posts of this rank or a higher one are of a government."""
_KINGDOMS = frozenset(
    "AE AG AU BE BH BN BS BT BZ CA DK ES GB GD JM JO JP KH KN KW LC LI LS LU MA MC MY NL NO NP NZ"
    " OM PG QA SA SB SE SZ TH TO TV VC".split()
)
"""States with a monarch, their own or a shared one; Nepal was one until 2008."""
_BOTH = frozenset({"AE", "NP"})
"""Those that have, or have had since, a president."""
_NO_PREMIER = frozenset("AR BO BR CH CL CO CR CY DO EC GT HN ID MX NG NI PA PY SV US UY".split())
_CHANCELLORS = frozenset({"AT", "CH", "DE", "GB"})
_FOREIGN_SECRETARIES = frozenset("BD GB IN LK MV MX NP PH PK".split())
_HOME_SECRETARIES = frozenset({"GB", "IN"})
_ONLY_IN = {
    "foreign secretary": _FOREIGN_SECRETARIES,
    "home secretary": _HOME_SECRETARIES,
    "chancellor": _CHANCELLORS,
    "taoiseach": frozenset({"IE"}),
}


def is_of_government(code: str, lookups: Lookups) -> bool:
    """True for the code of a post that a government has, by its rank."""
    rank = lookups.posts.rank(code)
    return rank is not None and rank <= _GOVERNMENT


def may_hold(held: Held, country: str) -> bool:
    """True unless the country is known to have no such office."""
    post = held.post.casefold()
    if post in ("president", "vice president"):
        return country not in _KINGDOMS or country in _BOTH
    if post == "prime minister":
        return country not in _NO_PREMIER
    if held.code == "monarch":
        return country in _KINGDOMS
    return post not in _ONLY_IN or country in _ONLY_IN[post]
