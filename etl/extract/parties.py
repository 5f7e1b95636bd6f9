"""From the words of a role to those who are meant: persons, organisations, countries."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from etl.extract.belonging import led_body
from etl.extract.cast import Cast, Member
from etl.extract.groups import FACTION
from etl.extract.model import TaggedSpan
from etl.extract.reading import Named, Reading
from etl.extract.seats import government_of, halves_of, land_of
from etl.extract.whose import body_of_his, is_of_state, standing
from etl.records import PartyRole
from etl.seeding.lookups import Lookups

_PRIVATE = re.compile(
    r"-(?:born|bred|based|educated|trained|speaking|dominated|controlled|funded|style|made)\b"
    r"|-led\s+(?=[A-Z])"
    r"|\s+(?:(?!and\b)[a-z-]+\s+){0,2}(?:business(?:m[ae]n|es|people|wom[ae]n)?|companies|firms|bankers?|banks"
    r"|investors|creditors|journalists?|reporters?|students?|scholars?|academics|writers?|artists|workers?"
    r"|farmers?|families|relatives|people|activists?|players?|athletes?|executives|exporters|producers"
    r"|economists?|lawyers?|professors?|actors?|actress|singers?|industrialists?|victims|refugees|residents"
    r"|citizens|missionar\w+|billionaires?|tycoons?|men|women|women's\w*|tourists|pilgrims|fans|patients)\b"
)
"""Groups that stand for no government: "Brazilian business leaders"."""
_BACKED = re.compile(r"-(?:[a-z]+ed|led|run|held|friendly|born|built|speaking)\b")
"""What makes a land another's backer: "the Iran-aligned Houthi movement"."""
_COUNTED = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|a\s+dozen|(?:dozens|hundreds|thousands)\s+of|several"
    r"|many|young|fellow|ordinary)\s+$"
)
"""What makes people of a nationality persons of their own: "met two Russians"."""
_SENT = re.compile(
    r"\b(?:ambassadors?|envoys?|representatives?|consuls?)\s+(?:to|for)\s+(?:the\s+)?$"
)
AROUND_BODY = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+)?(?:donors?|backers|supporters|employees|shareholders|investors|clients|customers|fans)\b"
)
"""Those around a body who do not act for it: "met Acme Foundation donors"."""
_KIN = re.compile(
    r"\b(?:relatives|families|parents|survivors|victims|supporters|friends|creditors|creditor\s+banks|shareholders"
    r"|employees|customers|suppliers)\s+of\s+(?:the\s+)?(?:[a-z]+\s+){0,3}<?$"
)
"""Those around somebody, who is not met with them."""
_AND_LAND = re.compile(
    r"\s+(?:(?:\w+\s+)?(?:countries|nations|states)\s+)?(?:and|plus)\s+(?:the\s+)?"
)
_PRONOUN = re.compile(r"(?:he|she|they|him|her|his|them|their|who|whom)", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:delegation|delegates|team|mission|group|officials?|side|party|envoys)\b")
_HEAD_COUNT = re.compile(
    r"\b(?:delegation|team|group)\s+of\s+(?:about\s+|some\s+)?(\d[\d,]*|[a-z]+(?:-[a-z]+)?)\b"
    r"|\b(\d[\d,]*|[a-z]+)-(?:member|strong|man|person)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """One party of a draft: a member of the cast or a country, exactly one."""

    member: Member | None = None
    country: str | None = None
    role: PartyRole = "participant"
    side: int | None = None
    head_count: str | None = None
    start: int
    end: int

    @property
    def key(self) -> int | str:
        """What makes two refs the same party."""
        return id(self.member) if self.member is not None else str(self.country)

    @property
    def home(self) -> str | None:
        """The country that the party is or stands for."""
        of_state = self.member is not None and self.member.of_state
        return self.country or (self.member.country if self.member and of_state else None)


def ref_to(named: Named, cast: Cast) -> Ref | None:
    """Return the person, body or country that words name as a party; None for nobody known."""
    member, country = cast.member(named), cast.country(named)
    if member is None and country is None:
        return None
    return Ref(member=member, country=None if member else country, start=named.start, end=named.end)


def named_parties(role: TaggedSpan, reading: Reading, cast: Cast, lookups: Lookups) -> list[Ref]:
    """Return those named within the words of a role, the most telling kind only.

    A person stands before the body and country beside the name, a body before its country.
    """
    start, end = _widened(role, reading)
    inside = reading.inside(start, end)
    count = _HEAD_COUNT.search(reading.words(start, end))
    people: list[Ref] = []
    bodies: list[Ref] = []
    lands: list[Ref] = []
    told: list[Named] = []
    for named in inside:
        member = cast.member(named)
        if member is not None and member.kind == "person":
            ref = _standing_for(member, named, end, reading, cast)
            if ref is not None:
                (people if ref.member else lands).append(ref)
            elif (body := body_of_his(named, reading)) and (own := ref_to(body, cast)):
                bodies.append(own)
        elif member is not None and not (
            AROUND_BODY.match(reading.text, named.end) or _of_kin(named, reading)
        ):
            bodies.append(Ref(member=member, start=named.start, end=named.end))
        elif _is_land(named, end, reading, cast, lookups):
            told.append(named)
    lands.extend(() if people else _lands(told, role, count, reading, cast, lookups))
    found = people or bodies + _joined_to(bodies, lands, reading) or lands
    if people and not _apposition(inside, reading):
        found = people + [b for b in bodies if not _beside(b, people, reading)]
    return [
        *found,
        *_heads(start, end, found, reading, cast),
        *_led_bodies(people, reading, cast),
    ]


def _standing_for(
    member: Member, named: Named, end: int, reading: Reading, cast: Cast
) -> Ref | None:
    """Return the person named, the country for those who act for it, None for nobody there."""
    stands = standing(named, end, reading)
    if stands == "self":
        part = _part(named, reading, cast)
        return Ref(member=member, role=part, start=named.start, end=named.end)
    if stands == "government" and member.country:
        return Ref(country=member.country, start=named.start, end=named.end)
    return None


def _is_land(named: Named, end: int, reading: Reading, cast: Cast, lookups: Lookups) -> bool:
    """True for a land whose government the words of a role stand for."""
    known = (
        land_of(named, cast, lookups)
        or lookups.organisations.of_land(named.text)
        or next(iter(halves_of(named, lookups)), None)
    )
    return known is not None and not (
        _PRIVATE.match(reading.text, named.end)
        or _BACKED.match(reading.text, named.end)
        or FACTION.match(reading.text, named.end)
        or not is_of_state(named, end, reading)
        or _is_of_people(named, reading)
        or _accredited(named, reading)
        or _is_town_of_body(named, reading, lookups)
        or _of_kin(named, reading)
    )


def _lands(
    told: Iterable[Named],
    role: TaggedSpan,
    count: re.Match[str] | None,
    reading: Reading,
    cast: Cast,
    lookups: Lookups,
) -> Iterator[Ref]:
    """Yield the countries that are named, or who governs from there: "Tiraspol", "Brussels"."""
    for named in told:
        for half in halves_of(named, lookups):
            yield Ref(country=half, start=named.start, end=named.end)
        country = land_of(named, cast, lookups)
        hosts = role.label == "HOST"  # where they meet, whoever governs there
        body = None if hosts else government_of(named, reading, cast, lookups)
        if body is not None:
            yield Ref(member=body, start=named.start, end=named.end)
        elif country is not None and not _tells_where(named, role, reading, lookups):
            yield Ref(country=country, head_count=_count(count), start=named.start, end=named.end)


def _tells_where(named: Named, role: TaggedSpan, reading: Reading, lookups: Lookups) -> bool:
    """True for the country in which a land that governs itself lies: "Iraqi Kurdistan"."""
    land = next(reading.after(named.end, "GPE", "LOC"), None)
    return (
        land is not None
        and role.label != "HOST"
        and lookups.organisations.of_land(land.text) is not None
        and reading.text[named.end : land.start].isspace()
    )


def _joined_to(bodies: list[Ref], lands: list[Ref], reading: Reading) -> list[Ref]:
    """Return the countries told beside a body: "ministers of the Group of Five and Canada"."""
    ends = {body.end for body in bodies}
    return [
        land
        for land in lands
        if any(_AND_LAND.fullmatch(reading.text, end, land.start) for end in ends)
    ]


def _of_kin(named: Named, reading: Reading) -> bool:
    """True for those whose kin are met: "relatives of Palestinian prisoners"."""
    return bool(_KIN.search(reading.text, max(0, named.start - 30), named.start))


def _is_of_people(named: Named, reading: Reading) -> bool:
    """True for so many people of a nationality: "three Americans", not "two Russian envoys"."""
    if named.label != "NORP" or not named.text.endswith("s"):
        return False
    return bool(_COUNTED.search(reading.text, max(0, named.start - 20), named.start))


def _accredited(named: Named, reading: Reading) -> bool:
    """True for the country that envoys of others are sent to: "Iranian ambassadors to Iraq"."""
    return bool(_SENT.search(reading.text, max(0, named.start - 30), named.start))


def _is_town_of_body(named: Named, reading: Reading, lookups: Lookups) -> bool:
    """True for the capital that tells where a body met: "the Paris G-7 summit"."""
    body = next(reading.after(named.end, "ORG"), None)
    near = body is not None and body.start - named.end == 1
    form = lookups.countries.find(named.text) if near else None
    return form is not None and form.kind == "capital"


def _part(named: Named, reading: Reading, cast: Cast) -> PartyRole:
    """Return the part of one who leads a delegation rather than a body: "a mission led by X"."""
    led = led_body(named, reading, cast)
    return "head_of_delegation" if led is not None and led[0] is None else "participant"


def _count(match: re.Match[str] | None) -> str | None:
    return None if match is None else match[0]


def _widened(role: TaggedSpan, reading: Reading) -> tuple[int, int]:
    """Return the role's words with the country, post and name that touch them."""
    if _PRONOUN.fullmatch(reading.text, role.start, role.end):
        return role.start, role.end  # "In Peru he met Y": no country's man
    start, end = reading.whole(role.start, role.end)
    start = reading.led(start, "NORP", "GPE", "ORG", "POST")
    inside = reading.inside(start, end)
    if inside and inside[-1].label in ("POST", "NORP", "GPE", "ORG"):
        last = inside[-1]
        if not reading.text[last.end : end].strip():
            for named in reading.after(end):
                gap = reading.text[end : named.start]
                if named.label in ("PER", "POST") and re.fullmatch(r"[\s,]{1,3}", gap):
                    plural = last.label == "POST" and last.text.endswith("s")
                    if "," in gap and (named.label == "POST" or plural or last.label != "POST"):
                        break
                    end = named.end
                    if named.label == "POST":
                        continue
                break
    return start, end


def _apposition(inside: list[Named], reading: Reading) -> bool:
    return any(named.label == "POST" for named in inside)


def _beside(body: Ref, people: list[Ref], reading: Reading) -> bool:
    """True when a body only tells whom a person of the same words belongs to."""
    for person in people:
        gap = reading.text[min(body.end, person.end) : max(body.start, person.start)]
        if "," not in gap and " and " not in f" {gap} ":
            return True
    return False


def _heads(start: int, end: int, found: list[Ref], reading: Reading, cast: Cast) -> Iterator[Ref]:
    """Yield who leads the delegation or body: "a delegation, led by X", "the Bureau, led by X"."""
    for named in reading.after(end, "PER"):
        if named.start - end > 90 or any(r.member is cast.member(named) for r in found):
            break
        led = led_body(named, reading, cast)
        member = cast.member(named)
        if led is None or member is None:
            break
        body, country = led
        if (
            any(r.member is body for r in found if body)
            or (country and any(r.country == country for r in found))
            or _GROUP.search(reading.text[start:end])
        ):
            yield Ref(member=member, role="head_of_delegation", start=named.start, end=named.end)
        break


def _led_bodies(people: list[Ref], reading: Reading, cast: Cast) -> Iterator[Ref]:
    """Yield the bodies that these persons lead in person: "the Bureau, led by X, visited"."""
    for ref in people:
        for named in reading.inside(ref.start, ref.end, "PER"):
            led = led_body(named, reading, cast)
            if led is not None and led[0] is not None:
                yield Ref(member=led[0], start=ref.start, end=ref.end)
