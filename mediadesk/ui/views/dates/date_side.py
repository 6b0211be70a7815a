"""The left side of the page of dates: the queue by need, and how far one has come."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediadesk.domain.dating import DateTotals
from mediadesk.ui import formatting, theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.delegates.date_delegate import ROW_HEIGHT, VIEWER, DateDelegate
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.dates import date_queue
from mediadesk.ui.models.dates.date_queue import DateQueueModel
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.labels import surface
from mediadesk.ui.widgets.labels.lines import column, hairline
from mediadesk.ui.widgets.lists.headed_list import HeadedList
from mediadesk.ui.widgets.notices.done_counter import DoneCounter


class DateSide(QWidget):
    """Tells which file is chosen."""

    chosen = Signal(object)
    """Id of the file chosen now, or None."""
    selection_changed = Signal()

    def __init__(self, model: DateQueueModel, thumbnails: Thumbnails, actions: Actions) -> None:
        """List the files of `model`."""
        super().__init__()
        surface(self, "content")
        self._model, self._thumbnails = model, thumbnails
        self._delegate = DateDelegate(thumbnails)
        self.list = HeadedList(model, ROW_HEIGHT, date_queue.heading, self._delegate)
        self.list.setAccessibleName(tr("Dates", "Files whose date needs a look"))
        self.list.current_changed.connect(self.chosen)
        self.list.selectionModel().selectionChanged.connect(self._selection_changed)
        self.list.sight_changed.connect(self._tell_sight)
        thumbnails.arrived.connect(self._pictures_arrived)
        self._sure_action = actions[ActionId.ACCEPT_SURE]
        self._sure = push_button(self._sure_action.text(), look="link")
        self._sure.setFont(theme.font(TextSize.SMALL))
        self._sure.clicked.connect(self._sure_action.trigger)
        self._sure_action.changed.connect(self._show_sure)
        self._counter = DoneCounter(self._sure)
        column(self, self.list, hairline(), self._counter, growing=self.list)
        self._show_sure()

    def show_totals(self, totals: DateTotals) -> None:
        """Say how many are decided of those that wanted a look."""
        left = sum(totals.needs.values())
        text = tr("Duplicates", "{done} of {all} done").format(
            done=formatting.count(totals.accepted), all=formatting.count(totals.accepted + left)
        )
        self._counter.show_done(text, totals.accepted, left, fill="keep_fill")

    def show_camera(self, camera: str | None) -> None:
        """Show all rows of a camera as chosen, or none."""
        self._delegate.camera = camera
        self.list.viewport().update()

    def _selection_changed(self) -> None:
        self.selection_changed.emit()

    def _show_sure(self) -> None:
        self._sure.setEnabled(self._sure_action.isEnabled())
        self._sure.setToolTip(self._sure_action.toolTip())

    def _tell_sight(self) -> None:
        rows = self.list.rows_in_sight()
        self._thumbnails.keep_in_sight(VIEWER, self._model.ids[rows.start : rows.stop])

    def _pictures_arrived(self, _ids: frozenset[int]) -> None:
        if self.isVisible():
            self.list.viewport().update()
