"""Tell meetings of public life from papers, courts, own sessions and private encounters."""

import re

from etl.extract.drafts import Draft
from etl.extract.reading import Reading
from etl.seeding.lookups import Lookups

_KIN = re.compile(
    r"(?:\b(?:his|her|their|whose|and)|,)\s+(?:\w+\s+)?(?:wife|husband|son|daughter|mother|father|brother|sister"
    r"|cousin|uncle|aunt|nephew|niece|girlfriend|boyfriend|fianc[eé]e?|widow|grandson|granddaughter)"
    r",?\s+$"
)
_KIN_REACH = 40
_SIDES = 2
_FORMAL = re.compile(
    r"me[et]|talk|see|saw|summit|negotiat|visit|conference|dialog|discuss|session|trip|travel|fl[eiy]|arriv"
    r"|host|receiv|consult|delegation|mission|sign|tour|forum|mediat|confer|told",
    re.IGNORECASE,
)
"""How the words for what persons do in public begin; others hug and run into each other."""
_COURT = re.compile(r"(?!.*\bCommissioners\b).*\b(?:Court|Tribunal)(?:\s+of\s+.*)?", re.IGNORECASE)


def is_public(draft: "Draft", reading: Reading, lookups: Lookups) -> bool:
    """Return False for what nobody met in public for, though the words could tell of a meeting."""
    return not (
        _is_paper(draft)
        or _is_own_session(draft, lookups)
        or _is_private(draft, reading)
        or _is_in_court(draft)
    )


def _is_paper(draft: "Draft") -> bool:
    """True for what bodies alone signed, for which nobody need have met: "Acme signed a lease"."""
    return draft.trigger.startswith("sign") and all(
        ref.member is not None and ref.member.kind == "organisation" for ref in draft.refs
    )


def _is_own_session(draft: "Draft", lookups: Lookups) -> bool:
    """True for a body of one state with its own officers: the Bundesbank and its president."""
    members = {ref.key: ref.member for ref in draft.refs}.values()
    bodies = [member for member in members if member and member.kind == "organisation"]
    if len(bodies) != 1 or len(members) < 2:
        return False
    known = lookups.organisations.find(bodies[0].name)
    return (known is None or known.kind != "igo") and all(
        member is bodies[0]
        or (member is not None and any(held.organisation is bodies[0] for held in member.posts))
        for member in members
    )


def _is_in_court(draft: "Draft") -> bool:
    """True for one before a court, which hears and does not meet: "is due in Harbour Court"."""
    courts = [ref for ref in draft.refs if ref.member and _COURT.fullmatch(ref.member.name)]
    return bool(courts) and len(draft.keys) == _SIDES


def _is_private(draft: "Draft", reading: Reading) -> bool:
    """True for kin, and for persons of whom nothing public is told and who held no talks."""
    kin = {
        ref.key
        for ref in draft.refs
        if _KIN.search(reading.text[max(0, ref.start - _KIN_REACH) : ref.start])
    }
    if len(draft.keys - kin) < _SIDES:
        return True
    formal = draft.kind == "call" or _FORMAL.match(draft.trigger)
    return not formal and all(ref.member is not None and ref.member.private for ref in draft.refs)
