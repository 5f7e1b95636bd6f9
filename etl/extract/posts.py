"""Tie written posts to the persons who hold them and the bodies and countries they are of."""

import re
from dataclasses import replace

from etl.extract.cast import Cast, Held, Member
from etl.extract.reading import Named, Reading
from etl.records import PostQualifier
from etl.seeding.lookups import Lookups

_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Brig|Capt|Adm|Rev|Hon|Lt\.?\s+Gen|Maj\.?\s+Gen|Brig\.?\s+Gen)\b\.?"
    r"|(?:Sir|Dame|Lord|Lady|Sheikha?|Shaikha?|Prince(?:ss)?|King|Queen|Ayatollah|Hojatoleslam|Imam|Archbishop"
    r"|Bishop|Cardinal|Monsignor|Father|Chief|Alhaji|Tun|Tan\s+Sri|Datuk|Dato|Shri|Smt|Ustaz|Mullah|Senator"
    r"|General|Colonel|Admiral|Professor|Doctor)\b)"
)
_NEXT = re.compile(rf"(?:-(?:elect|designate|in-waiting))?[\s,:]*(?:{_TITLE}\s*){{0,2}}$")
_OF = re.compile(r"\s*,?\s+(?:of|for|to|at|from|in)\s+(?:the\s+)?$")
_OF_WHAT = re.compile(
    r"\s*(?:of|for|to)\s+(?:the\s+)?(?:(?:[A-ZÀ-Þ]\S*|its|his|her|their|all|both|new)\s+)?[,\s]*|\s*in\s+the\s+\w+\s*,[,\s]*"
)
"""What stands between a post and its holder, names left out: "commander in the region, X"."""
_PLURAL = re.compile(r"(?<=[a-z]{3})s$")
_OWNED = re.compile(rf"['’]s?\s+(?:{_TITLE}\s+)?")
_LIST = re.compile(r"\s*(?:of\s*)?(?:,|,?\s*and)\s*")
_BLANK = re.compile(r"\s*")
_SEVERAL = 2
_OWN = re.compile(
    r"\s*(?:['’]s?)?\s*(?:own|new|visiting|chief|senior|top|outgoing|ruling)?\s*$"
    r"|\s+under\s+(?:its\s+)?$"
)
_BEFORE_POST = re.compile(
    r"^\s*,\s*(?:(?:the|a|an|who|is|was|its|now|also|formerly|current|one|of)\s+)*"
    r"(?:(?:former|acting|deputy|chief|senior|top|new|outgoing|visiting|veteran|main)\s+)*$"
)
_COUNTERPART = re.compile(r"['’]?s?\s+(?P<words>(?:new\s+)?counterpart)\s*,?\s+")
_SENT_TO = re.compile(
    r"(?:.*\W)?(?:ambassador|envoy|representative|consul|emissary|(?:high\s+)?commissioner|mediator"
    r"|coordinator|rapporteur)\s*(?:to|for|in|at)\s+(?:the\s+)?",
    re.IGNORECASE | re.DOTALL,
)
"""What makes a country that to which somebody is sent: "the envoy for Yemen"."""
_QUALIFIER = re.compile(
    r"\b(former|ex|onetime|late|then|ousted|deposed|acting|interim|caretaker|incoming|elect|designate)"
    r"[\s-]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^[\s-]*(elect|designate)\b", re.IGNORECASE)
_QUALIFIERS: dict[str, PostQualifier] = {
    "acting": "acting", "interim": "acting", "caretaker": "acting",
    "incoming": "designate", "elect": "designate", "designate": "designate", "then": "current",
}  # fmt: skip


def tie_posts(reading: Reading, cast: Cast, lookups: Lookups) -> None:
    """Give each person of the cast the posts that the article tells, with country and body."""
    for named in reading.named:
        if named.label == "POST" and _tie_several(named, reading, cast, lookups):
            continue
        if named.label == "POST":
            person = _holder(named, reading, cast)
            if person is not None:
                _hold(person, named, reading, cast, lookups)
    _tie_counterparts(reading, cast)
    for named in reading.named:
        member = cast.member(named)
        if member is not None and member.kind == "person":
            _tie_to_body(member, named, reading, cast)


def _tie_several(post: Named, reading: Reading, cast: Cast, lookups: Lookups) -> bool:
    """Give all of "Presidents X of Peru and Y of Chile" the post; False for a post of one."""
    if not _PLURAL.search(post.text):
        return False
    one = replace(post, text=_PLURAL.sub("", post.text))
    position = post.end
    found: list[tuple[Member, str | None]] = []
    for named in reading.after(post.end, "PER"):
        glue = _LIST if found else _BLANK
        if named.sentence != post.sentence or not glue.fullmatch(
            without_names(reading, position, named.start)
        ):
            break
        member = cast.member(named)
        land, gap = _neighbour(named, reading)
        country = cast.country(land) if land and _OF.fullmatch(gap) else None
        if member is not None:
            found.append((member, country))
        position = named.end
    if len(found) < _SEVERAL:
        return False
    for member, country in found:
        member.country = member.country or country
        _hold(member, one, reading, cast, lookups)
    return True


def _tie_counterparts(reading: Reading, cast: Cast) -> None:
    """Give "her Chilean counterpart, X" the post of the person told of before, for that country."""
    for land in reading.named:
        country = cast.country(land)
        match = _COUNTERPART.match(reading.text, land.end) if country else None
        person = next(reading.after(land.end, "PER"), None)
        member = cast.member(person) if person else None
        if match is None or person is None or member is None or match.end() != person.start:
            continue
        others = (cast.member(named) for named in reading.before(land.start, "PER"))
        other = next((one for one in others if one and one.posts), None)
        if other is None or other is member or member.posts:
            continue
        held = other.posts[0]
        start, end = match.span("words")
        member.country = member.country or country
        member.posts.append(replace(held, country=country, organisation=None, start=start, end=end))


def _neighbour(named: Named, reading: Reading, *labels: str) -> tuple[Named | None, str]:
    """Return what is named right after in the sentence, and the words between."""
    for other in reading.after(named.end, *labels):
        if other.sentence == named.sentence:
            return other, reading.text[named.end : other.start]
        break
    return None, ""


def _holder(post: Named, reading: Reading, cast: Cast) -> Member | None:
    """Return who holds the post: "Prime Minister X", "X, the prime minister of Y"."""
    person, gap = _neighbour(post, reading, "PER")
    if person is not None:
        if _NEXT.match(gap):
            return cast.member(person)
        middle = without_names(reading, post.end, person.start)
        if _OF_WHAT.fullmatch(middle):
            return cast.member(person)
    for other in reading.before(post.start, "PER"):
        if other.sentence != post.sentence:
            break
        middle = without_names(reading, other.end, post.start)
        if _BEFORE_POST.match(middle):
            return cast.member(other)
        break
    return None


def without_names(reading: Reading, start: int, end: int) -> str:
    """Return the words of a stretch with countries, bodies and posts left out."""
    words, position = [], start
    for named in reading.inside(start, end, "GPE", "NORP", "ORG", "LOC", "POST"):
        words.append(reading.text[position : named.start])
        position = named.end
        possessive = re.compile(r"['’]s?").match(reading.text, position, end)
        position = possessive.end() if possessive else position
    words.append(reading.text[position:end])
    return re.sub(r"\s+", " ", " ".join(words))


def _hold(person: Member, post: Named, reading: Reading, cast: Cast, lookups: Lookups) -> None:
    country, body = _of_whom(post, reading, cast)
    match = lookups.posts.find(post.text)
    if body is None and country is None and person.country:
        country = person.country
    if body is None and match and match.implies and match.code != "other":
        body = implied_body(match.implies, country, cast, lookups)
    if body is not None and country is None:
        country = body.country
    person.posts.append(
        Held(
            post=post.text,
            code=match.code if match else None,
            leader=bool(match and match.leader)
            and not (body_is_party(body) or _is_of_region(post, reading, cast)),
            country=country,
            organisation=body,
            qualifier=_qualifier(reading, post),
            start=post.start,
            end=post.end,
        )
    )
    if country and (person.country is None or match):
        person.country = person.country or country
    person.organisation = person.organisation or (body if body and not body.implied else None)


def name_headings(cast: Cast, lookups: Lookups) -> None:
    """Give heads the post that their body makes them: a spy service's director is its chief.

    Asked when all bodies are known: which one a name means may be told behind the post.
    """
    for person in cast.persons():
        for held in person.posts:
            key = held.organisation.seed_key if held.organisation else None
            known = lookups.organisations.get(key) if key else None
            if held.code and known:
                held.code = lookups.posts.heading(held.code, known.kind)


def body_is_party(body: Member | None) -> bool:
    """True when a post is held in a named body, so that "president" heads no state."""
    return body is not None and not body.implied


def implied_body(name: str, country: str | None, cast: Cast, lookups: Lookups) -> Member | None:
    """Return the body that a post implies, added to the cast once, if its country is known."""
    if country is None:
        return None
    for member in cast.members:
        if member.kind == "organisation" and member.country == country and member.name == name:
            return member
    known = lookups.organisations.find(name, country=country)
    if known is None and lookups.organisations.find(name) is not None:
        return None  # one body of the world bears the name, and it is another country's
    if known:
        for member in cast.members:
            if member.seed_key == known.key:
                return member
    return cast.add(
        Member(
            kind="organisation",
            name=name,
            country=country,
            seed_key=known.key if known else None,
            implied=True,
        )
    )


def _of_whom(post: Named, reading: Reading, cast: Cast) -> tuple[str | None, Member | None]:
    """Return country and body of a post: "Russian", "Iran's", "... of the Workers' Party"."""
    country, body = None, None
    position = post.start
    for other in reading.before(post.start):
        if other.sentence != post.sentence or not _OWN.match(
            re.sub(
                r"\b(?:former|acting|deputy|prime|vice|interim|then)\b",
                "",
                reading.text[other.end : position],
            )
        ):
            break
        if cast.country(other):
            country = country or cast.country(other)
        elif other.label == "ORG":
            body = body or cast.member(other)
        else:
            break
        position = other.start
    owner, gap = _neighbour(post, reading)
    if owner is None or not _OF.match(gap) or owner.label == "PER":
        return country, body
    if cast.country(owner) and _SENT_TO.fullmatch(post.text + gap):
        return country, body
    if cast.country(owner):
        country = country or cast.country(owner)
    elif owner.label == "ORG":
        body = body or cast.member(owner)
    following, gap = _neighbour(owner, reading, "ORG")
    if following is not None and gap.strip() in ("", "'s", "’s"):
        body = body or cast.member(following)
    return country, body


def _is_of_region(post: Named, reading: Reading, cast: Cast) -> bool:
    """True for the premier of a province or the leader of a people, who heads no state."""
    owner = next(reading.before(post.start), None)
    if owner is None or not _OWN.match(reading.text[owner.end : post.start]):
        return False
    unknown = cast.country(owner) is None and cast.member(owner) is None
    return owner.sentence == post.sentence and owner.label in ("GPE", "LOC", "NORP") and unknown


def _qualifier(reading: Reading, post: Named) -> PostQualifier:
    before = reading.text[max(0, post.start - 40) : post.start]
    for other in reading.before(post.start, "GPE", "NORP", "ORG"):
        if other.end > post.start - 25 and other.sentence == post.sentence:
            before = (
                reading.text[max(0, other.start - 20) : other.start]
                + before[-(post.start - other.end) or None :]
            )
        break
    match = _AFTER.match(reading.text[post.end : post.end + 20]) or _QUALIFIER.search(before)
    if match is None:
        return "current"
    return _QUALIFIERS.get(match[1].casefold(), "former")


def _tie_to_body(person: Member, named: Named, reading: Reading, cast: Cast) -> None:
    """Tie "X of the Workers' Party" and "the Bureau, led by Director X" to the body."""
    other, gap = _neighbour(named, reading)
    if (
        other is not None
        and other.label in ("ORG", "GPE")
        and re.fullmatch(r"\s+of\s+(?:the\s+)?", gap)
    ):
        body = cast.member(other)
        if body is not None and person.organisation is None:
            person.organisation = body
        person.country = person.country or (body.country if body else cast.country(other))
    _tie_to_owner(person, named, reading, cast)
    leader = led_body(named, reading, cast)
    if leader is None:
        return
    body, country = leader
    if body is not None:
        person.organisation = person.organisation or body
        for held in person.posts:
            if (
                held.start < named.end
                and held.end >= named.start - 60
                and (held.organisation is None or held.organisation.implied)
            ):
                held.organisation, held.country = body, held.country or body.country
                held.leader = False
    person.country = person.country or country


def _tie_to_owner(person: Member, named: Named, reading: Reading, cast: Cast) -> None:
    """Tie "Zambia's X" to the country and "Hamas's X" to the body."""
    owner = next(reading.before(named.start), None)
    if owner is None or owner.sentence != named.sentence:
        return
    if not _OWNED.fullmatch(reading.text, owner.end, named.start):
        return
    if owner.label == "GPE":
        person.country = person.country or cast.country(owner)
    elif owner.label == "ORG" and person.organisation is None and not person.country:
        person.organisation = cast.member(owner)


def led_body(named: Named, reading: Reading, cast: Cast) -> tuple[Member | None, str | None] | None:
    """Return body and country of the side that this person leads ("..., led by X"), if any."""
    start = named.start
    for other in reading.before(start):
        if other.sentence != named.sentence:
            return None
        if other.label == "POST" and not reading.text[other.end : start].strip(" ,\n"):
            start = other.start
            continue
        gap = reading.text[other.end : start]
        match = re.search(r"\b(?:led|headed|chaired|represented)\s+by\b", gap)
        if match is None:
            if other.label in ("NORP", "GPE") and not gap.strip(" ,'’s\n"):
                start = other.start
                continue
            return None
        if other.label == "ORG" and cast.member(other):
            body = cast.member(other)
            return body, (body.country if body else None) or cast.country(other)
        for side in (other, *reading.before(other.start, "NORP", "GPE")):
            if side.sentence == named.sentence and re.search(
                r"delegation|team|mission|group|panel", reading.text[side.end : side.end + 40]
            ):
                return None, cast.country(side)
        return None, cast.country(other)
    return None
