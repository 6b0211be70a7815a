"""Room is kept with the backups while there is plenty, and given up when the disk is full."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from mediadesk.catalog.databases import ballast
from mediadesk.catalog.databases.writer import Writer
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import ReasonCode
from tests.support.confined import with_own_mounts


def test_room_is_kept_once_and_given_up(tmp_path: Path) -> None:
    catalog = tmp_path / "c.db"
    ballast.lay(catalog)
    ballast.lay(catalog)
    assert ballast.ballast_path(catalog).stat().st_size == ballast.SIZE_BYTES
    ballast.drop(catalog)
    ballast.drop(catalog)
    assert not ballast.ballast_path(catalog).exists()


def test_nothing_is_kept_where_room_is_scarce(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = shutil._ntuple_diskusage(10**9, 10**9 - 10**7, 10**7)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: few)
    ballast.lay(tmp_path / "c.db")
    assert not ballast.ballast_path(tmp_path / "c.db").exists()


def test_a_catalog_on_a_full_disk_opens_by_the_room_that_was_kept_and_says_so_without(
    tmp_path: Path,
) -> None:
    script = """
import json, subprocess, sys
from pathlib import Path
from mediadesk.catalog.databases import ballast
from mediadesk.catalog.store import open_store
from mediadesk.disk.lock import CatalogLock
from mediadesk.domain.errors import OutsideError
ballast.SIZE_BYTES, ballast._LEAST_FREE_BYTES = 4_000_000, 4_000_000
disk = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "none", disk], check=True)
store = open_store(disk / "c.db")
store.keep_room()
store.close()

def opens():
    with open(disk / "filler", "ab", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(4096))
        except OSError:
            pass
    lock = CatalogLock(disk / "c.lock", holder="a test")
    try:
        open_store(disk / "c.db").close()
    except OutsideError as error:
        return error.reason.code
    finally:
        lock.release()
    return ballast.ballast_path(disk / "c.db").exists()

print(json.dumps([opens(), opens()]))
"""
    assert with_own_mounts(script, tmp_path) == [False, ReasonCode.DISK_FULL]


def test_a_write_that_finds_the_disk_full_has_the_room_given_up(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("CREATE TABLE t(x)")
    connection.execute("PRAGMA max_page_count=4")
    ballast.lay(path)
    writer = Writer(connection, path, on_full=lambda: ballast.drop(path))
    with pytest.raises(OutsideError):
        writer.submit(lambda w: w.execute("INSERT INTO t VALUES (zeroblob(100000))")).result()
    assert not ballast.ballast_path(path).exists()
    writer.close()
