"""Load what is new again and again, until someone stops it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from etl.errors import DatabaseError, SourceError
from etl.load.outcomes import Counts
from etl.load.run import LoadSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What the rounds of a watch did together."""

    rounds: int = 0
    failed: int = 0
    """Rounds that ended with an error; the next one makes up for them."""
    loads: int = 0
    """Rounds that found something to load."""
    counts: Counts


def watch(
    load_new: Callable[[], LoadSummary],
    *,
    seconds: float,
    on_round: Callable[[LoadSummary], None] = lambda summary: None,
    on_error: Callable[[Exception], None] = lambda error: None,
    wait: Callable[[float], None] = time.sleep,
) -> Watched:
    """Call `load_new` every so many seconds until it is interrupted, and return the sums.

    A database or an input that fails ends a round, not the watch; the first round is to succeed,
    for what is wrong then is likely a wrong path or address. Rounds begin `seconds` apart; one
    that takes longer is followed by the next at once.
    """
    done = Watched(counts=Counts())
    try:
        while True:
            began = time.monotonic()
            try:
                summary = load_new()
            except (SourceError, DatabaseError) as error:
                if not done.rounds:
                    raise
                done = _with(done, None)
                on_error(error)
            else:
                done = _with(done, summary)
                on_round(summary)
                if summary.interrupted:
                    return done
            wait(max(0.0, seconds - (time.monotonic() - began)))
    except KeyboardInterrupt:
        return done


def _with(done: Watched, summary: LoadSummary | None) -> Watched:
    """Return the sums with one more round; without a summary it failed."""
    return Watched(
        rounds=done.rounds + 1,
        failed=done.failed + (summary is None),
        loads=done.loads + (summary is not None and summary.load_id > 0),
        counts=done.counts + summary.counts if summary else done.counts,
    )
