"""What every table shares: naming, column types and the checks that repeat."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ARRAY, CheckConstraint, DateTime, MetaData, Numeric, Text
from sqlalchemy.dialects.postgresql import DATERANGE, JSONB, Range
from sqlalchemy.orm import DeclarativeBase

Days = Range[date]
"""Half-open range of days; an unknown end is unbounded."""


class Base(DeclarativeBase):
    """Parent of all tables; its naming convention lets a migration name any constraint."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            # Without the referred table: with it, some names pass Postgres's 63 characters.
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads this class attribute
        str: Text,
        datetime: DateTime(timezone=True),
        Decimal: Numeric(3, 2),
        Days: DATERANGE,
        dict[str, Any]: JSONB,
        list[str]: ARRAY(Text),
    }


def one_of(column: str, *values: str) -> CheckConstraint:
    """Allow `column` only these values; the constraint bears the column's name."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} in ({listed})", name=column)


def exactly_one(name: str, *columns: str) -> CheckConstraint:
    """Demand that exactly one of the columns is filled."""
    return CheckConstraint(f"num_nonnulls({', '.join(columns)}) = 1", name=name)


def ordered_offsets(prefix: str = "") -> CheckConstraint:
    """Demand that a span is told whole or not at all, and holds at least one character."""
    start, end = f"{prefix}start_offset", f"{prefix}end_offset"
    return CheckConstraint(
        f"num_nulls({start}, {end}) = 2 or "
        f"(num_nulls({start}, {end}) = 0 and {start} >= 0 and {start} < {end})",
        name=f"{prefix}offsets_ordered",
    )


def share(column: str) -> CheckConstraint:
    """Keep `column` between 0 and 1."""
    return CheckConstraint(f"{column} between 0 and 1", name=f"{column}_in_range")


def not_negative(*columns: str) -> CheckConstraint:
    """Keep counts from falling below zero."""
    return CheckConstraint(" and ".join(f"{column} >= 0" for column in columns), name="counts")


def precision_values() -> CheckConstraint:
    """Allow the five precisions of days."""
    return one_of("precision", "day", "week", "month", "year", "unknown")


def precision_agrees() -> CheckConstraint:
    """Demand days exactly when the precision says that they are known."""
    return CheckConstraint(
        "(coalesce(precision, 'unknown') = 'unknown') = (during is null)",
        name="precision_agrees",
    )


def during_begins() -> CheckConstraint:
    """Demand that known days hold a day and have a first one."""
    return CheckConstraint(
        "not isempty(during) and not lower_inf(during)", name="interval_not_empty"
    )
