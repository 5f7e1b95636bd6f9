"""How much memory the server may take for itself."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil

_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)
"""Where Linux tells a container's limit, in the second and in the first version of cgroups."""
_SHARE = 8
_LEAST, _MOST = 256, 4096
"""Megabytes."""


def buffer_megabytes(limits: Iterable[Path] = _LIMITS) -> int:
    """Return how large the server's own cache should be: an eighth of memory, 256 MB to 4 GB.

    Postgres advises a quarter for a machine of its own (Server Configuration, Resource
    Consumption); here the loader and its workers need memory too. `limits` are files that may
    hold a limit in bytes.
    """
    total = psutil.virtual_memory().total
    for path in limits:
        with suppress(OSError, ValueError):  # no such file, or "max"
            total = min(total, int(path.read_text(encoding="ascii")))
    return int(min(max(total // _SHARE // 2**20, _LEAST), _MOST))
