"""Read the seeds' CSV files into frozen records, naming file and line of anything wrong."""

import csv
import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from etl.assets import asset_dir
from etl.errors import ConfigError

FILES = (
    "countries.csv",
    "country_names.csv",
    "member_states.csv",
    "organisation_names.csv",
    "organisations.csv",
    "places.csv",
    "post_forms.csv",
    "posts.csv",
    "sources.csv",
    "topic_words.csv",
    "topics.csv",
    "venues.csv",
)


class Row:
    """One line of a seed file, asked column by column."""

    def __init__(self, file: Path, line: int, cells: dict[str, str]) -> None:
        self.file = file
        self.line = line
        self._cells = cells

    def wrong(self, what: str) -> ConfigError:
        """Return the error that tells where the file is wrong."""
        return ConfigError(f"{self.file.name}, line {self.line}: {what}")

    def text(self, column: str) -> str:
        """Return a cell that must be filled."""
        value = self._cells[column]
        if not value:
            raise self.wrong(f"{column} is empty")
        return value

    def maybe(self, column: str) -> str | None:
        """Return a cell, or None when it is empty."""
        return self._cells[column] or None

    def day(self, column: str) -> date | None:
        """Return a cell as a day, or None when it is empty."""
        value = self._cells[column]
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as error:
            raise self.wrong(f"{column} is {value!r}, not a day like 1991-12-26") from error

    def number(self, column: str) -> float:
        """Return a cell as a number."""
        value = self.text(column)
        try:
            return float(value)
        except ValueError as error:
            raise self.wrong(f"{column} is {value!r}, not a number") from error

    def flag(self, column: str) -> bool:
        """Return a cell that says 1 or 0."""
        value = self.text(column)
        if value not in ("0", "1"):
            raise self.wrong(f"{column} is {value!r}, not 0 or 1")
        return value == "1"


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the lines of a seed file whose header must be exactly `columns`."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            lines = csv.reader(handle, strict=True)
            header = next(lines, [])
            if tuple(header) != columns:
                raise ConfigError(f"{path.name}, line 1: the columns must be {','.join(columns)}")
            for cells in lines:
                if len(cells) != len(columns):
                    raise ConfigError(
                        f"{path.name}, line {lines.line_num}: "
                        f"{len(cells)} cells instead of {len(columns)}"
                    )
                found = {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
                yield Row(path, lines.line_num, found)
    except OSError as error:
        raise ConfigError(f"{path.name} cannot be read: {error}") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise ConfigError(f"{path.name} is not a CSV file in UTF-8: {error}") from error


def seeds_digest(folder: Path | None = None) -> str:
    """Return the SHA-256 of all seed files, which is the version of the seeds."""
    folder = folder or asset_dir("seeds")
    total = hashlib.sha256()
    for name in FILES:
        path = folder / name
        if not path.is_file():
            raise ConfigError(f"{name} is missing from the seeds; install the package again")
        total.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
