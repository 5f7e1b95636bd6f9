"""Run the extraction here or in worker processes: batches in, results in the same order.

A worker loads the model once. An article that the extractor fails on becomes a reject. When a
worker dies, the articles it held are tried once more, each alone in a fresh worker, and only
the one that kills again is rejected.
"""

import itertools
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, Protocol, TypeVar

from etl.errors import ModelError
from etl.readers.payloads import refuse_article
from etl.records import Article, Claims, Reject

IN_PROCESS_LIMIT = 40
"""Articles up to which starting workers costs more than it saves."""

Context = TypeVar("Context")


class Extracts(Protocol):
    """What reads the claims out of one article."""

    def extract(self, article: Article) -> Claims:
        """Return all that the article says."""


Loader = Callable[[], Extracts]
Batch = tuple[Context, Sequence[Article]]
"""Articles to extract, and whatever the caller wants back with their results."""
Result = tuple[Context, list[Claims | Reject]]
_Coming = Future[list[Claims | Reject]]
_OnTheWay = tuple[Context, Sequence[Article], ProcessPoolExecutor, _Coming]

_extractor: Extracts | None = None


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
    extractor: Extracts | None = None,
) -> Iterator[Result[Context]]:
    """Return each batch's claims or rejects, one an article, in the order of the batches.

    Small inputs stay in this process, and so does everything with one worker. `extractor` is
    one that this process has loaded already; workers always load their own.
    """
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
        own = extractor
        for context, articles in every:
            if articles and own is None:
                own = load_extractor()
            yield context, [extract_one(own, article) for article in articles if own]
        return
    pool = _Pool[Context](load_extractor, workers)
    try:
        yield from pool.run(every)
    finally:
        pool.close()


def extract_one(extractor: Extracts, article: Article) -> Claims | Reject:
    """Return the claims of one article, or a reject when the extractor fails on it."""
    try:
        return extractor.extract(article)
    except ModelError:
        raise
    except Exception as error:  # whatever one article provokes, the others go on
        return _reject(article, type(error).__name__, f"the extraction failed: {error}")


class _Pool(Generic[Context]):
    """Worker processes with a bounded number of batches on the way."""

    def __init__(self, load_extractor: Loader, workers: int) -> None:
        self._load_extractor = load_extractor
        self._workers = workers
        self._pool = self._start(workers)

    def run(self, batches: Iterable[Batch[Context]]) -> Iterator[Result[Context]]:
        """Return results in order; at most two batches a worker are read ahead."""
        ahead: deque[_OnTheWay[Context]] = deque()
        for context, articles in batches:
            ahead.append((context, articles, self._pool, self._submit(articles)))
            if len(ahead) >= 2 * self._workers:
                yield self._finish(*ahead.popleft())
        while ahead:
            yield self._finish(*ahead.popleft())

    def close(self) -> None:
        """Stop the workers without waiting for batches that nobody will fetch."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start_one(self) -> ProcessPoolExecutor:
        """Start a single worker, and make sure that it is not the start that fails."""
        pool = self._start(1)
        try:
            pool.submit(_extract_here, []).result()
        except BrokenProcessPool as error:
            pool.shutdown(wait=True)
            raise ModelError(
                "the worker processes cannot start; run it again with one worker to see why"
            ) from error
        return pool

    def _start(self, workers: int) -> ProcessPoolExecutor:
        # Spawned, because a forked copy of a process that holds threads may hang.
        return ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_load,
            initargs=(self._load_extractor,),
        )

    def _submit(self, articles: Sequence[Article]) -> _Coming:
        try:
            return self._pool.submit(_extract_here, articles)
        except BrokenProcessPool as error:
            broken: _Coming = Future()
            broken.set_exception(error)
            return broken

    def _finish(
        self,
        context: Context,
        articles: Sequence[Article],
        pool: ProcessPoolExecutor,
        future: _Coming,
    ) -> Result[Context]:
        try:
            return context, future.result()
        except BrokenProcessPool:
            # Batches that were on the way when the pool broke find the new one in its place.
            if pool is self._pool:
                pool.shutdown(wait=True, cancel_futures=True)
                self._pool = self._start(self._workers)
            return context, self._again(articles)

    def _again(self, articles: Sequence[Article]) -> list[Claims | Reject]:
        """Try the articles of a broken pool once more, each alone."""
        results: list[Claims | Reject] = []
        alone = self._start_one()
        try:
            for article in articles:
                try:
                    results += alone.submit(_extract_here, [article]).result()
                except BrokenProcessPool:
                    alone.shutdown(wait=True)
                    alone = self._start_one()
                    results.append(
                        _reject(article, "BrokenProcessPool", "the worker process died of it")
                    )
        finally:
            alone.shutdown(wait=True)
        return results


def _load(load_extractor: Loader) -> None:
    """Load the extractor of this worker, once."""
    global _extractor
    _extractor = load_extractor()


def _extract_here(articles: Sequence[Article]) -> list[Claims | Reject]:
    if _extractor is None:
        raise ModelError("the worker has no model; run it again with one worker")
    return [extract_one(_extractor, article) for article in articles]


def _reject(article: Article, error_class: str, message: str) -> Reject:
    return refuse_article(
        article,
        stage="extract",
        error_class=error_class,
        message=f"{message}; whomet rejects retry tries it again",
    )
