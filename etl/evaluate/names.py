"""When an extracted name is the annotated one."""

import re
import unicodedata
from functools import lru_cache

from etl.evaluate.records import Participant

_SAME = (
    ("united states", "us", "usa", "u s", "america", "united states of america"),
    ("united kingdom", "uk", "u k", "britain", "great britain"),
    ("russia", "russian federation"),
    ("north korea", "dprk", "democratic peoples republic of korea"),
    ("south korea", "republic of korea", "rok"),
    ("china", "peoples republic of china", "prc"),
    ("soviet union", "ussr", "union of soviet socialist republics"),
    ("west germany", "federal republic of germany"),
    ("east germany", "german democratic republic", "gdr"),
    ("european union", "eu"),
    ("european community", "ec", "european economic community", "eec", "european communities",
     "common market"),
    ("united nations", "un", "u n"),
    ("iran", "islamic republic of iran"),
    ("syria", "syrian arab republic"),
    ("turkey", "turkiye"),
    ("ivory coast", "cote divoire"),
    ("czechia", "czech republic"),
    ("burma", "myanmar"),
    ("uae", "united arab emirates"),
    ("palestine", "palestinian authority", "palestinian territories", "state of palestine",
     "palestinians"),
    ("islamic state", "isis", "isil", "daesh", "islamic state of iraq and syria", "is"),
    ("nato", "north atlantic treaty organization", "north atlantic treaty organisation"),
)  # fmt: skip
"""Usual names of one thing; the comparison takes any of them for any other."""
_ONE_NAME = {form: group[0] for group in _SAME for form in group}
_LEAD = re.compile(r"^(?:the|government of|state of|kingdom of)\s+")


@lru_cache(16384)
def comparable(name: str) -> str:
    """Return a name without case, accents, punctuation, article and "government of"."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = re.sub(r"[\u2019'`\u00b4]", "", text)
    text = _LEAD.sub("", re.sub(r"[^\w]+", " ", text).strip())
    return _ONE_NAME.get(text, text)


def same_party(predicted: Participant, gold: Participant) -> bool:
    """True when the names are equal; for persons also when one is the other cut short."""
    forms = {comparable(name) for name in (gold.name, *gold.aliases)}
    name = comparable(predicted.name)
    if name in forms:
        return True
    persons = gold.type == "person" and predicted.type in (None, "person")
    return persons and any(same_person(name, form) for form in forms)


def same_person(one: str, other: str) -> bool:
    """True when one comparable name is the other with parts left out or cut to initials."""
    short, full = sorted((one.split(), other.split()), key=len)
    if not short or (len(short) == 1 and short[0] not in (full[0], full[-1])):
        return False
    rest = list(full)
    for part in short:
        hit = next((word for word in rest if _same_word(part, word)), None)
        if hit is None:
            return False
        rest.remove(hit)
    return True


def _same_word(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one.startswith(other) or other.startswith(one)
    return one == other
