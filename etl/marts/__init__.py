"""The star schema of bi: tables with keys, derived from the facts for BI tools."""

from etl.marts.refreshing import count_differences, fill_marts, refresh_marts

__all__ = ["count_differences", "fill_marts", "refresh_marts"]
