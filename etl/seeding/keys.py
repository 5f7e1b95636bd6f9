"""Ids of seeded rows: version 5 uuids of their natural keys, the same on every machine."""

from uuid import UUID, uuid5

NAMESPACE = UUID("6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41")
"""Namespace of every id that whomet derives; changing it changes all of them."""


def place_id(geonames_id: int) -> UUID:
    """Return the id of the place with this GeoNames id."""
    return uuid5(NAMESPACE, f"place {geonames_id}")


def named_place_id(key: str) -> UUID:
    """Return the id of a seeded place that GeoNames does not have."""
    return uuid5(NAMESPACE, f"place seed {key}")


def organisation_id(key: str) -> UUID:
    """Return the id of the seeded organisation with this key."""
    return uuid5(NAMESPACE, f"organisation seed {key}")


def city_id(geonames_id: int | None, name: str, country: str) -> UUID:
    """Return the id of a place of the gazetteer."""
    return named_place_id(f"{name} {country}") if geonames_id is None else place_id(geonames_id)
