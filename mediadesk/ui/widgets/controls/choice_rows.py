"""A few ways of doing something under each other: one is taken, its fields open below it."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from mediadesk.ui import theme
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import MEDIUM
from mediadesk.ui.widgets.labels.lines import hairline

_RADIO, _LEFT, _TEXT_LEFT = 16, 12, 38
_HEIGHT, _NOTE_TOP, _BELOW = 60, 32, 10


class ChoiceRow(QAbstractButton):
    """A radio button of two lines: what it does, and when that is right."""

    def __init__(self, title: str, note: str) -> None:
        """Say `title`, with `note` below it."""
        super().__init__()
        self.setText(title)
        self._note = note
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)  # more when the note needs a second line
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setToolTip(note)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Ask for the one height."""
        return QSize(200, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the note needs at this width."""
        super().resizeEvent(event)
        metrics = QFontMetrics(theme.font(TextSize.SMALL))
        place = QRect(0, 0, self.width() - _TEXT_LEFT - _LEFT, 1000)
        note = metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, self._note)
        self.setFixedHeight(max(_HEIGHT, _NOTE_TOP + note.height() + _BELOW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint radio and words."""
        painter, tokens = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), tokens.hover)
        if self.hasFocus():
            painter.setPen(QPen(tokens.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                self.rect().adjusted(1, 1, -1, -1), *(theme.RADIUS_CONTROL,) * 2
            )
        rtl = self.isRightToLeft()
        left = self.width() - _LEFT - _RADIO if rtl else _LEFT
        radio = QRectF(left + 0.5, 12.5, _RADIO - 1, _RADIO - 1)
        if self.isChecked():
            painter.setPen(QPen(tokens.accent, 5))
            painter.setBrush(tokens.on_accent)
            painter.drawEllipse(radio.adjusted(2, 2, -2, -2))
        else:
            painter.setPen(QPen(tokens.border, 1))
            painter.setBrush(tokens.raised)
            painter.drawEllipse(radio)
        room = self.width() - _TEXT_LEFT - _LEFT
        side, at = Qt.AlignmentFlag.AlignLeading, _LEFT if rtl else _TEXT_LEFT
        font = theme.font(TextSize.BODY, MEDIUM)
        painter.setFont(font)
        painter.setPen(tokens.text)
        title = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(at, 10, room, 20), side | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(theme.font(TextSize.SMALL))
        painter.setPen(tokens.text2)
        note = QRect(at, _NOTE_TOP, room, self.height() - _NOTE_TOP)
        painter.drawText(note, side | Qt.TextFlag.TextWordWrap, self._note)


class ChoiceRows(QWidget):
    """Rows with their fields; only the fields of the taken one are shown."""

    chosen = Signal(int)
    """Place of the way that was taken."""

    def __init__(self, ways: Sequence[tuple[str, str, QWidget | None]]) -> None:
        """Offer `ways`: title, note, fields."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._fields = [fields for _, _, fields in ways]
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        for place, (title, note, fields) in enumerate(ways):
            if place:
                down.addWidget(hairline())
            row = ChoiceRow(title, note)
            self._group.addButton(row, place)
            down.addWidget(row)
            if fields is not None:
                down.addWidget(fields)
        self._group.idClicked.connect(self._clicked)

    @property
    def taken(self) -> int:
        """Place of the way that is taken."""
        return self._group.checkedId()

    def row(self, place: int) -> QAbstractButton:
        """Return the radio button of a way."""
        return self._group.button(place)

    def take(self, place: int) -> None:
        """Take a way; `chosen` is not emitted."""
        self._group.button(place).setChecked(True)
        for number, fields in enumerate(self._fields):
            if fields is not None:
                fields.setVisible(number == place)

    def _clicked(self, place: int) -> None:
        self.take(place)
        self.chosen.emit(place)
