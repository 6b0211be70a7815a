"""The files with their details beside them: open or closed, wider in a wide window."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from mediadesk.ui import theme
from mediadesk.ui.models.library.selection import FileSelection
from mediadesk.ui.views.library.details_panel import WIDE_WIDTH, WIDTH, DetailsPanel
from mediadesk.ui.views.library.file_views import FileViews

_LEAST_FOR_FILES = 360


class DetailsSide(QSplitter):
    """Describes the file that is chosen; takes its room from the files, never covers them."""

    opened = Signal(bool)
    """The details were opened or closed, also by the width of the window."""

    def __init__(self, views: FileViews, panel: DetailsPanel) -> None:
        """Put `panel` beside `views`."""
        super().__init__(Qt.Orientation.Horizontal)
        self._selection: FileSelection = views.selection
        self._panel = panel
        self._wanted: bool | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(views)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        views.setMinimumWidth(_LEAST_FOR_FILES)
        panel.setVisible(False)
        self._selection.changed.connect(self.describe)
        self._selection.rows.currentChanged.connect(self.describe)
        self._selection.files.dataChanged.connect(self._rows_arrived)

    @property
    def is_open(self) -> bool:
        """Tell whether the details are shown."""
        return not self._panel.isHidden()

    def open_details(self, wanted: bool | None) -> None:  # noqa: FBT001 - three values
        """Show or hide the details; None leaves it to the width of the window."""
        self._wanted = wanted
        is_wide = self.window().width() >= theme.WIDE_FROM
        opens = is_wide if wanted is None else wanted
        if opens != self.is_open:
            self._panel.setVisible(opens)
            width = WIDE_WIDTH if is_wide else WIDTH
            self.setSizes([max(1, self.width() - width), width])
            self.opened.emit(opens)
        self.describe()

    def describe(self) -> None:
        """Describe what is chosen now."""
        if not self.is_open:
            return
        row = self._selection.rows.currentIndex().row()
        number = self._selection.count()
        record = self._selection.files.record(row) if row >= 0 else None
        if number > 1:
            self._panel.show_many(number)
        elif number == 1 and record is not None:
            self._panel.show_file(record)
        elif record is None or not number:
            self._panel.show_none()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Open and close by itself until the user has chosen."""
        super().resizeEvent(event)
        if self._wanted is None:
            self.open_details(None)

    def _rows_arrived(self) -> None:
        if self._selection.count() == 1:
            self.describe()
