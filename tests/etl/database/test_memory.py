"""The server's cache follows the memory there is, and a container's limit."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from etl.database.memory import buffer_megabytes

GIB = 2**30


@pytest.mark.parametrize(
    ("total", "megabytes"), [(1 * GIB, 256), (16 * GIB, 2048), (24 * GIB, 3072), (512 * GIB, 4096)]
)
def test_the_cache_is_an_eighth_of_memory_within_bounds(
    total: int, megabytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("psutil.virtual_memory", lambda: SimpleNamespace(total=total))
    assert buffer_megabytes(limits=[]) == megabytes


@pytest.mark.parametrize(
    ("limit", "megabytes"),
    [(f"{8 * GIB}\n", 1024), ("max\n", 2048), ("9223372036854771712", 2048), ("\x00\xff", 2048)],
)
def test_a_container_s_limit_counts_if_it_is_one(
    limit: str, megabytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("psutil.virtual_memory", lambda: SimpleNamespace(total=16 * GIB))
    (tmp_path / "memory.max").write_text(limit, encoding="latin-1")
    assert buffer_megabytes(limits=[tmp_path / "none", tmp_path / "memory.max"]) == megabytes
