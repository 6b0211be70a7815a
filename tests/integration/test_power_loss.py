"""When the power goes, what was said to be stored is stored, and nothing is half stored."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mediadesk.catalog.databases.database import Connection, connect_writer
from mediadesk.catalog.databases.writer import Writer
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.schema import DECISIONS
from mediadesk.catalog.schema.migrations import migrate

pytest.importorskip("apsw", reason="the file system that loses what was not synced needs apsw")

from tests.support.lossy_disk import LossyDisk

LOSSES = 6  # tests/torture plays more of them
EACH = 3
"""Decisions made in one transaction: all of them or none."""


def decide(writer: Connection, number: int) -> None:
    for part in range(EACH):
        decisions.add_root(
            writer,
            b"/pictures/%d-%d" % (number, part) + b"x" * 700,
            volume_identity="uuid:1",
            volume_label="Disk",
            file_system="ext4",
            path_in_volume=b"pictures",
        )


def decided(path: Path) -> int:
    """Return how many decisions are there after a start on what the disk held."""
    with closing(sqlite3.connect(path)) as reader:
        assert reader.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return int(reader.execute("SELECT count(*) FROM decision").fetchone()[0])


def lose_power(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make decisions, lose the power at some moments, and look at what is there."""
    chance = random.Random(seed)  # noqa: S311 - moments of power losses, not secrets
    disk = LossyDisk()
    here = tmp_path / f"{seed}"
    here.mkdir()
    path = here / "c.decisions.db"
    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", disk.connect)
        connection = connect_writer(path)
    migrate(connection, DECISIONS)
    writer = Writer(connection, path)
    for number in range(1, 8):
        writer.submit(lambda each, number=number: decide(each, number)).result(30)  # type: ignore[misc]
        after = here / f"after-{number}"
        after.mkdir()
        disk.after_power_loss(after, chance)
        assert decided(after / path.name) == number * EACH
        if chance.random() < 0.3:  # the log is folded into the file, and the power goes meanwhile
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            folded = here / f"folded-{number}"
            folded.mkdir()
            disk.after_power_loss(folded, chance)
            assert decided(folded / path.name) == number * EACH
    connection.execute("BEGIN IMMEDIATE")
    decide(connection, 99)
    amid = here / "amid"
    amid.mkdir()
    disk.after_power_loss(amid, chance)
    assert decided(amid / path.name) == 7 * EACH
    connection.execute("ROLLBACK")
    writer.close()


@pytest.mark.fault(5)
@pytest.mark.parametrize("seed", range(LOSSES))
def test_what_was_acknowledged_survives_and_nothing_else(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_power(tmp_path, seed, monkeypatch)
