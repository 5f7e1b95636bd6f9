"""What is known of an input from outside it: its address, its answer's headers, a feed's entry."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the reader may believe where the input itself says nothing, or says it worse."""

    url: str | None = None
    """Where the input was fetched from."""
    charset: str | None = None
    """Encoding that the server declared."""
    published: str | None = None
    """Publication as a feed or a sitemap gives it: more trusted than a page's own dates."""
    title: str | None = None
    source: str | None = None


NOTHING_KNOWN = Hints()
