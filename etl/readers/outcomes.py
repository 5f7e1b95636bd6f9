"""Say of a record, or of a whole file, why it could not be read."""

from etl.errors import SourceError
from etl.records import Reject


def reject(error: SourceError, *, locator: str, payload: str = "") -> Reject:
    """Return the reject that tells the user what `error` says of one record."""
    return Reject(
        locator=locator,
        stage="read",
        error_class=type(error).__name__,
        message=str(error),
        payload=payload,
    )
