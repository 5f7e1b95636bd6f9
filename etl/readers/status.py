"""What news services say about an item beside its words: version, status, embargo."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from etl.readers.days import parse_moment
from etl.records import Article, ArticleStatus

_STATUS: dict[str, ArticleStatus] = {
    "usable": "usable",
    "withheld": "withheld",
    "embargoed": "withheld",
    "canceled": "withdrawn",
    "cancelled": "withdrawn",
    "kill": "withdrawn",
    "killed": "withdrawn",
    "delete": "withdrawn",
    "withdrawn": "withdrawn",
}


def parse_status(words: Any) -> ArticleStatus:
    """Return the status that a service's word stands for, bare or ending a code or address."""
    word = re.split("[:/]", words.strip())[-1].casefold() if isinstance(words, str) else ""
    return _STATUS.get(word, "usable")


def with_status(article: Article, *, status: ArticleStatus, embargoed: Any = None) -> Article:
    """Return the article with its status and the end of its embargo; a wrong date raises."""
    moment = parse_moment(embargoed, field="embargoed")
    until = (moment.at or datetime.combine(moment.on, time(), UTC)) if moment else None
    return replace(article, status=status, embargoed_until=until)
