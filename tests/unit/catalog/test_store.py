"""Whatever was done to the files, the program starts, says what it did, and loses no decision."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediadesk.catalog.databases import backups
from mediadesk.catalog.databases.database import suspicion
from mediadesk.catalog.folders import folders
from mediadesk.catalog.schema import CATALOG, DECISIONS
from mediadesk.catalog.store import (
    Store,
    backups_path,
    decisions_path,
    open_readers,
    open_store,
)
from mediadesk.domain.damage import Damage, Remedy
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import ReasonCode
from tests.support.confined import without_privileges


def decide(store: Store, path: bytes) -> None:
    store.decide_root(
        path, volume_identity="uuid:1", volume_label="Disk", file_system="ext4", path_in_volume=b"x"
    )


def fill(store: Store, rows: int = 400) -> None:
    """Give the catalog some pages to be damaged."""
    store.catalog.submit(
        lambda writer: (
            writer.executemany(
                "INSERT INTO content(size_bytes, quick_hash) VALUES (1, ?)",
                [(f"{number:064}",) for number in range(rows)],
            ).rowcount
        )
    ).result()


def root_paths(store: Store) -> list[bytes]:
    with store.readers.use() as reader:
        return [root.path for root in folders.roots(reader)]


def contents(store: Store) -> int:
    with store.readers.use() as reader:
        return int(reader.execute("SELECT count(*) FROM content").fetchone()[0])


def codes(store: Store) -> list[ReasonCode]:
    return [notice.code for notice in store.notices]


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """Return a closed catalog with one root and some rows, backed up once."""
    path = tmp_path / "catalog.db"
    store = open_store(path)
    decide(store, b"/photos")
    fill(store)
    store.close()
    for database in (path, decisions_path(path)):
        backups.make(database, backups_path(path), keep=backups.KEEP_DECISIONS)
    return path


def test_a_new_catalog_is_two_strict_databases_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "my.db"
    store = open_store(path)
    decide(store, b"/photos")
    assert store.notices == []
    store.close()
    assert sorted(os.listdir(path.parent)) == ["my.db", "my.decisions.db"]
    for database, schema in ((path, CATALOG), (decisions_path(path), DECISIONS)):
        with closing(sqlite3.connect(database)) as reader:
            told = [
                reader.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("application_id", "user_version", "journal_mode")
            ]
            assert told == [schema.application_id, schema.version, "wal"]
            made = reader.execute(
                "SELECT name, strict FROM pragma_table_list"
                " WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            ).fetchall()
            assert made
            assert all(strict for _, strict in made)


def test_what_was_decided_is_there_after_a_restart(catalog: Path) -> None:
    with closing(open_store(catalog)) as store:
        assert (root_paths(store), store.notices) == ([b"/photos"], [])
        assert contents(store) == 400


def zero_page(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(2 * 4096)
        stream.write(bytes(4096))


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def garbage(path: Path) -> None:
    path.write_bytes(b"this is no database at all " * 400)


def header(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.write(b"SQLite format 4\x00")


DAMAGES: list[Callable[[Path], None]] = [zero_page, truncate, empty, garbage, header]


@pytest.mark.fault(46)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_catalog_is_put_aside_and_its_backup_takes_its_place(
    catalog: Path, damage: Callable[[Path], None]
) -> None:
    damage(catalog)
    bad = catalog.read_bytes()
    with closing(open_store(catalog)) as store:
        assert codes(store) == [ReasonCode.CATALOG_RESTORED]
        assert (contents(store), root_paths(store)) == (400, [b"/photos"])
        assert str(store.notices[0].facts["aside"])
    (aside,) = catalog.parent.glob("catalog.damaged-*.db")
    assert aside.read_bytes() == bad
    with closing(open_store(catalog)) as store:
        assert store.notices == []


@pytest.mark.fault(46)
@pytest.mark.parametrize("damage", [zero_page, truncate, garbage, header])
def test_without_a_backup_the_catalog_is_built_anew_and_the_roots_come_back(
    catalog: Path, damage: Callable[[Path], None]
) -> None:
    shutil.rmtree(backups_path(catalog))
    damage(catalog)
    with closing(open_store(catalog)) as store:
        assert codes(store) == [ReasonCode.CATALOG_REBUILT]
        assert (contents(store), root_paths(store)) == (0, [b"/photos"])
    assert len(list(catalog.parent.glob("catalog.damaged-*.db"))) == 1


@pytest.mark.fault(46)
def test_the_user_may_begin_anew_although_there_is_a_backup(catalog: Path) -> None:
    zero_page(catalog)
    asked: list[Damage] = []

    def choose(damage: Damage) -> Remedy:
        asked.append(damage)
        return Remedy.ANEW

    with closing(open_store(catalog, choose=choose)) as store:
        assert codes(store) == [ReasonCode.CATALOG_REBUILT]
        assert (contents(store), root_paths(store)) == (0, [b"/photos"])
    assert [(each.path, each.of_decisions) for each in asked] == [(str(catalog), False)]
    assert asked[0].backup_made
    assert len(list(catalog.parent.glob("catalog.damaged-*.db"))) == 1
    assert backups.existing(backups_path(catalog), "catalog")


@pytest.mark.fault(46)
@pytest.mark.parametrize("which", [Path, decisions_path])
def test_nothing_changes_while_the_user_has_not_decided(
    catalog: Path, which: Callable[[Path], Path]
) -> None:
    zero_page(which(catalog))
    suspicion(which(catalog)).touch()
    before = {path: path.read_bytes() for path in catalog.parent.rglob("*.db")}

    def later(_damage: Damage) -> Remedy:
        raise CancelledError

    for _ in range(2):
        with pytest.raises(CancelledError):
            open_store(catalog, choose=later)
    assert {path: path.read_bytes() for path in catalog.parent.rglob("*.db")} == before
    with closing(open_store(catalog)) as store:
        assert len(store.notices) == 1


def test_an_unsound_backup_is_passed_over(catalog: Path) -> None:
    (backup,) = backups.existing(backups_path(catalog), "catalog")
    with backup.path.open("r+b") as stream:
        stream.seek(5000)
        stream.write(b"\x01")
    garbage(catalog)
    with closing(open_store(catalog)) as store:
        assert codes(store) == [ReasonCode.CATALOG_REBUILT]
        assert root_paths(store) == [b"/photos"]


@pytest.mark.fault(46)
@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_decisions_come_back_from_their_backup(
    catalog: Path, damage: Callable[[Path], None]
) -> None:
    with closing(open_store(catalog)) as store:
        decide(store, b"/later")
    damage(decisions_path(catalog))
    with closing(open_store(catalog)) as store:
        assert codes(store) == [ReasonCode.DECISIONS_RESTORED]
        decide(store, b"/new")
        assert root_paths(store) == [b"/photos", b"/later", b"/new"]
    assert len(list(catalog.parent.glob("catalog.decisions.damaged-*.db"))) == 1


def test_decisions_lost_for_good_are_recorded_again_from_what_the_catalog_shows(
    catalog: Path,
) -> None:
    shutil.rmtree(backups_path(catalog))
    garbage(decisions_path(catalog))
    with closing(open_store(catalog)) as store:
        assert codes(store) == [ReasonCode.DECISIONS_REBUILT]
    garbage(catalog)  # now only the decisions know the root
    with closing(open_store(catalog)) as store:
        assert codes(store) == [ReasonCode.CATALOG_REBUILT]
        assert root_paths(store) == [b"/photos"]


def test_an_old_catalog_brought_back_catches_up_with_the_decisions(catalog: Path) -> None:
    kept = catalog.with_name("kept")
    shutil.copy(catalog, kept)
    with closing(open_store(catalog)) as store:
        decide(store, b"/second")
        decide(store, b"/third")
    shutil.copy(kept, catalog)
    with closing(open_store(catalog)) as store:
        assert root_paths(store) == [b"/photos", b"/second", b"/third"]
        assert store.catch_up().roots == frozenset()


@pytest.fixture(scope="module")
def sound_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "catalog.db"
    with closing(open_store(path)) as store:
        decide(store, b"/photos")
        fill(store, 60)
    return path.read_bytes()


@pytest.mark.fault(46)
@settings(max_examples=30)
@given(flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 7)), max_size=4))
def test_bits_that_flip_never_end_in_a_traceback(
    flips: list[tuple[float, int]], sound_bytes: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("flips") / "catalog.db"
    data = bytearray(sound_bytes)
    for place, bit in flips:
        data[int(place * len(data))] ^= 1 << bit
    path.write_bytes(data)
    assert {use(path), use(path)} <= {
        None,
        ReasonCode.CATALOG_DAMAGED,
        ReasonCode.CATALOG_FOREIGN,
        ReasonCode.CATALOG_NEWER,
        ReasonCode.CATALOG_UNWRITABLE,
    }


def use(path: Path) -> ReasonCode | None:
    """Open, read and write a catalog; return why that could not be done."""
    try:
        with closing(open_store(path)) as store:
            root_paths(store)
            contents(store)
            fill(store, 0)
    except OutsideError as error:
        return error.reason.code
    return None


def part_table_and_index(catalog: Path) -> None:
    """Do damage that only a thorough check finds: an index that says another thing."""
    data = catalog.read_bytes()
    wanted = f"{7:064}".encode()
    assert data.count(wanted) >= 2
    catalog.write_bytes(data.replace(wanted, f"{8:064}".encode(), 1))


def test_a_catalog_under_suspicion_is_checked_whole(catalog: Path) -> None:
    part_table_and_index(catalog)
    with closing(open_store(catalog)) as store:
        assert store.notices == []
    suspicion(catalog).touch()
    with closing(open_store(catalog)) as store:
        assert codes(store) == [ReasonCode.CATALOG_RESTORED]
    suspicion(catalog).touch()
    with closing(open_store(catalog)) as store:
        assert store.notices == []
    assert not suspicion(catalog).exists()


def test_damage_met_while_running_is_told_and_put_right_by_the_next_start(catalog: Path) -> None:
    with closing(open_store(catalog)) as store:
        with store.readers.use() as reader:
            page, size = (
                reader.execute(asked).fetchone()[0]
                for asked in (
                    "SELECT rootpage FROM sqlite_schema WHERE name = 'content'",
                    "PRAGMA page_size",
                )
            )
        with catalog.open("r+b") as stream:
            stream.seek((page - 1) * size)
            stream.write(b"\x77" * 100)
        with pytest.raises(OutsideError) as caught, store.readers.use() as reader:
            reader.execute("SELECT max(size_bytes) FROM content NOT INDEXED").fetchall()
        assert caught.value.reason.code is ReasonCode.CATALOG_DAMAGED
        assert suspicion(catalog).exists()
    with closing(open_store(catalog)) as store:
        assert codes(store) == [ReasonCode.CATALOG_RESTORED]
        assert contents(store) == 400


@pytest.mark.fault(46)
def test_a_newer_catalog_is_refused_and_left_as_it_is(catalog: Path) -> None:
    with closing(sqlite3.connect(catalog)) as writer:
        writer.execute("PRAGMA user_version = 99")
    before = catalog.read_bytes()
    for opener in (open_store, open_readers):
        with pytest.raises(OutsideError) as caught:
            opener(catalog)
        assert caught.value.reason.code is ReasonCode.CATALOG_NEWER
        assert caught.value.reason.facts["found"] == 99
    assert catalog.read_bytes() == before


@pytest.mark.fault(46)
@pytest.mark.parametrize("kind", ["text", "database"])
def test_other_peoples_files_are_refused_and_left_as_they_are(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "places.sqlite"
    if kind == "text":
        path.write_text("not a database, but somebody's letter")
    else:
        with closing(sqlite3.connect(path)) as writer:
            writer.execute("CREATE TABLE bookmark (id INTEGER)")
    before = path.read_bytes()
    for opener in (open_readers, open_store):
        with pytest.raises(OutsideError) as caught:
            opener(path)
        assert caught.value.reason.code is ReasonCode.CATALOG_FOREIGN
    assert path.read_bytes() == before


@pytest.mark.fault(46)
def test_a_locked_catalog_is_told_to_be_in_use(
    catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediadesk.catalog.databases.database._BUSY_TIMEOUT_S", 0.1)
    with closing(sqlite3.connect(catalog, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE content SET size_bytes = 2")
        with pytest.raises(OutsideError) as caught:
            open_store(catalog)
        other.execute("ROLLBACK")
    assert caught.value.reason.code is ReasonCode.CATALOG_IN_USE
    assert not list(catalog.parent.glob("*damaged*"))


@pytest.mark.fault(46)
def test_a_log_left_by_a_killed_program_is_taken_in(catalog: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    store = open_store(catalog)
    fill_more = store.catalog.submit(
        lambda writer: (
            writer.execute(
                "INSERT INTO content(size_bytes, quick_hash) VALUES (9, 'last')"
            ).rowcount
        )
    )
    fill_more.result()
    for path in catalog.parent.glob("catalog*.db*"):
        if not path.name.endswith("-shm"):
            shutil.copy(path, copy)
    store.close()
    assert (copy / "catalog.db-wal").stat().st_size
    with closing(open_store(copy / "catalog.db")) as store:
        assert (contents(store), store.notices) == (401, [])


@pytest.mark.fault(46)
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    told = without_privileges(
        """
import json, os, sys
from contextlib import closing
from pathlib import Path
from mediadesk.catalog.store import open_readers, open_store
from mediadesk.domain.errors import OutsideError
from mediadesk.words import sentence

here = Path(sys.argv[1])
path = here / "sub" / "catalog.db"
open_store(path).close()
os.chmod(path.parent, 0o500)
os.chmod(path, 0o400)
told = []
try:
    open_store(path)
except OutsideError as error:
    told.append(sentence(error.reason))
readers = open_readers(path)
with readers.use() as reader:
    told.append(reader.execute("SELECT count(*) FROM file").fetchone()[0])
readers.close()
os.chmod(path.parent, 0o700)
print(json.dumps(told))
""",
        tmp_path,
    )
    assert "cannot be written" in told[0]
    assert told[1] == 0


def test_reading_goes_on_while_another_holds_and_writes_the_catalog(catalog: Path) -> None:
    store = open_store(catalog)
    readers = open_readers(catalog)
    assert readers is not None
    with readers.snapshot() as reader:
        asked = "SELECT count(*) FROM content"
        assert reader.execute(asked).fetchone() == (400,)
        store.catalog.submit(
            lambda writer: writer.execute("DELETE FROM content WHERE id < 50").rowcount
        ).result()
        assert reader.execute(asked).fetchone() == (400,)
    with readers.use() as reader:
        assert reader.execute(asked).fetchone() == (351,)
        with pytest.raises(sqlite3.OperationalError, match=r"readonly|read-only"):
            reader.execute("DELETE FROM content")
    readers.close()
    store.close()


def test_there_is_nothing_to_read_before_the_first_scan(tmp_path: Path) -> None:
    assert open_readers(tmp_path / "none.db") is None
    (tmp_path / "empty.db").touch()
    assert open_readers(tmp_path / "empty.db") is None


def test_backups_are_made_when_they_are_due(catalog: Path) -> None:
    folder = backups_path(catalog)
    names = sorted(os.listdir(folder))
    with closing(open_store(catalog)) as store:
        store.back_up_if_due(catalog_limit_bytes=1 << 30)
        assert sorted(os.listdir(folder)) == names  # both were made today
        for backup in backups.existing(folder, "catalog.decisions"):
            for path in (backup.path, backup.seal):
                path.rename(path.with_name(path.name.replace("decisions-20", "decisions-19")))
        store.back_up_if_due(catalog_limit_bytes=0)
    assert len(backups.existing(folder, "catalog.decisions")) == 2
