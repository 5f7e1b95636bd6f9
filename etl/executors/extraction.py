"""What all executors run: the extraction of one article, which fails for that article alone."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from etl.errors import ModelError
from etl.readers.payloads import refuse_article
from etl.records import Article, Claims, Reject

Context = TypeVar("Context")


class Extracts(Protocol):
    """What reads the claims out of one article."""

    def extract(self, article: Article) -> Claims:
        """Return all that the article says."""


Loader = Callable[[], Extracts]
Batch = tuple[Context, Sequence[Article]]
"""Articles to extract, and whatever the caller wants back with their results."""
Extraction = list[Claims | Reject]
Result = tuple[Context, Extraction]

_PART = 10
"""Articles that a worker takes at a time: seconds of work, so that none idles long at the end."""


def parts(articles: Sequence[Article]) -> Iterator[Sequence[Article]]:
    """Cut a batch into what one worker takes at a time."""
    return (articles[start : start + _PART] for start in range(0, len(articles), _PART))


def extract_one(extractor: Extracts, article: Article) -> Claims | Reject:
    """Return the claims of one article, or a reject when the extractor fails on it."""
    try:
        return extractor.extract(article)
    except ModelError:
        raise
    except Exception as error:  # whatever one article provokes, the others go on
        return give_up(article, type(error).__name__, f"the extraction failed: {error}")


def give_up(article: Article, error_class: str, message: str) -> Reject:
    """Return the reject of an article that could not be extracted."""
    return refuse_article(
        article,
        stage="extract",
        error_class=error_class,
        message=f"{message}; whomet rejects retry tries it again",
    )
