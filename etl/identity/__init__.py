"""Which mentions are one actor and which reports are one meeting: from claims to facts."""

from etl.identity.resolving import Resolved, resolve

__all__ = ["Resolved", "resolve"]
