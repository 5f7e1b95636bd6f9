"""Who takes part in the meeting that a trigger tells of."""

import re
from collections.abc import Iterator

from etl.extract.absence import is_absent, substitutes
from etl.extract.adversaries import opposed_faction, opposed_government
from etl.extract.aides import has_aide, sends
from etl.extract.appositions import with_names
from etl.extract.assemblies import addressing, at_which, convened, delegations, sent_to
from etl.extract.bodies import body_of
from etl.extract.bystanders import names_visitor, of_another_clause, speaks, takes_part
from etl.extract.cast import Cast
from etl.extract.companions import as_mediators, companions
from etl.extract.descriptions import GOVERNMENT, Descriptions
from etl.extract.groups import group_of
from etl.extract.hosts import (
    OFFICIALS,
    comes_home,
    is_at_seat,
    is_from_abroad,
    is_received_by,
    sets_out,
)
from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.onlookers import acts_then, hearing, is_judged, looks_on
from etl.extract.parties import Ref, named_parties, ref_to
from etl.extract.reading import Reading
from etl.extract.seats import land_of
from etl.extract.subjects import Subjects
from etl.seeding.lookups import Lookups

_THEIRS = re.compile(r"\btheir\s+(?:(?!own\b)[\w-]+\s+){0,2}$")
_THEIRS_REACH = 40
_OWNING = re.compile(
    r"['’\"]s?\s+(?:\([\w.]+\)\s+)?(?:own\s+)?"
    r"(?:(?:[A-Za-z-]+\s+){0,2}?(?:parent|owner|subsidiary|affiliate|unit|arm|rival|shareholder)(?:\s+(?:company|group|firm))?,?\s+)?"
)
_IN_TALKS = re.compile(
    r"\W*(?:in|at|during)\s+(?:the\s+)?(?:[\w-]+(?:['’]s)?\s+){0,6}", re.IGNORECASE
)
"""What opens a sentence with the talks at which its subject spoke."""
_BOTH_SIDES = re.compile(r"\b(?:the\s+two|both)\s+(?:sides|countries|nations|governments)\b")
_GREETS = re.compile(
    r"(?:,\s+(?:\w+\s+)?(?:left|right|cent(?:er|re)),)?\s+(?:is\s+|was\s+)?(?:greet(?:s|ed|ing)?|welcom(?:es?|ed|ing)"
    r"|embrac(?:es?|ed|ing)|(?:sh(?:akes?|ook|aking)\s+hands|(?:speaks?|spoke|walks?|walked|poses?|posed|sits?|sat)"
    r"|(?:is\s+)?(?:greeted|welcomed|received)\s+by)(?:\s+with)?)\s+(?:the\s+)?"
)
_PRIVATE = re.compile(r"\b(?:banks|bankers|companies|firms|businessmen|investors)\b")
"""Those who are met, and stand for no country."""
_TWO = 2
_OWNERS = frozenset({"his", "her"})
_OBJECT = re.compile(
    r"\s*(?:[.,;:)\"”]|$)|\s+(?:in|on|at|for|to|and|as|after|before|during|later|there|here|again|too|when|while|over"
    r"|with|from|last|this|separately|privately|twice|briefly)\b"
)
"""What follows "her" where it is whom one met, and not whose."""
_OWN_MEETING = re.compile(
    r"\s+(?:(?!(?:have|has|had|been|was|were|is|are|will|would|and|met)\b)[\w-]+\s+){0,4}[\w-]+$"
)
_PRONOUNS = frozenset({"he", "she", "they", "his", "her", "him"})
_FEW_WORDS = re.compile(r"\s+(?:[a-z-]+\s+){0,3}")


class Attendance:
    """Finds the parties of one article's meetings."""

    def __init__(self, reading: Reading, cast: Cast, lookups: Lookups, *, home: str | None) -> None:
        """Take an article whose cast and posts are known, and the country it is written in."""
        self.reading, self.cast, self.lookups, self.home = reading, cast, lookups, home
        self._descriptions = Descriptions(reading, cast, lookups, home=home)
        self._subjects = Subjects(reading, cast, lookups, self._descriptions)

    def of(self, trigger: TaggedTrigger, previous: list[Ref] | None) -> list[Ref]:
        """Return the parties; `previous` are those of the meeting told before."""
        roles = [
            role
            for role in trigger.roles
            if role.label in ("PARTY", "HOST", "MED") and not sets_out(role, trigger, self.reading)
        ]
        refs = self._of_roles(roles, trigger, previous)
        refs = [ref for ref in refs if takes_part(ref, trigger, refs, self.reading, self.lookups)]
        refs.extend(companions(trigger, refs, self.reading, self.cast))
        refs = as_mediators(refs, trigger, self.reading, self.cast)
        refs = self._with_gathering(refs, trigger)
        refs.extend(self._subjects.and_others(refs))
        pair = list(self._paired(trigger))
        if pair:
            refs = [ref for ref in refs if not speaks(ref, self.reading)]
        taken = {ref.key for ref in refs}
        refs.extend(ref for ref in pair if ref.key not in taken)
        refs.extend(self._of_theirs(trigger, refs))
        refs = [ref for ref in refs if not self._owns_another(ref, refs)]
        private = any(_PRIVATE.search(self.reading.text, r.start, r.end) for r in roles)
        if trigger.kind != "visit" and (
            private or len({ref.home or ref.key for ref in refs}) > _TWO
        ):
            # A country that only gives the room is no party of the talks in it.
            refs = [ref for ref in refs if not (ref.country and ref.role == "host")]
        others = [ref for ref in refs if not (ref.country and ref.role == "host")]
        refs = others if is_at_seat(others, trigger, self.reading) else refs
        refs = others if comes_home(others, trigger, self.reading) else refs
        refs = others if is_received_by(refs, trigger, self.reading) else refs
        refs.extend(self._greeting(trigger, refs))
        refs.extend(self._subjects.whom_he(trigger, refs))
        if refs and not any(
            ref.start < trigger.start and not self._subjects.is_met(ref, trigger) for ref in refs
        ):
            outside = any(
                role.end <= trigger.start and self._is_outside(role, trigger) for role in roles
            )
            outside = outside or names_visitor(trigger, self.reading)
            outside = outside or is_judged(trigger, self.reading)
            refs.extend(() if outside else self._subjects.other_side(trigger, refs, previous))
        if not refs and not roles:
            refs.extend(self._subjects.both_sides(trigger, previous))
        if len(refs) == len(roles) == 1:
            refs.extend(self._spoken_of(trigger, refs[0]))
        refs = with_names(refs, self.reading, self.cast)
        refs = hearing(trigger, refs, self.reading, self.cast)
        refs.extend(substitutes(trigger, refs, self.reading, self.cast))
        refs = [ref for ref in refs if self._is_there(ref, trigger)]
        return [ref for ref in refs if not sends(ref, refs, self.reading)]

    def _of_roles(
        self, roles: list[TaggedSpan], trigger: TaggedTrigger, previous: list[Ref] | None
    ) -> list[Ref]:
        """Return who the roles name, and then who the words of the others stand for."""
        refs: list[Ref] = []
        unresolved: list[tuple[TaggedSpan, int]] = []
        outside: set[int | str] = set()
        for side, role in enumerate(roles):
            if self._is_outside(role, trigger):
                outside |= {ref.key for ref in self._told(role)}
                continue
            found = self._told(role)
            refs.extend(_with_role(ref, role, side, trigger) for ref in found)
            if not found:
                unresolved.append((role, side))
        pronouns: set[str] = set()
        told: set[int] = set()
        # Whose government it is may be told by those beside it.
        unresolved.sort(key=lambda one: self._is_government(one[0]))
        for role, side in unresolved:
            words = self.reading.words(role.start, role.end).casefold()
            met = role.start >= trigger.end and _OBJECT.match(self.reading.text, role.end)
            if words in _OWNERS and not (
                met or _OWN_MEETING.match(self.reading.text, role.end, trigger.end)
            ):
                continue  # "X and his aides met Y": no other man's
            lands = self._officials_in(role)
            if not lands and GOVERNMENT.match(words):
                there = self._lands_of(trigger)
                opposed = opposed_government(role, refs, self.reading, there, self.home)
                if opposed == []:
                    continue  # told beside others, abroad: nobody knows whose
                lands = there if opposed is None else opposed
            if lands:
                refs.extend(
                    Ref(country=c, side=side, start=role.start, end=role.end) for c in lands
                )
                continue
            if words in pronouns or role.start in told:
                continue  # "she travelled to Oslo, where she held talks": the same person
            pronouns |= {words} & _PRONOUNS
            told.add(role.start)
            found = self._described(role, refs, previous)
            refs.extend(
                _with_role(ref, role, side, trigger) for ref in found if ref.key not in outside
            )
        return refs

    def _is_government(self, role: TaggedSpan) -> bool:
        return bool(GOVERNMENT.match(self.reading.words(role.start, role.end)))

    def _is_outside(self, role: TaggedSpan, trigger: TaggedTrigger) -> bool:
        """True for who belongs to another clause, or only has a view of the meeting."""
        return of_another_clause(role, trigger, self.reading) or looks_on(
            role, trigger, self.reading
        )

    def _with_gathering(self, refs: list[Ref], trigger: TaggedTrigger) -> list[Ref]:
        """Return the parties with the body that meets, and those who act or speak there."""
        body = list(convened(trigger, refs, self.reading, self.cast, self.lookups))
        if self.convenes(trigger):
            refs = [ref for ref in refs if not self._is_of_next(ref, trigger)] + body
        refs.extend(addressing(trigger, refs, self.reading, self.cast, self._descriptions))
        refs.extend(delegations(trigger, refs, self.reading, self.cast))
        if len(refs) == len([role for role in trigger.roles if role.label == "PARTY"]):
            refs.extend(sent_to(trigger, refs))
        acting = at_which(trigger, refs, self.reading) if body else None
        return [*refs, *(self._told(acting) if acting else ())]

    def _own_body(self, ref: Ref, role: TaggedSpan) -> Ref | None:
        """Return the body that a country's words name: "Venezuela's 13-bank advisory committee"."""
        if not _OWNING.match(self.reading.text, ref.end, role.end):
            return None
        body = body_of(role, self.reading, self.cast)
        return None if body is None else Ref(member=body, start=role.start, end=role.end)

    def _spoken_of(self, trigger: TaggedTrigger, ref: Ref) -> Iterator[Ref]:
        """Yield the other of two lands: "In talks last week, the U.S. criticised Japan's ..."."""
        sentence = self.reading.sentences[self.reading.sentence_at(trigger.start)]
        fronted = _IN_TALKS.fullmatch(self.reading.text, sentence.start, trigger.start)
        apart = fronted is not None and ref.start >= trigger.end
        both = _BOTH_SIDES.search(self.reading.text, trigger.end, sentence.end)
        if ref.country is None or not (apart or both):
            return
        lands = {
            code: named
            for named in self.reading.inside(ref.end, sentence.end, "GPE", "NORP")
            if (code := land_of(named, self.cast, self.lookups)) and code != ref.country
        }
        if len(lands) == 1:
            ((code, named),) = lands.items()
            yield Ref(country=code, start=named.start, end=named.end)

    def _told(self, role: TaggedSpan) -> list[Ref]:
        """Return who is named by the words, or by a post that one person of a country holds."""
        found = named_parties(role, self.reading, self.cast, self.lookups)
        if len(found) == 1 and found[0].country is not None:
            own = self._own_body(found[0], role)
            return [own or self._descriptions.holders.holder(found[0], role)]
        if len(found) == 1 and found[0].member and found[0].member.kind == "organisation":
            return [self._descriptions.holders.officer(found[0], role)]
        return found

    def _is_there(self, ref: Ref, trigger: TaggedTrigger) -> bool:
        """False for who stayed away, and for a party of another meeting that the word tells of."""
        if any(role.overlaps(ref) for role in trigger.others):
            return False
        if ref.start >= trigger.end and acts_then(ref.start, trigger, self.reading):
            return False
        if ref.member is not None and any(held.code == "journalist" for held in ref.member.posts):
            return False  # who talks to the press gives an interview
        return not (is_absent(ref, trigger, self.reading) or has_aide(ref, self.reading))

    def _officials_in(self, role: TaggedSpan) -> list[str]:
        """Return the country whose people are met: "met with officials in Iran"."""
        words = self.reading.words(role.start, role.end).removesuffix(" in")
        named = next(self.reading.after(role.end, "GPE"), None)
        if named is None or not OFFICIALS.search(words) or self._is_of_people(role):
            return []
        gap = self.reading.text[role.end : named.start].strip()
        together = gap == "in" or (not gap and self.reading.text[: role.end].endswith(" in"))
        land = self.cast.country(named) if together else None
        return [land] if land else []

    def _is_of_people(self, role: TaggedSpan) -> bool:
        """True for leaders of others than those at home: "Tigrayan leaders in Pretoria"."""
        named = self.reading.inside(role.start, role.end, "NORP", "GPE", "LOC", "ORG")
        return bool(named) or is_from_abroad(role, self.reading)

    def _lands_of(self, trigger: TaggedTrigger) -> list[str]:
        """Return the countries of the places told: "in Washington talking to the government"."""
        places = [role for role in trigger.roles if role.label in ("HOST", "PLACE")]
        named = [gpe for role in places for gpe in self.reading.inside(role.start, role.end, "GPE")]
        lands = [land_of(gpe, self.cast, self.lookups) for gpe in named]
        return list(dict.fromkeys(land for land in lands if land))

    def _described(
        self, role: TaggedSpan, refs: list[Ref], previous: list[Ref] | None
    ) -> list[Ref]:
        body = body_of(role, self.reading, self.cast)
        group = (
            body
            or group_of(role, self.reading, self.cast)
            or opposed_faction(role, refs, self.reading, self.cast, self.lookups)
        )
        if group is not None:
            return [Ref(member=group, start=role.start, end=role.end)]
        return self._descriptions.resolve(role, refs, previous)

    def _greeting(self, trigger: TaggedTrigger, refs: list[Ref]) -> Iterator[Ref]:
        """Yield who greets the only party: "President X, right, greets Y before a meeting"."""
        if len(refs) != 1 or refs[0].start > trigger.start:
            return
        start = self.reading.led(refs[0].start, "POST", "NORP", "GPE", "ORG")
        for named in self.reading.before(start, "PER"):
            member = self.cast.member(named)
            gap = self.reading.text[named.end : start]
            if member and id(member) != refs[0].key and _GREETS.fullmatch(gap):
                yield Ref(member=member, start=named.start, end=named.end)
            return

    def _is_of_next(self, ref: Ref, trigger: TaggedTrigger) -> bool:
        """True for X of "attend the Committee's meeting and hold talks with X"."""
        sentence = self.reading.sentences[self.reading.sentence_at(trigger.start)]
        return any(trigger.end <= other.start < ref.start for other in sentence.triggers)

    def _owns_another(self, ref: Ref, refs: list[Ref]) -> bool:
        """True for a body that only says whose another one is: "the Fund's Interim Committee"."""
        if ref.member is not None and ref.member.kind != "organisation":
            return False
        gaps = (self.reading.text[ref.end : one.start] for one in refs if one.start > ref.end)
        return any(_OWNING.fullmatch(gap) for gap in gaps)

    def _of_theirs(self, trigger: TaggedTrigger, refs: list[Ref]) -> Iterator[Ref]:
        """Yield the other of two persons: "X speaks to the press with Y after their talks"."""
        start = max(0, trigger.start - _THEIRS_REACH)
        if not _THEIRS.search(self.reading.text[start : trigger.start]):
            return
        sentence = self.reading.sentences[self.reading.sentence_at(trigger.start)]
        told = self.reading.inside(sentence.start, trigger.start, "PER")
        persons = {id(m): one for one in told if (m := self.cast.member(one)) is not None}
        keys = {ref.key for ref in refs}
        others = [one for key, one in persons.items() if key not in keys]
        ref = ref_to(others[0], self.cast) if others else None
        if len(persons) == 2 and len(others) == len(keys) == 1 and ref is not None:
            yield ref

    def _paired(self, trigger: TaggedTrigger) -> Iterator[Ref]:
        """Yield both names of a pair before the trigger: "the U.S.-Soviet summit"."""
        last = next(self.reading.before(trigger.start, "GPE", "NORP", "PER"), None)
        if last is None or not _FEW_WORDS.fullmatch(self.reading.text[last.end : trigger.start]):
            return
        first = next(self.reading.before(last.start, "GPE", "NORP", "PER"), None)
        if first is None or self.reading.text[first.end : last.start] not in ("-", "–", "/"):
            return
        for named in (first, last):
            ref = ref_to(named, self.cast)
            if ref is not None:
                yield ref

    def convenes(self, trigger: TaggedTrigger) -> bool:
        """True when a body is told to hold the meeting: "the ICO talks"."""
        return any(convened(trigger, [], self.reading, self.cast, self.lookups))


def _with_role(ref: Ref, role: TaggedSpan, side: int, trigger: TaggedTrigger) -> Ref:
    part = ref.role
    if part == "participant":
        if role.label == "HOST":
            part = "host"
        elif role.label == "MED":
            part = "mediator"
        elif trigger.kind == "visit":
            host = any(r.label == "HOST" and r.start == role.start for r in trigger.roles)
            part = "host" if host else "visitor"
    return Ref(
        member=ref.member, country=ref.country, role=part, side=side,
        head_count=ref.head_count, start=ref.start, end=ref.end,
    )  # fmt: skip
