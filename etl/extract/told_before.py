"""What the meeting told just before says of the next: its journey, its days, how they spoke."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from etl.extract.drafts import Draft
from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading
from etl.extract.rereading import BARE, moved, on_journey

_HAD = re.compile(
    r"\bhad\s+(?:(?:already|also|earlier|previously|separately)\s+)?(?P<held>held\s+(?:[\w-]+\s+){0,3})?$"
)
"""What puts a meeting before the one told: "Mr Lee had met her on Friday"."""
_DONE = re.compile(r"met|seen|visited|spoken|talked|received|hosted|conferred", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?:said|says|told|added|announced|confirmed|reported|disclosed)\b")
"""What makes "had" one of reported speech: "said he had met Y on Friday"."""
_SPOKE = re.compile(r"spoke|spoken|talked", re.IGNORECASE)
_NEAR = 2
"""Sentences between two meetings of which one tells of the other."""
_WEEK = timedelta(days=7)


def date_by_last(
    draft: Draft,
    drafts: Sequence[Draft],
    trigger: TaggedTrigger,
    reading: Reading,
    reference: date | None,
) -> None:
    """Mend the days and the kind of a telling by the meeting told last."""
    _date_on_journey(draft, drafts, reference)
    _date_before(draft, drafts, trigger, reading)
    if draft.earlier and _SPOKE.fullmatch(draft.trigger) and _was_call(draft, drafts):
        draft.kind = "call"


def _date_on_journey(draft: Draft, drafts: Sequence[Draft], reference: date | None) -> None:
    """Put what is planned for a journey, told just before, into the week of the journey."""
    if draft.status != "planned" or draft.kind == "visit" or draft.days is None:
        return
    for known in reversed(drafts):
        near = draft.sentences[0] - known.sentences[-1] == 1
        if near and known.kind == "visit" and known.days and known.keys & draft.keys:
            draft.days = on_journey(draft.days, known.days, reference)
            return


def _date_before(
    draft: Draft, drafts: Sequence[Draft], trigger: TaggedTrigger, reading: Reading
) -> None:
    """Put what was before a meeting before its day: "met X on Monday. He had met Y on Friday"."""
    days = draft.days
    if days is None or days.starts_on is None or not BARE.fullmatch(days.text):
        return
    sentence = reading.sentences[draft.sentences[0]]
    had = _HAD.search(reading.text, sentence.start, trigger.start)
    if draft.status != "held" or had is None or not (had["held"] or _DONE.fullmatch(draft.trigger)):
        return
    if _REPORTED.search(reading.text, sentence.start, had.start()):
        return
    for known in reversed(drafts):
        main = known.days
        if draft.sentences[0] - known.sentences[-1] > _NEAR:
            return
        if main and main.starts_on and main.precision == "day" and known.status == "held":
            if BARE.fullmatch(main.text) and days.starts_on > main.starts_on:
                draft.days = moved(days, -_WEEK)
            return


def _was_call(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True when the meeting told last was a call of the same parties: "They last spoke in May"."""
    if not drafts or drafts[-1].kind != "call":
        return False
    return draft.sentences[0] - drafts[-1].sentences[-1] <= 1 and draft.keys <= drafts[-1].keys
