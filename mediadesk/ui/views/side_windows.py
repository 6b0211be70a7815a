"""Windows made when they are first wanted: Preferences, and what asks where a report goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.preference_table import KEYBOARD
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.main_window import MainWindow

if TYPE_CHECKING:
    from typing import Any, Protocol

    from mediadesk.ui.views.library.report_saver import ReportSaver
    from mediadesk.ui.views.preferences.preferences import Changeable, Preferences

    class SideSession(Changeable, Protocol):
        """What these windows need of the session."""

        @property
        def library(self) -> Any: ...  # noqa: ANN401, D102 - see operations.reports.Reporter
        @property
        def thumbnails(self) -> Any: ...  # noqa: ANN401, D102 - see operations.reports.Reporter


class SideWindows(QObject):
    """Opened by actions; what they say is told by the main window's toast."""

    changed = Signal(object)
    """CatalogChanges that a setting made."""
    ruled = Signal()
    """Another rule holds for folders: it can be taken back, and clusters may be others."""
    search_wanted = Signal()
    """Duplicates are to be looked for anew: what counts as one was set otherwise."""

    def __init__(
        self, session: "SideSession", actions: Actions, tasks: TaskRunner, window: MainWindow
    ) -> None:
        """Answer the actions that ask for one; none is made yet."""
        super().__init__(window)
        self._session, self._actions, self._tasks, self._window = session, actions, tasks, window
        self._preferences: Preferences | None = None
        self._reports: ReportSaver | None = None
        actions[ActionId.SAVE_REPORT].triggered.connect(self._save_report)
        actions[ActionId.PREFERENCES].triggered.connect(self._show_preferences)
        actions[ActionId.CHANGE_KEYS].triggered.connect(self._change_keys)

    def _save_report(self) -> None:
        if self._reports is None:
            self._reports = self._make_report_saver()
        self._reports.ask(self._window.place_shown)

    def _show_preferences(self) -> "Preferences":
        if self._preferences is None:
            self._preferences = self._make_preferences()
        window = self._preferences
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def _change_keys(self) -> None:
        self._show_preferences().show_section(KEYBOARD)

    def _make_report_saver(self) -> "ReportSaver":
        from mediadesk.operations.reports import Reporter  # noqa: PLC0415 - few need it
        from mediadesk.ui.views.library.report_saver import ReportSaver  # noqa: PLC0415

        reporter = Reporter(self._session.library, self._session.thumbnails)
        made = ReportSaver(reporter, self._tasks, self._window)
        made.told.connect(self._window.toast.say)
        made.failed.connect(self._window.say_error)
        return made

    def _make_preferences(self) -> "Preferences":
        from mediadesk.ui.views.preferences.preferences import Preferences  # noqa: PLC0415 - few need it

        made = Preferences(self._session, self._actions, self._tasks, self._window)
        made.told.connect(self._window.toast.say)
        made.failed.connect(self._window.say_error)
        made.changed.connect(self.changed)
        made.ruled.connect(self.ruled)
        made.search_wanted.connect(self.search_wanted)
        return made
