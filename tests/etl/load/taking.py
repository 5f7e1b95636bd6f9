"""Load files with the scripted extractor, as often and as far as a test wants."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from etl.errors import SourceError
from etl.load.outcomes import Counts
from etl.load.run import LoadSummary
from etl.pipeline import load
from tests.factories import ScriptedExtractor

LATER = datetime.now(UTC) + timedelta(hours=1)
"""A time at which files written now were surely not changed while they were read."""


def take(database: Engine, *paths: Path | str, **options: Any) -> LoadSummary:
    """Load with the scripted extractor; only what is new, unless told otherwise."""
    options = {"only_new": True, "now": LATER, "workers": 1, **options}
    names = [str(path) for path in paths]
    extractor = ScriptedExtractor("scripted-1")
    return load(database, names, extractor=extractor, load_extractor=ScriptedExtractor, **options)


def cut_short(batches: int) -> Any:
    """Return a progress that breaks the load off after some batches."""
    told: list[Counts] = []

    def progress(counts: Counts) -> None:
        told.append(counts)
        if len(told) >= batches:
            raise SourceError("cut short")

    return progress


def lines(*numbers: int, words: str = "Nothing was said") -> str:
    records = ({"id": str(n), "source": "Post", "text": f"{words} {n}."} for n in numbers)
    return "".join(json.dumps(record) + "\n" for record in records)


def only(database: Engine, query: str) -> Any:
    with database.connect() as connection:
        return connection.execute(text(query)).one()
