"""Read one article and say what it tells: a pure function of article, model and seeds."""

from pathlib import Path

from etl.dates import find_dates
from etl.extract import claims
from etl.extract.belonging import tie_to_bodies, tie_to_principals
from etl.extract.cast import cast_of
from etl.extract.counterparts import tie_counterparts
from etl.extract.credits import credits_of
from etl.extract.homes import infer_countries
from etl.extract.letters import disown_letters
from etl.extract.meetings import drafts_of
from etl.extract.mending import mended
from etl.extract.model import Tagger
from etl.extract.posts import name_headings, tie_posts
from etl.extract.reading import Reading
from etl.extract.settle import settle
from etl.extract.topics import article_topics
from etl.extract.where import Places
from etl.records import Article, Claims
from etl.seeding.lookups import Lookups
from etl.text.language import detect_language
from etl.text.sentences import split_sentences

RULES_VERSION = "22"
"""Raise it whenever the rules of this package would give other claims for some article."""


class Extractor:
    """Turns articles into claims; made once a process, used for any number of articles."""

    def __init__(self, tagger: Tagger, lookups: Lookups) -> None:
        """Take a loaded model and the seeds."""
        self.tagger, self.lookups = tagger, lookups
        self.version = f"{RULES_VERSION}+model.{tagger.version}+seeds.{lookups.version[:12]}"

    @classmethod
    def load(cls, model: Path | None = None, *, threads: int = 1) -> "Extractor":
        """Load the shipped model, or the one in a folder; raise ModelError when it is missing."""
        return cls(Tagger.load(model, threads=threads), Lookups.load())

    def extract(self, article: Article) -> Claims:
        """Return the claims of one article; what is not told stays empty."""
        if article.status != "usable":
            # A kill claims nothing any more; what is withheld claims nothing yet.
            skipped = "withheld" if article.status == "withheld" else None
            return Claims(
                language=article.language, skipped=skipped, extractor_version=self.version
            )
        language = article.language or detect_language(article.title, article.text)
        if language is not None and not language.lower().startswith("en"):
            return Claims(language=language, skipped="language", extractor_version=self.version)
        tagged = self.tagger.tag(article.text, split_sentences(article.text))
        reading = Reading(article.text, mended(article.text, tagged, self.lookups))
        reference = article.reference_day
        cast = cast_of(reading, self.lookups, on=reference)
        places = Places(reading, cast, self.lookups, dateline=article.dateline_place, on=reference)
        disown_letters(reading, cast, self.lookups, at=places.home)
        tie_posts(reading, cast, self.lookups)
        tie_counterparts(reading, cast)
        tie_to_bodies(reading, cast)
        infer_countries(reading, cast, self.lookups, at=places.home, on=reference)
        tie_to_principals(reading, cast, self.lookups)
        name_headings(cast, self.lookups)
        drafts = drafts_of(reading, cast, self.lookups, places, reference=reference)
        settle(drafts, places, reference)
        credits = credits_of(article, reading, self.lookups)
        numbers = claims.Numbers(cast)
        return Claims(
            entities=claims.entities(cast, numbers),
            mentions=claims.mentions(
                reading, cast, numbers, places,
                find_dates(article.text, reference=reference, tense="past"),
            ),
            posts=claims.posts(cast, numbers, told_on=reference),
            reports=claims.reports(drafts, reading, numbers, self.lookups, credits),
            topics=article_topics(reading, article.title, self.lookups),
            credits=credits,
            dateline_place=places.dateline,
            language=language,
            extractor_version=self.version,
        )  # fmt: skip
