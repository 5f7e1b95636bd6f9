import multiprocessing
import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import pytest

from etl.errors import ModelError
from etl.executors import IN_PROCESS_LIMIT, extract_all
from etl.records import Article, Claims, Reject
from tests.factories import ScriptedExtractor, make_article


def batches(*texts: str, size: int = 10) -> list[tuple[int, list[Article]]]:
    articles = [make_article(words, external_id=str(n)) for n, words in enumerate(texts)]
    return [(n, articles[n : n + size]) for n in range(0, len(articles), size)]


def no_model() -> ScriptedExtractor:
    raise ModelError("the model is missing")


def test_small_inputs_stay_in_this_process_and_use_the_extractor_at_hand() -> None:
    results = list(
        extract_all(batches("a", "b"), load_extractor=no_model, extractor=ScriptedExtractor("mine"))
    )
    assert [one.extractor_version for one in results[0][1] if isinstance(one, Claims)] == [
        "mine",
        "mine",
    ]


def test_an_article_that_fails_becomes_a_reject_and_the_others_go_on() -> None:
    [(_, results)] = extract_all(batches("a", "fail", "b"), load_extractor=ScriptedExtractor)
    assert [type(one) for one in results] == [Claims, Reject, Claims]
    reject = results[1]
    assert isinstance(reject, Reject)
    assert reject.stage == "extract"
    assert reject.error_class == "ValueError"
    assert "a line asks to fail" in reject.message


def test_a_missing_model_stops_everything() -> None:
    with pytest.raises(ModelError, match="the model is missing"):
        list(extract_all(batches("a"), load_extractor=no_model))


def test_an_empty_input_loads_no_model() -> None:
    assert list(extract_all([], load_extractor=no_model)) == []
    assert list(extract_all([(0, [])], load_extractor=no_model)) == [(0, [])]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("texts", [(), ("a",)])
def test_what_is_known_already_is_passed_on_as_it_comes(
    workers: int, texts: tuple[str, ...]
) -> None:
    taken = 0

    def known() -> Iterator[tuple[int, list[Article]]]:
        nonlocal taken
        yield from batches(*texts)
        for taken in range(10_000):
            yield taken, []

    ahead = 0
    for number, _ in enumerate(
        extract_all(known(), load_extractor=ScriptedExtractor, workers=workers)
    ):
        ahead = max(ahead, taken - number)
    assert taken == 9_999
    assert ahead < 22


def test_workers_that_cannot_start_stop_everything_instead_of_rejecting_all() -> None:
    texts = map(str, range(IN_PROCESS_LIMIT + 1))
    with pytest.raises(ModelError, match="worker processes cannot start"):
        list(extract_all(batches(*texts), load_extractor=no_model, workers=2))


def test_worker_processes_give_the_same_in_the_same_order_and_survive_a_killer() -> None:
    texts = [str(n) for n in range(IN_PROCESS_LIMIT + 15)]
    texts[23] = "die"
    texts[31] = "fail"
    load = partial(ScriptedExtractor, "worker")
    results = list(extract_all(batches(*texts), load_extractor=load, workers=2))
    assert [context for context, _ in results] == list(range(0, len(texts), 10))
    flat = [one for _, batch in results for one in batch]
    assert len(flat) == len(texts)
    assert {n: one.error_class for n, one in enumerate(flat) if isinstance(one, Reject)} == {
        23: "BrokenProcessPool",
        31: "ValueError",
    }
    assert all(one.extractor_version == "worker" for one in flat if isinstance(one, Claims))


class SlowExtractor(ScriptedExtractor):
    def extract(self, article: Article) -> Claims:
        time.sleep(1 if article.text == "slow" else 0.02)
        return Claims(language=str(os.getpid()))


def test_all_workers_share_one_batch_and_end_without_what_nobody_fetches() -> None:
    texts = ["quick"] * (IN_PROCESS_LIMIT + 10) + ["slow"] * (IN_PROCESS_LIMIT + 10)
    coming = extract_all(
        batches(*texts, size=IN_PROCESS_LIMIT + 10), load_extractor=SlowExtractor, workers=2
    )
    _, results = next(coming)
    assert len({one.language for one in results if isinstance(one, Claims)}) == 2
    began = time.monotonic()
    coming.close()  # type: ignore[attr-defined]
    # A worker has ten articles at a time, and the next ten wait beside it.
    assert time.monotonic() - began < 7


def test_workers_are_gone_when_waiting_for_their_end_is_interrupted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    coming = extract_all(
        batches(*["a"] * (IN_PROCESS_LIMIT + 10)), load_extractor=ScriptedExtractor, workers=2
    )
    next(coming)
    workers = multiprocessing.active_children()
    assert workers
    with monkeypatch.context() as patched:
        patched.setattr(ProcessPoolExecutor, "shutdown", interrupted)
        with pytest.raises(KeyboardInterrupt):
            coming.close()  # type: ignore[attr-defined]
    # A worker that the pool's own thread is about to note as ended still counts as alive.
    deadline = time.monotonic() + 10
    while any(worker.is_alive() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(worker.is_alive() for worker in workers)
