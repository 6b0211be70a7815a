"""Folders of the library that are away: said over their page, with the ways out."""

import os
import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.domain import names
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.roots import RootLook
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.library.places import Node, NodeKind
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.main_window import MainWindow
from mediadesk.ui.views.pool_joining import PoolJoining
from mediadesk.ui.views.relinking import Relinker, Relinking
from mediadesk.ui.views.sidebar import Sidebar, Snapshot
from mediadesk.ui.views.taking_out import TakingOut
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import WrappedLabel, surface
from mediadesk.ui.work.jobs import JobCenter

_BETWEEN_LOOKS_S = 5.0
_WANT_SCAN = (ReasonCode.CATALOG_REBUILT, ReasonCode.CATALOG_RESTORED)
"""Notices that a scan of the whole library follows: it knows too little, or what is old."""


class OfflineBar(QWidget):
    """A sentence about the folder that is shown, and what can be done."""

    look_wanted = Signal()
    moved_wanted = Signal()
    deleted_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        """Take no room until `say`."""
        super().__init__()
        surface(self, "notice")
        self._text = WrappedLabel("", TextSize.SMALL, ink=Ink.WARN)
        self.look = push_button(tr("Offline", "Look again"), "rotate-cw", look="row")
        self.moved = push_button(tr("Offline", "It has moved…"), "folder-open", look="row")
        self.moved.setToolTip(
            tr("Offline", "Choose where this folder is now; what is known about its files stays")
        )
        self.deleted = push_button(tr("Offline", "It was deleted"), "x", look="row")
        self.deleted.setToolTip(
            tr("Offline", "Take its files off the lists; what is known about them stays")
        )
        self.leave = push_button(tr("Offline", "Take out of the library"), "x", look="row")
        self.leave.setToolTip(
            tr("Offline", "It leaves all lists; nothing on the disk is touched, and what was "
               "decided stays")
        )  # fmt: skip
        self.deleted.clicked.connect(self.deleted_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.look.clicked.connect(self.look_wanted)
        self.moved.clicked.connect(self.moved_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("hard-drive", 16, Ink.WARN))
        row.addWidget(self._text, 1)
        row.addWidget(self.look)
        row.addWidget(self.moved)
        row.addWidget(self.deleted)
        row.addWidget(self.leave)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on the bar."""
        return self._text.text()

    def say(self, root: Node) -> None:
        """Tell that a root is away."""
        offline = tr(
            "Offline",
            "{name} is offline. What is known about its files is kept; they cannot be "
            "changed until it is back.",
        )
        gone = tr(
            "Offline",
            "{name} is no longer in {place}. If it was moved or renamed, say where it is "
            "now: what is known about its files is kept.",
        )
        place = names.shown(os.path.dirname(root.path))
        self._text.setText((gone if root.gone else offline).format(name=root.title, place=place))
        still_listed = root.gone and bool(root.files)
        self.deleted.setVisible(still_listed)
        self.leave.setVisible(not still_listed)
        self.show()


class RootCare(QObject):
    """Offers at each root, in the sidebar's menu and over its page, to look again or elsewhere."""

    def __init__(
        self,
        window: MainWindow,
        keeper: Callable[[], Relinker],
        tasks: TaskRunner,
        jobs: JobCenter,
        leaving: TakingOut,
        *,
        joining: PoolJoining,
        look: Callable[[], RootLook],
        notices: Sequence[Reason] = (),
    ) -> None:
        """Follow what the window's sidebar shows; `notices` may ask for a scan of all roots.

        `look` asks the disks which roots are there and stores the answers, on a worker; `leaving`
        takes a root out of the library, `joining` lets two count as one place.
        """
        super().__init__(window)
        self._sidebar: Sidebar = window.sidebar
        self._jobs, self._tasks, self._ask = jobs, tasks, look
        self._looked_s: float | None = None
        self._folder_id: int | None = None
        self._owes_scan = any(notice.code in _WANT_SCAN for notice in notices)
        self.bar = OfflineBar()
        window.stand_above(self.bar)
        self.bar.look_wanted.connect(self._look_again)
        self.bar.moved_wanted.connect(self._ask_where)
        self.bar.deleted_wanted.connect(self._note_deleted)
        self.bar.leave_wanted.connect(self._leave)
        self.leaving = leaving
        leaving.told.connect(window.toast.say)
        leaving.left.connect(window.offer_undo)
        leaving.came_back.connect(partial(self.look, at_once=True))
        self.joining = joining
        joining.told.connect(window.toast.say)
        joining.done.connect(window.offer_undo)
        joining.ruled.connect(jobs.find_duplicates)
        self._sidebar.folder_menu.join_wanted.connect(joining.turn)
        self.relinking = Relinking(keeper, tasks, window)
        self.relinking.told.connect(window.toast.say)
        self.relinking.relinked.connect(self._scan)
        self.relinking.changed.connect(jobs.changed)
        self._sidebar.folder_chosen.connect(self._folder_chosen)
        self._sidebar.place_chosen.connect(self._place_chosen)
        self._sidebar.refreshed.connect(self._refreshed)
        self._sidebar.folder_menu.scan_wanted.connect(self._look_at)
        self._sidebar.folder_menu.moved_wanted.connect(self.relinking.ask)
        self._sidebar.folder_menu.leave_wanted.connect(leaving.take_out)

    def _folder_chosen(self, folder_id: int) -> None:
        self._folder_id = folder_id
        self._show()

    def _place_chosen(self) -> None:
        self._folder_id = None
        self._show()

    def _refreshed(self, found: Snapshot) -> None:
        self._show()
        here = [root.path for root in found.roots if not root.is_away]
        if here and self._owes_scan:
            self._owes_scan = False
            self._jobs.scan(here, again=True)

    def _show(self) -> None:
        root = self._root()
        if root is not None and root.offline:  # gone, or its disk is away
            self.bar.say(root)
        else:
            self.bar.hide()

    def _root(self) -> Node | None:
        """Return the root of the folder that is shown."""
        if self._folder_id is None:
            return None
        model = self._sidebar.model
        node = model.node(model.index_of_folder(self._folder_id))
        while node is not None and node.kind is not NodeKind.ROOT:
            node = node.parent
        return node

    def look(self, *, at_once: bool = False) -> None:
        """Ask the disks which roots are there, at most every few seconds: the user is back."""
        now_s = time.monotonic()
        if at_once or self._looked_s is None or now_s - self._looked_s > _BETWEEN_LOOKS_S:
            self._looked_s = now_s
            self._tasks.run(self._ask, self._looked)

    def _looked(self, found: RootLook | None, _error: Exception | None) -> None:
        if self._is_news(found):
            self._jobs.find_duplicates()  # for the sake of what is away nothing may go

    def _is_news(self, found: RootLook | None) -> bool:
        if found is None or not found.changes:
            return False
        self._jobs.changed.emit(found.changes)
        return True

    def _look_again(self) -> None:
        if (root := self._root()) is not None:
            self._look_at(root.path)

    def _look_at(self, path: bytes) -> None:
        """Scan a root; one that is gone is only told to be, and its files stay on the lists."""

        def looked(found: RootLook | None, _error: Exception | None) -> None:
            self._is_news(found)
            if found is None or path not in found.gone:
                self._scan(path)
            else:
                words = tr("Offline", "{name} is still not there.")
                self.relinking.told.emit(words.format(name=names.shown_last(path)))

        self._tasks.run(self._ask, looked)

    def _note_deleted(self) -> None:
        if (root := self._root()) is not None:
            self.leaving.note_deleted(root.path)

    def _ask_where(self) -> None:
        if (root := self._root()) is not None:
            self.relinking.ask(root.path)

    def _leave(self) -> None:
        if (root := self._root()) is not None:
            self.leaving.take_out(root.path)

    def _scan(self, path: bytes) -> None:
        self._jobs.scan([path], again=True)
