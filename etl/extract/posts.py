"""Tie written posts to the persons who hold them and the bodies and countries they are of."""

import re
from dataclasses import replace

from etl.extract.cast import Cast, Held, Member
from etl.extract.owning import (
    first_of_joined,
    is_local,
    is_of_region,
    is_on_mission,
    lands_before,
    last_of_joined,
    of_whom,
)
from etl.extract.reading import Named, Reading
from etl.records import PostQualifier
from etl.seeding.lookups import Lookups

TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Brig|Capt|Adm|Rev|Hon|Lt\.?\s+Gen|Maj\.?\s+Gen|Brig\.?\s+Gen)\b\.?"
    r"|(?:Sir|Dame|Lord|Lady|Sheikha?|Shaikha?|Prince(?:ss)?|King|Queen|Ayatollah|Hojatoleslam|Imam|Archbishop"
    r"|Bishop|Cardinal|Monsignor|Father|Chief|Alhaji|Tun|Tan\s+Sri|Datuk|Dato|Seri|Shri|Smt|Ustaz|Mullah|Senator"
    r"|General|Colonel|Admiral|Professor|Doctor)\b)"
)
_NEXT = re.compile(rf"(?:-(?:elect|designate|in-waiting))?[\s,:]*(?:{TITLE}['’]?\s*){{0,3}}$")
_OF_WHAT = re.compile(
    r"\s*(?:of|for|to)\s+(?:the\s+)?(?:(?:[A-ZÀ-Þ]\S*|its|his|her|their|all|both|new)\s+)?[,\s]*|\s*in\s+the\s+\w+\s*,[,\s]*"
)
"""What stands between a post and its holder, names left out: "commander in the region, X"."""
_OF_TEAM = re.compile(
    r"\s*of\s+(?:the|a|its|an)\s+(?:\w+\s+)?(?:mission|delegation|team|office|operation|force)"
    r"(?:\s+(?:in|to|for|at)\s+(?:the\s+)?)?[,\s]*"
)
"""The same for "head of the U.N. mission in Libya, X"."""
_ON_WHAT = re.compile(r"\s*(?:on|in|at)\s+(?:the\s+)?,\s*")
"""The same for who is sent: "ambassador in Baghdad, X"."""
_OF_LAND = re.compile(r"\s*,?\s+(?:of|for|to|at|from|in)\s+(?:the\s+)?")
_PLURAL = re.compile(r"(?<=[a-z]{3})s$")
_LIST = re.compile(rf"\s*(?:of\s*)?(?:,|,?\s*and)\s*(?:{TITLE}\s*){{0,2}}")
_FIRST = re.compile(rf"\s*,?\s*(?:{TITLE}\s*){{0,2}}")
_BLANK = re.compile(rf"\s*(?:{TITLE}\s*){{0,2}}")
_SEVERAL = 2
_BEFORE_POST = re.compile(
    r"^\s*,\s*(?:(?:the|a|an|who|is|was|its|now|also|formerly|current|one|of)\s+)*"
    r"(?:(?:former|acting|deputy|chief|senior|top|new|outgoing|visiting|veteran|main)\s+)*$"
)
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


def _tie_several(post: Named, reading: Reading, cast: Cast, lookups: Lookups) -> bool:
    """Give all of "Presidents X of Peru and Y of Chile" the post; False for a post of one."""
    if not _PLURAL.search(post.text):
        return False
    one = replace(post, text=_PLURAL.sub("", post.text))
    lands = lands_before(post, reading, cast)
    position = post.end
    found: list[tuple[Member | None, str | None]] = []
    for named in reading.after(post.end, "PER"):
        glue = _LIST if found else _FIRST if lands else _BLANK
        if named.sentence != post.sentence or not glue.fullmatch(
            without_names(reading, position, named.start)
        ):
            break
        land, gap = reading.neighbour(named)
        country = cast.country(land) if land and _OF_LAND.fullmatch(gap) else None
        found.append((cast.member(named), country))
        position = named.end
    if lands:
        countries = [cast.country(land) for land in lands]
        if len(found) != len(lands):
            return True  # whose minister each is, nobody says
        found = [(member, of) for (member, _), of in zip(found, countries, strict=True)]
    if len(found) < _SEVERAL:
        return False
    for member, country in found:
        if member is not None:
            member.country = member.country or country
            _hold(member, one, reading, cast, lookups)
    return True


def _holder(post: Named, reading: Reading, cast: Cast) -> Member | None:
    """Return who holds the post: "Prime Minister X", "X, the prime minister of Y"."""
    last, first = last_of_joined(post, reading), first_of_joined(post, reading)
    person, gap = reading.neighbour(last, "PER")
    if person is not None:
        if _NEXT.match(gap):
            return cast.member(person)
        middle = without_names(reading, last.end, person.start)
        if _OF_WHAT.fullmatch(middle) or _OF_TEAM.fullmatch(middle):
            return cast.member(person)
        if is_on_mission(post) and _ON_WHAT.fullmatch(middle):
            return cast.member(person)
    for other in reading.before(first.start, "PER"):
        if other.sentence != post.sentence:
            break
        middle = without_names(reading, other.end, first.start)
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
    country, body = of_whom(post, reading, cast)
    match = lookups.posts.find(post.text)
    local = is_local(post, reading, cast)
    if body is None and country is None and person.country and not local:
        country = person.country
    if body is None and match and match.implies and match.code != "other" and not local:
        body = implied_body(match.implies, country, cast, lookups)
    if body is not None and country is None:
        country = body.country
    person.posts.append(
        Held(
            post=post.text,
            code=match.code if match else None,
            leader=bool(match and match.leader)
            and not (body_is_party(body) or is_of_region(post, reading, cast)),
            local=local,
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
