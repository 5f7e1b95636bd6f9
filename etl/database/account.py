"""The account that owns and runs the embedded server: the user's own, or another one for root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.errors import ConfigError, ServerError

_FOR_ROOT = ("postgres", "nobody")
_CLEAN = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath}
"""All that the server inherits: PGDATA, PGOPTIONS or a locale of the user's would change it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account, and whether this process must step down to become it."""

    uid: int
    gid: int
    steps_down: bool

    def run(self, *command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program as this account in a clean environment; return its output."""
        return subprocess.run(
            [os.fspath(word) for word in command],
            cwd=cwd,
            env=_CLEAN,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,  # Ctrl-C at the terminal is not meant for the server
            **self._switch(),
        )

    def reaches(self, folder: Path) -> bool:
        """Tell whether the account can enter `folder` and all folders above it."""
        if not self.steps_down:
            return True
        return self.run("/bin/sh", "-c", 'cd "$0"', folder, cwd=Path("/")).returncode == 0

    def can_run(self, program: Path) -> bool:
        """Tell whether the account can execute `program` and read its libraries."""
        if not self.steps_down:
            return True
        try:
            return self.run(program, "--version", cwd=Path("/")).returncode == 0
        except PermissionError:
            return False

    def own(self, path: Path) -> None:
        """Give a file or folder to this account."""
        if self.steps_down:
            os.chown(path, self.uid, self.gid)

    def _switch(self) -> dict[str, Any]:
        """Return what makes a child process this account and nothing more."""
        if not self.steps_down:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def choose_account(owned: Path, wanted: str | None) -> Account:
    """Return who runs the server: for root the owner of data that exist, else an unprivileged one.

    Postgres refuses to run as root. No account is made: `wanted`, else postgres, else nobody.
    """
    if os.geteuid() != 0:
        return Account(uid=os.geteuid(), gid=os.getegid(), steps_down=False)
    if owned.exists():
        status = owned.stat()
        if status.st_uid == 0:
            raise ServerError(f"{owned} belongs to root, and Postgres refuses to run as root")
        return Account(uid=status.st_uid, gid=status.st_gid, steps_down=True)
    for name in (wanted,) if wanted else _FOR_ROOT:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid == 0:
            raise ConfigError("WHOMET_POSTGRES_USER: Postgres refuses to run as root")
        return Account(uid=entry.pw_uid, gid=entry.pw_gid, steps_down=True)
    raise ConfigError(
        f"Postgres must not run as root, and there is no account {wanted or ' or '.join(_FOR_ROOT)}"
        "; set WHOMET_POSTGRES_USER to one that exists"
    )
