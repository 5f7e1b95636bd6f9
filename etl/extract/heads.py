"""Sides that meet, and in the next sentence those who spoke for them."""

from etl.extract.drafts import Draft
from etl.extract.parties import Ref

_NEGOTIATORS = frozenset({"negotiator", "delegation_head", "envoy", "rebel_leader"})
_IN_PERSON = frozenset({"talks", "summit", "other"})
_AT_TABLE = _IN_PERSON | {"conference"}
_SPOKE = frozenset({"spoke", "talked", "conferred"})
_PAIR = 2


def told_by_heads(known: Draft, new: Draft) -> bool:
    """True for sides and then their heads: "Acme and Orbit held talks. X and Y met for hours".

    All whom the second sentence names may stand for a side of the first, one of them surely does,
    and they are not all of one side.
    """
    if new.also or new.earlier or known.status != new.status or not _goes_on(known, new):
        return False
    if known.kind not in _AT_TABLE or not _in_person(new) or not _has_unnamed_side(known):
        return False
    if len(new.keys) < _PAIR or not any(_is_person(ref) for ref in new.refs):
        return False
    sides = [_side(ref, known) for ref in new.refs]
    told = {side for side in sides if side is not None}
    unknown = [ref for ref, side in zip(new.refs, sides, strict=True) if side is None]
    if not all(_may_head(ref, beside=bool(told)) for ref in unknown):
        return False
    many = len(_sides_of(known)) > _PAIR
    if not many and (told or any(_negotiates(ref) for ref in unknown)):
        return len(told) >= _PAIR or bool(unknown)
    one_each = len(_sides_of(known)) == len(new.keys) and len(told) + len(unknown) == len(new.keys)
    return one_each and new.days is None and None in (new.place, known.place)


def _goes_on(known: Draft, new: Draft) -> bool:
    """True for the next sentence, which tells no other day."""
    if new.sentences[0] - known.sentences[-1] != 1:
        return False
    if new.days is None or new.days.starts_on is None:
        return True
    return known.days is not None and known.days.starts_on == new.days.starts_on


def _in_person(draft: Draft) -> bool:
    """True for an encounter; "they spoke for three hours" is one where a meeting is told."""
    return draft.kind in _IN_PERSON or draft.trigger in _SPOKE


def _has_unnamed_side(draft: Draft) -> bool:
    """True for sides of which one is told without a person, none of three or more with one."""
    persons = {ref.home for ref in draft.refs if _is_person(ref)}
    if len(_sides_of(draft)) > _PAIR:
        return not any(_is_person(ref) for ref in draft.refs)
    return any(not _is_person(ref) and ref.home not in persons for ref in draft.refs)


def _sides_of(draft: Draft) -> set[int | str]:
    return {ref.home or ref.key for ref in draft.refs}


def _side(ref: Ref, draft: Draft) -> int | str | None:
    """Return the side of the meeting that a party is of: its country, its body, itself."""
    for other in draft.refs:
        if ref.key == other.key or (ref.home is not None and ref.home == other.home):
            return other.home or other.key
    bodies = {id(held.organisation) for held in ref.member.posts} if ref.member else set()
    return next((other.home or other.key for other in draft.refs if other.key in bodies), None)


def _may_head(ref: Ref, *, beside: bool) -> bool:
    """True for a person who may speak for a side though no country of his is told.

    Anybody may beside one whose side is known: "X met Saudi officials. X saw Minister Y"; else
    who negotiates, or has no post that we know.
    """
    if not _is_person(ref):
        return False
    codes = {held.code for held in ref.member.posts} if ref.member else set()
    return _negotiates(ref) or (ref.home is None and (beside or not codes - {None}))


def _negotiates(ref: Ref) -> bool:
    return ref.member is not None and any(held.code in _NEGOTIATORS for held in ref.member.posts)


def _is_person(ref: Ref) -> bool:
    return ref.member is not None and ref.member.kind == "person"
