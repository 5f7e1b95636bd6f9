"""How psql and BI tools reach the database, in words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import URL


def print_connections(
    embedded: "URL | None", *, tools: "URL | None", readers: "Sequence[str]"
) -> None:
    """Print what to type for psql, and what to fill in for a BI tool.

    `embedded` is the embedded server's URL, `tools` the one by which tools reach the database;
    they are to log in as one of the `readers`, never as the owner.
    """
    from etl.cli.printing import print_record
    from etl.database.urls import libpq_url, login_url

    print("psql")
    print("  whomet db psql")
    if embedded is not None:
        print(f"  psql '{libpq_url(embedded)}'")
    print("BI tools")
    if tools is None:
        print("  whomet db start --tcp   lets them in on 127.0.0.1; then ask here again")
    else:
        told = {
            "  host": tools.host or str(tools.query.get("host", "")),
            "  port": tools.port or 5432,
            "  database": tools.database,
        }
        if readers:
            told["  user"] = " or ".join(readers)
            told["  password"] = "told when the login was made; whomet does not keep it"
            told["  url"] = libpq_url(login_url(tools, readers[0]))
        print_record(told)
    if readers:
        print(f"  whomet db role reader --name {readers[0]} --password-file FILE   sets another")
    else:
        print("  whomet db role reader --name bi_reader   makes a login that only reads schema bi")
