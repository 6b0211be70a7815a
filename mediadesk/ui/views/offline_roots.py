"""Folders of the library that are away: said over their page, with the ways out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.jobs import JobCenter
from mediadesk.ui.models.places import Node, NodeKind
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.main_window import MainWindow
from mediadesk.ui.views.relinking import Relinker, Relinking
from mediadesk.ui.views.sidebar import Sidebar, Snapshot
from mediadesk.ui.widgets.buttons import push_button
from mediadesk.ui.widgets.icon_label import IconLabel
from mediadesk.ui.widgets.labels import WrappedLabel, surface

_WANT_SCAN = (ReasonCode.CATALOG_REBUILT, ReasonCode.CATALOG_RESTORED)
"""Notices that a scan of the whole library follows: it knows too little, or what is old."""


class OfflineBar(QWidget):
    """A sentence about the folder that is shown, and what can be done."""

    look_wanted = Signal()
    moved_wanted = Signal()

    def __init__(self) -> None:
        """Take no room until `say`."""
        super().__init__()
        surface(self, "notice")
        self._text = WrappedLabel("", TextSize.SMALL, ink=Ink.WARN)
        self.look = push_button(tr("Offline", "Look again"), "rotate-cw", look="row")
        self.moved = push_button(tr("Offline", "It has moved…"), "folder-open", look="row")
        self.moved.setToolTip(
            tr("Offline", "Choose where this folder is now; all that is known of its files stays")
        )
        self.look.clicked.connect(self.look_wanted)
        self.moved.clicked.connect(self.moved_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("hard-drive", 16, Ink.WARN))
        row.addWidget(self._text, 1)
        row.addWidget(self.look)
        row.addWidget(self.moved)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on the bar."""
        return self._text.text()

    def say(self, root: Node) -> None:
        """Tell that a root is away."""
        words = tr(
            "Offline",
            "{name} is offline. What is known of its files is kept, and nothing of them can be "
            "changed until it is back.",
        )
        self._text.setText(words.format(name=root.title))
        self.show()


class RootCare(QObject):
    """Offers at each root, in the sidebar's menu and over its page, to look again or elsewhere."""

    def __init__(
        self,
        window: MainWindow,
        keeper: Callable[[], Relinker],
        tasks: TaskRunner,
        jobs: JobCenter,
        *,
        notices: Sequence[Reason] = (),
    ) -> None:
        """Follow what the window's sidebar shows; `notices` may ask for a scan of all roots."""
        super().__init__(window)
        self._sidebar: Sidebar = window.sidebar
        self._jobs = jobs
        self._folder_id: int | None = None
        self._owes_scan = any(notice.code in _WANT_SCAN for notice in notices)
        self.bar = OfflineBar()
        window.stand_above(self.bar)
        self.bar.look_wanted.connect(self._look_again)
        self.bar.moved_wanted.connect(self._ask_where)
        self.relinking = Relinking(keeper, tasks, window)
        self.relinking.told.connect(window.toast.say)
        self.relinking.relinked.connect(self._scan)
        self.relinking.changed.connect(jobs.changed)
        self._sidebar.folder_chosen.connect(self._folder_chosen)
        self._sidebar.place_chosen.connect(self._place_chosen)
        self._sidebar.refreshed.connect(self._refreshed)
        self._sidebar.folder_menu.scan_wanted.connect(self._scan)
        self._sidebar.folder_menu.moved_wanted.connect(self.relinking.ask)

    def _folder_chosen(self, folder_id: int) -> None:
        self._folder_id = folder_id
        self._show()

    def _place_chosen(self) -> None:
        self._folder_id = None
        self._show()

    def _refreshed(self, found: Snapshot) -> None:
        self._show()
        here = [root.path for root in found.roots if not root.offline]
        if here and self._owes_scan:
            self._owes_scan = False
            self._jobs.scan(here)

    def _show(self) -> None:
        root = self._root()
        if root is not None and root.offline:
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

    def _look_again(self) -> None:
        if (root := self._root()) is not None:
            self._scan(root.path)

    def _ask_where(self) -> None:
        if (root := self._root()) is not None:
            self.relinking.ask(root.path)

    def _scan(self, path: bytes) -> None:
        self._jobs.scan([path])
