"""Many dates changed at once, on a real catalog: what the page shows is what is then decided."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from mediadesk.config import Settings
from mediadesk.domain.shifting import ChangedDate
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.dates.date_review import DateReview
from mediadesk.operations.dates.shifting import Shifting
from mediadesk.timestamps.typed import parse_typed
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.models.plans import date_changes
from mediadesk.ui.models.plans.shift_wish import Way
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.page_parts import PageParts
from mediadesk.ui.views.plans.shift_page import ShiftPage
from mediadesk.ui.views.plans.shift_scope import files_chosen
from tests.support import desks
from tests.support.desks import Desk
from tests.support.media import exif, picture
from tests.support.page_parts import page_parts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own

RIGHT = datetime(2019, 8, 17, 20, 31, 2)  # noqa: DTZ001 - cameras know no zones
WRONG_BY = timedelta(days=1324, hours=20, minutes=26, seconds=51)
LUMIX = ("Panasonic", "DMC-FZ30")
TAKEN = "SELECT taken FROM file ORDER BY name_shown"


@pytest.fixture(scope="module")
def decoders() -> Iterator[Sandbox]:
    with desks.warm_decoders() as box:
        yield box


@pytest.fixture
def desk(tmp_path: Path, decoders: Sandbox) -> Iterator[Desk]:
    """Four pictures whose clock was reset, three of which a phone has named rightly."""
    folder = tmp_path / "card"
    folder.mkdir()
    for number in range(4):
        right = RIGHT + timedelta(minutes=number)
        named = right.strftime("IMG_%Y%m%d_%H%M%S.jpg")
        taken = exif(taken=right - WRONG_BY, camera=LUMIX)
        path = folder / (named if number < 3 else "P1030455.JPG")
        picture(path, size=(48, 36), seed=number, exif=taken)
    with desks.desk(tmp_path, decoders) as made:
        made.scan(folder)
        yield made


Build = Callable[[Desk], ShiftPage]


@pytest.fixture
def build(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Build]:
    closing: list[Callable[[], object]] = []
    kept: list[PageParts] = []
    ThemeSwitch(qapp)

    def make(desk: Desk) -> ShiftPage:
        tasks = TaskRunner(QThreadPool())
        parts = page_parts(tmp_path, tasks)
        kept.append(parts)
        page = ShiftPage(
            lambda: Shifting(desk.store, Settings()),
            parts,
            read=parse_typed,
            months=DateReview(desk.store.readers).histogram,
        )
        qtbot.addWidget(page)
        closing.append(tasks.close)
        page.resize(1224, 720)
        page.show()
        return page

    yield make
    assert all(close() for close in closing)


def row(page: ShiftPage, place: int) -> ChangedDate | None:
    return page.rows.row(place) if place < page.rows.rowCount() else None


def text(page: ShiftPage) -> str:
    return page._action.text()


def test_a_proved_amount_is_filled_in_and_carried_out(
    build: Build, desk: Desk, qtbot: QtBot
) -> None:
    page = build(desk)
    page.begin("Panasonic DMC-FZ30")
    qtbot.waitUntil(lambda: text(page) == "Shift 4 files")
    assert (page.form.days.text(), page.form.clock.text()) == ("+1,324", "20:26:51")
    assert page._moves.isVisible()
    assert page.evidence.isVisible()
    qtbot.waitUntil(lambda: row(page, 0) is not None)
    first = page.rows.row(0)
    assert first is not None
    assert date_changes.before(first) == "1 Jan 2016, 00:04:11"
    assert date_changes.after(first) == "17 Aug 2019, 20:31:02"
    assert date_changes.check(first) == "File name agrees, 0 s"
    assert [chip.text() for chip in page._chips] == [
        "All  4", "Agree with another source  3", "Left as they are  0",
    ]  # fmt: skip
    with qtbot.waitSignals([page.undo_offered, page.back_wanted], timeout=20_000):
        page._action.trigger()
    assert [row[0] for row in desk.sql(TAKEN)] == [
        (RIGHT + timedelta(minutes=number)).isoformat() for number in range(4)
    ]


def test_everything_has_a_name_before_the_first_preview_is_there(build: Build, desk: Desk) -> None:
    page = build(desk)
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    assert [chip.accessibleName() for chip in page._chips] == [
        "All", "Agree with another source", "Left as they are",
    ]  # fmt: skip
    assert [type(each).__name__ for each in buttons if not each.accessibleName()] == []
    assert not page.evidence.isVisible()


def test_one_known_time_moves_all_others_with_it(build: Build, desk: Desk, qtbot: QtBot) -> None:
    page = build(desk)
    page.begin("Panasonic DMC-FZ30")
    qtbot.waitUntil(lambda: row(page, 3) is not None)
    page.form.take(Way.KNOWN)
    page.form.right.setText("2019-08-17 21:00:00")
    page.table.selectRow(0)

    def second() -> str:
        found = row(page, 1)
        return "" if found is None else date_changes.after(found)

    qtbot.waitUntil(lambda: second() == "17 Aug 2019, 21:01:00")


def test_scans_get_one_date_and_nothing_is_offered_before_it_is_said(
    build: Build, desk: Desk, qtbot: QtBot
) -> None:
    page = build(desk)
    ids = [found[0] for found in desk.sql("SELECT id FROM file ORDER BY id LIMIT 2")]
    page.begin(None, files_chosen(ids, "here"))
    qtbot.waitUntil(lambda: text(page) == "Set the date of 2 files")
    assert page.form.way is Way.ONE_DATE
    assert not page._action.isEnabled()
    assert "First choose" in page._action.toolTip()
    assert not page._moves.isVisible()
    page.form.date.setText("June 1987")
    page.form.date.textEdited.emit("June 1987")
    qtbot.waitUntil(page._action.isEnabled)
    assert text(page) == "Set the date of 2 files"
    with qtbot.waitSignal(page.undo_offered, timeout=20_000) as told:
        page._action.trigger()
    assert told.args == ["Dates of 2 files accepted.", "Undo"]
    known = desk.sql("SELECT taken, taken_precision FROM file WHERE taken_source = 'user'")
    assert known == [("1987-06-01T00:00:00", "month")] * 2
