"""A job that is paused or stopped lets its disks go within a second, also in a huge file."""

import contextlib
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import CancelledError
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support import desks
from tests.support.desks import Desk
from tests.support.media import movie, picture
from tests.support.pace import Pace
from tests.support.patience import patient_s
from tests.support.shares import mounted

HUGE_BYTES = 2_000_000_000
LIMIT_S = 1.0
FILES = 12_000

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="nothing tells of it")


@pytest.fixture
def decoders() -> Iterator[Sandbox]:
    """Return a sandbox of this test's own: its children are taken away."""
    with desks.warm_decoders() as box:
        yield box


def held_open(folder: Path) -> list[str]:
    """Return what this process and its children hold open below a folder."""
    aims: list[str] = []
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):  # closed or ended meanwhile, or somebody else's
            aims.append(str(link.readlink()))
    return [aim for aim in aims if aim.startswith(f"{folder}/")]


def walking(folder: Path) -> bool:
    """Tell whether somebody holds the folder itself open."""
    return str(folder) in held_open(folder.parent)


def until(is_so: Callable[[], object], limit_s: float = 30) -> None:
    deadline_s = time.monotonic() + patient_s(limit_s)
    while not is_so():
        assert time.monotonic() < deadline_s, "this did not come about in time"
        threading.Event().wait(0.01)


def paused_s(control: JobControl, folder: Path) -> float:
    """Pause and return how long anything below the folder was still open."""
    pace = Pace()
    control.pause()
    until(lambda: not held_open(folder), limit_s=10)
    return pace.taken_s


def huge_twins(folder: Path) -> Path:
    folder.mkdir()
    movie(folder / "a.mp4")
    shutil.copy(folder / "a.mp4", folder / "b.mp4")
    for film in folder.iterdir():
        os.truncate(film, HUGE_BYTES)  # zeros behind the film
    return folder


def test_a_search_lets_a_huge_file_go_and_stops_in_its_midst(
    desk: Desk, tmp_path: Path, decoders: Sandbox
) -> None:
    folder = huge_twins(tmp_path / "Films")
    desk.scan(folder)
    lanes = Lanes(2, first=decoders)
    search = DuplicateSearch(desk.store, Settings(), lanes)
    ends: list[str] = []

    def run() -> None:
        try:
            search.run([ClusterKind.EXACT])
        except CancelledError:
            ends.append("cancelled")

    thread = threading.Thread(target=run)
    thread.start()
    until(lambda: held_open(folder))
    assert paused_s(search.control, folder) < LIMIT_S
    search.control.resume()
    until(lambda: held_open(folder))
    pace = Pace()
    search.control.cancel()
    thread.join(20)
    assert (ends, held_open(folder)) == (["cancelled"], [])
    assert pace.taken_s < LIMIT_S
    assert lanes.close()


def test_a_scan_lets_a_slow_share_go_keeps_what_is_done_and_goes_on(
    desk: Desk, tmp_path: Path
) -> None:
    source, place = tmp_path / "far", tmp_path / "Share"
    source.mkdir()
    picture(source / "a.jpg")
    picture(source / "slow.jpg", seed=2)
    with mounted(source, place):
        job = desk.scanner.start([os.fsencode(place)])
        thread = threading.Thread(target=job.run)
        thread.start()
        until(lambda: str(place / "slow.jpg") in held_open(place))
        until(lambda: str(place / "a.jpg") in desk.rows())
        until(lambda: desk.row(place / "a.jpg").record.width == 96)
        assert paused_s(job.control, place) < LIMIT_S
        job.control.resume()
        thread.join(60)
        assert desk.row(place / "slow.jpg").record.width == 96


def test_a_walk_through_a_slow_share_lets_it_go_when_it_is_held_and_when_it_is_stopped(
    desk: Desk, tmp_path: Path
) -> None:
    source, place = tmp_path / "far", tmp_path / "Share"
    source.mkdir()
    for number in range(12):
        picture(source / f"sluggish {number:02}.jpg", seed=number)
    with mounted(source, place):
        job = desk.scanner.start([os.fsencode(place)])
        thread = threading.Thread(target=job.run)
        thread.start()
        until(lambda: walking(place))
        assert paused_s(job.control, tmp_path) < LIMIT_S
        assert thread.is_alive()
        job.control.resume()
        until(lambda: walking(place))
        pace = Pace()
        job.control.cancel()
        thread.join(20)
        until(lambda: not walking(place))
        assert pace.taken_s < LIMIT_S


def test_a_scan_that_is_held_in_the_midst_of_a_folder_lets_its_disk_be_unmounted(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "Many"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number:05}.jpg").touch()
    job = desk.scanner.start([os.fsencode(folder)])
    thread = threading.Thread(target=job.run)
    thread.start()
    until(lambda: str(folder) in held_open(tmp_path))
    assert paused_s(job.control, tmp_path) < LIMIT_S
    assert thread.is_alive()
    job.control.resume()
    until(lambda: desk.sql("SELECT count(*) FROM file") == [(FILES,)])
    job.control.cancel()
    thread.join(20)
