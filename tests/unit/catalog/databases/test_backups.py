import itertools
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.catalog.databases import backups
from mediadesk.catalog.databases.backups import KEEP_CATALOG, KEEP_DECISIONS, Backup, Keep
from mediadesk.domain.errors import OutsideError

times = st.lists(
    st.datetimes(datetime(2023, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - zone below
        lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
    ),
    unique=True,
    max_size=80,
)


def made(moments: list[datetime]) -> list[Backup]:
    """Return backups of these moments, the newest first."""
    return [
        Backup(Path(f"d-{moment:%Y%m%dT%H%M%S}Z.db"), moment)
        for moment in sorted(moments, reverse=True)
    ]


@given(times)
def test_the_newest_of_each_of_the_last_days_weeks_and_months_stays(
    moments: list[datetime],
) -> None:
    every = made(moments)
    outdated = KEEP_DECISIONS.outdated(every)
    kept = [backup for backup in every if backup not in outdated]
    assert len(kept) <= 7 + 4 + 6
    newest_first = sorted(every, key=lambda backup: backup.made_at, reverse=True)
    if newest_first:
        assert newest_first[0] in kept
    for form, number in (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 6)):
        periods = itertools.groupby(newest_first, key=lambda backup: f"{backup.made_at:{form}}")
        for _, group in itertools.islice(periods, number):
            assert next(group) in kept
    assert KEEP_DECISIONS.outdated(kept) == []


def test_a_year_of_daily_backups_reaches_back_half_a_year() -> None:
    kept: list[Backup] = []
    start = datetime(2025, 1, 1, 12, tzinfo=UTC)
    for day in range(365):
        kept = made([start + timedelta(days=day)]) + kept
        outdated = KEEP_DECISIONS.outdated(kept)
        kept = [backup for backup in kept if backup not in outdated]
    ages = sorted((start + timedelta(days=364) - backup.made_at).days for backup in kept)
    assert ages[:7] == list(range(7))
    assert 140 <= ages[-1] <= 185
    assert len(kept) <= 17


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE item (name TEXT)")
        connection.executemany("INSERT INTO item VALUES (?)", [(f"{n}" * 50,) for n in range(200)])
    return path


def test_a_backup_is_sealed_and_comes_back_as_it_was(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    backup = backups.make(database, folder, keep=Keep())
    assert {path.name for path in folder.iterdir()} == {backup.path.name, backup.seal.name}
    assert backups.is_sound(backup)
    aside = backups.set_aside(database)
    assert not database.exists()
    backups.restore(backup, database)
    for path in (aside, database):
        with closing(sqlite3.connect(path)) as reader:
            assert reader.execute("SELECT count(*) FROM item").fetchone() == (200,)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one backup."""
    folder = tmp_path_factory.mktemp("kept")
    with closing(sqlite3.connect(folder / "some.db")) as connection:
        connection.execute("CREATE TABLE item (name TEXT)")
    backups.make(folder / "some.db", folder / "backups", keep=Keep())
    return folder / "backups"


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_single_flipped_bit_makes_a_backup_unsound(kept: Path, place: float, bit: int) -> None:
    backup = backups.newest_sound(kept, "some")
    assert backup is not None
    whole = backup.path.read_bytes()
    data = bytearray(whole)
    data[int(place * len(data))] ^= 1 << bit
    backup.path.write_bytes(data)
    try:
        assert not backups.is_sound(backup)
        assert backups.newest_sound(kept, "some") is None
    finally:
        backup.path.write_bytes(whole)


def test_backups_of_a_clock_that_was_ahead_are_older_than_those_made_since(
    database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    for day in (1, 2, 3):
        backup = backups.make(database, folder, keep=KEEP_CATALOG)
        backup.path.rename(folder / f"some-2099010{day}T120000Z.db")
        backup.seal.rename(folder / f"some-2099010{day}T120000Z.sha256")
    made_since = backups.make(database, folder, keep=KEEP_CATALOG)
    assert backups.existing(folder, "some")[0] == made_since
    assert made_since.path.exists()


def test_a_backup_without_its_seal_is_not_trusted(database: Path, tmp_path: Path) -> None:
    backup = backups.make(database, tmp_path / "kept", keep=Keep())
    backup.seal.write_bytes(b"\xff\xfe")
    assert not backups.is_sound(backup)
    backup.seal.unlink()
    assert not backups.is_sound(backup)


def test_a_damaged_database_makes_no_backup_and_older_ones_stay(
    database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    before = backups.make(database, folder, keep=Keep())
    with database.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\x77" * 4096)
    with pytest.raises(OutsideError):
        backups.make(database, folder, keep=Keep(0, 0, 0))
    assert backups.existing(folder, "some") == [before]
    assert not list(folder.glob("*.tmp"))


def test_backups_of_other_databases_are_left_alone(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    other = database.rename(tmp_path / "other.db")
    kept = backups.make(other, folder, keep=Keep())
    (folder / "other-notes.txt").write_text("mine")
    other.rename(database)
    backups.make(database, folder, keep=Keep(days=1, weeks=0, months=0))
    assert backups.existing(folder, "other") == [kept]
    assert (folder / "other-notes.txt").exists()
    assert backups.existing(tmp_path / "none", "some") == []


def test_what_a_program_left_that_ended_in_the_midst_of_a_backup_goes_with_the_next(
    database: Path, tmp_path: Path
) -> None:
    left = tmp_path / f"{database.stem}-20250101T120000Z.tmp"
    other = tmp_path / f"{database.stem}.decisions-20250101T120000Z.tmp"
    for each in (left, other):
        each.write_bytes(b"half")
    backups.make(database, tmp_path, keep=KEEP_DECISIONS)
    assert not left.exists()
    assert other.exists()


def test_two_damaged_files_of_one_second_are_both_kept(database: Path) -> None:
    data = database.read_bytes()
    asides = set()
    for _ in range(3):
        database.write_bytes(data)
        asides.add(backups.set_aside(database))
    assert len(asides) == 3
    assert all(path.exists() for path in asides)
