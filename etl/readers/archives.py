"""Open the files inside zip and tar archives, one after the other; nothing is put on disk.

A member's name is only a name: it appears in locators and is never a path to write to.
"""

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from typing import BinaryIO

from etl.errors import SourceError
from etl.readers.limits import Budget

_BLOCK = 1 << 16
_TAR_MAGIC = slice(257, 262)
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = ("[Content_Types].xml", "mimetype")
_FAULTS = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, LZMAError, OSError, EOFError, ValueError,
    ArithmeticError, LookupError, RuntimeError, MemoryError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of an archive."""

    name: str
    blocks: Iterator[bytes]
    """Its bytes; damage raises SourceError, and the next member can still be asked for."""


def is_zip(head: bytes) -> bool:
    """Say whether the first bytes are those of a zip archive."""
    return head.startswith(_ZIP_MARKS)


def is_tar(head: bytes) -> bool:
    """Say whether the first bytes are those of a tar archive."""
    return head[_TAR_MAGIC] == b"ustar"


def zip_members(file: BinaryIO, *, budget: Budget) -> Iterator[Member]:
    """Give the files of a zip archive in the order of its directory."""
    try:
        archive = zipfile.ZipFile(file)
        members = archive.infolist()
    except _FAULTS as error:
        raise SourceError(
            f"the zip archive is damaged or truncated: {_words(error)}; fetch it again"
        ) from error
    if members and members[0].filename in _OFFICE:
        raise SourceError("the file is an office document or a book, not text; save it as text")
    for member in members:
        budget.member(kind="zip")
        if not member.is_dir() and not _is_hidden(member.filename):
            yield Member(name=member.filename, blocks=_zip_blocks(archive, member, budget))


def tar_members(stream: BinaryIO, *, budget: Budget) -> Iterator[Member]:
    """Give the files of a tar archive as they come; links, devices and folders are passed over."""
    last, broken = "its beginning", False

    def blocks(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[bytes]:
        nonlocal broken
        file = archive.extractfile(member)
        try:
            while file and (block := file.read(_BLOCK)):
                budget.give(len(block), kind="tar")
                yield block
        except (*_FAULTS, SourceError) as error:
            broken = True  # what follows in the archive cannot be found any more
            raise _damaged(last, error) from error

    try:
        with tarfile.open(fileobj=stream, mode="r|", errorlevel=2) as archive:
            for member in archive:
                last = member.name
                budget.member(kind="tar")
                if member.isfile() and not _is_hidden(member.name):
                    yield Member(name=member.name, blocks=blocks(archive, member))
                if broken:
                    return
    except _FAULTS as error:
        raise _damaged(last, error) from error


def _zip_blocks(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget
) -> Iterator[bytes]:
    try:
        with archive.open(member) as file:
            while block := file.read(_BLOCK):
                budget.give(len(block), kind="zip")
                yield block
    except _FAULTS as error:
        raise SourceError(f"the file in the zip archive is damaged: {_words(error)}") from error


def _damaged(last: str, error: BaseException) -> SourceError:
    if isinstance(error, SourceError):
        return error
    return SourceError(f"the tar archive is damaged or truncated after {last}: {_words(error)}")


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts)


def _words(error: BaseException) -> str:
    return str(error) or type(error).__name__
