"""Articles with claims made by a rule, in any number: the load without the model.

One article gives about as many rows as one of agency news of 460 words does.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from etl.records import (
    Article,
    Claims,
    Credit,
    DateSpan,
    Entity,
    EntityKind,
    Mention,
    Party,
    PostClaim,
    Report,
    Span,
    TopicClaim,
)

VERSION = "generated-1"
_SENTENCE = "Minister {} of the Ministry {} met Envoy {} in the capital on {} to discuss security. "
_SENTENCES = 18
_KINDS: tuple[EntityKind, EntityKind] = ("person", "organisation")


def generate(number: int, first: int = 0) -> Iterator[Article]:
    """Yield so many articles of about 460 words; the same number gives the same article."""
    for n in range(first, first + number):
        text = "".join(
            _SENTENCE.format(f"Name{n % 5000} {k}", k, f"Other{n % 3000}", _day(n))
            for k in range(_SENTENCES)
        )
        yield Article(
            text=text,
            title=f"Talks number {n}",
            source="Generated",
            external_id=str(n),
            published_on=_day(n),
            format="jsonl",
            locator=f"generated:{n}",
        )


class GeneratedExtractor:
    """Gives an article of `generate` its claims at once."""

    version = VERSION

    def extract(self, article: Article) -> Claims:
        """Return six entities, twenty mentions, four posts and one meeting of three parties."""
        n = int(article.external_id or 0)
        days = DateSpan(
            start=60,
            end=70,
            text=_day(n).isoformat(),
            starts_on=_day(n),
            ends_before=_day(n) + timedelta(days=1),
            precision="day",
            rule="generated",
        )
        names = [f"Name{n % 5000 + k} Family{n % 700}" for k in range(6)]
        return Claims(
            entities=tuple(
                Entity(number=k, kind=_KINDS[k > 3], name=name, forms=(name,))
                for k, name in enumerate(names)
            ),
            mentions=tuple(
                Mention(
                    start=40 * k, end=40 * k + 12, text=names[k % 6], entity=k % 6,
                    kind=_KINDS[k % 6 > 3],
                )
                for k in range(20)
            ),
            posts=tuple(
                PostClaim(person=k, organisation=4, post="Minister", start=9 * k, end=9 * k + 8)
                for k in range(4)
            ),
            reports=(
                Report(
                    kind="talks",
                    status="held",
                    parties=tuple(Party(entity=k, side=k, post="Minister") for k in range(3)),
                    days=days,
                    topics=(TopicClaim(code=None, text="security", score=0.9),),
                    evidence=(Span(start=0, end=90), Span(start=90, end=180)),
                    confidence=0.9,
                ),
            ),
            topics=(TopicClaim(code=None, text="security", score=0.9),),
            credits=(Credit(name="Generated", source=None, role="publisher"),),
            language="en",
            extractor_version=VERSION,
        )  # fmt: skip


def _day(n: int) -> date:
    return date(2000, 1, 1) + timedelta(days=n % 9000)
