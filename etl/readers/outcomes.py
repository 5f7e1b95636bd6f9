"""Say of a record, or of a whole file, why it could not be read."""

from etl.errors import SourceError
from etl.readers.encoding import is_shown_whole
from etl.records import Reject


def reject(
    error: SourceError, *, locator: str, payload: str = "", raw: bytes = b"", format: str = ""
) -> Reject:
    """Return the reject that tells the user what `error` says of one record.

    `format` names the reader that can read the payload again, which holds when it shows all of
    the `raw` record as it was.
    """
    return Reject(
        locator=locator,
        stage="read",
        error_class=type(error).__name__,
        message=str(error),
        payload=payload,
        payload_format=format if format and is_shown_whole(raw) else None,
    )
