"""The seeds as rows of the reference tables: one column list and one row a record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from psycopg.types.range import DateRange

from etl.seeding import reading
from etl.seeding.keys import city_id, organisation_id
from etl.seeding.places import cities
from etl.text import names

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceTable:
    """One reference table, its columns, those of them that make the key, and its rows."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rows: Callable[[Path], Iterator[Row]]
    is_list: bool
    """True for names of something else, which go when they leave the seeds."""


def _countries(folder: Path) -> Iterator[Row]:
    for row in reading.read_countries(folder):
        gone = DateRange(row.valid_from, row.valid_to) if row.valid_to else None
        yield row.code, row.alpha3, row.name, gone


def _country_names(folder: Path) -> Iterator[Row]:
    for row in reading.read_country_forms(folder):
        yield row.code, row.form, row.kind


def _places(folder: Path) -> Iterator[Row]:
    for city in cities(reading.read_places(folder)):
        yield (
            city_id(city.geonames_id, city.name, city.country),
            "city" if city.population else "other",
            city.name,
            city.country,
            city.latitude,
            city.longitude,
            city.geonames_id,
            city.population or None,
        )


def _place_names(folder: Path) -> Iterator[Row]:
    for city in cities(reading.read_places(folder)):
        key = city_id(city.geonames_id, city.name, city.country)
        yield from ((key, alias) for alias in dict.fromkeys(city.aliases) if alias != city.name)


def _topics(folder: Path) -> Iterator[Row]:
    topics = reading.read_topics(folder)
    # Parents first: a foreign key within the table is checked row by row.
    for row in sorted(topics, key=lambda topic: topic.parent is not None):
        yield row.code, row.name, row.parent, row.description, row.iptc, row.plover


def _posts(folder: Path) -> Iterator[Row]:
    for row in reading.read_posts(folder):
        yield row.code, row.name, row.description, row.rank, row.organisation_kind


def _post_forms(folder: Path) -> Iterator[Row]:
    for row in reading.read_post_forms(folder):
        yield row.code, row.form


def _organisations(folder: Path) -> Iterator[Row]:
    for row in reading.read_organisations(folder):
        yield (
            organisation_id(row.key),
            row.key,
            row.name,
            names.sort_key(row.name),
            row.kind,
            row.country,
            organisation_id(row.parent) if row.parent else None,
        )


def _organisation_names(folder: Path) -> Iterator[Row]:
    told: dict[tuple[str, str], Row] = {}
    for one in reading.read_organisations(folder):
        for name, kind in ((one.name, "name"), (one.acronym, "acronym")):
            if name:
                told.setdefault((one.key, name), (kind, None))
    for row in reading.read_organisation_names(folder):
        valid = _valid(row.valid_from, row.valid_to)
        told.setdefault((row.key, row.name), ("former" if row.valid_to else "variant", valid))
    for (key, name), (kind, valid) in told.items():
        key_of_name = names.organisation_key(name)
        yield organisation_id(key), name, key_of_name, kind, valid, "curated"


def _sources(folder: Path) -> Iterator[Row]:
    for row in reading.read_sources(folder):
        owner = organisation_id(row.organisation) if row.organisation else None
        yield row.slug, row.name, row.kind, row.domain, row.country, owner


def _valid(first: str | None, last: str | None) -> DateRange | None:
    """Return the days a name was valid, of years or days as the seeds give them, both inclusive.

    Without a first day nothing is told: a range that has always been is no interval.
    """
    if first is None:
        return None
    return DateRange(_begin(first), _begin(last, after=True) if last else None)


def _begin(words: str, *, after: bool = False) -> date:
    """Return the first day of a year or day, or the first day after it."""
    if len(words) == 4:
        return date(int(words) + after, 1, 1)
    day = date.fromisoformat(words)
    return date.fromordinal(day.toordinal() + after)


def _table(
    name: str,
    key: str,
    others: str,
    rows: Callable[[Path], Iterator[Row]],
    *,
    is_list: bool = False,
) -> ReferenceTable:
    columns = (*key.split(), *others.split())
    return ReferenceTable(
        name=name, columns=columns, key=tuple(key.split()), rows=rows, is_list=is_list
    )


REFERENCE_TABLES = (
    _table("countries", "code", "alpha3 name during", _countries),
    _table("country_names", "country_code form kind", "", _country_names, is_list=True),
    _table(
        "places",
        "id",
        "kind name country_code latitude longitude geonames_id population",
        _places,
    ),
    _table("place_names", "place_id name", "", _place_names, is_list=True),
    _table("topics", "code", "name parent_code description iptc_code plover_context", _topics),
    _table("posts", "code", "name description rank organisation_kind", _posts),
    _table("post_forms", "post_code form", "", _post_forms, is_list=True),
    _table(
        "organisations",
        "id",
        "seed_key name sort_key kind country_code parent_id",
        _organisations,
    ),
    _table(
        "organisation_names",
        "organisation_id name",
        "name_key kind during origin",
        _organisation_names,
    ),
    _table("sources", "slug", "name kind domain country_code organisation_id", _sources),
)
"""In the order that foreign keys ask for."""
