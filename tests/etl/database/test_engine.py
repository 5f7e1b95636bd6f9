"""An engine is given only for a database that answers and is new enough."""

import pytest
from sqlalchemy import Engine

from etl.database import engine as module
from etl.database.engine import open_engine
from etl.database.server import LocalServer
from etl.errors import ConfigError, DatabaseError


def test_the_embedded_server_answers(own_database: Engine) -> None:
    engine = open_engine(own_database.url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("show application_name").scalar_one() == "whomet"
    engine.dispose()


def test_an_older_postgres_is_refused(
    own_database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "OLDEST_MAJOR", 99)
    with pytest.raises(ConfigError, match="whomet needs 99 or newer"):
        open_engine(own_database.url)


def test_a_database_that_does_not_answer_is_named_without_its_password(
    local_server: LocalServer,
) -> None:
    url = local_server.url("no_such_database").set(password="hidden-word")
    with pytest.raises(DatabaseError, match="no_such_database") as raised:
        open_engine(url)
    assert "hidden-word" not in str(raised.value)
