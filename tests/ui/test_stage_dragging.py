"""What the mouse does on the stage: it draws the pictures, the map and the line of Swipe along."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.models.review.stage import Comparison, StageMember
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.widgets.stage.compare_stage import CompareStage
from tests.support.fake_clusters import ClusterLibrary, StageSource

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot) -> Iterator[CompareStage]:
    ThemeSwitch(qapp)
    tasks = TaskRunner(QThreadPool())
    made = CompareStage(StagePictures(StageSource(), tasks))
    qtbot.addWidget(made)
    library = ClusterLibrary([2])
    files = library.files(member.file_id for member in library.clusters[1][1]).values()
    made.resize(1000, 500)
    made.show()
    made.show_members([StageMember(number, file) for number, file in enumerate(files, 1)])
    yield made
    assert tasks.close()


def drag(stage: CompareStage, start: QPoint, end: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(stage, left, pos=start)
    QTest.mouseMove(stage, end)
    QTest.mouseRelease(stage, left, pos=end)
    QTest.mouseMove(stage, start)  # nothing is held any more


def test_a_dragged_picture_takes_the_other_along(stage: CompareStage) -> None:
    stage.show_real_pixels()
    stage.zoom_by(4)
    before = stage.stage.views[0]
    start = stage.stage.rects[0].center()
    drag(stage, start, start + QPoint(-40, -20))
    one, other = stage.stage.views
    moved = (one.centre - before.centre) * one.zoom
    assert moved.toPoint() == QPoint(40, 20)
    assert other == one


def test_the_part_that_the_map_shows_is_where_it_is_drawn(stage: CompareStage) -> None:
    stage.show_real_pixels()
    stage.zoom_by(4)
    frame, size = stage.map_rect(0), stage.stage.sizes[0]
    start = frame.center().toPoint()
    end = (frame.topLeft() + QPointF(frame.width(), frame.height()) / 4).toPoint()
    drag(stage, start, end)
    share = stage.stage.views[0].centre.x() / size.width()
    assert share == pytest.approx((end.x() - frame.left()) / frame.width(), abs=0.02)


def test_the_line_of_swipe_follows_the_mouse(stage: CompareStage) -> None:
    stage.compare(Comparison.SWIPE)
    before = list(stage.stage.views)
    drag(stage, QPoint(500, 250), QPoint(250, 250))
    assert stage.divider == pytest.approx(0.25)
    assert stage.stage.views == before
