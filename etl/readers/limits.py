"""How much one input may be, so that none can fill the memory, the disk or the day."""

from dataclasses import dataclass

from etl.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large one input may be before it is rejected rather than held in memory."""

    line_bytes: int = 10_000_000
    """One line of JSONL, one row of CSV, one story of an SGML file."""
    file_bytes: int = 20_000_000
    """A file that is one record, or must be parsed whole: wire text, JSON, XML, a feed."""
    page_bytes: int = 5_000_000
    """One HTML page; news pages stay below 2,000,000."""
    page_seconds: float = 20.0
    """Time to find the article in a page or the entries in a feed."""
    ratio: int = 200
    """How many bytes one packed byte may become; text stays below 30."""
    ratio_from: int = 32_000_000
    """Unpacked size from which the ratio is watched."""
    unpacked_bytes: int = 1_000_000_000_000
    """All that one archive may become."""
    members: int = 1_000_000
    """Files in one archive, those of archives inside it included."""
    depth: int = 4
    """Archives inside archives: news.tar.gz is two, a page.html.gz in it the third."""
    seekable_bytes: int = 4_000_000_000
    """A zip or Parquet file that comes through a pipe and has to be set down on disk first."""


class Budget:
    """What one input has taken packed and given unpacked; a bomb is stopped by SourceError."""

    def __init__(self, limits: Limits) -> None:
        """Start with nothing taken."""
        self._limits = limits
        self._taken = self._given = self._members = 0
        self.spent = False
        """True once a limit was passed: nothing more is read of this input."""

    def take(self, size: int) -> None:
        """Count bytes as they came from the disk or the net."""
        self._taken += size

    def give(self, size: int, *, kind: str) -> None:
        """Count unpacked bytes; too many for what was taken raise SourceError."""
        self._given += size
        limits = self._limits
        if self._given > limits.ratio_from and self._given > self._taken * limits.ratio:
            self._stop(
                f"the {kind} archive grows more than {limits.ratio}-fold; "
                "no text does: unpack it by hand if you trust it"
            )
        if self._given > limits.unpacked_bytes:
            self._stop(f"the {kind} archive holds more than {limits.unpacked_bytes:,} bytes")

    def member(self, *, kind: str) -> None:
        """Count one file of an archive."""
        self._members += 1
        if self._members > self._limits.members:
            self._stop(f"the {kind} archive holds more than {self._limits.members:,} files")

    def _stop(self, message: str) -> None:
        self.spent = True
        raise SourceError(message)
