"""Decide which tellings within one article are of one occasion."""

import re

from etl.extract.drafts import Draft
from etl.extract.heads import told_by_heads
from etl.extract.parties import Ref
from etl.extract.sequels import is_other_round
from etl.extract.when import apart, better
from etl.extract.where import joined

_LONGER = frozenset({"visit", "conference"})
"""What lasts longer than the talks held during it."""
_GENERIC = frozenset({"meeting", "meetings", "talks", "discussions", "met"})
_LOOSE = {"talks", "other", "summit", "conference"}
_TALKS = {"talks", "conference", "summit"}
_NOUNS = frozenset(
    {"meeting", "talks", "conference", "session", "negotiations", "summit", "discussions", "forum"}
)
_MANY_HOMES = 3
_PAIR = 2
_MOVES = re.compile(r"arriv|travel|flew|fl(?:y|ies)|came|went")
_STAY = 4
"""Days after an arrival within which the talks are what one came for."""
_ONE_DAY = re.compile(r"(?:one|1)[- ]day|day-?long", re.IGNORECASE)
_IN_PERSON = re.compile(r"met\b|visit|summit|dinner|lunch")
_NEAR = 2
_LIST_REACH = 4
"""Sentences from a meeting told with its day alone within which words point back to it."""
_FAR = 12
"""Sentences after which words that point back no longer reach a meeting."""


def gather(drafts: "list[Draft]", new: "Draft") -> None:
    """Add a telling to the meeting it is of, the latest first, or as a meeting of its own.

    A telling without parties waits for one that names them, if it tells a day or a place.
    """
    same = [known for known in reversed(drafts) if _same(known, new)]
    if same:
        # Of several that "the summit" may mean, the one called so; else the latest.
        told = len(new.keys) <= 1 and new.trigger not in _GENERIC
        called_so = [known for known in same if told and known.trigger == new.trigger]
        best = max(
            called_so or same,
            key=lambda known: (len(known.keys & new.keys), known.status == new.status),
        )
        _absorb(best, new)
        return
    if new.refs or new.days or new.first or new.place:
        _take_place(drafts, new)
        drafts.append(new)


def _take_place(drafts: "list[Draft]", new: "Draft") -> None:
    """Give one whom a visitor "will also meet" the place of the visit, and its day if it is one."""
    visit = next(
        (one for one in reversed(drafts) if one.kind == "visit" and _is_another(one, new)), None
    )
    if visit is None or new.sentences[0] - visit.sentences[-1] > _NEAR:
        return
    new.place = new.place or visit.place
    if _ONE_DAY.match(visit.duration or ""):
        new.days = new.days or visit.days


def _same(known: "Draft", new: "Draft") -> bool:
    if _arrived_for(known, new):
        return True
    if _differ(known, new):
        return False
    distance = new.sentences[0] - known.sentences[-1]
    if not known.refs:
        alike = known.status == new.status or new.back
        reach = _LIST_REACH if new.back and known.days else _NEAR
        return distance <= reach and alike and _kinds_fit(known, new)
    if not new.refs:
        visits = new.kind == "visit" != known.kind and new.place is not None
        near = (distance == 0 and not visits) or (new.opens and distance == 1)
        return (new.back or near) and distance <= _FAR and _kinds_fit(known, new)
    if _of_the_visit(known, new) and 0 <= distance <= _NEAR:
        return True
    if _joins_conference(known, new) and distance <= _FAR:
        return True
    if _of_gathering(known, new) and distance <= _FAR:
        return True
    if new.joins and distance <= _NEAR and len(known.keys) >= 2:
        return True
    if new.joins and new.back and distance <= _FAR and _kinds_fit(known, new):
        return True
    heads = told_by_heads(known, new) and _kinds_fit(known, new)
    if heads or (_told_by_sides(known, new) and distance <= 2 * _FAR):
        return True
    shared = _shared(known, new)
    whole = min(len(_parties(known)), len(_parties(new)))
    if distance == 0 and shared and shared >= whole and known.status == new.status:
        return True
    settled = new.back or new.remark or _dated_alike(known, new)
    if known.status != new.status and not settled:
        return False
    if shared >= 2 and shared >= whole:
        return True
    alike = {known.kind, new.kind} <= _LOOSE or known.kind == "visit"
    if len(known.keys) == 1 == shared and distance <= 1 and alike:
        return True
    if len(new.keys) == 1 == shared and distance <= 1 and _kinds_fit(known, new):
        return True
    if shared >= whole and _is_conference_then(known, new):
        return True
    return bool(shared >= whole and new.back and distance <= _FAR and _kinds_fit(known, new))


def _differ(known: "Draft", new: "Draft") -> bool:
    """True when what is told of the two cannot be of one meeting."""
    return (
        apart(known.days, new.days)
        or _elsewhere(known, new)
        or _other_hour(known, new)
        or _is_another(known, new)
        or _by_other_means(known, new)
        or _of_other_time(known, new)
        or ("called_off" in (known.status, new.status) and known.status != new.status)
        or any(
            differ(one, other)
            for differ in (is_other_round, _is_stop, _is_beside)
            for one, other in ((known, new), (new, known))
        )
    )


def _is_conference_then(known: "Draft", new: "Draft") -> bool:
    """True for one gathering told twice with the same days: "at next week's meetings"."""
    return (
        known.kind == new.kind == "conference"
        and _dated_alike(known, new)
        and known.days is not None
        and new.days is not None
        and (known.days.starts_on, known.days.ends_before)
        == (new.days.starts_on, new.days.ends_before)
    )


def _is_another(known: "Draft", new: "Draft") -> bool:
    """True for those whom one "will also meet", where the first meeting names others in person."""
    if not new.also or len(new.keys) < _PAIR or _is_received_too(known, new):
        return False
    mine = {ref.key for ref in known.refs if ref.member and ref.member.kind == "person"}
    return len(mine) >= _PAIR and len(mine & new.keys) == 1 and mine != new.keys


def _is_received_too(known: "Draft", new: "Draft") -> bool:
    """True for more of those at home whom a visitor is to see: "X is also due to meet Y"."""
    lands = {ref.country for ref in known.refs if ref.role == "host" and ref.country}
    others = [ref for ref in new.refs if ref.key not in known.keys]
    return _of_the_visit(known, new) and all(
        ref.home in lands or (ref.home is None and ref.member and ref.member.posts)
        for ref in others
    )


def _of_other_time(known: "Draft", new: "Draft") -> bool:
    """True for what was held in another month or year: "At a meeting last January, A and B".

    So is an earlier meeting that is told with its day after one told without.
    """
    if new.earlier and new.days and new.days.precision == "day" and known.days is None:
        return True
    if new.back or new.days is None or new.days.precision not in ("month", "year"):
        return False
    until, day = new.days.ends_before, new.days.reference
    past = until is not None and day is not None and until <= day
    return past and known.days is None and known.sentences[0] < new.sentences[0]


def _is_stop(tour: "Draft", talks: "Draft") -> bool:
    """True for talks in one of the countries that somebody tours, beside the tour itself."""
    if tour.kind != "visit" or talks.kind == "visit" or not talks.keys:
        return False
    visitors = {ref.home for ref in tour.refs if ref.member and ref.member.kind == "person"}
    hosts = {ref.country for ref in tour.refs if ref.country and (ref.role == "host" or visitors)}
    hosts -= visitors
    return len(hosts) >= _PAIR and len(talks.homes & hosts) == 1


def _is_beside(one: "Draft", other: "Draft") -> bool:
    """True for what is told to be on the sidelines of a gathering, and for that gathering."""
    return one.aside and not other.aside and _is_nominal(other) and _is_multilateral(other)


def _by_other_means(known: "Draft", new: "Draft") -> bool:
    """True for a call and for a meeting in person: "by telephone to X, who had met Y"."""
    call = [draft.kind == "call" for draft in (known, new)]
    person = next((one for one in (known, new) if one.kind != "call"), new)
    return call[0] != call[1] and bool(_IN_PERSON.match(person.trigger))


def _arrived_for(known: "Draft", new: "Draft") -> bool:
    """True for the talks soon after an arrival: "arrived on Monday. The next day he met X"."""
    if not _MOVES.match(known.trigger) or new.status != known.status:
        return False
    near = 0 <= new.sentences[0] - known.sentences[-1] <= 1
    first, then = known.days, new.days
    if first and then and first.starts_on and then.starts_on:
        near = near and 0 <= (then.starts_on - first.starts_on).days <= _STAY
    return near and not _elsewhere(known, new) and _of_the_visit(known, new)


def _of_the_visit(known: "Draft", new: "Draft") -> bool:
    """True for the talks that a visitor has with hosts of unknown or the visited country."""
    if known.kind != "visit" or new.kind not in ("talks", "summit", "visit", "other"):
        return False
    if new.gathers:
        return False
    visitors = {ref.key for ref in known.refs if ref.role != "host"}
    hosts = {ref.home for ref in known.refs if ref.role == "host"} - {None}
    others = [ref for ref in new.refs if ref.key not in visitors]
    going_on = {known.status, new.status} == {"held", "planned"} and new.days is None
    met = len(others) < len(new.refs) and (known.status == new.status or going_on)
    return met and bool(hosts) and all(ref.home is None or ref.home in hosts for ref in others)


def _joins_conference(known: "Draft", new: "Draft") -> bool:
    """True for one who speaks at, hosts or attends the gathering told before."""
    gathers = known.kind == new.kind == "conference" or (
        known.kind in ("conference", "summit")
        and new.kind in ("conference", "talks", "other")
        and any(ref.member and ref.member.kind == "organisation" for ref in known.refs)
    )
    # "The Fund's meeting" is not the one of two ministers told before.
    own = new.gathers and not known.gathers and len(known.keys) >= _PAIR
    return (
        gathers
        and not own
        and new.back
        and len(new.keys) == 1
        and all(ref.member is not None for ref in new.refs)
    )


def _of_gathering(known: "Draft", new: "Draft") -> bool:
    """True for those told to be at "the London talks" that many attend, or that a body convened."""
    if not new.back or known.status != new.status or not {known.kind, new.kind} <= _TALKS:
        return False
    if not (_is_nominal(known) and _is_nominal(new)):
        return False
    return _is_multilateral(known) or (_is_multilateral(new) and len(known.homes) <= 1)


def _is_nominal(draft: "Draft") -> bool:
    return draft.trigger in _NOUNS


def _is_multilateral(draft: "Draft") -> bool:
    """True when a body holds it, or several countries take part."""
    bodies = draft.kind in ("conference", "summit") and any(
        ref.member and ref.member.kind == "organisation" and ref.member.country is None
        for ref in draft.refs
    )
    return draft.gathers or bodies or len(draft.homes) >= _MANY_HOMES


def _told_by_sides(known: "Draft", new: "Draft") -> bool:
    """True for one side and then the other: "In talks last week, A ... At last week's talks, B"."""
    return (
        known.trigger == new.trigger
        and known.kind == new.kind
        and known.status == new.status
        and len(known.homes) == len(new.homes) == 1
        and known.homes != new.homes
        and _dated_alike(known, new)
        and known.days is not None
        and new.days is not None
        and known.days.starts_on == new.days.starts_on
    )


def _shared(known: "Draft", new: "Draft") -> int:
    """Count the parties of the smaller telling that the larger has, by name or by country."""
    small, large = sorted((known, new), key=lambda draft: len(draft.keys))
    count = 0
    for ref in _parties(small).values():
        by_country = ref.country is not None and ref.country in large.homes
        stands_for = ref.home is not None and any(
            r.country == ref.home for r in _parties(large).values()
        )
        count += (
            ref.key in large.keys
            or by_country
            or stands_for
            or _has_part(ref, large)
            or _has_officer(ref, large)
        )
    return count


def _parties(draft: "Draft") -> "dict[int | str, Ref]":
    """Return the parties without the country of a person among them."""
    persons = {ref.home for ref in draft.refs if ref.member and ref.member.kind == "person"}
    return {
        ref.key: ref
        for ref in draft.refs
        if ref.country not in persons or ref.role == "host" or ref.country is None
    }


def _has_part(ref: "Ref", draft: "Draft") -> bool:
    """True for a body of which a part or the whole takes part: "World Bank" and its committee."""
    if ref.member is None or ref.member.kind != "organisation":
        return False
    name = ref.member.name
    others = [r.member.name for r in draft.refs if r.member and r.member.kind == "organisation"]
    return name[0].isupper() and any(_contains(o, name) or _contains(name, o) for o in others)


def _has_officer(ref: "Ref", draft: "Draft") -> bool:
    """True for a body of which one in office takes part: "Acme" and "Acme president X"."""
    return any(
        ref.member is not None
        and ref.member.kind == "organisation"
        and other.member is not None
        and any(
            held.organisation is ref.member and held.qualifier != "former"
            for held in other.member.posts
        )
        for other in draft.refs
    )


def _contains(whole: str, part: str) -> bool:
    """True for a name that begins with the other, or names two: "Fund/Bank Committee"."""
    return whole.startswith(part + " ") or (
        "/" in whole and f" {part} " in f" {whole.replace('/', ' ')} "
    )


def _other_hour(known: "Draft", new: "Draft") -> bool:
    """True when one is told for the morning and the other for the afternoon."""
    return bool(known.hour and new.hour and known.hour != new.hour)


def _elsewhere(known: "Draft", new: "Draft") -> bool:
    """True when the two are told to be in different cities or countries."""
    one, other = known.place, new.place
    if one is None or other is None:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    listed = one.country and other.country  # where a town is that no list has, nobody knows
    return bool(listed and one.city and other.city and one.city != other.city)


def _kinds_fit(known: "Draft", new: "Draft") -> bool:
    """True when the words that point back can mean that meeting: "the visit" a visit or summit."""
    if known.kind == new.kind or {known.kind, new.kind} <= _LOOSE:
        return True
    return {known.kind, new.kind} in ({"visit", "talks"}, {"visit", "summit"}, {"visit", "other"})


def _dated_alike(known: "Draft", new: "Draft") -> bool:
    return bool(known.days and new.days and known.days.starts_on and new.days.starts_on)


def _absorb(known: "Draft", new: "Draft") -> None:
    """Add what the new telling says to the meeting."""
    present = {ref.key for ref in known.refs}
    if _MOVES.match(known.trigger) and new.refs and new.days:
        known.days, known.kind, known.trigger = new.days, new.kind, new.trigger
    if known.kind == "other" and known.trigger not in _NOUNS and new.trigger in _NOUNS:
        known.kind, known.trigger = new.kind, new.trigger
    known.refs.extend(ref for ref in new.refs if ref.key not in present)
    of_stay = new.kind == "visit" != known.kind  # talks do not last as long as a visit
    if not (of_stay and known.days and known.days.precision == "day"):
        known.days = better(known.days, new.days)
    known.hour = known.hour or new.hour
    known.first = known.first or new.first
    if new.kind == known.kind or new.kind not in _LONGER:
        known.last = known.last or new.last
        known.duration = known.duration or new.duration
    known.gathers = known.gathers or new.gathers
    if new.place is not None:
        known.place = new.place if known.place is None else joined([known.place, new.place])
    known.topics.extend(new.topics)
    known.sentences.extend(n for n in new.sentences if n not in known.sentences)
    known.score = max(known.score, new.score)
    known.words.extend(new.words)
    if known.kind in ("other", "talks") and new.kind in ("summit", "call"):
        known.kind = new.kind
    if known.kind in ("other", "talks") and new.kind == "conference" and len(known.keys) > 2:
        known.kind = new.kind
    if re.match(r"summit", new.trigger):
        known.kind = "summit"
