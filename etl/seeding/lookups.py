"""All lookups of the extraction, in memory and without a database."""

import hashlib
from functools import cached_property
from pathlib import Path

from etl.assets import asset_dir
from etl.garbage import uncollected
from etl.seeding import reading
from etl.seeding.countries import Countries
from etl.seeding.gazetteer import Gazetteer
from etl.seeding.organisations import Organisations
from etl.seeding.places import cities, library_version
from etl.seeding.posts import Posts
from etl.seeding.sources import Sources
from etl.seeding.tables import seeds_digest
from etl.seeding.topics import Topics


def seeds_version(folder: Path | None = None) -> str:
    """Return the digest of the seeds and the version of the gazetteer's library."""
    return hashlib.sha256(f"{seeds_digest(folder)} {library_version()}".encode()).hexdigest()


class Lookups:
    """The lookups, each built when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the seed files."""
        self._folder = folder

    @classmethod
    def load(cls) -> "Lookups":
        """Return the lookups of the seeds that the program carries."""
        return cls(asset_dir("seeds"))

    @cached_property
    def version(self) -> str:
        """Return the digest of all that the lookups know."""
        return seeds_version(self._folder)

    @cached_property
    def countries(self) -> Countries:
        """Return the countries by their written forms."""
        return Countries(
            reading.read_countries(self._folder), reading.read_country_forms(self._folder)
        )

    @cached_property
    def places(self) -> Gazetteer:
        """Return the places by their names."""
        seeded = reading.read_places(self._folder)
        with uncollected():
            return Gazetteer(cities(seeded), reading.read_venues(self._folder), self.countries)

    @cached_property
    def posts(self) -> Posts:
        """Return the posts by their written forms."""
        return Posts(
            reading.read_posts(self._folder), reading.read_post_forms(self._folder), self.countries
        )

    @cached_property
    def organisations(self) -> Organisations:
        """Return the seeded organisations by their names."""
        return Organisations(
            reading.read_organisations(self._folder),
            reading.read_organisation_names(self._folder),
            reading.read_member_states(self._folder),
            self.countries,
        )

    @cached_property
    def sources(self) -> Sources:
        """Return the seeded sources by name and domain."""
        return Sources(reading.read_sources(self._folder))

    @cached_property
    def topics(self) -> Topics:
        """Return the taxonomy and its words."""
        return Topics(reading.read_topics(self._folder), reading.read_topic_words(self._folder))
