"""Choose where the extraction runs: in this process, in workers beside it, or on a cluster."""

import itertools
import os
from collections.abc import Iterable, Iterator

from etl.executors.extraction import Batch, Context, Extracts, Loader, Result, extract_one
from etl.executors.pool import Pool

IN_PROCESS_LIMIT = 40
"""Articles up to which starting workers costs more than it saves."""


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
    coming = iter(batches)
    first, count = [], 0
    for batch in coming:
        first.append(batch)
        count += len(batch[1])
        if count > IN_PROCESS_LIMIT:
            break
    every = itertools.chain(first, coming)
    if workers == 1 or count <= IN_PROCESS_LIMIT:
        yield from _here(every, load_extractor, extractor)
        return
    pool = Pool(load_extractor, workers)
    try:
        yield from pool.run(every)
    finally:
        pool.close()


def _here(
    batches: Iterable[Batch[Context]], load_extractor: Loader, extractor: Extracts | None
) -> Iterator[Result[Context]]:
    for context, articles in batches:
        if articles and extractor is None:
            extractor = load_extractor()
        yield context, [extract_one(extractor, article) for article in articles if extractor]


def _on_cluster(
    batches: Iterable[Batch[Context]], load_extractor: Loader, scheduler: str
) -> Iterator[Result[Context]]:
    # Imported here: it takes a second, and needs an extra that few want.
    from etl.executors.cluster import Cluster

    with Cluster(load_extractor, scheduler) as cluster:
        yield from cluster.run(batches)
