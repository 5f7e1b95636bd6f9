"""Find the parties of a meeting that stand beside those the model marked: lists and "with X"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.extract.cast import Cast
from etl.extract.model import TaggedTrigger
from etl.extract.parties import AROUND_BODY, Ref, ref_to
from etl.extract.reading import Named, Reading
from etl.extract.whose import acts

_AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+as\s+well\s+as|;|;\s+and)\s*(?:the\s+|his\s+|her\s+)?")
_GLUE = re.compile(r"[\s,;]*(?:(?:and|as\s+well\s+as|the|his|her|its|both)\s+|[\s,;(])*")
_ACTS = re.compile(
    r"\s*,?\s*(?:who\s+)?(?:said|says|told|added|has|had|have|will|would|was|were|is|are|did|does"
    r"|also|later|called|warned|\w+ed)\b|['’]s?\s"
)
_WITH = re.compile(
    r"(?P<between>[^.;:\"“”]{0,70}?)\b(?:with|between)\s+(?:both\s+)?(?:the\s+|his\s+|her\s+|their\s+)?"
)
_NO_WAY = re.compile(
    r"\b(?:said|says|that|and|but|as|when|while|after|before|who|which|to|along|together|deal)\b"
)
_VERB = re.compile(r"(?:met|meet|meets|meeting|visited|hosted|received|welcomed|telephoned|phoned)")
_BETWEEN_THEM = re.compile(
    r"[^.;:\"“”]{0,90}?\b(?:brokered|mediated|facilitated|sponsored|moderated|(?:co-?)?chaired)\s+(?:jointly\s+)?by"
    r"\s+(?:the\s+)?"
)
_MEDIATES = re.compile(
    r"\s*,?\s*(?:who\s+)?(?:(?:is|are|was|were|has|have|had|been|also)\s+){0,3}"
    r"(?:(?:mediat|moderat|facilitat)(?:es?|ed|ing)|broker(?:s|ed|ing)?|(?:co-?)?(?:chair|sponsor)(?:s|ed|ing)?)"
    r"\s+(?:in\s+|between\s+)?(?:the|these|those|their)\s+(?:[\w-]+\s+){0,2}"
)
"""What stands between who brings the parties together and the word for their talks."""
_OWNS = re.compile(r"['’]s?\s")
_NEXT_OF_LIST = re.compile(r"[\s(),;]*(?:and\s+|as\s+well\s+as\s+)?(?:the\s+)?")
_BESIDES = ("POST", "NORP", "GPE", "ORG", "LOC")


def companions(
    trigger: TaggedTrigger, refs: list[Ref], reading: Reading, cast: Cast
) -> Iterator[Ref]:
    """Yield the persons and countries that the words around the trigger add to its parties."""
    taken = {ref.key for ref in refs}
    beside = [*_with(trigger, refs, reading, cast), *_mediators(trigger, reading, cast)]
    for ref in [*refs, *beside]:
        if ref.key not in taken:
            taken.add(ref.key)
            yield ref
        for found in _listed(ref, trigger, reading, cast):
            if found.key not in taken:
                taken.add(found.key)
                yield found


def as_mediators(
    refs: list[Ref], trigger: TaggedTrigger, reading: Reading, cast: Cast
) -> list[Ref]:
    """Return the parties, as mediators those who are told to have brought the others together."""
    told = list(_mediators(trigger, reading, cast))
    keys, lands = {ref.key for ref in told}, {ref.country for ref in told if ref.country}
    return [
        replace(ref, role="mediator")
        if ref.key in keys or (ref.role == "head_of_delegation" and ref.home in lands)
        else ref
        for ref in refs
    ]


def _with(trigger: TaggedTrigger, refs: list[Ref], reading: Reading, cast: Cast) -> Iterator[Ref]:
    """Yield the one after "with" or "between", or the object of "met", where none is marked."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    after = [ref.start for ref in refs if trigger.end <= ref.start < sentence.end]
    if after:
        yield from _between(trigger, min(after), reading, cast)
        return
    match = _WITH.match(reading.text, trigger.end, sentence.end)
    if match and not _NO_WAY.search(match["between"]):
        start = match.end()
    elif _VERB.fullmatch(reading.text[trigger.start : trigger.end].casefold()):
        start = trigger.end
    else:
        return
    for named in reading.after(start, "PER", "GPE", "NORP", "ORG"):
        if named.start >= sentence.end or not _is_head(reading, start, named):
            return
        ref = _ref(named, cast)
        if named.label == "PER" and ref is not None:
            yield from [ref] if acts(named, reading) else ()
            return
        if named.label == "ORG" and ref and not _leads_on(named, reading):
            yield ref
            return


def _mediators(trigger: TaggedTrigger, reading: Reading, cast: Cast) -> Iterator[Ref]:
    """Yield who brought the parties together: "talks brokered by the Red Cross and Qatar"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    end = trigger.start
    for named in reading.before(trigger.start, "PER", "ORG", "GPE"):
        glue = _MEDIATES if end == trigger.start else _AND
        if named.start < sentence.start or not glue.fullmatch(
            f" {_unposted(reading, named.end, end)} "
        ):
            break
        ref = ref_to(named, cast)
        if ref is not None:
            yield replace(ref, role="mediator")
        end = reading.led(named.start, "POST", "NORP", "GPE", "ORG")
    match = _BETWEEN_THEM.match(reading.text, trigger.end, sentence.end)
    if match is None:
        return
    position = match.end()
    for named in reading.after(position, "PER", "ORG", "GPE", "NORP"):
        if not _NEXT_OF_LIST.fullmatch(" " + _unposted(reading, position, named.start) + " "):
            return
        ref = ref_to(named, cast)
        owns = named.label == "PER" and _OWNS.match(reading.text, named.end)
        if ref is not None and not owns:
            yield replace(ref, role="mediator")
        position = named.end


def _unposted(reading: Reading, start: int, end: int) -> str:
    """Return the words between without posts and the word for a government."""
    words, position = "", start
    for post in reading.inside(start, end, "POST"):
        words += reading.text[position : post.start]
        position = post.end
    return re.sub(r"\b(?:government|officials)\b", "", words + reading.text[position:end]).strip()


def _between(trigger: TaggedTrigger, end: int, reading: Reading, cast: Cast) -> Iterator[Ref]:
    """Yield the first of two sides of which the second alone is marked: "between A and B"."""
    match = _WITH.match(reading.text, trigger.end, end)
    if match is None or "between" not in match[0] or _NO_WAY.search(match["between"]):
        return
    first = next(reading.after(match.end(), "PER", "GPE", "NORP"), None)
    if first is None or first.end >= end or not _is_head(reading, match.end(), first):
        return
    if not _AND.match(reading.text, first.end):
        return
    ref = ref_to(first, cast)
    if ref is not None:
        yield ref


def _leads_on(named: Named, reading: Reading) -> bool:
    """True when a post, a name or those around it follow: "Kremlin chief Gorbachev"."""
    if AROUND_BODY.match(reading.text, named.end):
        return True
    following = next(reading.after(named.end, "POST", "PER"), None)
    if following is None:
        return False
    return not reading.text[named.end : following.start].strip(" '’s\n")


def _is_head(reading: Reading, start: int, named: Named) -> bool:
    """True when only names and posts stand between `start` and the name."""
    return not _stripped(reading, start, named.start)


def _stripped(reading: Reading, start: int, end: int) -> str:
    """Return the words between without posts, bodies, countries and what glues a list."""
    words, position = "", start
    for inside in reading.inside(start, end, *_BESIDES):
        words += reading.text[position : inside.start] + " "
        position = inside.end
    words += reading.text[position:end]
    words = re.sub(r"(?:^|\s)['’]s?(?=\s|$)", " ", words)
    return _GLUE.sub(" ", " " + words).strip(" ,'’")


def _listed(ref: Ref, trigger: TaggedTrigger, reading: Reading, cast: Cast) -> Iterator[Ref]:
    """Yield who is listed after a party on the same side of the trigger: "met A, B and C"."""
    if ref.member is None or ref.member.kind != "person":
        yield from _listed_lands(ref, reading, cast)
        return
    sentence = reading.sentences[reading.sentence_at(ref.start)]
    end = trigger.start if ref.start < trigger.start else sentence.end
    position, found = ref.end, []
    for named in reading.after(ref.end, "PER"):
        gap = reading.text[position : named.start]
        if (
            named.start >= end
            or not acts(named, reading)
            or not _AND.match(gap)
            or _stripped(reading, position, named.start)
        ):
            break
        if _ACTS.match(reading.text, named.end) and not ref.start < trigger.start:
            break
        other = _ref(named, cast)
        if other is not None:
            found.append(other)
        position = named.end
    if found and ref.start < trigger.start and reading.text[position:end].count(",") > 1:
        return
    yield from found


def _listed_lands(ref: Ref, reading: Reading, cast: Cast) -> Iterator[Ref]:
    """Yield the countries or bodies listed before and after one that takes part as such."""
    sentence = reading.sentences[reading.sentence_at(ref.start)]
    labels = ("GPE", "NORP") if ref.country else ("ORG",)
    named = [
        one
        for one in reading.inside(sentence.start, sentence.end, *labels)
        if cast.country(one) or cast.member(one)
    ]
    here = next((n for n, one in enumerate(named) if one.start == ref.start), None)
    if here is None:
        return
    for step in (-1, 1):
        at = here
        while 0 <= at + step < len(named):
            low, high = sorted((named[at], named[at + step]), key=lambda one: one.start)
            gap = reading.text[low.end : high.start]
            if low.label != high.label or not re.fullmatch(r"\s*(?:,|,?\s+and)\s+", gap):
                break
            at += step
            other = named[at]
            yield Ref(
                member=cast.member(other),
                country=cast.country(other),
                role=ref.role,
                start=other.start,
                end=other.end,
            )


def _ref(named: Named, cast: Cast) -> Ref | None:
    member = cast.member(named)
    return None if member is None else Ref(member=member, start=named.start, end=named.end)
