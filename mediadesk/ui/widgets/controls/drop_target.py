"""The large field of the first start: drop folders on it, or press it to choose them."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.keys.focus_ring import FocusRing
from mediadesk.ui.widgets.labels.labels import Paragraph, label

SIZE = QSize(640, 324)
_PICTURE = QSize(132, 92)
_TEXT_WIDTH = 470


class DropTarget(QWidget):
    """A dashed field with a picture, a title, a sentence and a button."""

    pressed = Signal()
    """The button, or Enter on the field: folders are to be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Invite to drop folders."""
        super().__init__(parent)
        self._hot = False
        self._ring = FocusRing(self)
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title = label("", TextSize.DISPLAY)
        self._text = Paragraph(_TEXT_WIDTH, TextSize.LEAD)
        self._button = push_button(tr("First", "Choose folders"), "folder-plus", look="primary")
        self._button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(0)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._top = QLabel()
        self._top.setFixedHeight(0)
        column.addWidget(self._top)
        column.addWidget(_Pictures(), 0, centre)
        column.addSpacing(8)
        column.addWidget(self._title, 0, centre)
        column.addSpacing(8)
        column.addWidget(self._text, 0, centre)
        column.addSpacing(24)
        column.addWidget(self._button, 0, centre)
        column.addStretch(1)
        self.invite()

    def invite(self) -> None:
        """Show the usual face."""
        self._hot = False
        self._say(
            tr("First", "Drop your photo folders here"),
            tr(
                "First",
                "MediaDesk finds your duplicates, proposes the best copy, and works out when "
                "each picture was taken. It only looks until you decide, and every change can "
                "be undone.",
            ),
        )

    def promise(self, title: str, text: str) -> None:
        """Show what letting go would do, while something is dragged over the window."""
        self._hot = True
        self._say(title, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose folders on Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint field and border: dashed, or filled while something is dragged here."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hot or self._ring.is_shown:
            pen = QPen(tokens.accent if self._hot else tokens.focus, 2)
            inset = 1.0
        else:
            pen = QPen(tokens.border, 1)
            pen.setDashPattern([3, 3])
            inset = 0.5
        painter.setPen(pen)
        painter.setBrush(tokens.sel if self._hot else tokens.raised)
        field = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(field, theme.RADIUS_DROP, theme.RADIUS_DROP)

    def event(self, event: QEvent) -> bool:
        """Repaint when the theme changes."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        return super().event(event)

    def _say(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setFixedWidth(_TEXT_WIDTH if not self._hot else SIZE.width() - 80)
        self._text.set_text(text)
        self._top.setFixedHeight(22 if self._hot else 0)
        self._button.setVisible(not self._hot)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.update()


class _Pictures(QWidget):
    """Three pictures, the first with a plus: drawn by us."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_PICTURE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.border, 1.5))
        painter.setBrush(tokens.tile)
        for left, angle in ((13.0, -8.0), (83.0, 8.0)):
            painter.save()
            painter.translate(left + 18, 40)
            painter.rotate(angle)
            painter.drawRoundedRect(QRectF(-18, -23, 36, 46), 4, 4)
            painter.restore()
        painter.setPen(QPen(tokens.text2, 1.5))
        painter.setBrush(tokens.raised)
        painter.drawRoundedRect(QRectF(30, 8, 72, 54), 5, 5)
        line = QPen(tokens.accent, 2)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        hills = [
            QPointF(36, 54),
            QPointF(54, 33),
            QPointF(68, 47),
            QPointF(77, 38),
            QPointF(94, 54),
        ]
        painter.drawPolyline(QPolygonF(hills))
        painter.drawEllipse(QPointF(80, 23), 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawEllipse(QPointF(102, 60), 12, 12)
        painter.setPen(QPen(tokens.on_accent, 2))
        painter.drawLine(QPointF(96, 60), QPointF(108, 60))
        painter.drawLine(QPointF(102, 54), QPointF(102, 66))
