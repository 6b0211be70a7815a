"""A share that is slow or hangs costs its own files time, and nobody else's."""

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.media import FileStatus
from mediadesk.domain.reasons import ReasonCode
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations import lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.scanning import places, scan_lanes
from mediadesk.operations.scanning.places import Prepared
from mediadesk.operations.scanning.scan import ScanJob
from mediadesk.operations.scanning.scan_report import ScanReport
from mediadesk.words import sentence
from tests.support import desks
from tests.support.desks import Desk, codes, counts
from tests.support.media import picture
from tests.support.patience import patient_s
from tests.support.shares import Share, mounted

FAST = 12
SIDECAR = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="2010-09-27T14:35:33"/>'
    "</rdf:RDF></x:xmpmeta>"
)


@pytest.fixture
def decoders() -> Iterator[Sandbox]:
    """Return a sandbox of this test's own: some of these take its children away."""
    with desks.warm_decoders() as box:
        yield box


@pytest.fixture
def fast(tmp_path: Path) -> Path:
    folder = tmp_path / "Fast"
    folder.mkdir()
    for number in range(FAST):
        picture(folder / f"{number}.jpg", size=(24, 16), seed=number)
    return folder


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Share]:
    source = tmp_path / "far"
    source.mkdir()
    with mounted(source, tmp_path / "Share") as there:
        yield there


def begun(job: ScanJob) -> tuple[threading.Thread, list[ScanReport]]:
    reports: list[ScanReport] = []
    thread = threading.Thread(target=lambda: reports.append(job.run()))
    thread.start()
    return thread, reports


def until(job: ScanJob, processed: int, limit_s: float = 30) -> None:
    deadline_s = time.monotonic() + patient_s(limit_s)
    while job.progress.processed < processed:
        assert time.monotonic() < deadline_s, f"stood still at {job.progress.processed}"
        threading.Event().wait(0.02)


def test_a_share_is_scanned_like_a_disk(desk: Desk, share: Share) -> None:
    (share.source / "deep").mkdir()
    picture(share.source / "a.jpg", seed=1)
    picture(share.source / "deep" / "b.jpg", seed=2)
    assert counts(desk.scan(share.place)) == {"new": 2}
    (share.source / "a.jpg").unlink()
    again = desk.scan(share.place)
    assert counts(again) == {"unchanged": 1, "missing": 1}
    assert desk.row(share.place / "deep" / "b.jpg").record.width == 96


@pytest.mark.fault(13)
def test_a_slow_share_keeps_nobody_waiting_and_a_cancel_is_answered_at_once(
    desk: Desk, fast: Path, share: Share
) -> None:
    for number in range(6):
        picture(share.source / f"slow-{number}.jpg", seed=100 + number)
    job = desk.scanner.start([os.fsencode(share.place), os.fsencode(fast)])
    thread, reports = begun(job)
    until(job, FAST)
    asked_s = time.monotonic()
    job.control.cancel()
    thread.join(10)
    assert time.monotonic() - asked_s < 1.5  # on a busy machine; the bench says under 1 s
    assert reports[0].status is JobStatus.CANCELLED
    assert all(desk.row(fast / f"{number}.jpg").record.width for number in range(FAST))


def test_a_pause_frees_the_share_and_resume_reads_again(
    desk: Desk, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture(share.source / "slow.jpg", seed=1)
    interrupted = threading.Event()
    interrupt = Sandbox.interrupt

    def noted(box: Sandbox) -> None:
        interrupt(box)
        interrupted.set()

    monkeypatch.setattr(Sandbox, "interrupt", noted)
    job = desk.scanner.start([os.fsencode(share.place)])
    thread, reports = begun(job)
    deadline_s = time.monotonic() + patient_s(20)
    while not job.progress.total and time.monotonic() < deadline_s:
        threading.Event().wait(0.02)
    threading.Event().wait(0.3)
    job.control.pause()
    assert interrupted.wait(1.0)
    assert job.status is JobStatus.PAUSED
    job.control.resume()
    thread.join(60)
    assert (reports[0].status, codes(reports[0])) == (JobStatus.COMPLETED, {})
    assert desk.row(share.place / "slow.jpg").record.width == 96


@pytest.mark.fault(14)
@pytest.mark.parametrize("way", ["hang", "stuck", "blocked"])
def test_a_hung_share_is_named_and_the_rest_is_scanned(
    desk: Desk, fast: Path, share: Share, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "SHARE_PATIENCE", 0.3)
    monkeypatch.setattr(lanes, "SILENCE_S", 3.0)
    monkeypatch.setattr(lanes, "_NOTED_AFTER_S", 0.5)
    monkeypatch.setattr(scan_lanes, "_ANSWER_S", 30.0)
    (share.source / "blocked").mkdir()
    if way != "blocked":
        (share.source / "blocked").rmdir()
        for number in range(3):
            picture(share.source / f"{way}-{number}.jpg", seed=100 + number)
    job = desk.scanner.start([os.fsencode(share.place), os.fsencode(fast)])
    thread, reports = begun(job)
    waited_for = set()
    while thread.is_alive():
        waited_for.add(job.progress.to_dict()["waiting_for"])
        thread.join(0.05)
    report = reports[0]
    assert report.status is JobStatus.HALTED
    assert report.reason is not None
    assert (report.reason.code, report.reason.facts["volume"]) == (
        ReasonCode.VOLUME_STALLED,
        "Share",
    )
    assert "Share" in waited_for
    assert all(desk.row(fast / f"{number}.jpg").record.width for number in range(FAST))
    assert not desk.sql("SELECT 1 FROM file WHERE status = 'missing'")


@pytest.mark.fault(14)
@pytest.mark.parametrize("moment", ["before it is asked", "once it has answered", "as a known one"])
def test_a_share_that_stalls_while_it_is_added_is_told_and_the_rest_goes_on(
    desk: Desk, fast: Path, share: Share, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "SHARE_PATIENCE", 0.5)
    picture(share.source / "a.jpg", seed=100)
    prepare, dropped = places.prepare, [share.place, fast]
    if moment == "as a known one":
        assert counts(desk.scan(share.place)) == {"new": 1}
        dropped = [fast]

    def stalling(store: Store, paths: Sequence[bytes], all_lanes: lanes.Lanes) -> Prepared:
        if bytes(share.place) in paths:
            os.kill(share.pid, signal.SIGSTOP)
        return prepare(store, paths, all_lanes)

    if moment == "once it has answered":
        monkeypatch.setattr(places, "prepare", stalling)
    else:
        os.kill(share.pid, signal.SIGSTOP)
    job = desk.scanner.start([os.fsencode(path) for path in dropped])
    thread, reports = begun(job)
    try:
        thread.join(20)
        assert not thread.is_alive(), "the scan waits for the share"
    finally:
        os.kill(share.pid, signal.SIGCONT)
        thread.join(20)
    assert all(desk.row(fast / f"{number}.jpg").record.width for number in range(FAST))
    if moment == "as a known one":
        assert reports[0].status is JobStatus.COMPLETED
        return
    assert reports[0].status is JobStatus.HALTED
    assert reports[0].reason is not None
    assert sentence(reports[0].reason) == (
        "Share does not answer. Its files wait; choose Resume when it does."
    )
    monkeypatch.setattr(places, "prepare", prepare)
    monkeypatch.setattr(lanes, "SHARE_PATIENCE", 6.0)
    again = desk.scanner.resume(job.id).run()
    assert (again.status, codes(again)) == (JobStatus.COMPLETED, {})
    assert desk.row(share.place / "a.jpg").record.width == 96


def test_a_known_share_that_hangs_does_not_hold_up_a_scan_of_a_disk(
    desk: Desk, fast: Path, share: Share
) -> None:
    picture(share.source / "a.jpg")
    assert counts(desk.scan(share.place)) == {"new": 1}
    share.kill()
    begun_s = time.monotonic()
    assert counts(desk.scan(fast)) == {"new": FAST}
    assert time.monotonic() - begun_s < 15
    assert desk.row(share.place / "a.jpg").record.status.value in ("present", "offline")


def test_copies_on_a_share_are_found_and_a_hung_one_keeps_no_search_waiting(
    desk: Desk, fast: Path, share: Share, decoders: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy2(fast / "0.jpg", fast / "copy.jpg")
    for name in ("a.jpg", "b.jpg"):
        picture(share.source / name, size=(1200, 900), seed=200, grain=50)
    desk.scan(share.place, fast)

    def found() -> list[set[str]]:
        with_share = lanes.Lanes(2, first=decoders)
        DuplicateSearch(desk.store, Settings(), with_share).run([ClusterKind.EXACT])
        assert with_share.close()
        known = dict(desk.sql("SELECT id, name_shown FROM file"))
        clusters = desk.library.clusters([ClusterKind.EXACT])
        return sorted(({known[m.file_id] for m in members} for _, members in clusters), key=min)

    assert found() == [{"0.jpg", "copy.jpg"}, {"a.jpg", "b.jpg"}]
    desk.write("UPDATE content SET full_hash = ''")
    monkeypatch.setattr(lanes, "SHARE_PATIENCE", 0.3)
    os.kill(share.pid, signal.SIGSTOP)
    try:
        assert found() == [{"0.jpg", "copy.jpg"}]
    finally:
        os.kill(share.pid, signal.SIGCONT)


def test_sidecars_are_read_by_the_children_of_their_own_share_and_wait_while_it_hangs(
    desk: Desk, fast: Path, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "SHARE_PATIENCE", 0.3)
    picture(share.source / "a.jpg")
    for sidecar in (share.source / "hang.xmp", fast / "0.xmp"):
        sidecar.write_text(SIDECAR)
    assert desk.scan(share.place, fast).status is JobStatus.COMPLETED
    assert desk.sql("SELECT CAST(name AS TEXT) FROM sidecar_reading") == [("0.xmp",)]
    (share.source / "hang.xmp").rename(share.source / "a.xmp")
    assert desk.scan(share.place).status is JobStatus.COMPLETED
    read = desk.sql("SELECT CAST(name AS TEXT) FROM sidecar_reading ORDER BY 1")
    assert read == [("0.xmp",), ("a.xmp",)]


def test_a_cancel_is_answered_at_once_while_sidecars_of_a_share_are_read(
    desk: Desk, share: Share
) -> None:
    picture(share.source / "a.jpg")
    (share.source / "hang.xmp").write_text(SIDECAR)
    job = desk.scanner.start([os.fsencode(share.place)])
    thread, reports = begun(job)
    until(job, 1)
    threading.Event().wait(0.7)
    asked_s = time.monotonic()
    job.control.cancel()
    thread.join(10)
    assert time.monotonic() - asked_s < 1.5
    assert reports[0].status is JobStatus.CANCELLED
    assert desk.row(share.place / "a.jpg").record.width == 96


@pytest.mark.fault(15)
def test_a_share_that_dies_during_a_scan_is_offline_and_loses_no_row(
    desk: Desk, fast: Path, share: Share
) -> None:
    for number in range(4):
        picture(share.source / f"{number}.jpg", seed=100 + number)
    assert counts(desk.scan(share.place)) == {"new": 4}
    for number in range(4, 30):
        picture(share.source / f"slow-{number}.jpg", seed=100 + number)
    job = desk.scanner.start([os.fsencode(share.place), os.fsencode(fast)])
    thread, _reports = begun(job)
    until(job, FAST)
    share.kill()
    thread.join(60)
    assert not thread.is_alive()
    assert desk.sql("SELECT count(*) FROM file WHERE status IN ('missing', 'removed')") == [(0,)]
    again = desk.scan(share.place)
    assert again.reason is not None
    assert again.reason.code is ReasonCode.VOLUME_OFFLINE
    assert desk.sql("SELECT count(*) FROM file WHERE status IN ('missing', 'removed')") == [(0,)]


def test_a_share_below_a_disk_is_walked_in_its_own_lane(desk: Desk, tmp_path: Path) -> None:
    root, source = tmp_path / "Root", tmp_path / "far"
    root.mkdir()
    source.mkdir()
    picture(source / "a.jpg", seed=1)
    picture(root / "b.jpg", seed=2)
    with mounted(source, root / "nas"):
        assert counts(desk.scan(root)) == {"new": 2}
        assert counts(desk.scan(root)) == {"unchanged": 2}
        assert desk.sql("SELECT count(*) FROM root") == [(1,)]
    assert counts(desk.scan(root)) == {"unchanged": 1}
    assert desk.row(root / "nas" / "a.jpg").record.status is FileStatus.OFFLINE
