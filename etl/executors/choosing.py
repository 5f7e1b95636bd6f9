"""Choose where the extraction runs: in this process, in workers beside it, or on a cluster."""

import itertools
import os
from collections.abc import Iterable, Iterator

from etl.executors.extraction import Batch, Context, Extracts, Loader, Result, extract_one
from etl.executors.pool import Pool

IN_PROCESS_LIMIT = 40
"""Articles up to which starting workers costs more than it saves."""
_HELD = 20
"""Batches that wait for the decision at most, so that memory stays flat."""


def default_workers() -> int:
    """Return the number of processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def extract_all(
    batches: Iterable[Batch[Context]],
    *,
    load_extractor: Loader,
    workers: int | None = None,
    scheduler: str | None = None,
    extractor: Extracts | None = None,
) -> Iterator[Result[Context]]:
    """Return each batch's claims or rejects, one an article, in the order of the batches.

    Small inputs stay in this process, and so does everything with one worker. With the address of
    a dask `scheduler` its cluster gets all. `extractor` is one that this process has loaded
    already; workers always load their own.
    """
    if scheduler is not None:
        yield from _on_cluster(batches, load_extractor, scheduler)
        return
    workers = workers or default_workers()
    here = _Here(load_extractor, extractor)
    held: list[Batch[Context]] = []
    coming = iter(batches)
    for batch in coming:
        held.append(batch)
        count = sum(len(articles) for _, articles in held)
        if count > IN_PROCESS_LIMIT and workers > 1:
            yield from _in_pool(itertools.chain(held, coming), load_extractor, workers)
            return
        # What is known already makes batches without articles, and of these there may be no end.
        if not count or workers == 1 or len(held) == _HELD:
            yield from map(here.extract, held)
            held.clear()
    yield from map(here.extract, held)


class _Here:
    """Extracts in this process; loads the model when there is something to extract."""

    def __init__(self, load_extractor: Loader, extractor: Extracts | None) -> None:
        self._load_extractor = load_extractor
        self._extractor = extractor

    def extract(self, batch: Batch[Context]) -> Result[Context]:
        context, articles = batch
        if not articles:
            return context, []
        extractor = self._extractor = self._extractor or self._load_extractor()
        return context, [extract_one(extractor, article) for article in articles]


def _in_pool(
    batches: Iterable[Batch[Context]], load_extractor: Loader, workers: int
) -> Iterator[Result[Context]]:
    pool = Pool(load_extractor, workers)
    try:
        yield from pool.run(batches)
    finally:
        pool.close()


def _on_cluster(
    batches: Iterable[Batch[Context]], load_extractor: Loader, scheduler: str
) -> Iterator[Result[Context]]:
    # Imported here: it takes a second, and needs an extra that few want.
    from etl.executors.cluster import Cluster

    with Cluster(load_extractor, scheduler) as cluster:
        yield from cluster.run(batches)
