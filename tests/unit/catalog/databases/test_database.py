import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mediadesk.catalog.databases.database import Readers, connect_reader, connect_writer
from mediadesk.domain.errors import DefectError, OutsideError
from mediadesk.domain.reasons import ReasonCode


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a database with odd signs in its name and one row."""
    path = tmp_path / "50% #1?.db"
    with closing(connect_writer(path)) as writer:
        writer.execute("CREATE TABLE item (name TEXT) STRICT")
        writer.execute("INSERT INTO item VALUES ('first')")
    return path


@pytest.fixture
def readers(path: Path) -> Iterator[Readers]:
    readers = Readers(path, size=2)
    yield readers
    readers.close()


def test_the_one_that_writes_waits_for_the_disk_and_checks_what_it_reads(path: Path) -> None:
    wanted = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0,
        "cell_size_check": 1,
    }  # fmt: skip
    with closing(connect_writer(path)) as writer:
        told = {name: writer.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert told == wanted
    with closing(connect_writer(path, on_network=True)) as writer:
        assert writer.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_readers_cannot_write(path: Path) -> None:
    with closing(connect_reader(path)) as reader, pytest.raises(sqlite3.OperationalError):
        reader.execute("INSERT INTO item VALUES ('x')")


def test_a_snapshot_stands_still_while_others_write(path: Path, readers: Readers) -> None:
    asked = "SELECT count(*) FROM item"
    with closing(connect_writer(path)) as writer:
        with readers.snapshot() as still, readers.use() as moving:
            assert still.execute(asked).fetchone() == (1,)
            writer.execute("INSERT INTO item VALUES ('second')")
            assert still.execute(asked).fetchone() == (1,)
            assert moving.execute(asked).fetchone() == (2,)
        with readers.snapshot() as still:
            assert still.execute(asked).fetchone() == (2,)


def test_any_number_of_threads_share_the_connections(readers: Readers) -> None:
    seen: list[object] = []

    def read() -> None:
        for _ in range(20):
            with readers.use() as reader:
                seen.append(reader.execute("SELECT name FROM item").fetchone()[0])

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == ["first"] * 160


def test_an_error_gives_the_connection_back(readers: Readers) -> None:
    for _ in range(5):
        with pytest.raises((OutsideError, DefectError)), readers.use() as reader:
            reader.execute("SELECT nothing FROM nowhere")
    with readers.snapshot() as reader:
        assert reader.execute("SELECT count(*) FROM item").fetchone() == (1,)


def test_what_is_no_database_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    path.write_text("no database at all, but long enough to be taken for one " * 20)
    readers = Readers(path, size=1)
    with pytest.raises(OutsideError) as caught, readers.use() as reader:
        reader.execute("SELECT 1 FROM sqlite_schema").fetchone()
    readers.close()
    assert caught.value.reason.code is ReasonCode.CATALOG_DAMAGED


def test_whoever_reads_after_the_end_is_refused_instead_of_waiting_for_ever(
    readers: Readers,
) -> None:
    waiting: list[type[BaseException]] = []

    def read() -> None:
        try:
            with readers.use():
                waiting.append(type(None))  # type: ignore[arg-type] # nothing was raised
        except DefectError as error:
            waiting.append(type(error))

    with readers.use(), readers.use():  # all there are
        late = threading.Thread(target=read)
        late.start()
        readers.close()
        late.join(10)
        assert not late.is_alive()
    for _ in range(3):
        read()
    assert waiting == [DefectError] * 4
