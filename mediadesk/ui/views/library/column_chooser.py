"""The column chooser: a searchable list of check boxes that acts at once."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from mediadesk.ui import icons, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.theme import TextSize
from mediadesk.ui.views.library.file_table import FileTable
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.controls.check_list import CheckList, CheckRow
from mediadesk.ui.widgets.overlays.popover import Popover

_WIDTH = 240
_MOST_HEIGHT = 440


class ColumnChooser(Popover):
    """Shows and hides columns of one table; the name stays, for it carries the picture."""

    def __init__(self, table: FileTable, parent: QWidget) -> None:
        """Choose the columns of `table`."""
        super().__init__(tr("Table", "Columns"), parent)
        self._table = table
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("Table", "Find a column"))
        self._search.setAccessibleName(tr("Table", "Find a column"))
        self._search.setFont(theme.font(TextSize.BODY))
        self._search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._narrow)
        self.list = CheckList(_WIDTH, _MOST_HEIGHT)
        self.list.setAccessibleName(tr("Table", "Columns"))
        self.usual = push_button(tr("Table", "Reset"), look="flat")
        self.usual.clicked.connect(self._usual)
        self.body.addWidget(self._search)
        self.body.addWidget(self.list)
        self.body.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for column in self._table.files.columns:
            row = CheckRow(column.heading)
            self.list.add_row(
                row,
                checked=self._table.arrangement.is_shown(column.key),
                toggled=partial(self._turn, column.key),
            )
            if column.key == "name":
                row.setEnabled(False)
                row.setToolTip(tr("Table", "Each row needs its name"))
        self.list.fit()
        for one, following in pairwise((self._search, *self.list.rows, self.usual)):
            self.setTabOrder(one, following)

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in self.list.rows:
            row.setVisible(wanted in row.text().casefold())

    def _turn(self, key: str) -> None:
        arrangement = self._table.arrangement
        arrangement.show_column(key, shown=not arrangement.is_shown(key))

    def _usual(self) -> None:
        self._table.arrangement.usual_columns()
        self._fill()
        self._narrow(self._search.text())
