"""Go on after the last record of an earlier reading."""

from collections.abc import Callable, Iterator

from etl.errors import SourceError
from etl.readers.find import locator_of
from etl.records import Article, Reject

JOINTS = (":", "#", "@", "!", "+")
"""What may stand between the name of a file and the place of a record in it."""


def read_after(
    locator: str, names: Iterator[str], read: Callable[[str], Iterator[Article | Reject]]
) -> Iterator[Article | Reject]:
    """Give the records behind `locator`; raises SourceError when the input no longer has it."""
    for name in names:
        if not _is_in(locator, locator_of(name)):
            continue
        records = read(name)
        if any(record.locator == locator for record in records):
            yield from records
            for later in names:
                yield from read(later)
            return
    raise SourceError(
        f"the place to go on from is not there any more: {locator}; the input was changed, so load "
        "it from its beginning: what is known already stays as it is"
    )


def _is_in(locator: str, file: str) -> bool:
    """Say whether a record can be one of a file's."""
    return locator == file or (locator.startswith(file) and locator[len(file) :].startswith(JOINTS))
