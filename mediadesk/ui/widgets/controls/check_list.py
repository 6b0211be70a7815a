"""A list of check boxes under section titles, each with its count, as tall as it needs to be."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from mediadesk.ui import formatting, theme
from mediadesk.ui.icons import Ink, paint_icon
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, label

_BOX = 16
_GAP = 10
_ROW = 28


class CheckRow(QAbstractButton):
    """One check box: box, word, and a count at the end of the line."""

    def __init__(self, text: str, count: int | None = None) -> None:
        """Show `text`; the whole line can be clicked."""
        super().__init__()
        self.setText(text)
        self._count = "" if count is None else formatting.count(count)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(_ROW)
        # A long word is cut: wider than its list, the row would hide its count.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name = text if count is None else f"{text}, {formatting.files(count)}"
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Ask for room for word and count."""
        metrics = QFontMetrics(theme.font(TextSize.BODY))
        words = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(self._count)
        return QSize(_BOX + _GAP + words + 40, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter, tokens = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect()
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.hover)
            painter.drawRoundedRect(rect, *(theme.RADIUS_BADGE,) * 2)
        if self.hasFocus():
            painter.setPen(QPen(tokens.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), *(theme.RADIUS_BADGE,) * 2)
        rtl = self.isRightToLeft()
        left = rect.right() - 6 - _BOX if rtl else 6
        self._paint_box(painter, QRectF(left, (rect.height() - _BOX) / 2, _BOX, _BOX))
        side = 6 + _BOX + _GAP
        line = rect.adjusted(8 if rtl else side, 0, -side if rtl else -8, 0)
        painter.setFont(theme.font(TextSize.SMALL))
        painter.setPen(tokens.text3)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignTrailing, self._count)
        room = line.width() - painter.fontMetrics().horizontalAdvance(self._count) - 12
        painter.setFont(theme.font(TextSize.BODY))
        painter.setPen(tokens.text if self.isEnabled() else tokens.disabled)
        text = formatting.elide(self.text(), painter.fontMetrics(), room)
        painter.drawText(QRect(line), middle | Qt.AlignmentFlag.AlignLeading, text)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        tokens = theme.current()
        if not self.isChecked():
            painter.setPen(QPen(tokens.border, 1))
            painter.setBrush(tokens.content)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent if self.isEnabled() else tokens.border)
        painter.drawRoundedRect(box, 3, 3)
        paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", tokens.on_accent)


class CheckList(QScrollArea):
    """Sections of check rows; scrolls when there are many."""

    def __init__(self, width_px: int, most_px: int) -> None:
        """Be `width_px` wide and at most `most_px` high."""
        super().__init__()
        self._most_px = most_px
        self.setFixedWidth(width_px)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows: list[CheckRow] = []
        self.clear()

    @property
    def rows(self) -> tuple[CheckRow, ...]:
        """The check rows, from the top."""
        return tuple(self._rows)

    def clear(self) -> None:
        """Take everything out; `fit` shows what is added from here on."""
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 2, 0)
        self._lines.setSpacing(0)
        self._rows = []

    def add_section(self, title: str) -> None:
        """Begin a section."""
        if self._lines.count():
            self._lines.addSpacing(8)
        heading = label(title, TextSize.CAPTION, weight=SEMIBOLD, ink=Ink.TEXT3)
        heading.setContentsMargins(6, 0, 0, 2)
        self._lines.addWidget(heading)

    def add_row(self, row: CheckRow, *, checked: bool, toggled: Callable[[], object]) -> None:
        """Add a row; `toggled`, a partial without arguments left, is called when it is clicked."""
        row.setChecked(checked)
        row.clicked.connect(toggled)
        self._rows.append(row)
        self._lines.addWidget(row)

    def fit(self) -> None:
        """Show what was added, and take its height."""
        self._lines.addStretch(1)
        # rows that come into what is shown already count as hidden until events are handled
        self.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        # as wide as there is room, which is for the scroll area to say
        self.setFixedHeight(min(self._most_px, self._lines.sizeHint().height() + 2))
