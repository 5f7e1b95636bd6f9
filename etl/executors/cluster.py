"""Extract on a cluster of dask.distributed that runs already.

Its workers need the same whomet installed. Each process loads the model once and extracts one
part of a batch at a time, whatever its threads. dask itself gives what a dead worker held to
another.
"""

import pickle
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from types import TracebackType
from typing import Any, Self

from etl.errors import ClusterError, ConfigError
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
from etl.records import Article

_ANSWER = 10.0
"""Seconds that a scheduler has to answer."""
_WORKERS = 60.0
"""Seconds to wait for a worker to join, or for another after the last one went."""
_LOOK = 5.0
"""Seconds after which a batch without a result makes us look whether anyone is at work."""

_lock = threading.Lock()
_loaded: tuple[bytes, Extracts] | None = None


class Cluster:
    """A dask cluster with a bounded number of batches on the way."""

    def __init__(self, load_extractor: Loader, scheduler: str) -> None:
        """Connect; raise ConfigError without dask, without a scheduler or without workers."""
        self._scheduler = scheduler
        self._loader = pickle.dumps(load_extractor)
        try:
            self._client = _client(scheduler)
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"no dask scheduler answers at {scheduler}: {error}; start one with dask scheduler"
            ) from error
        try:
            self._client.wait_for_workers(1, timeout=_WORKERS)
        except TimeoutError as error:
            self._client.close()
            raise ConfigError(
                f"the cluster at {scheduler} has no workers; start some with "
                f"dask worker {scheduler} --nthreads 1"
            ) from error

    def __enter__(self) -> Self:
        """Return the cluster."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the cluster; batches that nobody will fetch are forgotten."""
        self._client.close()

    def run(self, batches: Iterable[Batch[Context]]) -> Iterator[Result[Context]]:
        """Return results in order; at most two batches a worker are read ahead."""
        ahead: deque[tuple[Context, list[tuple[Sequence[Article], Any]]]] = deque()
        try:
            for context, articles in batches:
                ahead.append((context, [(part, self._submit(part)) for part in parts(articles)]))
                while len(ahead) >= 2 * max(len(self._client.nthreads()), 1):
                    yield self._finish(*ahead.popleft())
            while ahead:
                yield self._finish(*ahead.popleft())
        except (CancelledError, OSError) as error:
            raise ClusterError(
                f"the dask scheduler at {self._scheduler} went away: {error}; what was written "
                "stays, run the same command again when it is back"
            ) from error

    def _submit(self, articles: Sequence[Article]) -> Any:
        # Not pure: dask would give the same articles their old result.
        return self._client.submit(extract_there, self._loader, list(articles), pure=False)

    def _finish(
        self, context: Context, ahead: Sequence[tuple[Sequence[Article], Any]]
    ) -> Result[Context]:
        return context, [one for part in ahead for one in self._finish_part(*part)]

    def _finish_part(self, articles: Sequence[Article], future: Any) -> Extraction:
        from distributed import KilledWorker

        try:
            return self._wait(future)
        except KilledWorker:
            return [self._alone(article) for article in articles]

    def _alone(self, article: Article) -> Any:
        """Return what one article gives; a reject when all workers that took it died."""
        from distributed import KilledWorker

        try:
            return self._wait(self._submit([article]))[0]
        except KilledWorker:
            return give_up(article, "KilledWorker", "every worker that took it died")

    def _wait(self, future: Any) -> Extraction:
        """Return the result; raise ClusterError when nobody is left to work on it."""
        idle = 0.0
        while True:
            try:
                done: Extraction = future.result(timeout=_LOOK)
                return done
            except TimeoutError as error:
                idle = 0.0 if self._client.nthreads() else idle + _LOOK
                if idle >= _WORKERS:
                    raise ClusterError(
                        f"the cluster at {self._scheduler} lost its last worker; what was written "
                        "stays, run the same command again when there are others"
                    ) from error


def _client(scheduler: str) -> Any:
    """Return a client; raise OSError or ValueError when nothing answers, ConfigError without dask.

    Untyped, since dask's own types stop half way.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ConfigError(
            "the executor dask needs packages of its own: pip install 'whomet[dask]'"
        ) from error
    make: Any = Client
    return make(scheduler, timeout=_ANSWER, set_as_default=False)


def extract_there(loader: bytes, articles: Sequence[Article]) -> Extraction:
    """Extract in this process of the cluster; its model is loaded by the first batch."""
    global _loaded
    with _lock:
        if _loaded is None or _loaded[0] != loader:
            load_extractor: Loader = pickle.loads(loader)
            _loaded = loader, load_extractor()
        return [extract_one(_loaded[1], article) for article in articles]
