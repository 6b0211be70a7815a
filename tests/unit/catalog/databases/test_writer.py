import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.catalog.databases.database import Connection, connect_writer
from mediadesk.catalog.databases.writer import Writer
from mediadesk.domain.errors import DefectError, OutsideError
from mediadesk.domain.reasons import ReasonCode


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    path = tmp_path / "some.db"
    connection = connect_writer(path)
    connection.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
    writer = Writer(connection, path)
    yield writer
    writer.close()


def names(writer: Writer) -> list[str]:
    return writer.submit(
        lambda connection: [row[0] for row in connection.execute("SELECT name FROM item")]
    ).result(5)


def test_writes_happen_in_the_order_asked_for(writer: Writer) -> None:
    for number in range(100):
        writer.submit(lambda c, n=number: c.execute("INSERT INTO item(name) VALUES (?)", (f"{n}",)))  # type: ignore[misc]
    assert names(writer) == [str(number) for number in range(100)]


def test_a_write_that_fails_halfway_leaves_no_trace_and_the_next_one_works(writer: Writer) -> None:
    def fail_halfway(connection: Connection) -> None:
        connection.execute("INSERT INTO item(name) VALUES ('half')")
        raise OSError("disk vanished")

    with pytest.raises(OSError, match="vanished"):
        writer.submit(fail_halfway).result(5)
    writer.submit(lambda c: c.execute("INSERT INTO item(name) VALUES ('whole')").rowcount).result(5)
    assert names(writer) == ["whole"]


def test_a_mistake_of_ours_is_not_blamed_on_the_disk(writer: Writer) -> None:
    with pytest.raises(DefectError):
        writer.submit(lambda c: c.execute("INSERT INTO item(name) VALUES (NULL)")).result(5)


def test_a_full_disk_is_a_reason(writer: Writer) -> None:
    writer.submit(lambda c: c.execute("PRAGMA max_page_count = 3").fetchone()).result(5)
    with pytest.raises(OutsideError) as caught:
        writer.submit(
            lambda c: c.execute("INSERT INTO item(name) VALUES (?)", ("x" * 100_000,)).rowcount
        ).result(5)
    assert caught.value.reason.code is ReasonCode.DISK_FULL


def test_every_write_is_on_another_thread_than_the_callers(writer: Writer) -> None:
    ids = {writer.submit(lambda _: threading.get_ident()).result(5) for _ in range(3)}
    assert len(ids) == 1
    assert threading.get_ident() not in ids


def test_a_cancelled_write_is_not_made(writer: Writer) -> None:
    gate = threading.Event()
    writer.submit(lambda _: gate.wait(5))
    waiting = writer.submit(lambda c: c.execute("INSERT INTO item(name) VALUES ('no')").rowcount)
    assert waiting.cancel()
    gate.set()
    assert names(writer) == []


def test_closing_finishes_what_was_asked_for_and_refuses_more(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    connection = connect_writer(path)
    connection.execute("CREATE TABLE item (name TEXT) STRICT")
    writer = Writer(connection, path)
    futures = [
        writer.submit(lambda c: c.execute("INSERT INTO item VALUES ('x')").rowcount)
        for _ in range(20)
    ]
    writer.close()
    writer.close()
    assert [future.result(0) for future in futures] == [1] * 20
    assert not path.with_name("some.db-wal").exists()
    with pytest.raises(DefectError):
        writer.submit(lambda _: None)
    with sqlite3.connect(path) as reader:
        assert reader.execute("SELECT count(*) FROM item").fetchone() == (20,)
    reader.close()


def test_whoever_asks_while_it_is_closed_is_answered_or_refused_and_never_kept_waiting(
    tmp_path: Path,
) -> None:
    for _ in range(30):
        writer = Writer(connect_writer(tmp_path / "other.db"), tmp_path / "other.db")
        begun = threading.Barrier(5)

        def ask(writer: Writer = writer, begun: threading.Barrier = begun) -> None:
            begun.wait()
            with contextlib.suppress(DefectError):
                while True:
                    writer.submit(lambda _: None).result(20)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        begun.wait()
        writer.close()
        for thread in threads:
            thread.join(10)
            assert not thread.is_alive()
