"""A disk that fails to sync, and a clock that is wrong, in the whole program."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.confined import with_own_mounts
from tests.support.killed_scans import assert_sound, shelves
from tests.support.media import picture
from tests.support.patience import patient_s
from tests.support.terminal import COMMAND, environment, mediadesk

PHOTOS = 60
STRACE = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync")


@pytest.mark.fault(12)
@pytest.mark.parametrize("first", [4, 15])
def test_a_sync_that_fails_is_told_and_nothing_is_taken_for_stored(
    first: int, tmp_path: Path
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed: it makes the calls fail")
    photos = tmp_path / "photos"
    photos.mkdir()
    shelves(photos, PHOTOS, size=(64, 48))
    catalog = tmp_path / "c" / "catalog.db"
    catalog.parent.mkdir()
    failing = f"inject=fsync,fdatasync:error=EIO:when={first}+"
    done = subprocess.run(
        [*STRACE, "-e", failing, *COMMAND, "scan", str(photos), "--catalog", str(catalog)],
        capture_output=True,
        text=True,
        timeout=patient_s(100),
        check=False,
        env=environment(),
    )
    if "ptrace" in done.stderr:
        pytest.skip("this machine lets nobody trace a program")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().endswith(".")
    whole = mediadesk("scan", photos, "--json", catalog=catalog)
    assert (whole.json["status"], whole.json["files"]) == ("completed", PHOTOS)
    assert assert_sound(catalog.parent) == 2


@pytest.mark.fault(6)
def test_a_scan_in_a_terminal_pauses_on_a_full_disk_and_goes_on_when_started_again(
    tmp_path: Path,
) -> None:
    (tmp_path / "photos").mkdir()
    shelves(tmp_path / "photos", PHOTOS, size=(64, 48))
    (tmp_path / "c").mkdir()
    told = with_own_mounts(
        """
import json, subprocess, sys
from tests.support.terminal import mediadesk
from pathlib import Path

here = Path(sys.argv[1])
def mount(*options):
    subprocess.run(["mount", *options, str(here / "c")], check=True)

mount("-t", "tmpfs", "-o", "size=600k", "none")
first = mediadesk("scan", here / "photos", "--json", catalog=here / "c" / "catalog.db")
mount("-o", "remount,size=60m")
second = mediadesk("scan", here / "photos", "--json", catalog=here / "c" / "catalog.db")
print(json.dumps([(each.code, each.json["status"], each.json["files"], each.err)
                  for each in (first, second)]))
""",
        tmp_path,
    )
    (code, status, _, said), (*done, _) = told
    assert (code, status) == (130, "paused")
    assert f"The disk with {tmp_path / 'c' / 'catalog.db'} is full." in said
    assert len(said.strip().splitlines()) == 1
    assert done == [0, "completed", PHOTOS]


@pytest.mark.fault(44)
def test_any_time_on_files_and_clock_is_kept_and_a_rescan_opens_nothing(tmp_path: Path) -> None:
    photos, catalog = tmp_path / "photos", tmp_path / "catalog.db"
    photos.mkdir()
    times_s = {"old": -2_177_452_800, "far": 4_323_456_000, "now": 1_700_000_000}  # 1901, 2107
    for seed, (name, time_s) in enumerate(times_s.items()):
        path = picture(photos / f"{name}.jpg", seed=seed)
        os.utime(path, ns=(time_s * 10**9 + 1, time_s * 10**9 + 1))
    faketime = shutil.which("faketime")
    if faketime is None:
        pytest.skip("faketime is not installed: it sets the clock of one program")
    answer = ("--json", "--catalog", str(catalog))
    for when, zone, expected in (
        ("2107-06-01 12:00:00", "UTC", "new"),
        ("1999-12-31 23:59:59", "America/St_Johns", "unchanged"),
        ("2024-03-31 02:30:00", "Europe/Berlin", "unchanged"),
    ):
        done = subprocess.run(
            [faketime, "-f", f"@{when}", *COMMAND, "scan", str(photos), *answer],
            capture_output=True,
            text=True,
            timeout=patient_s(100),
            check=False,
            env=environment(TZ=zone),
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert f'"{expected}": 3' in done.stdout
        assert '"seconds": -' not in done.stdout
    with closing(sqlite3.connect(catalog)) as reader:
        kept = dict(reader.execute("SELECT name_shown, mtime_ns FROM file").fetchall())
    assert kept == {path.name: path.stat().st_mtime_ns for path in photos.iterdir()}
