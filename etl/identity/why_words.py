"""The words for the rules that stand in the columns `rule`."""

from collections.abc import Iterable

_RULES = {
    "same name": "the same name",
    "initials left out": "initials left out",
    "initials": "initials that stand for the names",
    "a part left out": "a part of the name left out",
    "near spelling": "names spelled nearly alike",
    "a surname left out": "a surname left out",
    "a first name left out": "a first name left out",
    "surname": "a surname, of the one fuller name that it fits best",
    "surname of one holder": "one surname in a post that one person holds at a time",
    "several fit": "a surname that fits several persons equally",
    "seed": "names of one body of the seeds",
    "name": "the same name",
    "acronym": "an acronym and the name that it stands for",
    "reprint": "the same report of one dispatch, printed twice",
    "parties and days": "two parties in common, and days that can be the same",
    "parties and week": "two parties in common, and a week that holds the days",
    "parties and month": "two parties in common, and the same month",
    "parties and year": "two parties in common, and a year that holds the days",
    "parties": "two parties in common",
    "parties and place": "two parties and the place in common, and no day told",
    "same text": "the same text",
    "near-duplicate": "texts that share half of their runs of three words or more",
    "cut from it": "a text cut from the other",
    "judged": "a judgement says that they are the same",
    "alone": "joined to nothing else",
}
_TIES = {
    "country": "the same country",
    "post": "the same post",
    "time": "in the news at that time",
    "other country": "though one article tells another country",
    "told soon after": "told at most three days after",
    "told shortly before": "told at most a week before",
    "told together": "told at most three days apart",
}


def rule_in_words(rule: str) -> str:
    """Return a rule as the database has it, and in words: what joins, what else had to agree.

    The words are left out where they say the same.
    """
    first, *ties = rule.split(", ")
    words = ", ".join([_RULES.get(first, first), *(_TIES.get(tie, tie) for tie in ties)])
    return rule if words.removeprefix("the ") == rule else f"{rule} ({words})"


def certainty(score: object) -> str:
    """Return how surely a rule joins, as the last words of a line."""
    return f"certainty {score}"


def counted(reasons: Iterable[str]) -> list[str]:
    """Return each reason once, the commonest first."""
    listed = list(reasons)
    return sorted(set(listed), key=lambda reason: (-listed.count(reason), reason))
