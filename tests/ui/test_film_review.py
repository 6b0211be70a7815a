"""Reviewing films: strips with what agrees, and one scrubber that moves both."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediadesk.domain.media import FileRecord, MediaKind
from mediadesk.domain.passages import Passage, SharedPassages
from mediadesk.ui.models.stage_pictures import StagePictures
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.film_review import FilmReview
from tests.support.fake_clusters import ClusterLibrary, StageSource

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SHARED = SharedPassages(shift_s=-4.0, form="mirror", passages=(Passage(4.0, 9.0, 0.0, 5.0),))


@pytest.fixture
def library(qapp: object) -> ClusterLibrary:  # noqa: ARG001 - for the pictures
    made = ClusterLibrary([2])
    made.shared = SHARED
    return made


@pytest.fixture
def source() -> StageSource:
    return StageSource()


@pytest.fixture
def review(qtbot: QtBot, library: ClusterLibrary, source: StageSource) -> Iterator[FilmReview]:
    tasks = TaskRunner(QThreadPool())
    pictures = StagePictures(source, tasks)
    made = FilmReview(library, pictures, source, tasks)
    made.resize(800, 160)
    qtbot.addWidget(made)
    yield made
    assert tasks.close()


def films(library: ClusterLibrary) -> list[FileRecord]:
    known = [library.records[1], library.records[2]]
    lengths = (12.0, 5.0)
    return [
        replace(record, kind=MediaKind.VIDEO, duration_s=length)
        for record, length in zip(known, lengths, strict=True)
    ]


def test_the_first_agreeing_moment_of_both_is_shown(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    review.show_files(films(library))
    qtbot.waitUntil(lambda: {(1, 4.0), (2, 0.0)} <= set(source.moments))
    assert review._offset.text() == "2 starts at 0:04.0 of 1, mirrored"
    assert review.strips.time_s == 4.0
    qtbot.waitUntil(lambda: all(review.strips._frames))


def test_one_scrubber_moves_both_films(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    review.show_files(films(library))
    qtbot.waitUntil(lambda: bool(source.moments))
    strips = review.strips
    QTest.keyClick(strips, Qt.Key.Key_Period, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: {(1, 5.0), (2, 1.0)} <= set(source.moments))
    QTest.keyClick(strips, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: (1, 0.0) in source.moments)
    assert "0:00" in strips.accessibleDescription()
    assert all(time_s >= 0 for _, time_s in source.moments)


def test_films_play_without_sound_and_stop_at_the_end(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    review.show_files(films(library))
    qtbot.waitUntil(lambda: bool(source.moments))
    review.strips.go(11.9)
    review.play_or_stop()
    assert review._timer.isActive()
    qtbot.waitUntil(lambda: not review._timer.isActive())
    assert review.strips.time_s == 12.0


def test_photos_and_single_films_have_no_strips(
    review: FilmReview, library: ClusterLibrary
) -> None:
    review.show_files([library.records[1], library.records[2]])
    assert review.isHidden()
    review.show_files(films(library)[:1])
    assert review.isHidden()
