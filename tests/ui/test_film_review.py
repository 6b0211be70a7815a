"""Reviewing films: strips with what agrees, and one scrubber that moves both."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediadesk.domain.media import MediaKind
from mediadesk.domain.passages import Passage, SharedPassages
from mediadesk.domain.records import FileRecord
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.models.review.film_link import clock, read_clock
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.review.film_review import FilmReview
from mediadesk.ui.widgets.films import strip_painting
from tests.support.fake_clusters import ClusterLibrary, StageSource

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SHARED = SharedPassages(shift_s=-4.0, form="mirror", passages=(Passage(4.0, 9.0, 0.0, 5.0),))
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def library(qapp: object) -> ClusterLibrary:  # noqa: ARG001 - for the pictures
    made = ClusterLibrary([3])
    made.shared = SHARED
    return made


@pytest.fixture
def source() -> StageSource:
    return StageSource()


@pytest.fixture
def actions() -> Actions:
    return Actions()


@pytest.fixture
def review(
    qtbot: QtBot, library: ClusterLibrary, source: StageSource, actions: Actions
) -> Iterator[FilmReview]:
    tasks = TaskRunner(QThreadPool())
    pictures = StagePictures(source, tasks)
    made = FilmReview(library, pictures, source, tasks, actions)
    made.resize(900, 190)
    qtbot.addWidget(made)
    yield made
    assert tasks.close()


def films(
    library: ClusterLibrary, number: int = 2, kind: MediaKind = MediaKind.VIDEO
) -> list[FileRecord]:
    known = [library.records[1], library.records[2], library.records[3]]
    lengths = (12.0, 5.0, 7.0)
    made = [
        replace(record, kind=kind, duration_s=length)
        for record, length in zip(known, lengths, strict=True)
    ]
    return made[:number]


def shown(
    qtbot: QtBot, review: FilmReview, files: list[FileRecord], source: StageSource
) -> FilmReview:
    review.show_files(files, range(1, len(files) + 1))
    qtbot.waitUntil(lambda: bool(source.moments) or not review.is_moving)
    qtbot.waitUntil(lambda: review.strips.link.found is not None)
    return review


def test_the_first_agreeing_moment_of_both_is_shown(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    shown(qtbot, review, films(library), source)
    qtbot.waitUntil(lambda: {(1, 4.0), (2, 0.0)} <= set(source.moments))
    assert review.bar.other.isHidden()
    assert review.bar.starts.text() == "2 starts at"
    assert review.bar.field.text() == "0:04.0"
    assert review.bar.note.text() == "mirrored"
    assert review.bar.times.text() == "0:04.0 in 1, 0:00.0 in 2"
    qtbot.waitUntil(lambda: all(strip.frames for strip in review.strips._strips))


def test_one_scrubber_moves_both_films(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    strips = shown(qtbot, review, films(library), source).strips
    QTest.keyClick(strips, Qt.Key.Key_Period, SHIFT)
    qtbot.waitUntil(lambda: {(1, 5.0), (2, 1.0)} <= set(source.moments))
    QTest.keyClick(strips, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: (1, 0.0) in source.moments)
    assert "0:00.0 in 1" in strips.accessibleDescription()
    assert all(time_s >= 0 for _, time_s in source.moments)
    # a click on the second strip moves both, too
    middle = QPoint((116 + strips.width() - 16) // 2, strips.height() - 40)
    QTest.mouseClick(strips, Qt.MouseButton.LeftButton, pos=middle)
    assert strips.other_s == pytest.approx(2.5, abs=0.05)
    assert strips.time_s == pytest.approx(6.5, abs=0.05)


def test_the_offset_is_typed_set_at_a_moment_and_found_again(
    qtbot: QtBot,
    review: FilmReview,
    library: ClusterLibrary,
    source: StageSource,
    actions: Actions,
) -> None:
    shown(qtbot, review, films(library), source)
    strips, bar = review.strips, review.bar
    assert not bar.align.isEnabled()
    bar.field.setFocus()
    bar.field.selectAll()
    QTest.keyClicks(bar.field, "0:02.5")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert strips.link.start_s == 2.5
    assert strips.other_s == pytest.approx(1.5)
    assert bar.align.isEnabled()

    assert not bar.here.isEnabled()
    QTest.keyClick(strips, Qt.Key.Key_Period, ALT | SHIFT)
    assert strips.time_s == 4.0
    assert strips.other_s == pytest.approx(2.5)
    assert bar.here.isEnabled()
    actions[ActionId.SET_OFFSET].trigger()
    assert strips.link.start_s == pytest.approx(1.5)
    assert not bar.here.isEnabled()
    assert strips.other_s == pytest.approx(2.5)

    bar.align.click()
    assert bar.field.text() == "0:04.0"  # though it still has the keys
    assert strips.link.start_s == 4.0
    assert not bar.align.isEnabled()


def test_undo_is_that_of_the_page_where_no_start_is_being_typed(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    bar = shown(qtbot, review, films(library), source).bar
    undone: list[bool] = []
    undo = QShortcut(QKeySequence.StandardKey.Undo, review)
    undo.activated.connect(lambda: undone.append(True))
    bar.field.setFocus()
    bar.field.selectAll()
    QTest.keyClicks(bar.field, "0:02.5")
    QTest.keyClick(bar.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.field.text() == "0:04.0"
    assert not undone
    bar.field.selectAll()
    QTest.keyClicks(bar.field, "0:02.5")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    QTest.keyClick(bar.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone
    assert review.strips.link.start_s == 2.5


@pytest.mark.parametrize(
    "case",
    [
        ("abc", "Not a time: write 1:04.5"),
        ("", "Not a time: write 1:04.5"),
        ("12345678", "Not a time: write 1:04.5"),
        ("0:12.0", "They would not overlap"),
        ("-5", "They would not overlap"),
    ],
)
def test_what_is_no_start_stays_to_be_typed_over_and_is_told_why(
    qtbot: QtBot,
    review: FilmReview,
    library: ClusterLibrary,
    source: StageSource,
    case: tuple[str, str],
) -> None:
    typed, why = case
    bar = shown(qtbot, review, films(library), source).bar
    bar.field.setFocus()
    bar.field.selectAll()
    QTest.keyClick(bar.field, Qt.Key.Key_Delete)
    QTest.keyClicks(bar.field, typed)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert (bar.field.text(), bar.field.selectedText()) == (typed, typed)
    assert (bar.why.isVisible(), bar.why.text(), bar.note.isVisible()) == (True, why, False)
    assert bar.field.accessibleDescription().startswith(f"{why}. ")
    assert review.strips.link.start_s == 4.0
    QTest.keyClicks(bar.field, "0:03")
    assert (bar.why.isVisible(), bar.note.isVisible()) == (False, True)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.field.text() == "0:04.0"


def test_bands_join_what_agrees_as_long_as_the_films_lie_as_they_were_found(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    review = shown(qtbot, review, films(library), source)
    strips, bar = review.strips, review.bar
    between = strip_painting.STRIP_HEIGHT + 8 + strip_painting.BAND_HEIGHT // 2

    def is_banded() -> bool:
        line = strips.grab().toImage()
        return len({line.pixel(x, between) for x in range(130, strips.width() - 20)}) > 1

    assert is_banded()
    bar.start_typed.emit(3.9)
    assert is_banded()
    bar.start_typed.emit(2.0)
    assert not is_banded()
    bar.align.click()
    assert is_banded()


def test_of_more_films_all_follow_and_one_is_chosen_for_the_strips(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    shown(qtbot, review, films(library, 3), source)
    qtbot.waitUntil(lambda: {(1, 4.0), (2, 0.0), (3, 0.0)} <= set(source.moments))
    choices = review.bar.other.menu().actions()
    assert [choice.isChecked() for choice in choices] == [True, False]
    choices[1].trigger()
    assert review.bar.other.text() == "3"
    assert [strip.number for strip in review.strips._strips] == [1, 3]
    qtbot.waitUntil(lambda: all(strip.frames for strip in review.strips._strips))


def test_a_film_that_has_not_begun_or_is_over_says_so_and_shows_no_other_moment(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    files = films(library, 3)
    strips = shown(qtbot, review, files, source).strips
    qtbot.waitUntil(lambda: {2, 3} <= {file_id for file_id, _ in source.moments})
    qtbot.waitUntil(lambda: not review.moments.is_busy)

    def frames() -> list[QImage]:
        return [review._pictures.whole(file, 512) or QImage() for file in files]

    seen = frames()
    source.moments.clear()
    strips.scrub(1.0)
    qtbot.waitUntil(lambda: source.moments == [(1, 1.0)] and not review.moments.is_busy)
    early = frames()
    assert all(image.cacheKey() != old.cacheKey() for image, old in zip(early, seen, strict=True))
    strips.scrub(10.0)
    qtbot.waitUntil(lambda: {(1, 10.0), (3, 6.0)} <= set(source.moments))
    qtbot.waitUntil(lambda: not review.moments.is_busy)
    late = frames()
    assert late[1].size() == early[1].size()
    assert late[1] != early[1]
    assert late[2] != early[2]


def test_a_desktop_without_a_player_is_told(
    qtbot: QtBot,
    review: FilmReview,
    library: ClusterLibrary,
    source: StageSource,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown(qtbot, review, films(library), source)
    monkeypatch.setattr("mediadesk.ui.views.review.film_review.open_file", lambda _path: False)
    with qtbot.waitSignal(review.message) as said:
        review.bar.open.click()
    name = films(library)[0].name_shown
    assert said.args == [f"No program on this computer opens {name}."]


def test_recordings_are_shown_as_waves(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    shown(qtbot, review, films(library, 2, MediaKind.AUDIO), source)
    qtbot.waitUntil(lambda: all(strip.bars for strip in review.strips._strips))
    assert not source.moments
    assert review.bar.play.isHidden()
    assert review.strips.time_s == 4.0


def test_films_play_without_sound_and_stop_at_the_end(
    qtbot: QtBot, review: FilmReview, library: ClusterLibrary, source: StageSource
) -> None:
    shown(qtbot, review, films(library), source)
    review.strips.go(11.9)
    review.play_or_stop()
    assert review._timer.isActive()
    qtbot.waitUntil(lambda: not review._timer.isActive())
    assert review.strips.time_s == 12.0


def test_photos_and_single_films_have_no_strips(
    review: FilmReview, library: ClusterLibrary
) -> None:
    review.show_files([library.records[1], library.records[2]], (1, 2))
    assert review.isHidden()
    review.show_files(films(library)[:1], (1,))
    assert review.isHidden()


@pytest.mark.parametrize(
    ("text", "time_s"),
    [
        ("1:04.5", 64.5), ("64", 64.0), ("-0:04", -4.0), ("\u22120:04,2", -4.2),
        ("1:02:03.5", 3723.5), (" 7 ", 7.0), ("", None), ("1:2:3:4", None), ("x", None),
    ],
)  # fmt: skip
def test_times_are_read_as_they_are_written(text: str, time_s: float | None) -> None:
    found = read_clock(text)
    assert found == (None if time_s is None else pytest.approx(time_s))
    if found is not None:
        assert read_clock(clock(found)) == pytest.approx(found)
