"""The Duplicates page: what is shown, what keys do, and how fast a huge cluster opens."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QThreadPool
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mediadesk.domain.alignment import Alignment
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ALONE, ClusterFilter, ClusterKind, ClusterOrder
from mediadesk.domain.companions import Companion, CompanionKind
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.history import HistoryItem, HistoryKind, HistoryOutcome
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.keepers import Advantage, KeeperCode
from mediadesk.domain.keepers import Comparison as KeeperComparison
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.records import Vanished
from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.operations.resolve import Way, WayKind
from mediadesk.ui.actions import ActionId, Where
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.delegates.badges import confidence_colour
from mediadesk.ui.models.plans.way_choice import WayChoice
from mediadesk.ui.models.review.differences import Row, rows_of
from mediadesk.ui.models.review.stage import Comparison
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.regions import Regions
from mediadesk.ui.views.review.cluster_filter import ClusterFilterPopover
from mediadesk.ui.views.review.duplicates_page import DuplicatesPage
from mediadesk.ui.views.review.review_acts import ReviewActs
from mediadesk.ui.views.review.why_popover import WhyPopover
from mediadesk.ui.widgets.keys.held_key import HELD_FROM_MS
from mediadesk.ui.widgets.labels.badge import Badge
from mediadesk.ui.widgets.labels.labels import ElidedLabel, WrappedLabel
from mediadesk.ui.widgets.stage.member_caption import MemberCaption
from tests.support.dialogs import choose_folder
from tests.support.fake_clusters import ClusterLibrary, FakeResolver, StageSource
from tests.support.page_parts import page_parts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own

Build = Callable[..., DuplicatesPage]
Key = Qt.Key


@pytest.fixture
def source() -> StageSource:
    return StageSource()


@pytest.fixture
def build(qapp: QApplication, qtbot: QtBot, tmp_path: Path, source: StageSource) -> Iterator[Build]:
    closing: list[Callable[[], object]] = []
    ThemeSwitch(qapp)

    def make(
        library: ClusterLibrary,
        resolver: FakeResolver | None = None,
        gone: Callable[[int], Vanished] | None = None,
    ) -> DuplicatesPage:
        tasks = TaskRunner(QThreadPool())
        history = resolver or FakeResolver(library)
        parts = page_parts(tmp_path, tasks, source=source, history=history)
        acts = ReviewActs(resolver=None if resolver is None else resolver.going, gone=gone)
        page = DuplicatesPage(library, parts, WayChoice(Way), acts)
        qtbot.addWidget(page)
        closing.append(tasks.close)
        page.resize(1224, 720)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        parts.actions.add_to(page, Where.EVERYWHERE)
        page.open_page()
        return page

    yield make
    assert all(close() for close in closing)


def shown(page: DuplicatesPage) -> int:
    return page.pane.review.record.id if page.pane.review is not None else 0


def press(page: DuplicatesPage, key: Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier
    QTest.keyClick(page.side.list, key, modifier.ShiftModifier if shift else modifier.NoModifier)


def text(page: DuplicatesPage, id_: ActionId) -> str:
    return page._actions[id_].text()


def test_the_first_cluster_is_shown_with_its_proposal(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2, 3]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    assert text(page, ActionId.ACCEPT) == "Accept: keep 1, remove 2"
    assert len(page.pane.stage.stage.rects) == 2


def test_arrows_go_through_the_clusters(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2, 3, 4]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_Right)
    qtbot.waitUntil(lambda: shown(page) == 2)
    press(page, Key.Key_Left)
    qtbot.waitUntil(lambda: shown(page) == 1)
    with qtbot.waitSignal(page.message):
        press(page, Key.Key_Left)


def test_numbers_keep_and_remove_members(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([4]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_3)
    assert text(page, ActionId.ACCEPT) == "Accept: keep 1 and 3, remove 2 files"
    press(page, Key.Key_3)
    press(page, Key.Key_2, shift=True)
    assert page.pane.verdicts.numbers(page.pane.verdicts.kept) == [2]


def test_the_last_copy_cannot_be_removed(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    with qtbot.waitSignal(page.message) as told:
        press(page, Key.Key_1)
    assert told.args == ["This would remove the last copy. Keep at least one."]
    assert page.pane.verdicts.kept == [1]


def test_enter_accepts_what_is_shown_and_goes_on(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2, 3])
    resolver = FakeResolver(library)
    page = build(library, resolver)
    qtbot.waitUntil(lambda: shown(page) == 1)
    with qtbot.waitSignal(page.undo_offered) as told:
        press(page, Key.Key_Return)
    assert resolver.asked == [("accept", 1, [1], [2])]
    assert told.args == ["Moved 1 file, 1 KB, to Removed.", "Undo"]
    qtbot.waitUntil(lambda: shown(page) == 2)
    assert list(page.clusters.ids) == [2]


def nearly_equal(library: ClusterLibrary, *ids: int) -> None:
    for id_ in ids:
        record, members = library.clusters[id_]
        members = [replace(one, reason_code=KeeperCode.SHORTER_PATH) for one in members]
        library.clusters[id_] = replace(record, kind=ClusterKind.SIMILAR), members


def test_where_copies_are_nearly_equal_enter_asks_for_a_choice_first(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([2, 2, 2, 2])
    nearly_equal(library, 1, 2, 3, 4)
    resolver = FakeResolver(library)
    page = build(library, resolver)
    qtbot.waitUntil(lambda: shown(page) == 1)
    with qtbot.waitSignal(page.message) as told:
        press(page, Key.Key_Return)
    assert told.args == ["Nearly equal: choose with the numbers, or press Enter once more."]
    assert not resolver.asked
    press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page) == 2)
    press(page, Key.Key_Return)  # every cluster asks anew
    press(page, Key.Key_2, shift=True)
    press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page) == 3)
    QTest.mouseClick(page.pane.actions_bar.accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(page) == 4)
    assert [asked[1] for asked in resolver.asked] == [1, 2, 3]


def test_what_is_equal_cannot_be_called_different(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2, 2, 2])
    page = build(library, resolver := FakeResolver(library))
    not_duplicates = page._actions[ActionId.NOT_DUPLICATES]
    for place, may in enumerate((False, False, True), 1):  # exact, identical, similar
        qtbot.waitUntil(lambda place=place: shown(page) == place)  # type: ignore[misc]
        assert not_duplicates.isEnabled() == may
        assert ("Keep all leaves them" in not_duplicates.toolTip()) != may
        press(page, Key.Key_X)
        if not may:
            assert not resolver.asked
            press(page, Key.Key_Right)
    qtbot.waitUntil(lambda: resolver.asked == [("not_duplicates", 3)])


def test_the_counter_counts_clusters_of_all_kinds(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2] * 6)
    page = build(library, FakeResolver(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.lister.choose_kind(ClusterKind.SIMILAR)
    qtbot.waitUntil(lambda: shown(page) == 3)
    press(page, Key.Key_A)
    told = page.side.findChildren(ElidedLabel)
    qtbot.waitUntil(lambda: "1 of 6 done" in [each.text() for each in told])


def test_a_decision_can_be_taken_back(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2, 3])
    page = build(library, FakeResolver(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_A)
    qtbot.waitUntil(lambda: list(page.clusters.ids) == [2])
    QTest.keyClick(page.side.list, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: list(page.clusters.ids) == [1, 2])
    qtbot.waitUntil(lambda: shown(page) == 1)


def test_a_file_that_could_not_go_is_named_and_the_cluster_stays(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([2])
    resolver = FakeResolver(library)
    resolver.trouble = [("IMG_2.jpg", Reason.of(ReasonCode.CHANGED_SINCE_SCAN))]
    page = build(library, resolver)
    qtbot.waitUntil(lambda: shown(page) == 1)
    with qtbot.waitSignal(page.undo_offered) as told:
        press(page, Key.Key_Return)
    assert told.args[0].startswith("Nothing was removed. IMG_2.jpg: ")
    assert told.args[1] == ""
    qtbot.waitUntil(lambda: list(page.clusters.ids) == [1])


def test_without_a_resolver_the_buttons_say_why_they_rest(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    accept = page._actions[ActionId.ACCEPT]
    assert not accept.isEnabled()
    assert "cannot" in accept.toolTip() or "Nothing can be decided" in accept.toolTip()


def test_a_kind_narrows_the_list(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2, 2, 2]))
    qtbot.waitUntil(lambda: page.clusters.rowCount() == 3)
    chip: QToolButton = page.header.chips[ClusterKind.EXACT]
    assert chip.text() == "Exact  1"
    chip.click()
    qtbot.waitUntil(lambda: page.clusters.rowCount() == 1)


def test_the_order_is_asked_of_the_catalog(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2, 2])
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.side.order_chosen.emit(ClusterOrder.FILES)
    qtbot.waitUntil(lambda: library.orders[-1] is ClusterOrder.FILES)


def test_the_chosen_cluster_stays_while_a_search_writes(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2, 2, 2])
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_Right)
    qtbot.waitUntil(lambda: shown(page) == 2)
    del library.clusters[1]
    page.apply_changes(CatalogChanges(clusters=frozenset({1})))
    qtbot.waitUntil(lambda: page.clusters.rowCount() == 2)
    assert page.side.current_id == 2


def add_before(library: ClusterLibrary, page: DuplicatesPage, count: int) -> None:
    """Let a search find clusters that belong before all others, and tell the page."""
    record, members = library.clusters[2]
    found = {id_: (replace(record, id=id_), members) for id_ in range(101, 101 + count)}
    library.clusters = {**found, **library.clusters}
    page.apply_changes(CatalogChanges(clusters=frozenset(found)))


def test_clusters_that_are_found_meanwhile_move_nothing_in_sight(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([2] * 30)
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.set_scanning(True)
    bar = page.side.list.verticalScrollBar()
    for scrolled in (0, 500):
        bar.setValue(scrolled)
        row = page.side.list.indexAt(QPoint(20, 20)).row()
        under_pointer = page.clusters.ids[row : row + 5]
        add_before(library, page, 6 + scrolled)
        qtbot.waitUntil(lambda: page.clusters.rowCount() == len(library.clusters))
        row = page.side.list.indexAt(QPoint(20, 20)).row()
        assert page.clusters.ids[row : row + 5] == under_pointer
        assert bar.value() == scrolled
    page.lister.choose_order(ClusterOrder.FILES)  # another order is asked for: all fall in line
    qtbot.waitUntil(lambda: page.clusters.ids[0] == 101)


def test_what_one_chose_and_zoomed_stays_while_clusters_are_found(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([3, 2, 2])
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_2)
    page.pane.stage.show_real_pixels()
    before = page.pane.stage.percent, text(page, ActionId.ACCEPT)
    add_before(library, page, 4)
    qtbot.waitUntil(lambda: page.clusters.rowCount() == len(library.clusters))
    qtbot.wait(50)
    assert (page.pane.stage.percent, text(page, ActionId.ACCEPT)) == before
    assert before[1] == "Accept: keep 1 and 2, remove 1 file"


def test_a_cluster_read_ahead_is_shown_whole_at_once(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2, 4, 2])
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    qtbot.waitUntil(lambda: page._reader._ahead is not None)
    press(page, Key.Key_Right)
    assert shown(page) == 2
    assert page.pane.differences.all_rows
    halves = [half for caption in page.pane._captions for half in caption.findChildren(QToolButton)]
    places = [half.geometry() for half in halves]
    qtbot.wait(100)
    assert [half.geometry() for half in halves] == places


def test_buttons_stay_in_their_places_from_cluster_to_cluster(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2, 5, 3]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    bars = (page.pane.bar, page.pane.actions_bar)
    places = set()
    for _cluster in range(3):
        before = shown(page)
        buttons = [b for bar in bars for b in bar.findChildren(QAbstractButton) if b.isVisible()]
        places.add(tuple(button.geometry().getCoords() for button in buttons))
        press(page, Key.Key_Right)
        qtbot.waitUntil(lambda before=before: shown(page) != before or before == 3)  # type: ignore[misc]
        qtbot.wait(50)
    assert len(places) == 1


def test_a_date_in_the_fields_has_the_shape_of_its_confidence(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: page.pane.review is not None and bool(page.pane.differences.all_rows))
    fields, painted = page.pane.fields.table, []
    for level in (ConfidenceLevel.HIGH, ConfidenceLevel.NONE):
        row = Row("Date taken", ("1", "2"), frozenset(), confidences=(level, level))
        page.pane.differences.show([row])
        fields.show()
        picture = fields.grab(fields.visualRect(page.pane.differences.index(0, 1))).toImage()
        colour = confidence_colour(level).rgb()
        across, down = range(picture.width()), range(picture.height())
        painted.append(sum(picture.pixel(x, y) == colour for x in across for y in down))
    disc, ring = painted
    assert disc > 2 * ring > 0


def test_values_fill_the_width_that_changed_while_another_page_was_shown(
    build: Build, qtbot: QtBot
) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: page.pane.review is not None and bool(page.pane.differences.all_rows))
    table = page.pane.fields.table
    page.hide()
    page.resize(1400, 720)
    page.show()
    qtbot.waitUntil(lambda: sum(map(table.columnWidth, range(3))) == table.width() > 1000)


def test_no_clusters_are_a_sentence_and_a_button(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([]))
    qtbot.waitUntil(lambda: page.empty.isVisible() and bool(page.empty.accessibleName()))
    with qtbot.waitSignal(page.find_wanted):
        page.empty.pressed.emit()


def test_the_wheel_zooms_and_fit_comes_back(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    stage = page.pane.stage
    fitted = stage.percent
    at = QPointF(stage.stage.rects[1].center())
    event = QWheelEvent(
        at, stage.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(stage, event)
    assert stage.percent > fitted
    assert not page._actions[ActionId.FIT].isChecked()
    press(page, Key.Key_Z)
    assert stage.percent == fitted
    press(page, Key.Key_Z)
    assert stage.percent == 100


def test_real_pixels_are_read_for_what_is_seen_only(
    build: Build, qtbot: QtBot, source: StageSource
) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    page._actions[ActionId.REAL_PIXELS].trigger()
    qtbot.waitUntil(lambda: len(source.regions) >= 2)
    pane = page.pane.stage.stage.rects[0]
    assert all(region.width <= 1.5 * pane.width() for region in source.regions)
    assert page.pane.pictures.size_bytes < 96 * 1024 * 1024


@pytest.mark.parametrize(
    ("key", "comparison"),
    [
        (Key.Key_W, Comparison.SWIPE),
        (Key.Key_B, Comparison.BLINK),
        (Key.Key_D, Comparison.DIFFERENCE),
        (Key.Key_S, Comparison.SIDE_BY_SIDE),
    ],
)
def test_letters_choose_how_to_compare(
    build: Build, qtbot: QtBot, key: Key, comparison: Comparison
) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, key)
    assert page.pane.stage.stage.comparison is comparison
    if comparison is Comparison.DIFFERENCE:
        qtbot.waitUntil(lambda: page.pane.stage.heat is not None)
        assert "differ" in page.pane.reason.accessibleName()


def test_two_of_several_pictures_lie_over_each_other_with_their_captions(
    build: Build, qtbot: QtBot
) -> None:
    page = build(ClusterLibrary([6]))
    stage = page.pane.stage
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_D)
    assert captions(page) == [1, 2]
    assert_below(page)
    press(page, Key.Key_C)
    assert captions(page) == [1, 3]
    chips = [chip for chip in stage.beside.findChildren(QToolButton) if chip.isVisible()]
    assert [chip.text() for chip in chips] == ["2", "3", "4", "5", "6"]
    assert chips[1].isChecked()
    QTest.mouseClick(chips[4], Qt.MouseButton.LeftButton)
    assert captions(page) == [1, 6]
    assert_below(page)
    qtbot.waitUntil(lambda: stage.heat is not None)
    press(page, Key.Key_4)  # what is decided on is seen
    assert captions(page) == [1, 4]
    press(page, Key.Key_S)
    assert captions(page) == [1, 2, 3, 4, 5, 6]
    assert not stage.beside.isVisible()


def test_names_and_folders_of_pictures_stand_on_one_line_with_a_badge_or_without(
    build: Build, qtbot: QtBot
) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    best, other = page.pane._captions
    badge, name = best.findChildren(Badge)[0], best.findChildren(ElidedLabel)[0]
    assert badge.geometry().left() - name.geometry().right() < 2 * badge.height()
    assert not other.findChildren(Badge)
    assert heights_of_words(best) == heights_of_words(other)


def heights_of_words(caption: MemberCaption) -> list[int]:
    """Where the middle of the name and of the folder is."""
    words = caption.findChildren(ElidedLabel)
    return sorted(label.geometry().center().y() for label in words)


def captions(page: DuplicatesPage) -> list[int]:
    return [caption.number for caption in page.pane._captions if caption.isVisible()]


def assert_below(page: DuplicatesPage) -> None:
    """No caption lies on the picture."""
    picture = page.pane.stage.stage.pane(0).toRect()
    shown_ones = [caption for caption in page.pane._captions if caption.isVisible()]
    assert not any(caption.geometry().intersects(picture) for caption in shown_ones)


def test_what_belongs_to_a_member_is_named_on_its_badge(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2])
    library.beside = {
        2: (
            Companion(CompanionKind.RAW_PAIR, "IMG_2.CR2"),
            Companion(CompanionKind.SIDECAR, "IMG_2.xmp"),
        )
    }
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    caption = page.pane._captions[1]
    qtbot.waitUntil(lambda: "RAW + JPEG" in caption.accessibleName())
    tips = [badge.toolTip() for badge in caption.findChildren(QWidget) if badge.toolTip()]
    assert "Stays or goes together with IMG_2.CR2, IMG_2.xmp." in tips
    assert "RAW" not in page.pane._captions[0].accessibleName()


def test_badges_never_push_a_name_or_a_choice_away(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2])
    record, (keeper, *others) = library.clusters[1]
    library.clusters[1] = record, [replace(keeper, same_as=(1, 2)), *others]
    library.beside = {1: (Companion(CompanionKind.RAW_PAIR, "IMG_1.CR2"),)}
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    caption = page.pane._captions[0]
    qtbot.waitUntil(lambda: len(caption._badges) == 3)
    QApplication.processEvents()
    beside = [badge.geometry().x() for badge in caption._badges]
    assert beside == sorted(beside)  # the one that comes late stands last
    for width in (300, 420, 475, 700):
        caption.resize(width, caption.height())
        QApplication.processEvents()
        keep = caption._keep.mapTo(caption, QPoint()).x()
        assert caption._name.width() >= min(80, caption._name.sizeHint().width())
        places = [badge.geometry() for badge in caption._badges]
        if caption._upper.indexOf(caption._badges[0]) >= 0:
            assert caption._name.geometry().right() < places[0].left()
        assert all(place.right() < keep for place in places)
        assert places == sorted(places, key=lambda place: place.x())


@pytest.mark.qt_log_ignore(
    "propagateSizeHints|raise|grabbing the keyboard"
)  # the offscreen plugin's own
def test_what_sets_pictures_apart_is_told(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2, 2, 5])
    record = next(record for record, _ in library.clusters.values() if record.members == 5)
    assert record.kind is ClusterKind.SIMILAR
    library.lies = {
        6: Alignment(lighter=31.0),
        7: Alignment(orientation=6, lighter=-20.0),
        8: Alignment(scale_x=1.1, scale_y=1.1, lost_colours=True),
    }
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_End)
    qtbot.waitUntil(lambda: shown(page) == record.id)
    stage = page.pane.stage.stage
    qtbot.waitUntil(lambda: stage.members[1].note == "Brighter")
    notes = [member.note for member in stage.members[2:4]]
    assert notes == ["Turned right, darker", "Grey version, cropped 9 %"]
    page.pane.show_why()
    popover = page.pane.findChild(WhyPopover)
    assert popover is not None
    told = [found.text() for found in popover.findChildren(QLabel)]
    assert any("Compared with 1: turned right, darker." in text for text in told)
    popover.close()


def test_blink_waits_for_its_key_where_motion_is_reduced(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    page._actions[ActionId.REDUCE_MOTION].setChecked(True)
    press(page, Key.Key_B)
    stage = page.pane.stage
    qtbot.wait(700)
    assert stage._front == 0
    press(page, Key.Key_B)
    assert stage._front == 1
    page._actions[ActionId.REDUCE_MOTION].setChecked(False)
    press(page, Key.Key_B)
    qtbot.waitUntil(lambda: stage._front == 1)


def test_ten_thousand_members_open_at_once(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2, 10_000]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    qtbot.waitUntil(lambda: page._reader._ahead is not None)
    started = time.perf_counter()
    press(page, Key.Key_Right)
    page.repaint()
    took = time.perf_counter() - started
    assert shown(page) == 2
    assert took < 0.5  # the number it must meet is measured apart; this catches the square
    assert page.pane.members.isVisible()
    assert len(page.pane.stage.stage.members) <= 2


def test_keys_decide_in_the_list_of_many(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([12]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    members = page.pane.members
    qtbot.waitUntil(lambda: members.chosen_id == 2)
    QTest.keyClick(members, Key.Key_K)
    assert page.pane.verdicts.is_kept(2)
    QTest.keyClick(members, Key.Key_R)
    assert not page.pane.verdicts.is_kept(2)
    QTest.keyClick(members, Key.Key_C)
    qtbot.waitUntil(lambda: captions(page) == [1, 3])


def test_keys_decide_on_the_ringed_picture_of_a_few(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([4]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_K)  # none is ringed
    assert page.pane.verdicts.numbers(page.pane.verdicts.kept) == [1]
    press(page, Key.Key_C)
    press(page, Key.Key_K)
    assert page.pane.verdicts.numbers(page.pane.verdicts.kept) == [1, 2]
    press(page, Key.Key_R)
    assert page.pane.verdicts.numbers(page.pane.verdicts.kept) == [1]


def test_the_keys_of_numbers_can_be_changed(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([4]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    actions = page._actions
    assert actions.taken_by(QKeySequence("3"), ActionId.SKIP) is ActionId.MEMBER_3
    actions.rebind(ActionId.MEMBER_3, QKeySequence("E"))
    press(page, Key.Key_3)
    assert page.pane.verdicts.numbers(page.pane.verdicts.kept) == [1]
    press(page, Key.Key_E)
    assert page.pane.verdicts.numbers(page.pane.verdicts.kept) == [1, 3]


def test_filters_narrow_the_list_and_can_be_cleared(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2, 3])
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.side.filter.blockSignals(True)
    page.side.filter.click()
    assert not page.side.filter.isChecked()  # to look at the filters sets none
    page.lister.narrow(ClusterFilter(least_alike=0.99))
    qtbot.waitUntil(lambda: "No cluster matches the filters" in page.empty.accessibleName())
    qtbot.waitUntil(lambda: page.side.filter.accessibleName() == "Filter, 1 set")
    assert page.side.filter.isChecked()
    page.empty.pressed.emit()
    qtbot.waitUntil(lambda: list(page.clusters.ids) == [1, 2])


@pytest.mark.qt_log_ignore(
    "propagateSizeHints|raise|grabbing the keyboard"
)  # the offscreen plugin's own
def test_a_folder_within_a_root_narrows_the_list(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2, 3])
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.side.filter.click()
    qtbot.waitUntil(lambda: page.findChild(ClusterFilterPopover) is not None)
    popover = page.findChild(ClusterFilterPopover)
    assert isinstance(popover, ClusterFilterPopover)
    rows = popover._list.rows
    inside = library.folders(1)[0]
    row = next(row for row in rows if row.text() == f"Pictures/{inside.name_shown}")
    assert rows[0].text() == "Pictures"
    assert row.toolTip() == os.fsdecode(inside.path)
    row.click()
    qtbot.waitUntil(lambda: library.filters[-1].folder_ids == frozenset({inside.id}))
    qtbot.waitUntil(lambda: page.side.filter.accessibleName() == "Filter, 1 set")
    popover._clear.click()
    qtbot.waitUntil(lambda: not library.filters[-1].folder_ids)
    popover.close()


def test_clusters_are_searched_from_the_keyboard(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2])
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.focus_search()
    assert page.header.search.hasFocus()
    QTest.keyClicks(page.header.search, "dune")
    qtbot.waitUntil(lambda: library.filters[-1].search == "dune")
    qtbot.waitUntil(lambda: 'Nothing matches "dune"' in page.empty.accessibleName())
    QTest.keyClick(page.header.search, Key.Key_Escape)
    qtbot.waitUntil(lambda: list(page.clusters.ids) == [1])


def test_escape_clears_the_search_also_where_nothing_matches(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2])
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.header.open_search()
    QTest.keyClicks(page.header.search, "dune")
    qtbot.waitUntil(page.empty.isVisible)
    page.setFocus()
    QTest.keyClick(page, Key.Key_Escape)
    qtbot.waitUntil(lambda: list(page.clusters.ids) == [1] and not page.empty.isVisible())
    assert not page.header.search.isVisible()


def test_clusters_that_match_again_take_no_keys_from_whoever_types(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([2])
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.side.list.setFocus()
    page.header.search.setText("dune")
    qtbot.waitUntil(page.empty.isVisible)  # what had the keys is gone
    page.focus_search()
    page.header.search.selectAll()
    QTest.keyClick(page.header.search, Key.Key_Backspace)
    qtbot.waitUntil(lambda: list(page.clusters.ids) == [1] and not page.empty.isVisible())
    assert page.header.search.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Down, Key.Key_Escape])
def test_the_search_is_left_for_the_list_by_key(build: Build, qtbot: QtBot, key: Key) -> None:
    library = ClusterLibrary([2, 2])
    resolver = FakeResolver(library)
    page = build(library, resolver)
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.focus_search()
    assert page.header.search.hasFocus()
    QTest.keyClick(page.header.search, key)
    assert page.side.list.hasFocus()
    assert (shown(page), resolver.asked) == (1, [])


def test_when_all_is_decided_it_says_what_was_gained(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2])
    page = build(library, FakeResolver(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_Return)
    said = "All clear You decided 1 cluster. Held in Removed: 1 KB."
    qtbot.waitUntil(lambda: page.empty.accessibleName() == said)


def test_what_a_plan_for_all_copies_did_counts_until_it_is_taken_back(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([2, 2])
    page = build(library, FakeResolver(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.deciding.note_resolved("batch:9", 116, 1_300_000)
    texts = [label.text() for label in page.side.findChildren(QLabel)]
    assert {"116 of 118 done", "1.3 MB gained"} <= set(texts)
    item = HistoryItem(key="batch:9", kind=HistoryKind.REMOVED, at=0.0, files=117)
    page.deciding._undoing.taken_back.emit(HistoryOutcome(item, 117))
    assert (page.deciding.done, page.deciding.gained_bytes) == (0, 0)


def test_a_best_copy_that_is_gone_is_told_and_another_is_proposed(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([3])
    resolver = FakeResolver(library)
    found = Vanished(frozenset({1}), (b"/p",))
    page = build(library, resolver, lambda _id: found)
    with (
        qtbot.waitSignal(page.vanishing.scan_wanted) as scan,
        qtbot.waitSignal(page.message) as told,
    ):
        qtbot.waitUntil(lambda: page.pane.review is not None and bool(page.pane.review.gone))
    assert scan.args == [(b"/p",)]
    assert told.args is not None
    assert told.args[0].endswith("is no longer there. Of what is left, 1 would stay.")
    badges = [
        badge.accessibleName()
        for caption in page.pane._captions
        for badge in caption.findChildren(Badge)
    ]
    assert badges.count("Best") == badges.count("Gone") == 1
    assert (page.pane.verdicts.kept, page.pane.verdicts.removed) == ([2], [3])


def test_a_change_on_the_disk_is_looked_at_while_the_cluster_stands(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([3])
    gone: set[int] = set()
    page = build(library, FakeResolver(library), lambda _id: Vanished(frozenset(gone)))
    qtbot.waitUntil(lambda: page.pane.review is not None)
    gone.add(1)
    page.vanishing.look_soon()
    qtbot.waitUntil(lambda: page.pane.review is not None and page.pane.review.gone == {1})


def test_where_one_file_is_left_nothing_can_be_decided(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2])
    resolver = FakeResolver(library)
    page = build(library, resolver, lambda _id: Vanished(frozenset({1})))
    qtbot.waitUntil(lambda: page.pane.review is not None and bool(page.pane.review.gone))
    assert "no copy here any more" in page.pane.reason.accessibleName()
    heads = [page.pane._head_of(0, file)[1] for file in page.pane.files_shown]
    assert heads == ["Keep", "Gone"]
    press(page, Key.Key_Return)
    press(page, Key.Key_A)
    assert resolver.asked == []


def test_the_keys_of_the_page_outlast_its_last_cluster(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2])
    page = build(library, FakeResolver(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.side.list.setFocus()
    press(page, Key.Key_Return)
    qtbot.waitUntil(page.empty.isVisible)
    assert page.hasFocus()


def test_the_difference_view_lets_small_differences_be_ignored(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    assert not page.pane.finder.panel.isVisible()
    press(page, Key.Key_D)
    assert page.pane.finder.panel.isVisible()
    with qtbot.waitSignal(page.pane.finder.panel.levels_changed) as told:
        page.pane.finder.panel.slider.setValue(20)
    assert told.args == [20]
    press(page, Key.Key_S)
    assert not page.pane.finder.panel.isVisible()


def test_the_fields_say_whose_values_they_are(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    heads = [head.accessibleName() for head in page.pane.fields._heads]
    assert heads == ["1, Keep", "2, Remove"]
    press(page, Key.Key_2)
    assert [head.accessibleName() for head in page.pane.fields._heads] == ["1, Keep", "2, Keep"]


@pytest.mark.qt_log_ignore(
    "propagateSizeHints|raise|grabbing the keyboard"
)  # the offscreen plugin's own
def test_why_shows_every_criterion_with_both_values_and_what_is_only_a_little_alike(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([2, 2])
    library.perhaps = [(4, 0.71)]
    page = build(library)
    quality = KeeperComparison(KeeperCode.QUALITY, Advantage.KEEPER, 94, 42)
    seen = KeeperComparison(KeeperCode.FIRST_SEEN, Advantage.KEEPER, None, None)
    page.pane.weigh = lambda _cluster_id: {2: [quality, seen]}
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_Y)
    popover = page.pane.findChild(WhyPopover)
    assert isinstance(popover, WhyPopover)

    def told() -> list[str]:
        return [each.text() for each in popover.findChildren(QLabel)]

    qtbot.waitUntil(lambda: {"JPEG quality", "94", "42"} <= set(told()))
    assert {"first", "later"} <= set(told())
    qtbot.waitUntil(lambda: any("71 %" in text for text in told()))
    popover.close()


@pytest.mark.qt_log_ignore(
    "propagateSizeHints|raise|grabbing the keyboard"
)  # the offscreen plugin's own
@pytest.mark.parametrize("long", [0, 1, 2, 3])
def test_on_a_low_screen_criteria_give_way_and_no_explanation_is_cut(
    build: Build, qtbot: QtBot, long: int
) -> None:
    page = build(ClusterLibrary([9]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    assert page.pane.review is not None
    ids = [member.file_id for member in page.pane.review.members]
    told = ["Mirror image", "cropped 4 %", "134 % of the size", "PNG"]
    notes = {id_: told * (long + (id_ % 3 == 0)) for id_ in ids}
    popover = WhyPopover(page.pane.review, page, notes)
    qtbot.addWidget(popover)
    popover.open_below(page.pane)
    codes = [code for code in KeeperCode if not code.startswith("stays")]
    popover.show_criteria(
        {id_: [KeeperComparison(code, Advantage.TIE, 1, 1) for code in codes] for id_ in ids[1:]}
    )
    qtbot.wait(50)  # whatever is shown late has taken its room by then
    texts = popover.findChildren(WrappedLabel)
    assert len(texts) == 9
    assert popover.height() <= popover.screen().availableGeometry().height()
    assert all(each.height() >= each.heightForWidth(each.width()) for each in texts)
    popover.close()


@pytest.mark.qt_log_ignore(
    "propagateSizeHints|raise|grabbing the keyboard"
)  # the offscreen plugin's own
def test_an_explanation_goes_with_the_cluster_it_tells_of(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2, 2]))
    page.pane.weigh = lambda _cluster_id: {
        2: [KeeperComparison(KeeperCode.QUALITY, Advantage.KEEPER, 94, 42)]
    }
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_Y)
    popover = page.pane.findChild(WhyPopover)
    assert popover is not None
    assert page.pane.review is not None
    with qtbot.waitSignal(popover.destroyed):
        page.pane.show_review(page.pane.review)


def test_a_folder_is_protected_from_review(build: Build, qtbot: QtBot) -> None:
    ruled: list[tuple[bytes, FolderRule]] = []
    page = build(ClusterLibrary([2]))

    def rule(path: bytes, wanted: FolderRule) -> CatalogChanges:
        ruled.append((path, wanted))
        return CatalogChanges()

    page.ruling._rule = rule
    qtbot.waitUntil(lambda: shown(page) == 1)
    ((path, name), *_) = page.ruling._folders().items()
    with qtbot.waitSignal(page.undo_offered) as told:
        page.ruling.hold(path, name, FolderRule.PROTECTED)
    assert ruled == [(path, FolderRule.PROTECTED)]
    assert told.args == [f"{name} is protected: nothing in it is offered for removal.", "Undo"]


def test_taking_a_rule_back_looks_for_duplicates_anew(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2])
    page = build(library, FakeResolver(library))
    item = HistoryItem(key="rule:1", kind=HistoryKind.RULED, at=0.0)
    with qtbot.waitSignal(page.find_wanted):
        page.ruling._undoing.taken_back.emit(HistoryOutcome(item))


def test_digits_and_enter_lead_to_a_member_of_a_large_cluster(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([30])
    resolver = FakeResolver(library)
    page = build(library, resolver)
    qtbot.waitUntil(lambda: shown(page) == 1)
    for key in (Key.Key_2, Key.Key_0, Key.Key_Return):
        press(page, key)
    assert page.pane.members.currentIndex().row() == 19
    assert resolver.asked == []
    press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(resolver.asked))


def test_f6_goes_through_the_parts_of_review_and_back(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2])
    page = build(library, FakeResolver(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    regions = Regions((page,), page, inside=page.regions)
    page.side.list.setFocus()
    held: list[QWidget] = []
    for _ in range(8):
        regions.go(1)
        focused = QApplication.focusWidget()
        assert focused is not None
        held.append(focused)
    assert held[0] in page.pane.bar.findChildren(QToolButton)
    assert page.pane.stage in held
    assert page.pane.actions_bar.accept in held
    assert page.side.list in held
    regions.go(1)
    regions.go(-1)
    assert QApplication.focusWidget() is held[-1]


def test_everything_in_review_has_a_name_and_is_reached_by_tab(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([3])
    page = build(library, FakeResolver(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    focusable = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [type(each).__name__ for each in focusable if not each.accessibleName()] == []
    spoken = "IMG_000001, Exact, 3 files, 1.0 MB to gain, 1 of 1"
    qtbot.waitUntil(
        lambda: page.clusters.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == spoken
    )
    page.side.list.setFocus()
    order: list[QWidget] = []
    for _ in range(len(focusable) + 2):
        page.focusNextPrevChild(True)
        if (focused := QApplication.focusWidget()) is not None:
            order.append(focused)
    accept, why = page.pane.actions_bar.accept, page.pane.reason.why
    assert order.index(why) < order.index(page.pane.stage) < order.index(accept)


def test_copies_can_go_to_a_folder_and_the_button_says_so(
    build: Build, qtbot: QtBot, tmp_path: Path
) -> None:
    library = ClusterLibrary([2])
    resolver = FakeResolver(library)
    page = build(library, resolver)
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.ways.ways[WayKind.FOLDER].trigger()
    choose_folder(tmp_path / "Sorted out")
    assert text(page, ActionId.ACCEPT) == "Accept: keep 1, move 2"
    assert 'To "Sorted out"' in page._actions[ActionId.ACCEPT].toolTip()
    assert page.ways.ways[WayKind.FOLDER].isChecked()
    with qtbot.waitSignal(page.undo_offered) as told:
        press(page, Key.Key_Return)
    assert Way(RemovalPlace.FOLDER, bytes(tmp_path / "Sorted out")) in resolver.ways
    assert told.args == ['Moved 1 file, 1 KB, to "Sorted out".', "Undo"]


def test_a_hard_link_is_offered_for_exact_copies_only(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2, 2, 2])
    kinds = {id_: record.kind for id_, (record, _) in library.clusters.items()}
    page = build(library, FakeResolver(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    assert kinds[1] is ClusterKind.EXACT
    page.ways.ways[WayKind.LINK].trigger()
    assert text(page, ActionId.ACCEPT) == "Accept: keep 1, link 2"
    press(page, Key.Key_Right)
    qtbot.waitUntil(lambda: shown(page) == 2)
    assert not page.ways.ways[WayKind.LINK].isEnabled()
    assert "Only an exact copy" in page.ways.ways[WayKind.LINK].toolTip()
    assert text(page, ActionId.ACCEPT) == "Accept: keep 1, remove 2"
    assert "Only an exact copy" in page._actions[ActionId.ACCEPT].toolTip()


def test_where_removed_cannot_hold_anything_the_trash_is_offered(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([2])
    resolver = FakeResolver(library)
    unusable = Reason.of(ReasonCode.REMOVED_UNUSABLE, path="/a/.mediadesk", detail="no")
    resolver.impossible = {WayKind.REMOVED: unusable}
    page = build(library, resolver)
    qtbot.waitUntil(lambda: text(page, ActionId.ACCEPT) == "Accept: keep 1, trash 2")
    assert "Nothing can be held" in page.ways.ways[WayKind.REMOVED].toolTip()


def test_a_place_that_turns_out_unusable_is_told_and_the_other_chosen(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([2])
    resolver = FakeResolver(library)
    resolver.trouble = [
        ("2.jpg", Reason.of(ReasonCode.REMOVED_UNUSABLE, path="/a/.mediadesk", detail="no"))
    ]
    page = build(library, resolver)
    qtbot.waitUntil(lambda: shown(page) == 1)
    with qtbot.waitSignal(page.undo_offered) as told:
        press(page, Key.Key_Return)
    assert told.args[0].endswith("Chosen now: To the system trash.")
    qtbot.waitUntil(lambda: text(page, ActionId.ACCEPT) == "Accept: keep 1, trash 2")
    assert [asked[0] for asked in resolver.asked] == ["accept"]


def test_a_held_d_shows_the_difference_only_while_it_is_held(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([2]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_W)
    QTest.keyPress(page.side.list, Key.Key_D)
    shows = page._actions
    assert shows[ActionId.DIFFERENCE].isChecked()
    qtbot.wait(HELD_FROM_MS + 20)
    QTest.keyRelease(page.side.list, Key.Key_D)
    assert page.pane.stage.stage.comparison is Comparison.SWIPE
    assert shows[ActionId.SWIPE].isChecked()


def test_a_line_says_why_more_than_one_stays(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([3])
    record, members = library.clusters[1]
    members[2] = replace(members[2], stays=True, reason_code=KeeperCode.EDIT_GREY)
    library.clusters[1] = record, members
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    said = page.pane.reason.accessibleName()
    assert said.startswith("Keep 1 and 3. Compared with 2: it has the camera's data")
    assert "3 stays too: this one is in black and white" in said


def test_of_several_files_it_is_said_with_which_one_the_best_was_compared(
    build: Build, qtbot: QtBot
) -> None:
    library = ClusterLibrary([4])
    record, members = library.clusters[1]
    quality = {"quality": 95, "other_quality": 80}
    decided = replace(members[0], reason_code=KeeperCode.QUALITY, reason_facts=quality)
    fourth = replace(members[3], reason_code=KeeperCode.QUALITY, reason_facts=quality)
    library.clusters[1] = record, [decided, *members[1:3], fourth]
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    told = "Keep 1. Compared with 4: it is compressed less: quality 95, the other 80."
    assert page.pane.reason.accessibleName() == told


def test_what_only_a_copy_holds_is_told_of_that_copy_alone(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([2])
    _, members = library.clusters[1]
    members[1] = replace(members[1], reason_facts={**members[1].reason_facts, ALONE: "title"})
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    said = page.pane.reason.accessibleName()
    assert said.startswith("Each holds something. In 2, but not in 1: title. 1 would stay: it has")


def test_no_value_is_better_where_all_are_as_good() -> None:
    library = ClusterLibrary([2])
    details = library.details(1)
    assert details is not None
    assert not any(row.better for row in rows_of([details, details]))


def test_a_member_that_is_hardly_alike_says_so(build: Build, qtbot: QtBot) -> None:
    library = ClusterLibrary([3])
    record, members = library.clusters[1]
    members[1] = replace(members[1], similarity=0.8)
    library.clusters[1] = record, members
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    told = [caption.accessibleName() for caption in page.pane._captions]
    assert ["Only 80 % alike" in each for each in told] == [False, True, False]


def test_a_clicked_or_numbered_picture_is_ringed_among_many(build: Build, qtbot: QtBot) -> None:
    page = build(ClusterLibrary([4]))
    qtbot.waitUntil(lambda: shown(page) == 1)
    stage = page.pane.stage
    place = stage.stage.rects[2].center()
    before = stage.grab().toImage()
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=place)
    clicked = stage.grab().toImage()
    assert clicked != before
    press(page, Key.Key_2)
    press(page, Key.Key_2)
    assert stage.grab().toImage() not in (before, clicked)
