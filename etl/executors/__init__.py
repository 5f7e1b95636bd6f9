"""Run the extraction here, in worker processes or on a cluster: batches in, results in order."""

from etl.executors.choosing import IN_PROCESS_LIMIT, default_workers, extract_all
from etl.executors.extraction import Extracts, Loader, extract_one

__all__ = [
    "IN_PROCESS_LIMIT",
    "Extracts",
    "Loader",
    "default_workers",
    "extract_all",
    "extract_one",
]
