"""The side of a meeting that stands before its words: a pronoun, a subject, the one told before."""

import re
from collections.abc import Iterator

from etl.extract.bodies import body_of
from etl.extract.cast import Cast
from etl.extract.descriptions import Descriptions
from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.parties import Ref, named_parties, ref_to
from etl.extract.posts import without_names
from etl.extract.reading import Reading
from etl.extract.whose import OF_PRIVATE, acts
from etl.seeding.lookups import Lookups

_POSSESSIVE = re.compile(
    r"\b(?P<who>his|her|their)\s+(?:(?!meeting|talks)[\w-]+\s+){0,3}$", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\b(?P<who>he|she|they)\s+(?:\w+\s+){0,5}(?:have|has|had|having|h[eo]ld\w*|beg[aiu]n\w*|start\w*"
    r"|conduct\w*|attend\w*|for|after|before|from|ahead\s+of)\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\W*(?:(?:the|former|mr|mrs|ms|dr)\.?\s+|\W+|['’]s?\s+)*", re.IGNORECASE)
_DOES = re.compile(
    r"\s+(?:(?:has|have|had|will|would|also|recently|again|later)\s+)*"
    r"(?:[a-z]+(?:ed|s|t|d)|began|won|took|came|went|gave|wrote|knew|saw|drew)\b(?!['’])"
)
"""What makes a country the subject of a sentence: "The Soviet Union recently bought ..."."""
_GERUND = re.compile(r"\b(?:after|before|by|since|on|upon|while|ahead\s+of|prior\s+to)\s+\w+ing$")
"""A meeting of the subject of the sentence: "He spoke to reporters after meeting X"."""
_BEFORE_GOING = re.compile(
    r"\b(?:after|before|while|by)\s+\w+ing\s+(?:\w+\s+){0,3}(?:a|an|the|another)\s+(?:[\w-]+\s+){0,2}$"
)
"""The same after another deed: "He said nothing before heading over to a meeting with X"."""
_MEETS = re.compile(r"met|visited|received|hosted|saw|telephoned|phoned|called\s+on")
_HE_ALONE = re.compile(r"\b(?P<who>he|she|they)\s+(?:(?:also|later|then|had|first|\w+ly)\s+)*$")
"""Who did what a verb in the past tells: "hours after he met X"."""
_DEALT_WITH = re.compile(r"\b(?:with|between)\s+(?:the\s+)?(?:\w+\s+){0,3}$")
_GOES_TO = re.compile(r"\b(?:attend(?:s|ed|ing)?|address(?:es|ed|ing)?)\s+(?:an?\s+|the\s+)?$")
"""What comes before a body whose meeting one goes to."""
_ANOTHER_CLAUSE = re.compile(r",\s+(?:as|while|when|before|after)\s+(?:he|she|they)\b")
_IT_OPENS = re.compile(r"\W*it\b[^;:\"“”]{0,60}\b(?:after|following|during|in|at)\s", re.IGNORECASE)
"""What makes a meeting one of the body that the sentence before began with."""
_UNDER_WAY = re.compile(
    r"(?:\s+(?:on|about|over)\s+[^.,;:\"“”]{1,60}?)?(?:\s+(?:are|were|is|was|have|has|had|been|being|now|still|also|already"
    r"|currently))+\s+(?:taking\s+place|under\s*way|going\s+on|in\s+progress|continuing|held|begun|started|resumed|suspended"
    r"|broken\s+(?:off|down)|ended|terminated|concluded)\b[^.;:\"“”]{0,60}?\bwith\b"
)
"""What is told of talks by one side of them: "Acme said talks were under way with Y"."""
_TELLS = re.compile(
    r"[^;:\"“”]{0,12}\s+(?:said|says|confirmed|announced|disclosed|reported)\b[^;:\"“”]{0,60}"
)
_WHOM_HE = re.compile(r",?\s+whom?\s+(?P<who>he|she)\s+(?:(?:had|has|also|earlier)\s+)*$")
_OPENING = re.compile(r"\W*(?P<who>he|she|they)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\W*(?:[A-Z][a-z]+,\s+)?(?P<who>(?:the|both|these)\s+(?:two\s+|three\s+)?(?:countries|nations|sides|leaders"
    r"|ministers|governments|parties|presidents|men|neighbou?rs))\b",
    re.IGNORECASE,
)
_MINISTERS = re.compile(r"\W*(?P<who>(?:the\s+)?ministers)\b", re.IGNORECASE)
_HE_AND = re.compile(r"\b(?P<who>he|she)\s+and\s+(?:the\s+)?$")
_OF_OTHERS = re.compile(r"\b(?:that|whether|reporters|reports|press|news\s+conference)\b")
"""What parts the one a sentence begins with from a meeting of others."""
_ASIDE = re.compile(
    r",\s+who\b[^;]{0,300}?,\s+(?=(?:also\s+|later\s+)?(?:held|met|had|has|was|is|will|would|went|began|opened|ended|attended)\b)"
)
"""What is told of a subject before its verb: "X, who told reporters that ..., held talks with"."""


class Subjects:
    """Finds who a sentence about a meeting is about, where its words name one side alone."""

    def __init__(
        self, reading: Reading, cast: Cast, lookups: Lookups, descriptions: Descriptions
    ) -> None:
        """Take an article whose cast is known, and who is meant by its descriptions."""
        self.reading, self.cast, self.lookups = reading, cast, lookups
        self.descriptions = descriptions

    def other_side(
        self, trigger: TaggedTrigger, refs: list[Ref], previous: list[Ref] | None
    ) -> Iterator[Ref]:
        """Yield the side that a pronoun before the trigger stands for: "his meeting with X"."""
        sentence = self.reading.sentences[self.reading.sentence_at(trigger.start)]
        before = self.reading.text[sentence.start : trigger.start]
        gerund = _GERUND.search(before + self.reading.text[trigger.start : trigger.end])
        does = _MEETS.fullmatch(self.reading.text, trigger.start, trigger.end)
        match = (
            _POSSESSIVE.search(before)
            or _SUBJECT.search(before)
            or (_HE_ALONE.search(before) if does else None)
            or (_OPENING.match(before) if gerund or _BEFORE_GOING.search(before) else None)
        )
        if match is not None:
            start, end = match.span("who")
            role = _role(sentence.start + start, sentence.start + end)
            yield from self.descriptions.resolve(role, refs, previous)
        elif _IT_OPENS.fullmatch(before):
            yield from self._body_before(sentence.start)
        elif _UNDER_WAY.match(self.reading.text, trigger.end, sentence.end):
            yield from self._teller(sentence.start, trigger.start)
        elif len({ref.home or ref.key for ref in refs}) == 1 and (
            gerund or not _OF_OTHERS.search(_ASIDE.sub(" ", before))
        ):
            yield from self._subject(sentence.start, trigger.start, refs)

    def is_met(self, ref: Ref, trigger: TaggedTrigger) -> bool:
        """True for one dealt with before the word: "an accord with X, as he prepared for talks"."""
        between = self.reading.text[ref.end : trigger.start]
        before = self.reading.text[max(0, ref.start - 40) : ref.start]
        body = ref.member is not None and ref.member.kind == "organisation"
        if body and _GOES_TO.search(before):
            return True
        return bool(_DEALT_WITH.search(before) and _ANOTHER_CLAUSE.search(between))

    def whom_he(self, trigger: TaggedTrigger, refs: list[Ref]) -> list[Ref]:
        """Return who met the only party: "Minister X, whom he met last week"."""
        if len(refs) != 1 or refs[0].start > trigger.start:
            return []
        match = _WHOM_HE.search(self.reading.text, refs[0].end, trigger.start)
        if match is None:
            return []
        return self.descriptions.resolve(_role(*match.span("who")), refs, None)

    def both_sides(self, trigger: TaggedTrigger, previous: list[Ref] | None) -> list[Ref]:
        """Return those the sentence begins with: "The two countries last held talks in May"."""
        sentence = self.reading.sentences[self.reading.sentence_at(trigger.start)]
        match = _BOTH.match(self.reading.text, sentence.start, trigger.start)
        if match is None:
            return self._ministers(sentence.start, trigger)
        return self.descriptions.resolve(_role(*match.span("who")), [], previous)

    def and_others(self, refs: list[Ref]) -> list[Ref]:
        """Return who the pronoun before a party stands for: "he and Minister X met Y"."""
        found: list[Ref] = []
        for ref in refs:
            if ref.member is None or ref.member.kind != "person":
                continue
            start = self.reading.led(ref.start, "POST", "NORP", "GPE", "ORG")
            match = _HE_AND.search(self.reading.text, max(0, start - 20), start)
            if match is not None:
                role = _role(*match.span("who"))
                found += self.descriptions.resolve(role, [*refs, *found], None)
        return found

    def _teller(self, start: int, end: int) -> Iterator[Ref]:
        """Yield the body or country that tells of its talks: "Acme said talks were under way"."""
        first = next(iter(self.reading.inside(start, end, "ORG", "GPE", "PER")), None)
        if first is None or not _OPENS.fullmatch(self.reading.text, start, first.start):
            return
        if _TELLS.fullmatch(without_names(self.reading, first.end, end)):
            ref = ref_to(first, self.cast)
            if ref is not None and (ref.country or not ref.member or ref.member.kind != "person"):
                yield ref

    def _body_before(self, start: int) -> Iterator[Ref]:
        """Yield the body that the sentence before one begins with: "Acme said ... It did so"."""
        number = self.reading.sentence_at(start)
        if number == 0:
            return
        before = self.reading.sentences[number - 1]
        for named in self.reading.inside(before.start, before.end, "ORG"):
            member = self.cast.member(named)
            words = without_names(self.reading, before.start, named.start)
            if member is not None and _OPENS.fullmatch(words):
                yield Ref(member=member, start=named.start, end=named.end)
            return

    def _ministers(self, start: int, trigger: TaggedTrigger) -> list[Ref]:
        """Return the body whose ministers a sentence begins with: "Ministers resumed talks"."""
        match = _MINISTERS.match(self.reading.text, start, trigger.start)
        if match is None:
            return []
        role = _role(*match.span("who"))
        body = body_of(role, self.reading, self.cast)
        return [] if body is None else [Ref(member=body, start=role.start, end=role.end)]

    def _subject(self, start: int, end: int, refs: list[Ref]) -> Iterator[Ref]:
        """Yield the person whom the sentence begins with: "X went straight into talks with Y"."""
        for named in self.reading.inside(start, end, "PER"):
            member = self.cast.member(named)
            words = without_names(self.reading, start, named.start)
            if member is None or not _OPENS.fullmatch(words):
                return
            if not acts(named, self.reading):
                return  # "X's daughter met Y"
            if id(member) not in {ref.key for ref in refs}:
                yield Ref(member=member, start=named.start, end=named.end)
            return
        post = next(iter(self.reading.inside(start, end, "POST")), None)
        if post and OF_PRIVATE.match(self.reading.text, post.end):
            return
        if post and _OPENS.fullmatch(without_names(self.reading, start, post.start)):
            role = _role(post.start, post.end)
            yield from self.descriptions.resolve(role, refs, None) or named_parties(
                role, self.reading, self.cast, self.lookups
            )
            return
        land = next(iter(self.reading.inside(start, end, "GPE")), None)
        country = self.cast.country(land) if land else None
        if land is None or country in {None, *(ref.home for ref in refs)}:
            return
        opens = _OPENS.fullmatch(self.reading.text, start, land.start)
        if opens and _DOES.match(self.reading.text, land.end, end):
            yield Ref(country=country, start=land.start, end=land.end)


def _role(start: int, end: int) -> TaggedSpan:
    """Return words that the model did not tag as the party that they stand for."""
    return TaggedSpan(start=start, end=end, label="PARTY", score=0.5)
