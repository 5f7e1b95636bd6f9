"""Where the files of the embedded server lie.

home/lock      one process at a time starts or stops the server
home/pgpass    the password, for its owner only
home/tcp       the port of TCP, when it was asked for
base/data      the cluster; base is home, unless the server's account cannot reach it
base/run       the socket, unless that path is too long for one
base/log
"""

import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from etl.database.account import Account
from etl.database.binaries import Binaries
from etl.database.postmaster import stop_postmaster
from etl.errors import ServerError

_LINK = "server"
_UNREACHABLE = Path("/var/lib/whomet")
_SHORT = Path("/tmp")
_LONGEST_SOCKET = 100
"""Bytes; the kernels allow 107 on Linux and 103 on macOS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The folders of one embedded server."""

    path: Path

    @property
    def base(self) -> Path:
        """Return the folder of what belongs to the server's account."""
        link = self.path / _LINK
        return link.readlink() if link.is_symlink() else self.path

    @property
    def data(self) -> Path:
        """Return the data folder."""
        return self.base / "data"

    @property
    def log(self) -> Path:
        """Return the server's log."""
        return self.base / "log"

    @property
    def passfile(self) -> Path:
        """Return the password file, in the form that libpq reads."""
        return self.path / "pgpass"

    @property
    def tcp(self) -> Path:
        """Return the file that remembers the TCP port; it is absent without one."""
        return self.path / "tcp"

    @property
    def lock(self) -> Path:
        """Return the file that whoever starts or stops the server holds."""
        return self.path / "lock"

    def make(self) -> None:
        """Make the home; folders that exist keep their modes."""
        # Root's home must let the server's account through to the data; they stay 0700.
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
            readable = os.access(self.path, os.W_OK | os.X_OK)
        except OSError as error:
            raise ServerError(f"{self.path} cannot be made: {error.strerror}") from error
        if not readable:
            raise ServerError(
                f"{self.path} belongs to someone else; set WHOMET_HOME to a folder of yours"
            )

    def place(self, account: Account) -> None:
        """Choose the base of a new cluster: the home, or a folder that the account can reach.

        A checkout below root's own folder is not open to others. Opening the folders above it
        would show them to everybody, so the server's part moves instead, and a link tells where.
        """
        if account.reaches(self.path):
            return
        folder = _UNREACHABLE / _digest(self.path)
        if (folder / "data").exists():
            self._set_aside(folder / "data")
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o711)
        except OSError as error:
            raise ServerError(f"{folder} cannot be made: {error.strerror}") from error
        (self.path / _LINK).unlink(missing_ok=True)
        (self.path / _LINK).symlink_to(folder)

    def _set_aside(self, data: Path) -> None:
        """Move the data of a home that was removed; only the last of them are kept."""
        if self.passfile.exists():
            raise ServerError(
                f"{self.path / _LINK}, the link to {data.parent}, is gone; make it again, or "
                f"remove {self.passfile} to begin anew"
            )
        stop_postmaster(data)
        shutil.rmtree(data.with_name("data.removed"), ignore_errors=True)
        data.rename(data.with_name("data.removed"))

    def socket_folder(self, account: Account) -> Path:
        """Return a folder for the socket that only the server's account may enter."""
        folder = self.base / "run"
        if len(os.fsencode(folder / ".s.PGSQL.65535.lock")) > _LONGEST_SOCKET:
            folder = _SHORT / f"whomet-{account.uid}-{_digest(self.path)}"
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in {os.geteuid(), account.uid}:
            raise ServerError(f"{folder} belongs to someone else; remove it, or move WHOMET_HOME")
        folder.chmod(0o700)
        account.own(folder)
        return folder

    def usable(self, binaries: Binaries, account: Account) -> Binaries:
        """Return the programs where the account can run them, copied once if it cannot.

        An environment below root's folder is closed to other accounts, and stays so.
        """
        if account.can_run(binaries.program("postgres")):
            return binaries
        # The libraries are found relative to the programs: ../../../<package>.libs
        installed = binaries.folder.parent
        package = installed.parent
        copy = self.base / f"postgres-{binaries.version}"
        if not copy.exists():
            unfinished = copy.with_name(f"{copy.name}.part")
            shutil.rmtree(unfinished, ignore_errors=True)
            shutil.copytree(installed, unfinished / package.name / installed.name, symlinks=True)
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.is_dir():
                shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
            unfinished.rename(copy)
        folder = copy / package.name / installed.name / binaries.folder.name
        if not account.can_run(folder / "postgres"):
            raise ServerError(f"the account of the server cannot run {folder / 'postgres'}")
        return Binaries(folder=folder, version=binaries.version)


def _digest(path: Path) -> str:
    """Return a short name for a path."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]
