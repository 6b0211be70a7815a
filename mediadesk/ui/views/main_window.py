"""The window: sidebar, page, jobs panel and status strip, and what ties them together."""

# ruff: noqa: N802 - camelCase names are Qt's own

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.domain.reasons import Reason
from mediadesk.domain.roots import RootRecord
from mediadesk.ui import formatting
from mediadesk.ui.actions import PLACES, ActionId
from mediadesk.ui.views import idle_status
from mediadesk.ui.views.alt_alone import AltAlone
from mediadesk.ui.views.commands import Commands
from mediadesk.ui.views.drop_hint import DropHint
from mediadesk.ui.views.job_steering import JobSteering
from mediadesk.ui.views.jobs_drawer import JobsDrawer
from mediadesk.ui.views.jobs_panel import JobsPanel
from mediadesk.ui.views.key_list import PLAN
from mediadesk.ui.views.library.first_start import FirstStart
from mediadesk.ui.views.opening_files import open_folder_of
from mediadesk.ui.views.pages import NO_PAGES, Makers, Pages
from mediadesk.ui.views.rail import Rail
from mediadesk.ui.views.regions import Regions
from mediadesk.ui.views.sidebar import Sidebar, Snapshot
from mediadesk.ui.views.window_parts import Parts
from mediadesk.ui.widgets.labels.lines import column
from mediadesk.ui.widgets.notices.notice_bar import NoticeBar
from mediadesk.ui.widgets.notices.status_strip import StatusStrip
from mediadesk.ui.widgets.overlays.toast import Toast
from mediadesk.ui.work.jobs import JobEnd, reason_of

SMALLEST = QSize(1280, 720)
_USUAL, _FRAME_PX = QSize(1280, 800), 40  # the desktop may need as much for the frame


class MainWindow(QMainWindow):
    """Shows at once; counts, jobs and pictures follow from workers."""

    closing = Signal()
    """The window has been closed by the user."""

    def __init__(self, parts: Parts, page: QWidget, others: Makers = NO_PAGES) -> None:
        """Put the window together around `page`, a `FilesPage`; `others` make `PlacePage`s."""
        super().__init__()
        self._parts, self._actions, self._state = parts, parts.actions, parts.state
        self.pages = Pages(page, others)
        self._roots: Sequence[RootRecord] = ()
        self.place_shown = ""
        self._alt = AltAlone()
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._restore()

    def start(self, paths: Sequence[bytes] = ()) -> None:
        """Begin to read counts and jobs, and scan `paths` when there are any."""
        self.sidebar.look()
        self.sidebar.refresh()
        self.panel.refresh()
        if self._stack.currentWidget() is self.first:
            self.first.look()
        self.add(list(paths))

    def add(self, paths: Sequence[bytes]) -> None:
        """Add folders and files to the library: shows the library at once and scans them."""
        if paths:
            self._show_library()
            self._parts.jobs.scan(paths)

    def stand_above(self, bar: QWidget) -> None:
        """Put a bar above whatever page is shown."""
        layout = self._right.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, bar)

    def _build(self) -> None:
        parts = self._parts
        body = self._body = QWidget()
        self.sidebar = Sidebar(parts.library, parts.tasks, parts.actions, self)
        self.first = FirstStart(parts.tasks, parts.actions)
        self.panel = JobsPanel(parts.library, parts.tasks, parts.jobs)
        self.strip = StatusStrip(parts.actions)
        self.toast = Toast(body, self.strip)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self.first)
        pages = QWidget()
        pages.setMinimumWidth(720)
        self.notices = NoticeBar(parts.notices)
        column(pages, self.notices, self._stack, growing=self._stack)
        self._right = pages
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setHandleWidth(1)
        self._across.setChildrenCollapsible(False)
        self._across.addWidget(self.sidebar)
        self._across.addWidget(pages)
        self._across.setStretchFactor(1, 1)
        self.drawer = JobsDrawer(self._across, self.panel, parts.actions, parts.state)
        column(body, self.drawer, self.strip, growing=self.drawer)
        self.setCentralWidget(body)
        self.setWindowTitle("MediaDesk")
        self._drops = DropHint(self.first.target, body, parts.tasks)
        shown = (self.sidebar, self._stack, self.panel, self.strip)
        self._regions = Regions(shown, self, inside=self.pages.regions)
        self._commands = Commands(parts.actions, parts.themes, parts.state, self)
        self._rail = Rail(self.sidebar, self._across, parts.actions, parts.state)
        self.steering = JobSteering(parts.jobs, parts.actions, self.strip)

    def _connect(self) -> None:
        on, jobs = self._parts.actions.on, self._parts.jobs
        self._commands.place = self._page_shown
        on(ActionId.SCAN_AGAIN, self._scan_again)
        on(ActionId.SIDEBAR, self._rail.toggle)
        on(ActionId.JOBS, self.drawer.toggle)
        on(ActionId.SEARCH, self.pages.focus_search)
        on(ActionId.FIND_DUPLICATES, jobs.find_duplicates)
        on(ActionId.MENU, self._open_menu)
        on(ActionId.NEXT_REGION, partial(self._regions.go, 1))
        on(ActionId.PREVIOUS_REGION, partial(self._regions.go, -1))
        for id_, place in PLACES.items():
            on(id_, partial(self.sidebar.choose_place, place))
        self._commands.folders_chosen.connect(self.add)
        self.sidebar.place_chosen.connect(self._show_place)
        self.sidebar.folder_chosen.connect(self._show_folder)
        self.sidebar.folders_known.connect(self._show_library)
        self.sidebar.refreshed.connect(self._counts_arrived)
        self.first.chosen.connect(self.add)
        self.strip.errors_wanted.connect(self.drawer.open_panel)
        self.panel.loaded.connect(self.steering.know_jobs)
        self.panel.show_wanted.connect(open_folder_of)
        self.sidebar.failed.connect(self.say_error)
        self.panel.failed.connect(self.say_error)
        self.drawer.left.connect(partial(self._regions.enter, self._stack))
        self.pages.message.connect(self.toast.say)
        self.pages.undo_offered.connect(self.offer_undo)
        jobs.changed.connect(self._changed)
        jobs.progressed.connect(self.pages.tell)
        jobs.finished.connect(self._finished)
        jobs.refused.connect(self._say_reason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _restore(self) -> None:
        room = self.screen().availableSize()
        self.setMinimumSize(SMALLEST.boundedTo(room))
        self.resize(_USUAL.width(), min(_USUAL.height(), room.height() - _FRAME_PX))
        self.restoreGeometry(self._state.block("window/geometry"))
        self._rail.show_place(None, is_page=False)
        if self._state.flag("window/has-library"):
            self._show_library()
        else:
            self._show_first_start()

    # pages

    def _show_first_start(self) -> None:
        self._stack.setCurrentWidget(self.first)
        self.sidebar.hide()
        self.steering.show_first_start()

    def _show_library(self) -> None:
        if self.place_shown:
            return
        self._stack.setCurrentWidget(self.pages)
        self.sidebar.show()
        self.steering.show_library()
        remembered = self._state.text("window/place", SmartPlace.ALL)
        place = next((each for each in PLACES.values() if each == remembered), SmartPlace.ALL)
        self.sidebar.choose_place(place)
        self._regions.enter(self._stack)

    def _show_place(self, place: SmartPlace) -> None:
        self.place_shown = place.value
        self._rail.show_place(place, is_page=self.pages.has_own(place))
        self.pages.show_place(place)

    def _show_folder(self, folder_id: int, title: str) -> None:
        self.place_shown = f"folder {folder_id}"
        self._rail.show_place(None, is_page=False)
        self.pages.show_folder(folder_id, title)

    def _page_shown(self) -> str:
        return PLAN if self.pages.shows_plan else self.place_shown

    def offer_undo(self, text: str, word: str) -> None:
        """Say what was done, with a button that takes it back."""
        self.toast.say(text, word, self._actions[ActionId.UNDO].trigger)

    def _counts_arrived(self, found: Snapshot) -> None:
        self._roots = found.roots
        tops = [root.path for root in found.roots]
        self.strip.know_roots(tops)
        self.panel.errors.know_roots(tops)
        if (errors := found.counts.get(SmartPlace.ERRORS)) is not None:
            self.panel.errors.know_unreadable(errors.files)
        if found.roots:
            self._show_library()
        elif self._stack.currentWidget() is not self.first and not self._parts.jobs.is_busy:
            self.place_shown = ""
            self._show_first_start()
            self.first.look()
        everything = found.counts.get(SmartPlace.ALL)
        if everything is not None and everything.files:
            self.steering.know_total(idle_status.total(everything))
        self._actions[ActionId.SCAN_AGAIN].setEnabled(bool(found.roots))

    # jobs

    def _changed(self, changes: CatalogChanges) -> None:
        self.pages.apply_changes(changes)
        self.sidebar.refresh(at_once=bool(changes.held))

    def _finished(self, end: JobEnd) -> None:
        self.sidebar.refresh(at_once=True)
        self.panel.refresh()
        if end.report.reason is not None:
            self._say_reason(end.report.reason)
        if end.kind is JobKind.SCAN and end.report.status is JobStatus.COMPLETED:
            self._parts.jobs.find_duplicates()

    # what actions do

    def _scan_again(self) -> None:
        here = [root.path for root in self._roots if not root.is_away]
        if here:
            self._parts.jobs.scan(here, again=True)

    def _open_menu(self) -> None:
        first = self._stack.currentWidget() is self.first
        self._commands.open_menu(self.first.menu_button if first else self.sidebar.menu_button)

    # messages

    def _say_reason(self, reason: Reason) -> None:
        self.toast.say(formatting.sentence(reason))

    def say_error(self, error: Exception) -> None:
        """Tell the user in a sentence why something could not be done."""
        self._say_reason(reason_of(error))

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self and self._regions.is_stray(before, now):
            QTimer.singleShot(0, self, partial(self._take_stray_focus, now))

    def _take_stray_focus(self, now: QWidget) -> None:
        if QApplication.focusWidget() is now:
            self._regions.enter(self._stack)

    # what Qt asks

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name
        """Let Tab go where it goes, and note when it was no key that asked."""
        focused = self.focusWidget()
        if focused is None or not (focused.isVisible() and focused.isEnabled()):
            return super().focusNextPrevChild(next)
        with self._regions.moved_by_key():
            return super().focusNextPrevChild(next)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders and files from other programs, on every page."""
        if event.source() is None:
            self._drops.enter(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Show the usual page again."""
        self._drops.withdraw()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.add(self._drops.take(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the jobs panel with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.drawer.close_panel()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._actions[ActionId.FULL_SCREEN].trigger()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Open the menu when Alt was pressed and let go with nothing between."""
        if self._alt.ends_with(event):
            self._open_menu()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place; stopping the jobs is the program's next step."""
        self._state.keep("window/geometry", self.saveGeometry())
        self._rail.remember()
        self.drawer.remember()
        known = self._roots or self.place_shown or self._parts.jobs.is_busy
        self._state.keep("window/has-library", bool(known))
        if self.place_shown in list(SmartPlace):
            self._state.keep("window/place", self.place_shown)
        self._state.save()
        super().closeEvent(event)
        self.closing.emit()
