"""The persons and organisations of one article, each tied to its fullest name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from etl.extract.names import initials, is_acronym, is_part, tokens
from etl.extract.namesakes import Namesakes
from etl.extract.presidents import was_president
from etl.extract.reading import Named, Reading
from etl.records import EntityKind, PostQualifier
from etl.seeding.lookups import Lookups

_GENERIC = frozenset(
    "Bank Fund Commission Council Committee Union Agency Organization Organisation Treasury League"
    " Community Alliance Ministry Senate Parliament Assembly Board Foundation Authority".split()
)
"""Words that stand alone for a body whose full name ends in them."""
_ADMINISTRATION = re.compile(r"(?P<who>[A-Z]\w+)\s+[Aa]dministration")
_REGNAL = re.compile(
    r"\b(?:King|Queen|Emir|Sultan|Emperor|Empress|Pope|(?:Crown\s+)?Prince(?:ss)?)\s+$"
)
_KNOWN_AS = re.compile(
    r",?\s+\(?(?:(?:also|better|widely|commonly)\s+)?(?:known\s+as|alias|a\.?k\.?a\.?)\s+[\"“]?"
)
_OF_NO_STATE = frozenset({"armed_group", "party", "company", "ngo", "igo"})
"""Kinds of bodies that do not speak for the country they are at home in."""


_FIRM_WORDS = frozenset(
    "corp corporation inc incorporated ltd limited llc co company plc ag sa nv gmbh spa bhd group"
    " industries holding holdings and".split()
)
_ALIKE = 0.75
"""How alike two full names of one short form are at least, whatever their spelling."""
_TWO_SURNAMES = 3
"""Names of one who bears a given name and two surnames."""


@dataclass(slots=True, kw_only=True)
class Held:
    """A post that the article gives to a member of its cast."""

    post: str
    code: str | None
    leader: bool
    country: str | None
    organisation: "Member | None"
    qualifier: PostQualifier
    start: int
    end: int
    local: bool = False
    """True for a post of a province, town, church or union, which is of no state's government."""


@dataclass(slots=True, kw_only=True)
class Member:
    """One person or organisation while the article is being understood."""

    kind: EntityKind
    name: str
    named: list[Named] = field(default_factory=list)
    country: str | None = None
    seed_key: str | None = None
    posts: list[Held] = field(default_factory=list)
    organisation: "Member | None" = None
    implied: bool = False
    woman: bool = False
    of_state: bool = True
    """False for a body known not to speak for its country: rebels, a party, a company."""

    @property
    def leader(self) -> bool:
        """True when a post makes the person head of state or government."""
        return any(held.leader and held.qualifier in ("current", "acting") for held in self.posts)

    @property
    def private(self) -> bool:
        """True for a person of whom the article tells neither a post nor a country."""
        return self.kind == "person" and not self.posts and not self.country


class Cast:
    """Who appears in an article, and which words name whom."""

    def __init__(self, on: date | None = None) -> None:
        """Start with nobody; `on` is the day of the article."""
        self.on = on
        self.members: list[Member] = []
        self._by_start: dict[int, Member] = {}
        self.countries: dict[int, str] = {}
        """Country code by the start of the words that name a country."""

    def add(self, member: Member) -> Member:
        """Take a member in, with all the words that name it."""
        self.members.append(member)
        for named in member.named:
            self._by_start[named.start] = member
        return member

    def member(self, named: Named) -> Member | None:
        """Return who is meant by these words, if they name a person or organisation."""
        return self._by_start.get(named.start)

    def country(self, named: Named) -> str | None:
        """Return the country that the words name, directly or as its government."""
        return self.countries.get(named.start)

    def persons(self) -> Iterator[Member]:
        """Yield the persons in order of appearance."""
        return (member for member in self.members if member.kind == "person")


def cast_of(reading: Reading, lookups: Lookups, *, on: date | None) -> Cast:
    """Return the persons, organisations and countries that an article names."""
    cast = Cast(on)
    organisations: list[Named] = []
    for named in reading.named:
        code = _country(named, lookups, on)
        if code:
            cast.countries[named.start] = code
        elif named.label == "ORG":
            organisations.append(named)
    for member in sorted(
        [
            *_tie_persons(reading, lookups),
            *_tie_organisations(organisations, cast, reading, lookups, on),
        ],
        key=lambda member: member.named[0].start,
    ):
        cast.add(member)
    return cast


def _country(named: Named, lookups: Lookups, on: date | None) -> str | None:
    if named.label not in ("GPE", "NORP", "LOC", "ORG"):
        return None
    if named.text == "Administration":
        return "US"  # so written, it is the one in Washington
    of_president = _ADMINISTRATION.fullmatch(named.text)
    if of_president is not None and was_president(of_president["who"], on):
        return "US"
    form = lookups.countries.find(named.text, on=on)
    if form is None or (named.label in ("LOC", "ORG") and form.kind == "capital"):
        return None
    if form.kind == "capital" and on and not lookups.countries.stood(form.code, on):
        return None  # of a state that is no more: Saigon
    return form.code


def _tie_persons(reading: Reading, lookups: Lookups) -> list[Member]:
    """Tie surnames and initials to the fullest name; an unclear surname to the nearest one."""
    people = [named for named in reading.named if named.label == "PER" and tokens(named.text)]
    namesakes = Namesakes(reading, lookups)
    members: list[Member] = []
    for named in sorted(people, key=lambda one: (-len(tokens(one.text)), one.start)):
        fits = [m for m in members if is_part(tokens(named.text), tokens(m.name))]
        if len(tokens(named.text)) == 1:
            last = [m for m in fits if tokens(m.name)[-1] == tokens(named.text)[0]]
            fits = last or fits or _by_first_surname(tokens(named.text)[0], members)
            if _is_regnal(named, reading):
                fits = [m for m in fits if tokens(m.name)[0] == tokens(named.text)[0]]
            fits = [fits[n] for n in namesakes.meant([m.named for m in fits], named)]
        if fits:
            _nearest(fits, named).named.append(named)
        else:
            members.append(Member(kind="person", name=_caseless(named.text), named=[named]))
    members = _with_other_names(members, people, reading)
    for member in members:
        member.named.sort(key=lambda one: one.start)
        member.woman = any(namesakes.is_titled_woman(named) for named in member.named)
    return members


def _with_other_names(members: list[Member], people: list[Named], reading: Reading) -> list[Member]:
    """Return the members with one who goes by two names once: "Abbas, better known as Mazen"."""
    of = {named.start: member for member in members for named in member.named}
    for one, other in pairwise(people):
        person, alias = of[one.start], of[other.start]
        if person is not alias and _KNOWN_AS.fullmatch(reading.text, one.end, other.start):
            person.named.extend(alias.named)
            of.update((named.start, person) for named in alias.named)
            members = [member for member in members if member is not alias]
    return members


def _by_first_surname(word: str, members: list[Member]) -> list[Member]:
    """Return the one called by the first of two surnames: "Hernandez" for Arturo Hernandez Roa."""
    fits = [m for m in members if tokens(m.name)[1:2] == (word,)]
    whole = [m for m in fits if len(tokens(m.name)) == _TWO_SURNAMES]
    return whole if len(fits) == 1 and len(word) > 2 else []


def _is_regnal(named: Named, reading: Reading) -> bool:
    """True for "King Hussein", who bears a first name and is not Saddam Hussein."""
    return bool(_REGNAL.search(reading.text, max(0, named.start - 16), named.start))


def _nearest(members: list[Member], named: Named) -> Member:
    """Return the member last named before these words, else the first named after them."""

    def distance(member: Member) -> tuple[bool, int]:
        before = [n.start for n in member.named if n.start <= named.start]
        if before:
            return (False, named.start - max(before))
        return (True, min(n.start for n in member.named) - named.start)

    return min(members, key=distance)


def _caseless(name: str) -> str:
    """Return an ALL-CAPS name in title case, as names are written in running text."""
    return name.title() if name.isupper() and len(name) > 4 else name


def _tie_organisations(
    organisations: Iterable[Named],
    cast: Cast,
    reading: Reading,
    lookups: Lookups,
    on: date | None,
) -> list[Member]:
    members: list[Member] = []
    organisations = list(organisations)
    short_for = _short_forms(organisations, reading)
    for named in sorted(organisations, key=lambda one: (-len(one.text), one.start)):
        country = owner_country(named, cast, reading)
        known = lookups.organisations.find(named.text, country=country, on=on)
        member = _same_body(members, named.text, country, known.key if known else None)
        if member is None and named.text in short_for:
            member = _same_body(members, short_for[named.text], None, None)
        if member is None:
            member = Member(kind="organisation", name=named.text, country=country)
            members.append(member)
        member.named.append(named)
        member.country = member.country or country
        if known and member.seed_key is None and _may_be(named.text, member.name, known.name):
            member.seed_key, member.country = known.key, known.country or member.country
            member.of_state = known.kind not in _OF_NO_STATE
    for member in members:
        member.named.sort(key=lambda one: one.start)
    return members


def _is_firm(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True for a firm without the words that only say it is one: "Airbus" for Airbus Industries."""
    rest = full[len(short) :]
    return bool(short and rest) and full[: len(short)] == short and set(rest) <= _FIRM_WORDS


def _may_be(written: str, full: str, known: str) -> bool:
    """False for a short form whose full name here is another's, as that of two FIAs."""
    if not is_acronym(written) or is_acronym(full):
        return True
    return SequenceMatcher(None, full.casefold(), known.casefold()).ratio() >= _ALIKE


def _short_forms(organisations: list[Named], reading: Reading) -> dict[str, str]:
    """Return the short forms that stand in brackets after a body, whatever their letters."""
    return {
        short.text: full.text
        for full, short in pairwise(organisations)
        if is_acronym(short.text)
        and re.fullmatch(r"\s*\(", reading.text[full.end : short.start])
        and reading.text[short.end : short.end + 1] == ")"
    } | {
        short.text: full.text
        for full, short in pairwise(organisations)
        if _is_cut_from(short.text, full.text)
        and re.fullmatch(r",\s+(?:or\s+)?", reading.text[full.end : short.start])
        and reading.text[short.end : short.end + 1] == ","
    }


def _is_cut_from(short: str, full: str) -> bool:
    """True for letters that a name holds in their order: KACITA for Kampala City Traders Assoc."""
    rest = iter(full.upper())
    cut = is_acronym(short) and short[0] == full[0] and len(full.split()) > 2
    return cut and all(letter in rest for letter in short)


def owner_country(named: Named, cast: Cast, reading: Reading) -> str | None:
    """Return the country that stands right before: "Russia's Foreign Ministry"."""
    for other in reading.before(named.start, "GPE", "NORP"):
        gap = reading.text[other.end : named.start].strip()
        if gap in ("", "'s", "’s", "'", "’") and other.sentence == named.sentence:
            return cast.country(other)
        break
    return None


def _same_body(
    members: list[Member], name: str, country: str | None, seed_key: str | None
) -> Member | None:
    for member in members:
        if country and member.country and country != member.country:
            continue
        if seed_key and seed_key == member.seed_key:
            return member
        if tokens(name) == tokens(member.name):
            return member
        if name in _GENERIC and tokens(member.name)[-1] == tokens(name)[0]:
            return member
        if _is_firm(tokens(name), tokens(member.name)):
            return member
        if (
            is_acronym(name)
            and member.name[0].isupper()
            and name not in member.name.split()  # the EC is not its Commission
            and name.replace(".", "") in initials(member.name)
        ):
            return member
    return None
