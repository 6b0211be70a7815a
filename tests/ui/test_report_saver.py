"""A report is asked for where it is wanted and written in the background."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.reports import COLUMNS, Phrases, Subject
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.library.report_saver import ReportSaver

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own


class Shelf:
    """Takes reports; it is full when told so."""

    def __init__(self) -> None:
        self.saved: list[tuple[Path, Subject]] = []
        self.headings: set[str] = set()
        self.full = False

    def save(
        self, target: Path, subject: Subject, phrases: Phrases, texts: Mapping[str, str]
    ) -> int:
        assert phrases.reason(Reason.of(ReasonCode.FILE_EMPTY)).endswith(".")
        if self.full:
            raise OutsideError(Reason.of(ReasonCode.REPORT_UNWRITABLE, path="x", detail="full"))
        self.saved.append((target, subject))
        self.headings = set(texts)
        return 1234


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def saver(host: QWidget, shelf: Shelf) -> Iterator[ReportSaver]:
    tasks = TaskRunner(QThreadPool())
    yield ReportSaver(shelf, tasks, host)
    tasks.close()


@pytest.mark.parametrize(
    ("place", "subject"),
    [
        (SmartPlace.DUPLICATES, Subject.DUPLICATES),
        (SmartPlace.NEEDS_DATE, Subject.DATES),
        (SmartPlace.ERRORS, Subject.ERRORS),
        ("folder 7", Subject.DUPLICATES),
    ],
)
def test_the_report_is_of_what_the_page_shows(
    saver: ReportSaver, shelf: Shelf, qtbot: QtBot, place: str, subject: Subject
) -> None:
    saver.ask(place)
    host = saver.parent()
    assert host is not None
    dialog = host.findChildren(QFileDialog)[0]
    with qtbot.waitSignal(saver.told) as heard:
        dialog.fileSelected.emit("/tmp/found.csv")  # noqa: S108 - nothing is written
    dialog.close()
    assert shelf.saved == [(Path("/tmp/found.csv"), subject)]  # noqa: S108
    assert heard.args == ["Saved as found.csv: 1,234 rows."]
    assert set(COLUMNS[subject]) - shelf.headings <= {"cluster"}


def test_a_report_that_cannot_be_written_is_told(
    saver: ReportSaver, shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.full = True
    with qtbot.waitSignal(saver.failed):
        saver.save(Subject.DATES, "found.html")
