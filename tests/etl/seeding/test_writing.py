import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from etl.assets import asset_dir
from etl.errors import ConfigError
from etl.seeding.reference import REFERENCE_TABLES
from etl.seeding.tables import FILES
from etl.seeding.writing import is_seeded, seed


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())


def one(engine: Engine, query: str) -> object:
    with engine.connect() as connection:
        return connection.execute(text(query)).scalar_one_or_none()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the seeds that a test may change."""
    for name in FILES:
        shutil.copy(asset_dir("seeds") / name, tmp_path)
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new), encoding="utf-8")


def test_every_reference_table_is_filled_and_the_version_kept(own_database: Engine) -> None:
    assert not is_seeded(own_database)
    seed(own_database)
    assert is_seeded(own_database)
    assert all(count(own_database, table.name) for table in REFERENCE_TABLES)
    svr = (
        "select seed_key from organisations as o join organisation_names as n on n.organisation_id"
    )
    assert one(own_database, f"{svr} = o.id where n.name = 'External Intelligence Bureau'") == (
        "ru_svr"
    )


def test_seeding_again_changes_nothing_and_a_new_version_only_what_differs(
    own_database: Engine, folder: Path
) -> None:
    seed(own_database)
    # xmin tells which transaction wrote a row last.
    before = one(own_database, "select string_agg(xmin::text, ' ' order by code) from countries")
    names = count(own_database, "country_names")
    change(folder, "country_names.csv", "\nAD,Andorra la Vella,capital,0,,", "")
    change(folder, "organisation_names.csv", ",External Intelligence Bureau,", ",Spy Bureau,")
    seed(own_database, folder)
    assert count(own_database, "country_names") == names - 1
    gone = "select 1 from organisation_names where name = 'External Intelligence Bureau'"
    assert one(own_database, gone) is None
    after = one(own_database, "select string_agg(xmin::text, ' ' order by code) from countries")
    assert after == before


def test_a_name_that_articles_use_outlives_its_seed(own_database: Engine, folder: Path) -> None:
    seed(own_database)
    with own_database.begin() as connection:
        connection.execute(
            text(
                "update organisation_names set first_seen_on = '2024-03-27',"
                " last_seen_on = '2024-03-27' where name = 'External Intelligence Bureau'"
            )
        )
    change(folder, "organisation_names.csv", ",External Intelligence Bureau,", ",Spy Bureau,")
    seed(own_database, folder)
    kept = "select origin from organisation_names where name = 'External Intelligence Bureau'"
    assert one(own_database, kept) == "seen"


def test_a_wrong_seed_is_named_and_nothing_is_written(own_database: Engine, folder: Path) -> None:
    change(folder, "sources.csv", "slug,name", "slug,title")
    with pytest.raises(ConfigError, match=r"sources\.csv, line 1"):
        seed(own_database, folder)
    assert count(own_database, "countries") == 0


def test_three_processes_may_seed_at_once(own_database: Engine) -> None:
    engines = [create_engine(own_database.url) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(seed, engines))
    assert count(own_database, "seedings") == 1
    for engine in engines:
        engine.dispose()
