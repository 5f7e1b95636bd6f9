"""The days that the sentences around a meeting tell of it without a word for it.

"Chad and Niger agreed on Tuesday to share water. The deal was struck at talks between A and B": the
talks were on Tuesday. "They are to last three days", "It ended on Thursday" tell of the meeting
before.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from etl.extract.cast import Cast
from etl.extract.dates import Dates
from etl.extract.drafts import Draft
from etl.extract.lasts import last_of
from etl.extract.model import TaggedSentence
from etl.extract.reading import Reading
from etl.records import DateSpan

_ACTED = re.compile(
    r"\b(?:agreed|signed|pledged|vowed|promised|decided|initialled)\s+(?:late\s+|early\s+|here\s+)?$"
)
"""What two sides do together when they meet, with its day after it: "agreed on Tuesday to"."""
_SAID = re.compile(
    r"\b(?:said|announced|declared|told\s+reporters|offered|urged|warned)\s+(?:late\s+|early\s+|here\s+)?$"
)
_FRUIT = (
    r"(?:agreement|accord|deal|decision|pledge|announcement|statement|offer|promise|remarks"
    r"|comments|appeal)"
)
_CAME_AT = re.compile(
    rf"\W{{0,9}}(?:(?:The|This|That|Their|It)\s+(?:joint\s+)?(?:{_FRUIT}\s+)?(?:(?:was|were)\s+)?"
    r"(?:made|reached|taken|struck|signed|announced|concluded|initialled|issued|came|followed)"
    rf"|(?:[\w.’'-]{{1,40}}\s+){{1,6}}?(?:made|took|gave|issued|reached|announced)\s+(?:the|this|that|his|her|their)\s+(?:\w+\s+)?{_FRUIT})"
    r"\b[^.;:\"“”]{0,100}?\b(?:at|in|during|after|following|followed)\s+[^.;:\"“”]{0,60}$"
)
"""What ties an act to the meeting: "The accord was reached at a meeting between"."""
_SPOKE_AFTER = re.compile(
    r"\W{0,9}(?:He|She|They|(?:[A-Z][\w.’'-]{0,40}\s+){0,2}[A-Z][\w.’'-]{0,40})\s+(?:spoke|(?:was|were)\s+(?:speaking|talking))\b"
    r"[^.;:\"“”]{0,80}?\b(?:after|following|during)\s+(?:[\w-]+\s+){0,4}$"
)
"""What ties words to the meeting: "She was speaking after talks with"."""
_SUBJECT = r"\W{0,9}(?:It|They|The\s+(?:[\w-]+\s+)?(?:talks|meeting|round|session|negotiations))\s+"
_IT_ENDS = re.compile(
    _SUBJECT + r"(?:(?:is|are|was|were|will|to|due|expected|scheduled|set)\s+){0,4}"
    r"(?:end|conclud|finish|br(?:oke|eak)\s+up|wrap|last\s+until|go\s+on\s+until|continue\s+until)[^.,;:\"“”]{0,30}$"
)
_IT_LASTS = re.compile(
    _SUBJECT + r"(?:will|(?:is|are|was|were)\s+(?:(?:due|expected|scheduled|set)\s+)?to)\s+last\s+"
    r"(?:for\s+)?(?:about\s+)?(?P<length>(?:two|three|four|five|six|seven|ten|\d{1,2})\s+(?:days|weeks))\b"
)
_REACH = 2
"""Sentences from an act to the meeting it came of."""
_TALKS = frozenset({"talks", "summit", "conference", "call", "other"})
_SIDES = 2


def date_by_others(drafts: Sequence[Draft], reading: Reading, cast: Cast, dates: Dates) -> None:
    """Give meetings the days, the last day or the length that other sentences tell of them."""
    whole = [draft for draft in drafts if len(draft.keys) >= _SIDES]
    for draft in whole:
        if draft.status == "held" and draft.kind in _TALKS and not (draft.days or draft.first):
            draft.days = _of_act(draft, reading, cast, dates)
    last_told = Counter(max(draft.sentences) for draft in whole)
    for draft in whole:
        number = max(draft.sentences) + 1
        if number == len(reading.sentences) or last_told[number - 1] > 1:
            continue
        if draft.kind in _TALKS and not reading.sentences[number].triggers:
            _add_edge(draft, reading.sentences[number], reading, dates)


def _add_edge(draft: Draft, sentence: TaggedSentence, reading: Reading, dates: Dates) -> None:
    """Add the last day or the length: "It ended on Thursday", "They are to last three days"."""
    lasts = _IT_LASTS.match(reading.text, sentence.start, sentence.end)
    if lasts and draft.days and draft.days.ends_before is None:
        draft.duration = draft.duration or lasts["length"]
    for span in dates.within(sentence.start, sentence.end, "past")[:1]:
        lead = span.end - len(span.text.split()[-1])
        if draft.last is None and _IT_ENDS.fullmatch(reading.text, sentence.start, lead):
            draft.last = last_of(span, reading)


def _of_act(draft: Draft, reading: Reading, cast: Cast, dates: Dates) -> DateSpan | None:
    """Return the day on which the sides did, or one of them said, what came of the meeting."""
    number = min(draft.sentences)
    here = reading.sentences[number]
    if draft.earlier or draft.round or draft.last or dates.within(here.start, here.end, "past"):
        return None
    trigger = min((one.start for one in here.triggers), default=here.start)
    for back in range(1, _REACH + 1):
        if number < back:
            return None
        sentence = reading.sentences[number - back]
        spans = dates.within(sentence.start, sentence.end, "past")
        if not spans:
            continue
        day = spans[0]
        if len(spans) > 1 or day.precision != "day" or day.starts_on is None:
            return None
        acted = _ACTED.search(reading.text, sentence.start, day.start)
        said = _SAID.search(reading.text, sentence.start, day.start)
        verb = acted or said
        tied = _CAME_AT.fullmatch(reading.text, here.start, trigger) and back == 1
        taken = any(role.overlaps(day) for one in sentence.triggers for role in one.roles)
        if verb is None or (taken and not tied):
            return None
        spoke = _SPOKE_AFTER.fullmatch(reading.text, here.start, trigger) and back == 1
        same = _is_by_both(draft, sentence, verb.start(), reading, cast)
        by_one = _is_by_one(draft, sentence, verb.start(), reading, cast)
        if (acted and (same or tied)) or (tied and (same or by_one)) or (spoke and by_one):
            return replace(day, rule=f"{day.rule}+act")
        return None
    return None


def _is_by_both(
    draft: Draft, sentence: TaggedSentence, end: int, reading: Reading, cast: Cast
) -> bool:
    """True when the two sides, and nobody else, are named before the verb."""
    named = reading.inside(sentence.start, end, "GPE", "NORP", "PER", "ORG")
    persons = {id(member) for one in named if (member := cast.member(one)) is not None}
    lands = {land for one in named if (land := cast.country(one)) is not None}
    homes = {ref.home for ref in draft.refs if ref.home}
    if len(homes) == _SIDES and lands == homes:
        return True
    return len(persons) >= _SIDES and persons <= draft.keys


def _is_by_one(
    draft: Draft, sentence: TaggedSentence, end: int, reading: Reading, cast: Cast
) -> bool:
    """True when one of those who met is the last named before the verb."""
    named = reading.inside(sentence.start, end, "PER", "ORG")
    member = cast.member(named[-1]) if named else None
    return member is not None and id(member) in draft.keys
