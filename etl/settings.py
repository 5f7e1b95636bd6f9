"""The only reader of the environment."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment decides; made once by the command and passed down."""

    database_url: str | None
    """Postgres to use instead of the embedded server (DATABASE_URL)."""
    home: Path
    """Folder of the embedded server's data and log (WHOMET_HOME)."""
    postgres_bin: Path | None
    """Folder with initdb, postgres and pg_ctl to use before all others (WHOMET_POSTGRES_BIN)."""
    postgres_user: str | None
    """Account that runs the embedded server when whomet runs as root (WHOMET_POSTGRES_USER)."""

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings; variables that are unset or empty count as absent."""
        env = os.environ if env is None else env
        home = env.get("WHOMET_HOME")
        binaries = env.get("WHOMET_POSTGRES_BIN")
        return cls(
            database_url=env.get("DATABASE_URL") or None,
            home=Path(home).expanduser().resolve() if home else _default_home(env),
            postgres_bin=Path(binaries) if binaries else None,
            postgres_user=env.get("WHOMET_POSTGRES_USER") or None,
        )


def _default_home(env: Mapping[str, str]) -> Path:
    """Return the user's data folder by the habit of the platform."""
    if sys.platform == "win32":
        return Path(env.get("LOCALAPPDATA", str(Path.home() / "AppData/Local"))) / "whomet"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/whomet"
    return Path(env.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "whomet"
