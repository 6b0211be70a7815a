import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediadesk.catalog.databases.database import connect_writer
from mediadesk.catalog.effects import decision_effects
from mediadesk.catalog.folders import folders
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.schema import DECISIONS
from mediadesk.catalog.schema.migrations import migrate


@pytest.fixture
def decided(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect_writer(tmp_path / "decisions.db")
    migrate(connection, DECISIONS)
    yield connection
    connection.close()


def add(decided: sqlite3.Connection, path: bytes, *absorbed: tuple[bytes, bytes]) -> int:
    return decisions.add_root(
        decided,
        path,
        volume_identity="uuid:1",
        volume_label="Disk",
        file_system="ext4",
        path_in_volume=path[1:],
        absorbed=absorbed,
    )


def roots(catalog: sqlite3.Connection) -> list[bytes]:
    return [root.path for root in folders.roots(catalog)]


def test_decisions_are_numbered_and_applied_up_to_the_last(
    decided: sqlite3.Connection, catalog: sqlite3.Connection
) -> None:
    assert (decisions.applied_seq(catalog), decisions.last_seq(decided)) == (0, 0)
    first, second = add(decided, b"/a"), add(decided, b"/b\xff")
    assert second > first
    decision_effects.apply(catalog, decisions.after(decided, 0))
    assert roots(catalog) == [b"/a", b"/b\xff"]
    assert decisions.applied_seq(catalog) == second == decisions.last_seq(decided)
    assert decisions.after(decided, first)[0].seq == second


def test_applying_twice_changes_nothing(
    decided: sqlite3.Connection, catalog: sqlite3.Connection
) -> None:
    add(decided, b"/a/in")
    add(decided, b"/a", (b"/a/in", b"/a/in"))
    waiting = decisions.after(decided, 0)
    decision_effects.apply(catalog, waiting)
    before = list(catalog.iterdump())
    decision_effects.apply(catalog, waiting)
    untimed = [[line for line in dump if "root" not in line and "volume" not in line]
               for dump in (before, list(catalog.iterdump()))]  # fmt: skip
    assert untimed[0] == untimed[1]
    assert roots(catalog) == [b"/a"]


def test_a_kind_of_a_newer_version_is_passed_over(
    decided: sqlite3.Connection, catalog: sqlite3.Connection
) -> None:
    decided.execute("INSERT INTO decision(at, kind, facts) VALUES (0, 'teleport', '{}')")
    last = add(decided, b"/a")
    decision_effects.apply(catalog, decisions.after(decided, 0))
    assert (roots(catalog), decisions.applied_seq(catalog)) == ([b"/a"], last)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=60).map(lambda name: b"/" + name.replace(b"\0", b"")))
def test_any_path_comes_back_byte_for_byte(decided: sqlite3.Connection, path: bytes) -> None:
    add(decided, path)
    (told,) = decisions.after(decided, decisions.last_seq(decided) - 1)
    assert told.facts["path"].encode("utf-8", "surrogateescape") == path
