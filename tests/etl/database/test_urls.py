"""URLs as people write them, and as libpq wants them."""

from dataclasses import replace
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import URL

from etl.database.urls import database_url, libpq_url, local_url, parse_url
from etl.errors import ConfigError
from etl.settings import Settings

SETTINGS = Settings(database_url=None, home=Path("home"), postgres_bin=None, postgres_user=None)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_it_is_understood(scheme: str) -> None:
    url = parse_url(f"{scheme}://ann:s%40cret@db.example:5433/news?sslmode=require&target=a")
    assert url.drivername == "postgresql+psycopg"
    assert (url.username, url.password, url.host, url.port) == ("ann", "s@cret", "db.example", 5433)
    assert url.query == {"sslmode": "require", "target": "a"}


@pytest.mark.parametrize("text", ["mysql://host/db", "sqlite:///x", "nonsense", "postgres://h:x/y"])
def test_what_is_no_postgres_url_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(ConfigError, match=r"postgresql://user:password@host:5432/database"):
        parse_url(text)


def test_the_option_comes_before_the_environment_and_the_embedded_server_last() -> None:
    own = replace(SETTINGS, database_url="postgres://one/a")
    assert database_url(SETTINGS) is None
    assert str(database_url(own)) == "postgresql+psycopg://one/a"
    assert str(database_url(own, "postgres://two/b")) == "postgresql+psycopg://two/b"


def test_libpq_reads_back_what_was_meant() -> None:
    url = local_url(
        socket_folder=Path("/a b/c+d"),
        port=5432,
        passfile=Path("/it's %"),
        user="who",
        database="d b",
    )
    assert conninfo_to_dict(libpq_url(url)) == {
        "user": "who",
        "dbname": "d b",
        "host": "/a b/c+d",
        "port": "5432",
        "passfile": "/it's %",
    }
    far = URL.create("postgresql", "a:b", "p/w@ +%", "::1", 5433, "x")
    assert conninfo_to_dict(libpq_url(far)) == {
        "user": "a:b", "password": "p/w@ +%", "host": "::1", "port": "5433", "dbname": "x",
    }  # fmt: skip
    assert "p/w" not in libpq_url(far, hide_password=True)


def test_what_is_printed_can_be_given_back() -> None:
    for text in (
        "postgresql://ann@h:5433/n?sslmode=require",
        "postgresql://h/n",
        "postgresql:///n",
    ):
        assert libpq_url(parse_url(text)) == text
