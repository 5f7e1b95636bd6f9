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
from etl.readers.cut_zip import CutError, Entry, entries_before_cut
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
    """Say whether the first bytes are those of a tar archive, also of one from before POSIX."""
    return head[_TAR_MAGIC] == b"ustar" or _sums_up(head[:512])


def _sums_up(header: bytes) -> bool:
    """Say whether a block of bytes holds its own sum where a tar header has it."""
    told = header[148:156].strip(b" \0")
    if len(header) < 512 or not header[0] or not told.isdigit() or b"8" in told or b"9" in told:
        return False
    return sum(header) - sum(header[148:156]) + 8 * 32 == int(told, 8)


def zip_members(file: BinaryIO, *, budget: Budget) -> Iterator[Member]:
    """Give the files of a zip archive in the order of its directory; without it, as they lie."""
    try:
        archive = zipfile.ZipFile(file)
        members = archive.infolist()
    except _FAULTS as error:
        yield from _members_before_cut(file, budget, error)
        return
    if members and members[0].filename in _OFFICE:
        raise SourceError("the file is an office document or a book, not text; save it as text")
    for member in members:
        budget.member(kind="zip")
        if not member.is_dir() and not _is_hidden(member.filename):
            yield Member(name=member.filename, blocks=_zip_blocks(archive, member, budget))


def _members_before_cut(file: BinaryIO, budget: Budget, fault: Exception) -> Iterator[Member]:
    """Give the files of an archive without directory; what is wrong is told once."""
    told = False

    def blocks(entry: Entry) -> Iterator[bytes]:
        nonlocal told
        try:
            for block in entry.blocks:
                budget.give(len(block), kind="zip")
                yield block
        except CutError:
            told = True
            raise

    for entry in entries_before_cut(file):
        budget.member(kind="zip")
        if not entry.name.endswith("/") and not _is_hidden(entry.name):
            yield Member(name=entry.name, blocks=blocks(entry))
    if not told:
        raise SourceError(
            f"the zip archive is damaged or truncated: {_words(fault)}; fetch it again"
        ) from fault


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
