"""Tell, before the costly step, which articles the database already has as they are."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import psycopg

from etl.load.articles import Keyed


def find_stored(
    connection: psycopg.Connection[Any], keyed: Sequence[Keyed], *, extractor_version: str
) -> frozenset[tuple[UUID, bytes]]:
    """Return id and content hash of the articles stored so, with this extractor's claims.

    Not the id alone: a batch may hold two revisions, of which one is stored. Articles that another
    version of the extractor read are left out: they are extracted again and stay `unchanged`, only
    their claims are refreshed.
    """
    found = connection.execute(
        "select articles.id, articles.content_hash from articles"
        " join unnest(%s::uuid[], %s::bytea[]) as told (id, content_hash)"
        " using (id, content_hash)"
        " where articles.extractor_version = %s",
        [
            [one.id for one in keyed],
            [one.content_hash for one in keyed],
            extractor_version,
        ],
    ).fetchall()
    return frozenset((row[0], bytes(row[1])) for row in found)
