"""Whether a meeting is over, going on or to come: the tense its days are read in."""

import re

from etl.dates.periods import Tense
from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading

_WENT = re.compile(
    r"(?<!had )\b(?:went|travell?ed|flew|came|arrived|returned|took|drove|gathered|assembled)\b"
    r"(?![^.;]*\b(?:will|would|is|are|(?:was|were)\s+to|plans?|planned|expected|due)\b)[^.;]{0,90}\bto\s+(?:\w+\s+)?$"
)
_ARRIVED = re.compile(
    r"\barrived\s+(?:(?:in|at)\s+[A-Z]|here)[^.;:\"“”]{0,60}\b(?:for|on|at\s+the\s+start\s+of)\s+(?:[\w-]+\s+){1,4}$"
)
"""With the arrival a visit has begun: "arrived in Ankara on Tuesday for an official visit"."""
_NOT_COME = re.compile(
    r"\b(?:(?:did\s+not|didn['’]t|never|failed\s+to)\s+(?:take\s+place|happen|materiali[sz]e|go\s+ahead|come\s+about)"
    r"|(?:took|taken)\s+no\s+place|had\s+been\s+(?:pencill?ed\s+in|scheduled|planned|set|due|slated|arranged)"
    r"|was\s+to\s+have\s+(?:been|taken))\b"
)
_CAME_FOR = re.compile(
    r"(?<!had\s)(?<!have\s)(?<!has\s)\b(?:arrived|landed|touched\s+down|flew|went|came|travell?ed|drove|(?:was|were)(?=\s+in\s+[A-Z]))\s+"
    r"(?P<way>[^.;:\"“”]{0,90})\b(?:for|to\s+(?:take\s+part\s+in|participate\s+in|attend|join|co-?chair|chair))"
    r"\s+(?:[\w-]+\s+){0,4}$"
)
"""The same for talks, where the day of coming is told: "landed in Oslo on Tuesday for talks"."""
_TOLD_IT = re.compile(r"\btold\s+(?:an?|the|this)\s+(?:[\w-]+\s+){0,3}$")
"""One who spoke to it was there: "X told a conference of bankers that ..."."""
_OUTCOME = re.compile(
    r"\b(?:(?:collapse|failure|breakdown|outcome|results?|conclusion|aftermath)\s+of|failed)\s+(?:(?!to\b)[\w.-]+\s+){0,4}$"
    r"|\brecent\s+(?:[\w.-]+\s+){0,4}$"
)
"""What a meeting leaves behind once it is over: "the collapse of the recent talks"."""
_AGREED_AT = re.compile(
    r"\b(?:agreed|said|decided|pledged|signed|vowed|told\s+\w+)\s+(?:at|during|after|following)\s+"
    r"(?:an?|the|their)\s+(?:[\w-]+\s+){0,3}$"
)
"""What was done at it: "X and Y agreed at a meeting on Wednesday"."""
_COMPLETED = re.compile(
    r"\b(?:has|have|had)\s+(?:just\s+|recently\s+)?(?:completed|concluded|finished|ended|made)\b"
)
_BEGUN = re.compile(
    r"[^.,;:\"“”]{0,60},?\s+(?:which|that)\s+(?:\w+ly\s+)?(?:began|opened|resumed|started|convened"
    r"|got\s+under\s+way|is\s+under\s+way)\b"
)
_AHEAD = re.compile(
    r",?\s+(?:which\s+)?(?:are|is)\s+(?:due|scheduled|expected|set|slated)\s+(?:to|for)\b"
)
_DURING = re.compile(r"\bduring\s+(?:his|her|their|a|an|the)\s+(?:[\w-]+\s+){0,3}$")
_TO_COME = re.compile(
    r"[^.;:\"“”]{0,90},\s+which\s+(?:starts|begins|opens|will|is\s+(?:due|expected|scheduled|set|to))\b"
)
"""What puts a meeting ahead: "the visit of President X, which starts on Friday"."""
_ADDRESSED = re.compile(
    r"(?<!\bbe\s)(?<!been\s)\b(?:addressed|attended|chaired|co-?hosted|co-?chaired)\s+(?:an?|the)\s+(?:[\w.'’-]+\s+){0,4}$"
)
"""One who did something at it was there: "when he addressed a summit on May 19"."""
_DEPARTED = re.compile(
    r"(?<!\bhad\s)(?<!\bbe\s)(?<!\bis\s)(?<!\bare\s)(?<!\bto\s)(?<!\bwill\s)(?<!\bwould\s)\b(?:left|departed|set\s+(?:off|out|sail)|headed\s+(?:to|for|off|back|home|out)|embarked|took\s+off)"
    r"\b(?P<rest>[^;:\"“”]{0,120})$"
)
"""What has begun with the day of going: "left for Peru on Monday on a visit"."""
_WEEKDAY = re.compile(r"\b(?:[A-Z][a-z]+day|yesterday|[A-Z][a-z]{2,8}\.?\s+\d{1,2})\b")
_CLAUSE = re.compile(
    r"\b(?:will|would|is|are|was|were|plans?|planned|expected|due|where|when|before|after|that|and|but|while|who|which|as)\b"
)
_LEAVING = re.compile(
    r"left|departed|set\s+(?:off|out)|headed|travell?ed|flew|embarked", re.IGNORECASE
)
_BROKE_OFF = re.compile(
    r"\b(?:br(?:oke|eaks?|eaking|oken)\s+off|abandoned|walk(?:s|ed|ing)?\s+away\s+from|cut(?:s|ting)?\s+short)\s+(?:[\w-]+\s+){0,4}$"
)
"""What ends talks that were held so far, on their last day."""
_WALKED_OUT = re.compile(r"\b(?:walk|storm)(?:s|ed|ing)?\s+out\s+(?:of|on)\s+(?:[\w-]+\s+){0,4}$")
"""What one can only do at them: "stormed out of talks on Tuesday"."""
_HELD_NOW = re.compile(
    r"\b(?:held|had|paid|made|opened|began|concluded|ended|resumed)\s+(?:[\w-]+\s+){0,4}$"
)
_TOOK_PLACE = re.compile(
    r"[^;:\"“”]{0,120}?\b(?:took\s+place|(?:was|were)\s+(?:finally\s+|eventually\s+|then\s+)?held|went\s+ahead)\b"
)
"""What was put off and held after all: "Postponed from Monday, the talks took place"."""
_POSTPONED = re.compile(
    r"\b(?:postponed|put\s+off|delayed|rescheduled|moved|originally|initially|first"
    r"|had\s+been\s+(?:scheduled|due|set|planned))\b",
    re.IGNORECASE,
)
_INTENDED = r"(?:due|scheduled|supposed|meant|set|slated|expected|booked|pencill?ed\s+in)"
_DONE = r"been|held|begun|taken|gone|flown|come|spoken|paid|left|sat|travell?ed|visited|met"
_NOT_SO = re.compile(
    rf"\b(?:(?:was|were)\s+(?:{_INTENDED}\s+)?to\s+have(?=\s+(?:{_DONE})|\s*$)|had\s+(?:\w+\s+)?been\s+(?:\w+ly\s+)?{_INTENDED}\s+to"
    r"|had\s+(?:\w+ly\s+)?(?:planned|intended|meant)\s+to|(?:was|were)\s+(?:\w+ly\s+)?(?:supposed|meant)\s+to"
    rf"|(?:should|ought\s+to)\s+have(?=\s+(?:{_DONE})|\s*$))\b(?:(?!\b(?:but|and|will|would|who|which|when|until|now)\b)[^.;,:\"“”]){{0,50}}$"
)
"""A plan that came to nothing: "was to have met", "had been due to meet", "was supposed to"."""
_NOT_SO_AFTER = re.compile(
    rf"[^;:,\"“”]{{0,100}}?(?:,\s+which\s+)?\b(?:had\s+(?:\w+\s+)?been\s+(?:\w+ly\s+)?{_INTENDED}\s+(?:to|for|on)"
    r"|(?:was|were)\s+(?:to\s+have|supposed\s+to)\s+(?:been|take|begin|start|open))\b"
    r"|\s+(?:never\s+(?:happened|took\s+place|materiali[sz]ed)|fell\s+through|did\s+not\s+(?:happen|take\s+place|materiali[sz]e))\b"
)
_AFTER_ALL = re.compile(
    r"\b(?:will|now|(?:was|were)\s+(?:\w+\s+)?held|took\s+place|went\s+ahead|began|opened|started|is|are)\b"
)
"""What came of it nevertheless: "which had been scheduled for Monday, will be held today"."""
_WAS_TO = re.compile(
    rf"\b(?:was|were)\s+(?:\w+ly\s+)?(?:{_INTENDED}\s+)?to\s+(?:[\w-]+\s+){{0,4}}$"
)
_WAS_TO_AFTER = re.compile(
    rf"[^;:\"“”]{{0,100}}?\b(?:(?:was|were|had\s+been)\s+(?:\w+ly\s+)?{_INTENDED}\b"
    r"|(?:was|were)\s+to\s+(?:take|be|begin|start|open|resume)\b)"
)
_BUT_FAILED = re.compile(
    r"[^;:\"“”]{0,160}?,?\s+(?:but|only\s+for|until)\s[^;:]{0,60}?\b(?:pulled\s+out|fell\s+(?:through|ill)|asked\s+(?:for|to)"
    r"|did\s+not|didn['’]t|failed|never|withdrew|backed\s+out|stayed\s+(?:away|home|at\s+home)|flew\s+home"
    r"|unable|instead|collapsed|(?:was|were)\s+(?:delayed|detained|arrested|killed|sacked|stranded))\b"
)
"""How it came to nothing: "was to meet X on Sunday, but fell ill"."""
_ONLY_CHANGED = re.compile(r"\bbut\s+(?:the\s+)?(?:\w+\s+)?(?:venue|place|location|time|hour)\b")
"""What was changed of a plan that held: "had been due to meet in X but the venue was changed"."""
_HERE_NOW = re.compile(
    r"\b(?:is|are|has\s+been)\s+(?:(?:currently|now|also|still)\s+)?(?:in\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,2}\s+(?:on|for)"
    r"|(?:here|there)\s+(?:on|for)|on|paying|making)\s+(?:[\w-]+\s+){0,4}$"
)
"""What is going on: "is on an official visit"."""
_PRESENT = re.compile(
    r"\b(?:leaves|arrives|starts|begins|opens|travels|visits|flies|departs|heads|meets|hosts"
    r"|returns|goes)\b|(?<!to )(?<!did )(?<!not )\bmeet$"
)
_FINITE = re.compile(
    r"met|hosted|visited|conferred|toured|telephoned|phoned|talked|spoke|saw|greeted|welcomed|received",
    re.IGNORECASE,
)
_TRAVELLED = re.compile(r"travell?ed|flew|went|came|arrived", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:be|being|to\s+have|to\s+be|if|get)\s+(?:\w+ly\s+)?$")
_WHOM_HE = re.compile(r"\bwhom?\s+(?:he|she|they)\s+(?:\w+\s+)?$")
_SUBJECT_ENDS = re.compile(r",?\s+(?:(?:who|also|then|again|later|\w+ly)\s+){0,2}")
_COMING = re.compile(
    r"later\s+(?:this|in\s+the)\s+\w+|(?:late\s+)?(?:tomorrow|next\s+(?:week|month|year|\w+day))\b.*"
    r"|(?:early|late)\s+next\s+\w+",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:w(?:as|ere)\s+to\s+have|cancel\w*|call(?:s|ed|ing)?\s+(?:\w+\s+)?off|postpon\w+|suspend\w*|scrap\w*|abandon\w*|shelv\w+"
    r"|(?:put|puts|putting|broke|broken|breaks?|cut)\s+(?:\w+\s+)?off|delay\w*|drop(?:s|ped)|ruled\s+out"
    r"|pull(?:s|ed|ing)?\s+out|withdr[ae]w\w*|boycott\w*|(?:stay|keep|kept|stayed|staying|keeping)\s+(?:\w+\s+)?(?:away|out)"
    r"|decided\s+against|reject\w*|refus\w+|declin\w+|turn(?:s|ed)\s+down|fell\s+through|no\s+(?:longer|plans)"
    r"|(?:not|never|n['’]t)\s+(?:\w+\s+)?(?:attend|go|come|meet|travel|visit|take|hold|held|be\s+held|happen|invite\w*)"
    r"|without\s+(?:having\s+)?(?:hold|held|meet|met|see|visit|receiv|attend|host)\w*"
    r"|(?:expelled|pushed|thrown|exclu(?:ded|sion)|barred|banned)\s+(?:out\s+of|from)|stop(?:s|ped)?)\b",
    re.IGNORECASE,
)
_ARRANGED = re.compile(
    r"\b(?:scheduled|due|set\s+(?:to|for)|planned|plans|upcoming|coming|forthcoming|propos\w+|re-?open\w*|restart\w*"
    r"|resum\w+|reconven\w+|to\s+be\s+held|will|would|expected|next|tomorrow|offer(?:s|ed)?)\b",
    re.IGNORECASE,
)
_IN_HEADLINE = re.compile(
    r"(?=[^\n]{0,120}\b(?:meets?|hosts?|holds?|visits?|resumes?|opens?|begins?|starts?|receives?|welcomes?)\b)"
    r"(?!.*\b(?:to|will|would|set|due|expected|plan\w*|may|might|could|next|tomorrow|ahead|before|upcoming|soon|hopes?"
    r"|seeks?|wants?|eyes|if|until|invites?|agrees?|offers?|proposes?|urges?|calls?)\b)[^\n]{20,140}(?<![.!?:;,\"'”’)])"
)
"""A line that tells in the present what has happened: "X and Y meet in Rome, discuss trade"."""
_THEY_MET = re.compile(
    r"\b(?:they|the\s+(?:two|pair)(?:\s+(?:men|leaders|ministers|presidents))?|both|he|she)\s+(?:last\s+|first\s+)?$"
)
_NEAR = 60
"""Characters before a trigger within which a verb in the present tense is its own."""


def is_done(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a purpose of what was done, and for what has begun or is over.

    "flew to Paris on Monday to meet X", "talks, which resumed today", "a tour he has completed".
    """
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    before = reading.text[sentence.start : trigger.start]
    return bool(
        _did(trigger, reading)
        or _TOLD_IT.search(before)
        or _OUTCOME.search(before)
        or _AGREED_AT.search(before)
        or _ADDRESSED.search(before)
        or is_broken_off(trigger, reading)
        or _WALKED_OUT.search(before)
        or (trigger.kind == "visit" and _has_departed(trigger, reading))
        or _was_held_after_all(trigger, reading)
        or _WENT.search(before)
        or _is_headline(trigger, reading)
        or (trigger.kind == "visit" and _ARRIVED.search(before))
        or _has_come_for(trigger, reading)
        or _COMPLETED.search(reading.text, trigger.end, sentence.end)
        or _BEGUN.match(reading.text, trigger.end, sentence.end)
    )


def _is_headline(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a first line without a full stop and without a day, which tells of what was."""
    first = reading.sentences[0]
    return (
        first.start <= trigger.start < first.end
        and not any(role.label == "DATE" for role in trigger.roles)
        and _IN_HEADLINE.fullmatch(reading.text, first.start, first.end) is not None
    )


def _has_come_for(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for talks for which one came on a day told: "arrived in Rome on Monday for talks"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - 3 * _NEAR)
    came = _CAME_FOR.search(reading.text, low, trigger.start)
    if came is None or _CLAUSE.search(came["way"]):
        return False
    ahead = any(role.label == "DATE" and role.start >= trigger.end for role in trigger.roles)
    return not ahead and _WEEKDAY.search(came["way"]) is not None


def _has_not_come(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a day on which nothing came of a plan: "a meeting on Tuesday did not take place"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return trigger.status == "called_off" and bool(
        _NOT_COME.search(reading.text, trigger.end, sentence.end)
    )


def _has_departed(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a journey that began on a day that is told: "left on Monday for a visit"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    days = [role for role in trigger.roles if role.label == "DATE"]
    if _LEAVING.fullmatch(reading.text, trigger.start, trigger.end):
        return bool(days) and _is_said_of(trigger, reading)
    low = max(sentence.start, trigger.start - 3 * _NEAR)
    departed = _DEPARTED.search(reading.text, low, trigger.start)
    if departed is None or _CLAUSE.search(departed["rest"]):
        return False
    if trigger.kind == "visit":
        return bool(days) and all(role.start > departed.start() for role in days)
    after = any(role.start >= trigger.end for role in days)
    return not after and _WEEKDAY.search(departed["rest"]) is not None


def _was_held_after_all(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what was put off once: "Postponed from Monday, the talks took place on Friday"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    held = _TOOK_PLACE.match(reading.text, trigger.end, sentence.end)
    low = max(sentence.start, trigger.start - 2 * _NEAR)
    return bool(held and _POSTPONED.search(reading.text, low, held.end()))


def is_broken_off(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what was held until it was broken off or cut short."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - 2 * _NEAR)
    return bool(_BROKE_OFF.search(reading.text, low, trigger.start))


def _is_participle(trigger: TaggedTrigger, reading: Reading) -> bool:
    word = reading.text[trigger.start : trigger.end].split()[0]
    return word.endswith("ed") or word in ("met", "seen", "spoken", "flown", "gone")


def is_frustrated(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a plan of which the words say that nothing came: "was to have met X"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    text = reading.text
    low = max(sentence.start, trigger.start - 2 * _NEAR)
    if _ONLY_CHANGED.search(text, trigger.end, min(sentence.end, trigger.end + 3 * _NEAR)):
        return False
    plan = _NOT_SO.search(text, low, trigger.start)
    if plan and plan[0].rstrip().endswith("have") and not _is_participle(trigger, reading):
        return False  # "were to have dinner"
    after = _NOT_SO_AFTER.match(text, trigger.end, sentence.end)
    end = min(sentence.end, trigger.end + 4 * _NEAR)
    if plan or (after and not _AFTER_ALL.search(text, after.end(), end)):
        return True
    failed = _BUT_FAILED.match(text, trigger.end, sentence.end)
    return bool(failed) and was_intended(trigger, reading)


def was_intended(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what is told as a plan of then: "was due to meet", "were to be held"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - 2 * _NEAR)
    return bool(
        _WAS_TO.search(reading.text, low, trigger.start)
        or _NOT_SO.search(reading.text, low, trigger.start)
        or (
            trigger.status != "held"
            and _WAS_TO_AFTER.match(reading.text, trigger.end, sentence.end)
        )
    )


def is_going_on(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what is told in the present and has begun: "is visiting", "is on a visit"."""
    if trigger.status != "held" or trigger.kind != "visit":
        return False
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - 2 * _NEAR)
    visiting = reading.text[trigger.start : trigger.end].endswith("ing")
    return visiting or bool(_HERE_NOW.search(reading.text, low, trigger.start))


def is_past_verb(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a verb that tells what somebody did, and for talks that were "held"."""
    text = reading.text
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - _NEAR)
    if trigger.status != "held":
        return False
    if _HELD_NOW.search(text, low, trigger.start):
        return True
    verb = _FINITE.fullmatch(text, trigger.start, trigger.end) or _TRAVELLED.fullmatch(
        text, trigger.start, trigger.end
    )
    return bool(verb) and not _NOT_YET.search(text, low, trigger.start)


def _is_said_of(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a verb right after who did it: "X left", "the minister, who left"."""
    return any(
        role.label in ("PARTY", "HOST")
        and role.end <= trigger.start
        and _SUBJECT_ENDS.fullmatch(reading.text, role.end, trigger.start)
        for role in trigger.roles
    )


def is_coming(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a day that can only be ahead: "home for consultations later this week"."""
    words = [reading.words(r.start, r.end) for r in trigger.roles if r.label == "DATE"]
    return any(map(_COMING.fullmatch, words)) and not _did(trigger, reading)


def is_off(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True when the sentence has a word for what is cancelled, put off or shunned."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return _OFF.search(reading.text, sentence.start, sentence.end) is not None


def is_arranged(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True when the sentence arranges it: "was scheduled", "when talks reopen on Tuesday"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return _ARRANGED.search(reading.text, sentence.start, sentence.end) is not None


def _did(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a verb in the past right after who did it: "the king hosted", "he also met"."""
    if not _FINITE.fullmatch(reading.text, trigger.start, trigger.end):
        return False
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - _NEAR)
    if _WHOM_HE.search(reading.text, sentence.start, trigger.start) or _THEY_MET.search(
        reading.text, low, trigger.start
    ):
        return True
    return _is_said_of(trigger, reading)


def tense_of(trigger: TaggedTrigger, reading: Reading) -> Tense:
    """Return the tense that the trigger's dates are read in."""
    if trigger.status != "held":
        over = is_done(trigger, reading) or is_frustrated(trigger, reading)
        over = over or _has_not_come(trigger, reading)
        return "past" if over or _has_departed(trigger, reading) else "future"
    if is_past_verb(trigger, reading):
        return "past"
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    if is_of_plan(trigger, reading):
        return "future"
    before = reading.text[max(sentence.start, trigger.start - _NEAR) : trigger.end]
    if _AHEAD.match(reading.text, trigger.end, sentence.end) or _TO_COME.match(
        reading.text, trigger.end, sentence.end
    ):
        return "future"
    return "future" if _PRESENT.search(before) else "past"


def is_of_plan(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the trip of "X plans to meet Y during a trip to Z on Friday"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    planned = any(o.start < trigger.start and o.status != "held" for o in sentence.triggers)
    return planned and bool(_DURING.search(reading.text, sentence.start, trigger.start))
