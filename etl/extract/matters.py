"""Tell days and places of what stands beside a meeting: what is discussed or was done, an event.

"X met Y to discuss the Oct. 7 attack", "met Y, who took office on Feb. 8", "will meet before the
Monday deadline": the days are those of the attack, of the office and of the deadline.
"""

import re

from etl.extract.asides import ARRIVES, DID, REACH, is_in_aside, is_of_report
from etl.extract.model import TaggedTrigger
from etl.extract.reading import Named, Reading
from etl.records import DateSpan

_IN = re.compile(r"\s*(?:in|at|of|\W)?\s*")
_SURE = 0.97
"""From where on what the model calls a place is none of the matter's."""
_LEADS = re.compile(
    r"(?:(?:starting|beginning|effective|on|over|about|around|in|at|by|from|until|till|before|after|ahead\s+of|prior\s+to|following|during|since"
    r"|for|no\s+later\s+than|not\s+later\s+than|early|late|the|an?)\s+)*",
    re.IGNORECASE,
)
"""The words that a written day begins with: "over the" in "over the Jan. 1 deal"."""
_OCCASION = (
    r"(?:meetings?|summits?|talks|conference|congress|session|visit|ceremony|gathering|events?|dinner|lunch"
    r"|breakfast|banquet|forum|hearing|encounter|round|negotiations|consultations|discussions|trip|stop\w*"
    r"|rendezvous|reception|call|tour|stay|assembly|council|dialogue|mini-?summit|retreat|appointment"
    r"|anniversary\s+(?:dinner|ceremony)|sitting|debate|briefing)"
)
_THING = (
    r"(?:strikes?|elections?|votes?|referend\w+|ballots?|polls?|run-?off|deadline|trial|budget|withdrawal"
    r"|offensive|assaults?|attacks?|bombings?|blasts?|explosions?|earthquakes?|floods?|coup|truce|cease-?fire"
    r"|ban|sanctions|tariffs?|deals?|agreements?|accords?|pacts?|treat(?:y|ies)|contracts?|mandate|blockade"
    r"|protests?|riots?|clashes|killings?|shootings?|massacre|crash|invasion|war|resolution|proposals?|plan"
    r"|law|bill|offer|ultimatum|memorandum|sentence|verdict|ruling|launch)"
)
"""Nouns for what is discussed and is itself no meeting."""
_NAMED_AFTER = re.compile(
    r"(?:['’]s?)?\s+(?P<first>(?!(?:afternoon|morning|evening|night|midday|midnight|noon|in|at|on|for|to|with|of"
    r"|by|from|and|or|but|when|while|as|after|before|until|if|that|than|said|says|told|during|about|over"
    r"|amid|is|are|was|were|has|have|had|will|would|last|this|next|here|there)\b)[a-z]{3,}\b|[A-Z]\w)"
)
"""A noun that a day stands before: "the Oct. 7 attack", "Monday's bombing"."""
_IS_OCCASION = re.compile(rf"['’]?s?\s+(?:[\w.’'-]+\s+){{0,5}}?{_OCCASION}\b", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:the|an?|his|her|its|their|last|this|next)\s+$", re.IGNORECASE)
_ENDS_OWNED = re.compile(r"['’]s?$")
_DEADLINE_AFTER = re.compile(r"\s+(?:\w+\s+)?deadline\b")
_THERE = re.compile(
    r"\b(?:at|during|in|into|(?:side-?lines|margins|fringes|side)\s+of|attend\w*|for)\s+(?:the|an?|his|her|its|their)?\s*$"
)
"""What makes the thing one at which they meet: "at the March 3 funeral", "during the"."""
_ABOUT = re.compile(
    r"\b(?:discuss(?:ed|ing)?|talks?\s+(?:on|about)|about|over|regarding|concerning|prepar(?:e|ed|ing)(?:\s+for)?"
    r"|ahead\s+of|before|prior\s+to|after|following|(?:wake|eve|anniversary)\s+of|within\s+(?:\w+\s+)?(?:hours|days|weeks|months)\s+of)"
    r"\s+(?:the|an?|his|her|its|their)?\s*(?:last\s+|this\s+|next\s+)?$"
)
"""What makes even a meeting one that is only spoken of: "talks on the May 19 summit"."""
_HOLDS = (
    r"(?:(?:has|have|had|was|were|is|are|will|would|be|been|being|to|also|now|first|\w+ly)\s+){0,4}"
    r"(?:h[oe]ld|took\s+place|tak(?:e|es|ing|en)\s+place|beg[aiu]n\w*|start\w*|open\w*|end(?:s|ed|ing)?\b|clos\w+"
    r"|conclud\w+|finish\w+|resum\w+|r[au]n\b|runs\b|last(?:s|ed|ing)?\b|continu\w+|scheduled|set\b|due\b|planned|pencill?ed|arranged|slated"
    r"|expected|visit\w*|staged|hosted|chaired|convened|me[et]t?\b|meets\b|attended|gathered|wrapp\w+|broke|collapsed"
    r"|failed|came\s+to|kick\w+|got\s+under|span\w*|(?:in|at|on|here)\b)"
)
"""What a clause says of a meeting itself or of a visitor: "which opened", "who is in Oslo"."""
_THEY_HELD = r"(?:[\w.’'-]+\s+){1,9}?(?:held|had)\s+(?:talks\s+)?(?:with|in|at|on)\b"
"""The same with who held it: "the talks that X held with Y in Oslo"."""
_RELATIVE = re.compile(
    rf"\b(?:who|whom|whose|which|that|where)\s+(?!{_THEY_HELD}|{_HOLDS}"
    r"|(?:they|the\s+two|he|she)\s+(?:\w+\s+)?(?:met|held|had\s+(?:talks|dinner|lunch)|talked|spoke)\b)"
    r"[^,;:\"“”()]{0,150}$"
)
"""A clause that goes on to the day: "Y, who replaced Z on", "where trucks were stopped from"."""
_OF_IT = re.compile(r",?\s+(?:which|that)\b")
"""A clause on the meeting itself: "talks, which the two governments reopen on"."""
_WHO_THEN = re.compile(r",\s+who\s+(?:(?:\w+ly|had|has|also)\s+)?(?:late\s+|early\s+)?(?:on\s+)?$")
_HOLDS_THEN = re.compile(rf"\s+(?:{_HOLDS}|arriv\w+)")
_THING_THEN = re.compile(
    rf"\b{_THING}\s+(?:(?:that|which)\s+(?:is|are|was|were|will|ends?|ended|runs?|expires?)\b|due\b|scheduled|planned|set\b|expected|slated|called"
    r"|ending|expiring|starting|beginning|signed|reached|struck|agreed|launched|imposed|announced|issued|adopted"
    r"|passed|approved|published|unveiled|brokered|proposed)[^,;:\d]{0,60}$"
)
"""A thing with its own day: "about the deal signed on", "a strike due to start on"."""
_WAS_DONE = re.compile(
    r"\b[a-z]{3,}\s+(?:killed|shot|arrested|detained|jailed|seized|abducted|captured|wounded|injured|kidnapped"
    r"|to\s+be\s+(?!held|hosted|opened|chaired|attended|convened|resumed|joined)[a-z]+ed)\b[^,;:\d]{0,60}$"
)
"""What was or is to be done to those spoken of: "about aid workers killed on"."""
_OF_THING = re.compile(rf"\b{_THING}\s+(?:of\s+)?$")
_THING_FROM = re.compile(r"starting|beginning|effective|until|till")
"""What ties a day to a thing right before it: "a ceasefire starting on March 10"."""
_GOES_ON = re.compile(
    r"\b(?:been|under\s?way|going\s+on|ongoing|continu\w+|in\s+progress|(?:have|has)\s+(?:held|had))\b",
    re.IGNORECASE,
)
"""What makes a day the first of talks that still go on: "have been held since Monday"."""
_BESIDE_EVENT = re.compile(
    r"\b(?:ahead\s+of|before|prior\s+to|in\s+advance\s+of|run-?up\s+to|(?:wake|anniversary)\s+of"
    r"|within\s+(?:\w+\s+)?(?:hours|days|weeks|months)\s+of)\s[^,;:]{0,100}$"
)
_AFTER_EVENT = re.compile(
    r"\b(?:after|following)\s+(?!which\b|that\b)[a-z][^,;:]{2,100}$|\bafter\s+(?:the|an?)\s+[A-Z][^,;:]{2,100}$"
)
"""An event that comes before or after: "ahead of the summit on", "after parliament votes on"."""
_OF_GATHERING = re.compile(
    r"\b(?:side-?lines|margins|fringes)\s+of\s[^;:]{2,80},?\s+(?:which|that)\s[^;:]{0,60}$"
)
"""What makes a day that of the gathering: "on the sidelines of a forum which ends on"."""
_LONG_AGO = 270
"""Days after which a day that is told without a year is rather the coming one."""
COUNTED = frozenset({"eve", "beside", "count", "distance"})
"""Rules of days that are counted from the event already: "two days before Monday's vote"."""
_AGREED = re.compile(
    r"\b(?:agree|decid|pledg|vow|promis)\w*\s[^.;:]{0,60}?\b(?:at|during|in|after|following)\s+(?:[\w-]+\s+){0,4}$"
)
_TO_DO = re.compile(
    r"\bto\s+(?!(?:discuss|talk|meet|review|attend|negotiate)\b)[a-z]+\s[^;:]{0,120}$"
)
"""What was agreed to be done: "agreed at talks to hold elections on"."""
_PREPARES = re.compile(
    rf"\b(?:to\s+|in\s+)?(?:prepar(?:e|ing|ation)(?:\s+for)?|set\s+up|arrange|pave\s+the\s+way\s+for|plan)\s+(?:[\w-]+\s+){{0,4}}?(?:{_OCCASION}|{_THING})\b[^,;:]{{0,60}}$"
)
_DAY_OF = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|last|final|closing)\s+day\s+of\b[^;]{0,90}$"
)
_WHICH_OPENED = re.compile(r",?\s+(?:which|that)\s+(?:began|opened|started)\s+(?:on\s+)?$")
"""A day within an event whose first day or whole length is told."""
_ENDS_BY = re.compile(
    r"\b(?:end|conclude|finish|close|wrap\s+up|be\s+over)s?\b[^.;:]{0,60}\bby\s+(?:the\s+)?$"
)
_DEADLINE = re.compile(r"\bdeadline\s+(?:for|to)\b[^,;]{0,100}$")
_RUNS_OUT = re.compile(
    r"\b(?:expir(?:es?|ed)|is|was|ends?|ended|falls|pass(?:es|ed)|runs?\s+out|looms)\s+(?:on\s+)?$"
)
_WHO = re.compile(r",\s+who\s+(?:[\w’'-]+\s+){0,3}$")
_MAIN = re.compile(
    r",\s+(?:also\s+|later\s+|then\s+|\w+ly\s+)?(?:[a-z]+ed|says?|said|told|died|flew|left|went|won|lost|took|gave|made|was"
    r"|is|were|has|had|will|would|leaves|flies|returns)\b[^;]{0,120}$"
)
"""The main clause around an aside: "Y, who met Z, flew to Kyiv on"."""


def is_of_clause(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a day of what is discussed, of what a party did, or of an event beside it."""
    at = span.start + _lead_of(span)
    if span.rule == "by":  # a bound: "will meet by Friday" tells no day, "ends by Friday" the last
        return not _ENDS_BY.search(reading.text, max(trigger.end, at - REACH), at)
    if span.start >= trigger.end:
        told = reading.text[max(trigger.end, at - REACH) : at]
        if trigger.kind == "visit" and ARRIVES.search(told):
            return False  # "the visit of X, who arrives today"
        return (
            _is_named_after(span, told, reading)
            or _is_in_clause(span, told, reading)
            or _is_beside_event(span, told)
            or _is_of_aim(told, trigger, reading)
            or _is_within(span, told)
            or _is_of_main(told, trigger, reading)
            or _is_of_deadline(told, trigger, reading)
            or (span.rule == "since" and not _goes_on(span, trigger, reading))
        )
    return is_in_aside(span, at, trigger, reading) or is_of_report(span, at, trigger, reading)


def _lead_of(span: DateSpan) -> int:
    lead = _LEADS.match(span.text)
    return lead.end() if lead else 0


def _is_named_after(span: DateSpan, told: str, reading: Reading) -> bool:
    """True for the day of a thing: "the Oct. 7 attack", "Monday's bombing", "a Friday deadline"."""
    if _DEADLINE_AFTER.match(reading.text, span.end):
        return True
    owned = reading.text.startswith(("'s", "’s"), span.end) or _ENDS_OWNED.search(span.text)
    noun = _NAMED_AFTER.match(reading.text, span.end)
    if noun is None or not (owned or _OWNER.search(told)):
        return False
    if _ABOUT.search(told) and span.rule not in COUNTED:
        return True
    occasion = _IS_OCCASION.match(reading.text, span.end) or noun["first"][0].isupper()
    return not occasion and not _THERE.search(told) and span.rule not in COUNTED


def _is_in_clause(span: DateSpan, told: str, reading: Reading) -> bool:
    """True within "Y, who replaced Z on", "Y, appointed on", "the deal signed on"."""
    found = (
        (not _OF_IT.match(told) and _RELATIVE.search(told))
        or DID.search(told)
        or _THING_THEN.search(told)
        or _WAS_DONE.search(told)
        or (_OF_THING.search(told) and (told.endswith("of ") or _THING_FROM.match(span.text)))
    )
    return bool(found or (_WHO_THEN.search(told) and not _HOLDS_THEN.match(reading.text, span.end)))


def _is_beside_event(span: DateSpan, told: str) -> bool:
    """True for the day of an event before or after which they meet."""
    if span.rule in COUNTED:
        return _is_long_ago(span)
    return bool(
        _BESIDE_EVENT.search(told) or _AFTER_EVENT.search(told) or _OF_GATHERING.search(told)
    )


def _is_long_ago(span: DateSpan) -> bool:
    """True for a day counted back from one that is still to come: "before the April 21 vote"."""
    if span.rule != "count" or span.starts_on is None or span.reference is None:
        return False
    return (span.reference - span.starts_on).days > _LONG_AGO


def _is_of_aim(told: str, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what they agree to do, or prepare: "agreed at talks to hold elections on"."""
    if _PREPARES.search(told):
        return True
    start = reading.sentences[reading.sentence_at(trigger.start)].start
    before = reading.text[max(start, trigger.start - REACH) : trigger.start]
    return bool(_AGREED.search(before) and _TO_DO.search(told))


def _is_within(span: DateSpan, told: str) -> bool:
    """True for the days of an event on one day of which they meet: "on its last day"."""
    if not _DAY_OF.search(told):
        return False
    if span.starts_on and span.ends_before and (span.ends_before - span.starts_on).days > 1:
        return True
    return _WHICH_OPENED.search(told) is not None


def _is_of_deadline(told: str, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for "the deadline for talks between X and Y expires on Monday"."""
    before = reading.text[max(0, trigger.start - REACH) : trigger.start]
    return bool(_DEADLINE.search(before) and _RUNS_OUT.search(told))


def _goes_on(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for talks held since a day, not for "their first talks since Monday"."""
    start = reading.sentences[reading.sentence_at(trigger.start)].start
    told = reading.text[max(start, trigger.start - REACH) : span.start]
    return _GOES_ON.search(told) is not None


def _is_of_main(told: str, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the day of the main clause: "Y, who met Z, flew to Kyiv on Tuesday"."""
    start = reading.sentences[reading.sentence_at(trigger.start)].start
    before = reading.text[max(start, trigger.start - REACH) : trigger.start]
    return bool(_WHO.search(before) and _MAIN.search(told))


def lies_there(named: Named, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for where the matter lies: "met X to sign an accord on a consulate in Hong Kong".

    Where the model is sure of a place, that is where they met: "talks on Syria in Geneva".
    """
    sure = [role for role in trigger.roles if role.label == "PLACE" and role.score >= _SURE]
    return not any(role.overlaps(named) for role in sure) and any(
        role.label == "TOPIC"
        and trigger.end <= role.start < named.start
        and _IN.fullmatch(reading.text[role.end : named.start])
        for role in trigger.roles
    )
