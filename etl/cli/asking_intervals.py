"""Intervals as they are typed after --watch: 30s, 5m, 1h."""

import re
from typing import Any

from typer.core import TyperCommand

from etl.errors import ConfigError

EVERY = "5m"
_INTERVAL = re.compile(r"(\d+(?:\.\d+)?)\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)?")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LONGEST = 366 * 86400


class EveryMayFollow(TyperCommand):
    """Lets `--watch` stand alone, or before an interval; a path that follows stays a path."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give a `--watch` without an interval the usual one."""
        given = list(args)
        end = given.index("--") if "--" in given else len(given)
        for place in range(end):
            if given[place] == "--watch":
                following = given[place + 1] if place + 1 < end else ""
                if not (_INTERVAL.fullmatch(following.strip()) and following[-1:].isalpha()):
                    given[place] = f"--watch={EVERY}"
        return super().parse_args(ctx, given)


def seconds_of(words: str) -> float:
    """Return the seconds that an interval means; raise ConfigError when it means none."""
    found = _INTERVAL.fullmatch(words.strip().lower())
    seconds = float(found[1]) * _SECONDS[(found[2] or "s")[0]] if found else 0.0
    if not 1 <= seconds <= _LONGEST:
        raise ConfigError(f"{words!r} is not an interval; write 30s, 5m, 1h or 1d, 1s at least")
    return seconds
