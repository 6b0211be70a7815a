"""Hashing films in bulk: only what lacks a hash, one run at a time, stopped and taken up again."""

import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from mediadesk.config import Settings
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.reasons import ReasonCode
from mediadesk.fingerprint.video import video_phash
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.scanning.video_hashing import VideoHasher, VideoHashJob
from tests.support.desks import CHILDREN, Desk
from tests.support.media import movie, picture


@pytest.fixture
def hasher(desk: Desk, decoders: Sandbox) -> VideoHasher:
    return VideoHasher(
        desk.store, Lanes(CHILDREN, first=decoders), replace(Settings(), hashing_workers=CHILDREN)
    )


def films(folder: Path, number: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    return [movie(folder / f"{each}.mp4", duration_s=2.0, seed=each) for each in range(number)]


def refused(call: object, *arguments: object) -> ReasonCode:
    with pytest.raises(OutsideError) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.reason.code


def test_only_films_without_a_hash_are_hashed(
    desk: Desk, hasher: VideoHasher, pictures: Path
) -> None:
    first, second = films(pictures / "a", 2)
    picture(pictures / "photo.jpg")
    desk.scan(pictures)
    assert desk.row(first).record.video_phash is None
    report = hasher.start().run()
    assert (report.status, report.total, report.hashed) == (JobStatus.COMPLETED, 2, 2)
    assert desk.row(second).record.video_phash == video_phash(
        second, desk.row(second).record.duration_s
    )
    movie(pictures / "new.mp4", seed=9)
    desk.scan(pictures)
    assert hasher.start().run().total == 1
    assert hasher.start().run().total == 0


def test_one_folder_can_be_hashed_alone(desk: Desk, hasher: VideoHasher, pictures: Path) -> None:
    films(pictures / "a", 1)
    (other,) = films(pictures / "b", 1)
    desk.scan(pictures)
    assert hasher.start([bytes(pictures / "a")]).run().hashed == 1
    assert desk.row(other).record.video_phash is None
    assert hasher.start([bytes(other)]).run().hashed == 1


def test_a_film_that_changed_lacks_its_hash_again(
    desk: Desk, hasher: VideoHasher, pictures: Path
) -> None:
    (film,) = films(pictures, 1)
    desk.scan(pictures)
    hasher.start().run()
    before = desk.row(film).record.video_phash
    movie(film, duration_s=3.0, seed=77)
    os.utime(film, ns=(1, 1))
    desk.scan(pictures)
    assert desk.row(film).record.video_phash is None
    hasher.start().run()
    assert desk.row(film).record.video_phash not in (None, before)


def test_a_film_that_was_renamed_keeps_its_hash(
    desk: Desk, hasher: VideoHasher, pictures: Path
) -> None:
    (film,) = films(pictures, 1)
    desk.scan(pictures)
    hasher.start().run()
    film.rename(moved := pictures / "moved.mp4")
    desk.scan(pictures)
    assert desk.row(moved).record.video_phash is not None
    assert hasher.start().run().total == 0


def test_a_film_written_to_since_the_scan_is_named_and_tried_again(
    desk: Desk, hasher: VideoHasher, pictures: Path
) -> None:
    (film,) = films(pictures, 1)
    desk.scan(pictures)
    os.utime(film, ns=(1, 1))
    report = hasher.start().run()
    assert [reason.code for _, reason in report.errors] == [ReasonCode.FILE_CHANGING]
    desk.scan(pictures)
    assert hasher.start().run().hashed == 1


def test_films_no_frame_can_be_read_of_are_named_once(
    desk: Desk, hasher: VideoHasher, pictures: Path
) -> None:
    (film,) = films(pictures, 1)
    desk.scan(pictures)
    desk.write("UPDATE file SET duration_s = NULL")
    report = hasher.start().run()
    assert report.errors[0][0] == bytes(film)
    assert report.errors[0][1].code is ReasonCode.NO_LENGTH
    assert hasher.start().run().total == 0
    desk.write("UPDATE file SET duration_s = 2.0")
    (job_id,) = [job.id for job in desk.library.jobs() if job.error_count]
    again = hasher.retry(job_id, [bytes(film)])
    assert again is not None
    assert again.run().hashed == 1


def test_refusals_are_reasons(
    desk: Desk, hasher: VideoHasher, pictures: Path, tmp_path: Path
) -> None:
    films(pictures, 1)
    desk.scan(pictures)
    assert refused(hasher.stop) is ReasonCode.JOB_NOT_RUNNING
    elsewhere, new = tmp_path / "elsewhere", pictures / "new"
    assert refused(hasher.start, [bytes(elsewhere)]) is ReasonCode.NAMED_MISSING
    elsewhere.mkdir()
    assert refused(hasher.start, [bytes(elsewhere)]) is ReasonCode.NAMED_OUTSIDE
    new.mkdir()
    assert refused(hasher.start, [bytes(new)]) is ReasonCode.NAMED_UNSCANNED
    job = hasher.start()
    assert refused(hasher.start) is ReasonCode.JOB_ALREADY_RUNNING
    job.run()
    assert refused(hasher.stop) is ReasonCode.JOB_NOT_RUNNING
    assert hasher.start().run().total == 0


def test_a_second_start_beside_a_paused_one_is_refused_until_that_is_over(
    desk: Desk, hasher: VideoHasher, pictures: Path
) -> None:
    films(pictures, 1)
    desk.scan(pictures)
    job = hasher.start()
    job.control.pause()
    thread = threading.Thread(target=job.run)
    thread.start()
    assert refused(hasher.start) is ReasonCode.JOB_IS_PAUSED
    hasher.stop()
    thread.join(20)
    assert hasher.start().run().hashed == 1


def test_a_stopped_run_keeps_what_it_made_and_can_be_resumed(
    desk: Desk, hasher: VideoHasher, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    films(pictures, 5)
    desk.scan(pictures)
    look, go, looked = VideoHashJob._look, threading.Event(), []

    def held(self: VideoHashJob, film: object) -> object:
        looked.append(film)
        if len(looked) > 2:
            go.wait(20)
        return look(self, film)  # type: ignore[arg-type]

    monkeypatch.setattr(VideoHashJob, "_look", held)
    job = hasher.start()
    reports: list[object] = []
    thread = threading.Thread(target=lambda: reports.append(job.run()))
    thread.start()
    deadline_s = time.monotonic() + 20
    while job.progress.processed < 2 and time.monotonic() < deadline_s:
        time.sleep(0.01)
    figures = hasher.status()
    assert figures is not None
    assert (figures["running"], figures["total"], figures["processed"]) == (True, 5, 2)
    hasher.stop()
    go.set()
    thread.join(20)
    assert job.status is JobStatus.CANCELLED
    made = [row for row in desk.rows().values() if row.record.video_phash]
    assert 2 <= len(made) < 5
    resumed = hasher.resume(job.id)
    assert resumed is not None
    report = resumed.run()
    assert (report.status, report.hashed) == (JobStatus.COMPLETED, 5 - len(made))
    assert (report.total, report.processed) == (5, 5)
