"""Extract in worker processes of this machine.

A worker loads the model once. When one dies, the articles it held are tried again, each alone
in a fresh worker, and only one that kills two more is rejected.
"""

import ctypes
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import takewhile
from typing import Any

from etl.errors import ModelError
from etl.executors.extraction import (
    Batch,
    Context,
    Extraction,
    Extracts,
    Loader,
    Result,
    extract_one,
    give_up,
    parts,
)
from etl.records import Article, Claims, Reject

ATTEMPTS_ALONE = 2
"""A worker may die of something else than its article: out of memory, or killed by hand."""

_Coming = Future[Extraction]
_Part = tuple[Sequence[Article], ProcessPoolExecutor, _Coming]

_extractor: Extracts | None = None
_stopped: Any = None
"""Shared by all workers of a pool: true when nobody will fetch what they extract."""


class Pool:
    """Worker processes with a bounded number of batches on the way."""

    def __init__(self, load_extractor: Loader, workers: int) -> None:
        """Start the workers."""
        self._load_extractor = load_extractor
        self._workers = workers
        # Spawned, because a forked copy of a process that holds threads may hang.
        self._processes = multiprocessing.get_context("spawn")
        # Without a lock, since a worker that is killed would take it along.
        self._stopped = self._processes.RawValue(ctypes.c_bool, False)
        self._pool = self._start(workers)
        self._alone: ProcessPoolExecutor | None = None
        """A single worker for what was held when a worker died; there while a batch needs it."""

    def run(self, batches: Iterable[Batch[Context]]) -> Iterator[Result[Context]]:
        """Return results in order; at most two batches a worker are read ahead."""
        ahead: deque[tuple[Context, list[_Part]]] = deque()
        for context, articles in batches:
            ahead.append((context, [self._submit(part) for part in parts(articles)]))
            if len(ahead) >= 2 * self._workers:
                yield self._finish(*ahead.popleft())
        while ahead:
            yield self._finish(*ahead.popleft())

    def close(self) -> None:
        """Stop the workers, each after the article that it reads; at once when interrupted."""
        self._stopped.value = True
        try:
            self._pool.shutdown(wait=True, cancel_futures=True)
        except KeyboardInterrupt:
            # Python takes the thread for ended that it was waiting for, and would leave without
            # having told the workers, for which it waits in turn.
            for worker in multiprocessing.active_children():
                worker.kill()
            raise

    def _start_one(self) -> ProcessPoolExecutor:
        """Start a single worker, and make sure that it is not the start that fails."""
        for _ in range(ATTEMPTS_ALONE):
            pool = self._start(1)
            try:
                pool.submit(_extract_here, []).result()
                return pool
            except BrokenProcessPool:
                pool.shutdown(wait=True)
        raise ModelError(
            "the worker processes cannot start; run it again with one worker to see why"
        )

    def _start(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers,
            mp_context=self._processes,
            initializer=_load,
            initargs=(self._load_extractor, self._stopped),
        )

    def _submit(self, articles: Sequence[Article]) -> _Part:
        try:
            return articles, self._pool, self._pool.submit(_extract_here, articles)
        except BrokenProcessPool as error:
            broken: _Coming = Future()
            broken.set_exception(error)
            return articles, self._pool, broken

    def _finish(self, context: Context, ahead: Sequence[_Part]) -> Result[Context]:
        try:
            return context, [one for part in ahead for one in self._finish_part(*part)]
        finally:
            if self._alone is not None:
                self._alone.shutdown(wait=True)
                self._alone = None

    def _finish_part(
        self, articles: Sequence[Article], pool: ProcessPoolExecutor, future: _Coming
    ) -> Extraction:
        try:
            return future.result()
        except BrokenProcessPool:
            # Parts that were on the way when the pool broke find the new one in its place.
            if pool is self._pool:
                pool.shutdown(wait=True, cancel_futures=True)
                self._pool = self._start(self._workers)
            return self._again(articles)

    def _again(self, articles: Sequence[Article]) -> Extraction:
        """Try the articles of a broken pool again, each alone."""
        return [self._one_again(article) for article in articles]

    def _one_again(self, article: Article) -> Claims | Reject:
        for _ in range(ATTEMPTS_ALONE):
            self._alone = self._alone or self._start_one()
            try:
                return self._alone.submit(_extract_here, [article]).result()[0]
            except BrokenProcessPool:
                self._alone.shutdown(wait=True)
                self._alone = None
        return give_up(article, "BrokenProcessPool", "the worker died of it")


def _load(load_extractor: Loader, stopped: Any) -> None:
    """Load the extractor of this worker, once."""
    global _extractor, _stopped
    _stopped = stopped
    # Ctrl-C reaches the whole group; the process that writes decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _extractor = load_extractor()


def _end_with_parent() -> None:
    """End this worker when the process that started it is gone: it would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _extract_here(articles: Sequence[Article]) -> Extraction:
    if _extractor is None:
        raise ModelError("the worker has no model; run it again with one worker")
    wanted = takewhile(lambda article: not _stopped.value, articles)
    return [extract_one(_extractor, article) for article in wanted]
