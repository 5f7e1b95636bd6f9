"""Encounters that are no meetings: matches, elections and prizes, and those of a case in court."""

import re

from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading

_ENCOUNTER = re.compile(r"meets?|met|meeting|fac(?:es?|ed|ing)|clash(?:es|ed)?", re.IGNORECASE)
_ROUND = (
    r"(?:(?:semi|quarter)-?\s?finals?|finals?|last\s+(?:16|32|eight|four)|play-?offs?|qualifiers?|derby"
    r"|(?:first|second|third|fourth)\s+leg|group\s+(?:stage|match|game)|opener|grand\s+slam)"
)
_CUP = r"(?:Cup|League|Open|Trophy|Championships?|Shield|Oscars?|Grammys?|Emmys?|Olympics|Masters)"
_CONTEST = re.compile(
    rf"[^.;\"“”]{{0,90}}?(?:\b(?:in|at)\s+(?:the\s+|a\s+|an\s+)?(?:[\w’'-]+\s+){{0,5}}?(?:{_ROUND}|{_CUP})\b"
    r"|\bin\s+(?:straight|two|three|four|five)\s+sets\b|\bplaying\s+out\s+an?\b"
    r"|\b(?:goalless|scoreless)\s+draw\b|\bat\s+the\s+(?:ballot\s+box|polls)\b"
    r"|\bin\s+the\s+(?:[\w-]+\s+){0,3}(?:category|primary|run-?off|ring|octagon)\b"
    r"|\band\s+(?:lost|won|drew|beat)\b(?!\s+(?:support|agreement|approval|backing|praise|over)))"
)
_BEFORE_VOTERS = re.compile(r"\s+voters\b")
_IN_COURT = re.compile(
    r"\b(?:defendants?|the\s+accused|plaintiffs?|the\s+victims?|prosecution\s+witness(?:es)?|jurors?)\b"
    r"|\bthe\s+(?:court|jury|tribunal|trial)\s+(?:heard|was\s+told)\b",
    re.IGNORECASE,
)


def is_contest(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for sides that meet in a match, a vote or for a prize: "met in the final"."""
    if not _ENCOUNTER.fullmatch(reading.text, trigger.start, trigger.end):
        return False
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    if _BEFORE_VOTERS.match(reading.text, trigger.end, sentence.end):
        return True
    return _CONTEST.match(reading.text, trigger.end, sentence.end) is not None


def is_in_court(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for those of a case: "The defendant met the victim in a bar, the court heard"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return _IN_COURT.search(reading.text, sentence.start, sentence.end) is not None
