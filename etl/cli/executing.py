"""Options that say where the extraction runs."""

from enum import StrEnum
from typing import Annotated

import typer


class ExecutorName(StrEnum):
    """What runs the extraction."""

    PROCESSES = "processes"
    DASK = "dask"


Workers = Annotated[
    int | None, typer.Option(min=1, help="Processes that extract; one a processor.")
]
ExecutorOption = Annotated[
    ExecutorName,
    typer.Option("--executor", help="Extract in processes here, or on a dask cluster."),
]
Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="The cluster's scheduler: tcp://host:8786."),
]


def chosen_scheduler(executor: ExecutorName, scheduler: str | None) -> str | None:
    """Return the cluster's address, None when it extracts here; raise ConfigError for half of it.

    The two options come together, so that a forgotten address does not load on this machine.
    """
    from etl.errors import ConfigError

    if executor is ExecutorName.DASK and scheduler is None:
        raise ConfigError("--executor dask needs --scheduler ADDRESS, such as tcp://host:8786")
    if executor is ExecutorName.PROCESSES and scheduler is not None:
        raise ConfigError("--scheduler is the address of a dask cluster: add --executor dask")
    return scheduler
