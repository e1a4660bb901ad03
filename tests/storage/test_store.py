import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from tests.worlds import world

from cohortplan.errors import NaiveTime
from cohortplan.storage.database import Database, StoreUnavailable
from cohortplan.storage.schema import alembic_config, current, upgrade
from cohortplan.storage.store import Store
from cohortplan.storage.tables import metadata

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


def test_a_new_store_has_the_newest_schema_and_a_key_that_only_its_owner_reads(tmp_path):
    store = Store.open(tmp_path / "deep" / "store.sqlite")

    key_file = tmp_path / "deep" / "store.sqlite.key"
    assert current(store.database) == "0001"
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert sorted(path.name for path in key_file.parent.iterdir() if "sqlite-" not in path.name) == [
        "store.sqlite",
        "store.sqlite.key",
    ]


def test_what_was_kept_is_there_when_the_store_is_opened_again(tmp_path):
    first = Store.open(tmp_path / "store.sqlite")
    first.projects.put(world(), {}, at=NOW)
    first.close()

    second = Store.open(tmp_path / "store.sqlite")

    assert second.projects.get("autumn").project == world()
    assert second.key.token("a", "b", 1) == first.key.token("a", "b", 1)


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(store):
    with store.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, metadata) == []


def test_the_migrations_can_be_written_for_postgresql(capsys):
    config = alembic_config()
    config.set_main_option("sqlalchemy.url", "postgresql://")

    command.upgrade(config, "head", sql=True)

    sql = capsys.readouterr().out
    assert "CREATE TABLE releases" in sql
    assert "CREATE TRIGGER releases_no_update BEFORE UPDATE ON releases FOR EACH ROW" in sql


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "store.sqlite"
    file.write_text("not a database, but long enough to look at" * 50)

    with pytest.raises(StoreUnavailable):
        Store.open(file)

    assert file.read_text().startswith("not a database")


def test_a_store_of_a_newer_version_is_refused(store):
    with store.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreUnavailable, match="newer version"):
        Store.open(store.database.url.render_as_string())


def test_a_key_file_that_is_none_is_refused(tmp_path):
    (tmp_path / "store.sqlite.key").write_bytes(b"short")

    with pytest.raises(StoreUnavailable, match="key file"):
        Store.open(tmp_path / "store.sqlite")


@pytest.mark.parametrize("where", ["postgresql://host/db", "no such://thing"])
def test_a_server_needs_a_key_file_and_a_url_must_be_one(where):
    with pytest.raises(StoreUnavailable):
        Store.open(where)


def test_a_moment_without_a_zone_is_never_kept(store):
    with pytest.raises(NaiveTime):
        store.projects.put(world(), {}, at=datetime(2026, 10, 12, 9, 0))  # noqa: DTZ001


def test_a_failing_transaction_leaves_nothing(store):
    store.projects.put(world(), {}, at=NOW)

    def fail():
        with store.database.writing() as connection:
            connection.execute(text("DELETE FROM projects"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert [line.id for line in store.projects.all()] == ["autumn"]


SLOW_MIGRATION = """
import sys, time
from sqlalchemy import event
from cohortplan.storage.database import Database
from cohortplan.storage.schema import upgrade

database = Database(sys.argv[1])

@event.listens_for(database.engine, "before_cursor_execute")
def wait(connection, cursor, statement, *rest):
    if "CREATE TABLE feeds" in statement:
        print("in the middle", flush=True)
        time.sleep(60)

upgrade(database)
"""


def test_a_process_killed_in_the_middle_of_a_migration_leaves_the_store_as_it_was(tmp_path):
    file = tmp_path / "store.sqlite"
    program = [sys.executable, "-c", SLOW_MIGRATION, str(file)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in the middle\n"
        process.send_signal(signal.SIGKILL)

    left = Database(file)
    with left.reading() as connection:
        tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar()
    assert (tables, current(left)) == (0, None)
    upgrade(left)
    assert current(left) == "0001"


OPEN = "import sys; from cohortplan.storage.store import Store; print(Store.open(sys.argv[1]).key.token('a', 'b', 1))"


def test_processes_that_open_a_new_store_at_once_agree_on_it(tmp_path):
    program = [sys.executable, "-c", OPEN, str(tmp_path / "store.sqlite")]

    processes = [subprocess.Popen(program, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    tokens = {process.communicate()[0] for process in processes}

    assert [process.returncode for process in processes] == [0] * 4
    assert len(tokens) == 1


def test_an_error_of_the_database_never_shows_what_was_in_the_statement(store):
    with store.database.reading() as connection, pytest.raises(Exception) as caught:  # noqa: PT011
        connection.execute(text("SELECT * FROM nowhere WHERE token = :token"), {"token": "secret-token"})

    assert "secret-token" not in str(caught.value)


def test_a_writer_that_waited_long_enough_is_told_so(store, monkeypatch):
    monkeypatch.setattr("cohortplan.storage.database.PATIENCE", 0.05)
    impatient = Database(store.database.sqlite_file)

    with store.database.writing(), pytest.raises(StoreUnavailable, match="locked"), impatient.writing():
        pass


def test_readers_do_not_wait_for_a_writer(store):
    store.projects.put(world(), {}, at=NOW)

    with store.database.writing() as connection:
        connection.execute(text("DELETE FROM projects"))

        assert [line.id for line in store.projects.all()] == ["autumn"]
