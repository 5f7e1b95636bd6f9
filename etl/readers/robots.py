"""Ask a site's robots.txt what may be fetched, and how fast."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from etl.errors import SourceError
from etl.readers.fetching import Web, fetch, user_agent

_LONGEST = 500_000
_SLOWEST_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """What a site allows."""

    rules: Any
    """None when the site has no rules."""
    refused: str | None = None
    """Why nothing may be fetched at all."""

    def allows(self, url: str) -> bool:
        """Say whether the site lets us fetch an address."""
        return not self.refused and (
            self.rules is None or bool(self.rules.can_fetch(url, user_agent()))
        )

    def pause(self, least: float) -> float:
        """Return the seconds to wait between two pages."""
        asked = self.rules.crawl_delay(user_agent()) if self.rules is not None else None
        return min(max(least, float(asked or 0)), _SLOWEST_SECONDS)


def ask_manners(url: str, web: Web) -> Manners:
    """Return the rules of the site of an address.

    As the standard has it, no robots.txt allows all, and a site in trouble allows nothing.
    """
    from protego import Protego

    parts = urlsplit(url)
    address = f"{parts.scheme}://{parts.netloc}/robots.txt"
    try:
        with fetch(address, web) as answer:
            raw = b""
            for block in answer.blocks:
                raw += block
                if len(raw) > _LONGEST:
                    break
    except SourceError as error:
        if f"{address} answers 4" in str(error):
            return Manners(rules=None)
        return Manners(rules=None, refused=f"its robots.txt cannot be read: {error}")
    return Manners(rules=Protego.parse(raw[:_LONGEST].decode("utf-8", "replace")))
