"""Extraction on a real dask cluster: a scheduler and two worker processes on this machine."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.cli.executing import ExecutorName, chosen_scheduler
from etl.errors import ClusterError, ConfigError, ModelError
from etl.executors import extract_all
from etl.load.outcomes import Counts
from etl.records import Claims, Reject
from tests.etl.load.killing import check_ledger, check_same_as_one_clean_run, news
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import ScriptedExtractor, make_article

pytest.importorskip("distributed", reason="the extra dask is not installed")

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class DaskCluster:
    address: str
    scheduler: "subprocess.Popen[bytes]"
    workers: list["subprocess.Popen[bytes]"]

    def add_worker(self) -> None:
        options = ["--nthreads", "1", "--no-dashboard", "--no-nanny", "--host", "127.0.0.1"]
        self.workers.append(_dask("worker", self.address, *options))

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    file = tmp_path_factory.mktemp("dask") / "scheduler.json"
    options = ["--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    process = _dask("scheduler", "--host", "127.0.0.1", *options)
    until = time.monotonic() + 60
    while not file.exists():
        assert time.monotonic() < until, "the scheduler did not start"
        time.sleep(0.05)
    cluster = DaskCluster(json.loads(file.read_text())["address"], process, [])
    yield cluster
    cluster.close()


@pytest.fixture
def cluster(scheduler: DaskCluster) -> DaskCluster:
    scheduler.workers = [one for one in scheduler.workers if one.poll() is None]
    while len(scheduler.workers) < 2:
        scheduler.add_worker()
    return scheduler


def _dask(*words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words], cwd=ROOT, stderr=subprocess.DEVNULL
    )


def test_a_cluster_that_loses_a_worker_gives_the_database_of_a_local_run(
    own_database: Engine, cluster: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert_reference(own_database)
    monkeypatch.setattr("etl.pipeline.BATCH_SIZE", 10)

    def kill_one(counts: Counts) -> None:
        if counts.read == 50:
            cluster.workers[0].kill()

    summary = load_scripted(
        own_database, news(100), scheduler=cluster.address, workers=None, progress=kill_one
    )
    assert cluster.workers[0].wait(10)
    assert summary.counts.inserted == check_ledger(own_database) == 100
    check_same_as_one_clean_run(own_database, 100)


def test_results_come_in_order_and_an_article_that_fails_is_rejected(cluster: DaskCluster) -> None:
    batches = [(n, [make_article("fail" if n == 3 else str(n))] * 2) for n in range(8)]
    results = list(
        extract_all(batches, load_extractor=ScriptedExtractor, scheduler=cluster.address)
    )
    assert [context for context, _ in results] == list(range(8))
    assert {type(one) for _, pair in results[:3] for one in pair} == {Claims}
    assert [type(one) for one in results[3][1]] == [Reject, Reject]


def test_workers_of_another_version_stop_the_load(
    own_database: Engine, cluster: DaskCluster
) -> None:
    insert_reference(own_database)
    with pytest.raises(ModelError, match="install the same whomet everywhere"):
        load_scripted(own_database, news(5), version="newer", scheduler=cluster.address)
    assert check_ledger(own_database) == 0


def test_an_address_where_nobody_answers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.executors.cluster._ANSWER", 0.5)
    with pytest.raises(ConfigError, match=r"no dask scheduler answers at tcp://127\.0\.0\.1:9"):
        list(extract_all([], load_extractor=ScriptedExtractor, scheduler="tcp://127.0.0.1:9"))


def test_a_cluster_without_workers_is_given_up(
    scheduler: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.executors.cluster._WORKERS", 1.0)
    monkeypatch.setattr("etl.executors.cluster._LOOK", 0.5)
    while len(scheduler.workers) < 1:
        scheduler.add_worker()

    def batches() -> Iterator[tuple[int, list[object]]]:
        for worker in scheduler.workers:
            worker.kill()
            worker.wait()
        yield 0, [make_article("a")]

    with pytest.raises((ClusterError, ConfigError), match="worker"):
        list(
            extract_all(
                batches(),  # type: ignore[arg-type]
                load_extractor=ScriptedExtractor,
                scheduler=scheduler.address,
            )
        )


@pytest.mark.parametrize(
    ("executor", "scheduler"), [(ExecutorName.DASK, None), (ExecutorName.PROCESSES, "tcp://x:1")]
)
def test_cluster_and_address_come_together(executor: ExecutorName, scheduler: str | None) -> None:
    with pytest.raises(ConfigError, match="--scheduler"):
        chosen_scheduler(executor, scheduler)
