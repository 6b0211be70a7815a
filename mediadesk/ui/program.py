"""The window as a program: everything it needs, built once in order and closed in reverse."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from mediadesk.config import APPLICATION_ID
from mediadesk.disk import handover
from mediadesk.domain.history import HistoryKind, HistoryOutcome
from mediadesk.ui import language
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.collector import GarbageCollector
from mediadesk.ui.desktop import system_trash
from mediadesk.ui.desktop.launcher import LauncherProgress
from mediadesk.ui.desktop.mount_watch import MountWatch
from mediadesk.ui.desktop.requests import Requests
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import Lazy, TaskRunner
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.diagnosing import OwnMistakes
from mediadesk.ui.views.history.removed_bar import RemovedBar
from mediadesk.ui.views.history.removed_reminder import remind
from mediadesk.ui.views.history.undoing import Undoing
from mediadesk.ui.views.library.hash_choice import HashChoice
from mediadesk.ui.views.library.library_page import LibraryPage
from mediadesk.ui.views.main_window import MainWindow
from mediadesk.ui.views.offline_roots import RootCare
from mediadesk.ui.views.other_places import OtherPlaces
from mediadesk.ui.views.page_parts import PlaceParts
from mediadesk.ui.views.pool_joining import PoolJoining
from mediadesk.ui.views.review.held_counter import HeldCounter
from mediadesk.ui.views.side_windows import SideWindows
from mediadesk.ui.views.taking_out import TakingOut
from mediadesk.ui.views.window_parts import Parts
from mediadesk.ui.work.change_queue import ChangeQueue
from mediadesk.ui.work.hashing import HashingAfterScans
from mediadesk.ui.work.jobs import JobCenter
from mediadesk.ui.work.room import RoomWatch
from mediadesk.ui.work.watching import FolderWatch, GrowingFiles

if TYPE_CHECKING:
    from mediadesk.ui.session_shape import Session

_READERS, _PAINTERS = 4, 4
"""Threads for short reads, and for pictures: a decision's rows never wait behind a decoder.

Scans have a pool of their own, and so have changes, which follow one another.
"""

_AFTER_MS = 300
_SEARCH_AFTER_MS = 500
"""Whoever takes several things back one after the other waits for one search."""


class Program:
    """The window and all it stands on."""

    def __init__(self, app: QApplication, session: "Session") -> None:
        """Build everything; nothing is read and nothing shown yet."""
        self._app, self._session = app, session
        if system_trash.NEEDED:
            session.system_trash = system_trash.move_to_trash
        language.speak(app, session.settings.language)
        self._work = _pool(1)  # scans follow one another: two would fight for the disk
        self._tasks, painting = TaskRunner(_pool(_READERS)), TaskRunner(_pool(_PAINTERS))
        self._changing = TaskRunner(_pool(1))
        self._reading = (painting, self._tasks)
        self._history = Lazy(session.history).get
        self._jobs = JobCenter(
            session.scanner,
            self._tasks,
            self._work,
            duplicates=session.find_duplicates,
            hasher=session.video_hasher,
        )
        self._state = WindowState(session.locations.config)
        self._actions = Actions()
        self._actions.take_keys(self._state)
        thumbnails = Thumbnails(
            session.thumbnails, painting, limit_bytes=session.settings.thumbnails_memory_bytes
        )
        self._doing = ChangeQueue(self._changing)
        self._undoing = Undoing(self._history, self._doing, self._tasks, self._actions)
        self._build_window(
            ThemeSwitch(app), thumbnails, StagePictures(session.thumbnails, painting)
        )
        self._offer_ways_back()
        self._watch_the_library()
        self._offer_windows()
        self._care_for_roots()
        self.mistakes = OwnMistakes(self.window.toast, session, self._tasks)
        self._afterwards = QTimer(self.window, singleShot=True)
        self._afterwards.timeout.connect(self._go_on)
        self._meet_desktop()
        self._collector = GarbageCollector(lambda: not self._jobs.is_busy)

    def _build_window(
        self, themes: ThemeSwitch, thumbnails: Thumbnails, pictures: StagePictures
    ) -> None:
        """Build the pages, the window around them, and what stands below its pages."""
        session = self._session
        page = LibraryPage(session.library, thumbnails, self._tasks, self._state, self._actions)
        self._places = OtherPlaces(
            session,
            PlaceParts(
                thumbnails=thumbnails,
                tasks=self._tasks,
                doing=self._doing,
                undoing=self._undoing,
                actions=self._actions,
                pictures=pictures,
                state=self._state,
                selection=page.views.selection,
            ),
            self._history,
            self._jobs,
        )
        self._removed = RemovedBar(session.held, self._doing, self._tasks, self._actions)
        self._removed.stand_below(page, page.views.selection)
        parts = Parts(
            library=session.library,
            tasks=self._tasks,
            jobs=self._jobs,
            actions=self._actions,
            state=self._state,
            themes=themes,
            notices=session.notices,
        )
        self._doing.changed.connect(self._jobs.changed)
        self.window = MainWindow(parts, page, self._places.makers)
        self._places.wanted.connect(self.window.sidebar.choose_place)
        for follow in (self._removed.show_for, self.window.steering.know_place):
            self.window.pages.shown.connect(follow)
            follow(self.window.pages.place)  # the place of last time is shown already
        self._counter = HeldCounter(session.held, self._doing, self._tasks, self.window)
        self._counter.told.connect(self.window.steering.know_held)
        self._doing.began.connect(self.window.toast.withdraw_offer)

    def _watch_the_library(self) -> None:
        """Notice what changes on disks, and do what is owed after a scan."""
        session = self._session
        self.hashes = HashChoice(
            session.library.roots,
            self._tasks,
            self._jobs,
            self._actions,
            self.window,
        )
        self.hashes.message.connect(self.window.toast.say)
        if session.settings.hashing_phash:
            self._hashing = HashingAfterScans(self._jobs, self.window)
        self._growing = GrowingFiles(self._jobs)
        self._room = RoomWatch(session.jobs_waiting_for_room, self._jobs, self._tasks)
        self._watch = FolderWatch(session.folders_to_watch, self._jobs, self._tasks)
        self._watch.told.connect(self.window.steering.know_watch)
        self._watch.changed.connect(self._places.look_for_vanished)

    def _offer_ways_back(self) -> None:
        """Let what is undone be told and counted, from wherever it was asked for."""
        undoing, window = self._undoing, self.window
        self._removed.message.connect(window.pages.message)
        self._removed.done.connect(undoing.refresh)
        self._removed.came_back.connect(undoing.taken_back)
        undoing.message.connect(window.pages.message)
        self._search_soon = QTimer(window, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._search_soon.timeout.connect(self._jobs.find_duplicates)
        undoing.taken_back.connect(self._look_anew)
        window.notices.undo_wanted.connect(undoing.undo)
        window.notices.history_wanted.connect(self._actions[ActionId.SHOW_HISTORY].trigger)

    def _look_anew(self, found: HistoryOutcome) -> None:
        """Let clusters that were made anew meanwhile have the files that came back."""
        if found.files and (found.item is None or found.item.kind is HistoryKind.REMOVED):
            self._search_soon.start()

    def _offer_windows(self) -> None:
        """Let the menu open Preferences, and ask where a report is to be kept."""
        sides = SideWindows(self._session, self._actions, self._tasks, self.window)
        sides.changed.connect(self._jobs.changed)
        sides.ruled.connect(self._undoing.note_done)
        for searching in (sides.ruled, sides.search_wanted):
            searching.connect(self._jobs.find_duplicates)

    def _care_for_roots(self) -> None:
        """Notice disks that come and go, and offer what can be done with a root."""
        session = self._session
        self._care = RootCare(
            self.window,
            session.keeping,
            self._tasks,
            self._jobs,
            TakingOut(session, self._jobs, self._tasks, self._doing, self._undoing),
            joining=PoolJoining(session, self._doing, self._undoing),
            look=session.look_at_roots,
            notices=session.notices,
        )
        self._mounts = MountWatch()
        for gone in (self._watch.root_gone, self._mounts.changed):
            gone.connect(partial(self._care.look, at_once=True))

    def _meet_desktop(self) -> None:
        """Hear what the desktop asks for, and show it how far the work is."""
        self._requests = Requests(self._app)
        self._requests.wanted.connect(self._take_over)
        self._launcher = LauncherProgress(APPLICATION_ID, self._app)
        self._jobs.progressed.connect(self._launcher.follow)
        self._app.applicationStateChanged.connect(self._entered)
        self._app.commitDataRequest.connect(self._prepare_for_logout)

    def start(self, paths: Sequence[bytes]) -> None:
        """Show the window, then read counts and scan `paths`."""
        self.window.show()
        # The desktop asks for the user's own catalog, never for another one that was named.
        is_own = self._session.path == self._session.locations.catalog_file
        self._requests.listen(self._session.path, APPLICATION_ID if is_own else "")
        self.window.start(paths)
        self._afterwards.start(_AFTER_MS)
        if self._session.settings.watch_folders:
            self._watch.start()

    def _go_on(self) -> None:
        """Start the work that is not seen: the first files are on the screen, or soon will be."""
        self._tasks.run(self._session.start_decoders, _ignore)
        self._undoing.refresh()
        self._counter.refresh()
        remind(self._session.held, self._tasks, self._state, self.window)
        self._room.look()
        self._care.look()
        self._care.leaving.settling.go_on()
        self._places.prepare(self.window.pages.own_page, lambda: not self._jobs.is_busy)

    def run(self) -> None:
        """Serve the user until the window is closed."""
        self._app.exec()

    def end(self) -> None:
        """Close the window, as its user would."""
        self.window.close()

    def close(self) -> bool:
        """Stop the jobs, then the reads, then let the window go; False when some work goes on."""
        self._app.applicationStateChanged.disconnect(self._entered)
        self._requests.close()
        self._mounts.close()
        self._afterwards.stop()
        self._places.stop()
        self._launcher.clear()
        self.window.hide()
        self._doing.stop()
        ended = [self._jobs.close(), self._changing.close()]
        self._session.dismiss_decoders()  # or a read that waits for a hung share holds the end up
        ended += [runner.close() for runner in self._reading]
        self._state.save()
        self._collector.stop()
        self.window.deleteLater()
        return all(ended)

    def _prepare_for_logout(self, _manager: QSessionManager) -> None:
        """Leave everything such that it can go on later: after this, the display may just go."""
        self._state.save()
        self._jobs.close()

    def _entered(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._watch.entered()
            if not self._afterwards.isActive():  # else it is asked soon
                self._care.look()

    def _take_over(self, wanted: handover.Handover) -> None:
        """Do what a second program was started for."""
        if wanted.show:
            window = self.window
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()
        self.window.add(wanted.paths)


def _pool(threads: int) -> QThreadPool:
    pool = QThreadPool()
    pool.setMaxThreadCount(threads)
    return pool


def _ignore(_value: object, _error: Exception | None) -> None:
    """Leave it to the first file that needs a decoder to say why there is none."""
