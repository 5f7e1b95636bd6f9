"""How psql and BI tools reach the database, in words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import URL

    from etl.database.server import LocalServer


def print_connections(own: "URL | None", server: "LocalServer | None") -> None:
    """Print what to type for psql, and what to fill in for a BI tool."""
    from etl.cli.printing import print_record
    from etl.database.urls import libpq_url

    print("psql")
    print("  whomet db psql")
    url = own if own is not None else server.url() if server is not None else None
    assert url is not None
    if own is None:
        print(f"  psql '{libpq_url(url)}'")
    print("BI tools")
    tcp = url if own is not None else server.tcp_url() if server is not None else None
    if tcp is None:
        print("  whomet db start --tcp   lets them in on 127.0.0.1; then ask here again")
    else:
        print_record(
            {
                "  host": tcp.host or str(tcp.query.get("host", "")),
                "  port": tcp.port or 5432,
                "  database": tcp.database,
                "  user": tcp.username,
                "  password": str(server.home.passfile) + " has it" if server else "yours",
                "  url": libpq_url(tcp, hide_password=True),
            }
        )
    print("  whomet db role reader --name bi_reader   makes a login that only reads schema bi")
