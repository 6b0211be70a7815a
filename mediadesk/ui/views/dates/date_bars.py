"""The bars of the page of dates: why a file is looked at, and what can be decided."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from mediadesk.domain.dating import Need
from mediadesk.ui import theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.delegates.badges import paint_pill, pill_size
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import date_words
from mediadesk.ui.models.dates.file_dates import FileDates, reason
from mediadesk.ui.theme import TextSize
from mediadesk.ui.views.dates.typed_date import Read, Typed, TypedDate
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.controls.keyed_button import KeyedButton
from mediadesk.ui.widgets.labels.labels import ElidedLabel, label, surface
from mediadesk.ui.widgets.labels.told_line import ToldLine

_REASON_HEIGHT, _ACTIONS_HEIGHT = 44, 56
_CAMERA_WIDTH = 240


class NeedPill(QWidget):
    """Why a file is in the queue, as a pill."""

    def __init__(self) -> None:
        """Show nothing until `show_need`."""
        super().__init__()
        self._word, self._warns, self._icon = "", False, ""

    def show_need(self, need: Need, *, decided: bool) -> None:
        """Show a need; a date that was decided says so instead."""
        word = tr("Dates", "Accepted") if decided else date_words.chip(need)
        if need in (Need.LOW, Need.NONE) and not decided:
            text = tr("Dates", "{need} confidence") if need is Need.LOW else tr("Dates", "No date")
            word = text.format(need=word)
        self._word, self._warns = word, need is Need.CONTRADICTED and not decided
        self._icon = "calendar-check" if decided else "triangle-alert" if self._warns else "clock"
        self.setFixedSize(pill_size(word, self._icon))
        self.setAccessibleName(word)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        tokens = theme.current()
        fill = tokens.warn_tint if self._warns else tokens.sunken
        ink = tokens.warn if self._warns else tokens.text2
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self._word, fill=fill, ink=ink, icon=self._icon)


class DateReasonLine(QWidget):
    """Flag and contradiction in one sentence, the camera at the end."""

    def __init__(self) -> None:
        """Say nothing until `show_dates`."""
        super().__init__()
        surface(self, "header")
        self.setFixedHeight(_REASON_HEIGHT)
        self._pill = NeedPill()
        self._line = ToldLine()
        self._camera = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self._camera.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._camera.setMaximumWidth(_CAMERA_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, theme.PAGE_MARGIN, 0)
        row.setSpacing(10)
        row.addWidget(self._pill)
        row.addWidget(self._line, 1)
        row.addWidget(self._camera)

    def show_dates(self, dates: FileDates) -> None:
        """Say why a file is looked at."""
        self._pill.show_need(dates.record.need, decided=dates.decided)
        self._line.say(reason(dates))
        self._camera.setText(dates.record.file.camera or tr("Dates", "Camera not known"))
        self.setAccessibleName(f"{self._pill.accessibleName()}. {self._line.accessibleName()}")


class DateActionBar(QWidget):
    """Buttons; or, while a date is typed, the field with what it reads."""

    typed = Signal(object)
    """The Typed that was accepted with Enter."""
    typing_ended = Signal()

    def __init__(self, actions: Actions, read: Read) -> None:
        """Show the buttons of `actions`; typed dates are read with `read`."""
        super().__init__()
        surface(self, "bar")
        self.setFixedHeight(_ACTIONS_HEIGHT)
        self.accept = KeyedButton(actions[ActionId.ACCEPT_DATE], look="primary")
        self.hint = label("", TextSize.SMALL, ink=Ink.TEXT2)
        undo = actions[ActionId.UNDO]
        self._undo, self._undo_action = push_button(undo.text(), "undo-2", look="flat"), undo
        self._undo.clicked.connect(undo.trigger)
        undo.changed.connect(self._show_undo)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (
            self.accept,
            KeyedButton(actions[ActionId.TYPE_DATE]),
            KeyedButton(actions[ActionId.BETWEEN]),
            KeyedButton(actions[ActionId.NEXT_DATE], look="flat"),
        ):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.hint)
        row.addSpacing(8)
        row.addWidget(self._undo)
        self.field = TypedDate(read)
        self.field.entered.connect(self._entered)
        self.field.left.connect(self.stop_typing)
        self._stack = QStackedWidget()
        self._stack.addWidget(buttons)
        self._stack.addWidget(self.field)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.PAGE_MARGIN, 0, 12, 0)
        outer.addWidget(self._stack)
        self._show_undo()

    @property
    def is_typing(self) -> bool:
        """Tell whether the field is shown."""
        return self._stack.currentWidget() is self.field

    def start_typing(self, what: str) -> None:
        """Show the field; `what` says for which file or how many."""
        self.field.start(what)
        self._stack.setCurrentWidget(self.field)
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop_typing(self) -> None:
        """Show the buttons again."""
        if self.is_typing:
            self._stack.setCurrentIndex(0)
            self.typing_ended.emit()

    def _entered(self, typed: Typed) -> None:
        self.stop_typing()
        self.typed.emit(typed)

    def _show_undo(self) -> None:
        self._undo.setEnabled(self._undo_action.isEnabled())
        self._undo.setToolTip(self._undo_action.toolTip())
