"""How many files the library has of each month, painted as bars; a click filters."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip

from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.keys.focus_ring import FocusRing
from mediadesk.ui.widgets.keys.painted import Painted
from mediadesk.ui.widgets.labels.labels import surface

HEIGHT = 64
_MARGIN, _AXIS_FROM_BOTTOM, _TOP = 16, 18, 8
_LEAST_YEAR_PX = 34


class Histogram(Painted):
    """A bar for each month from the first year to the last, empty ones included."""

    chosen = Signal(object)
    """Month "2019-08" that was clicked, a year "2019" by its label."""

    def __init__(self) -> None:
        """Show nothing until `show_months`."""
        super().__init__()
        surface(self, "header")
        self._counts: Mapping[str, int] = {}
        self._years: range = range(0)
        self._marked: frozenset[str] = frozenset()
        self._pointed: str | None = None
        self._ring = FocusRing(self)
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Dates", "Files by year and month"))

    def show_months(self, counts: Mapping[str, int]) -> None:
        """Show how many files there are of each month ("2019-08")."""
        self._counts = counts
        years = [int(month[:4]) for month in counts]
        self._years = range(min(years), max(years) + 1) if years else range(0)
        self._describe()
        self.update()

    def mark(self, chosen: frozenset[str]) -> None:
        """Show these months and years as chosen."""
        self._marked = chosen
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the one height."""
        return QSize(400, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars and years."""
        painter, tokens = QPainter(self), theme.current()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs one way everywhere
        most = max(self._counts.values(), default=0)
        base = self.height() - _AXIS_FROM_BOTTOM
        painter.fillRect(QRectF(_MARGIN, base, self.width() - 2 * _MARGIN, 1), tokens.hairline)
        for month, rect in self._bars():
            count = self._counts.get(month, 0)
            marked = month in self._marked or month[:4] in self._marked
            if month == self._pointed:
                painter.fillRect(QRectF(rect.left(), _TOP, rect.width(), base - _TOP), tokens.hover)
            if count:
                height = max(2.0, (base - _TOP) * count / most)
                fill = tokens.accent if marked or not self._marked else tokens.border
                gap = 1 if rect.width() >= 4 else 0
                bar = QRectF(rect.left(), base - height, rect.width() - gap, height)
                painter.fillRect(bar, fill)
        painter.setFont(theme.font(TextSize.CAPTION))
        for year, place in self._labels():
            painter.setPen(tokens.accent_text if year in self._marked else tokens.text2)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, year)
        if self._ring.is_shown:
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -2))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the pointer."""
        month = self._month_at(event.position())
        if month != self._pointed:
            self._pointed = month
            self.update()
            if month is not None and len(month) > 4:
                QToolTip.showText(event.globalPosition().toPoint(), self._words(month), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a month or a year."""
        month = self._month_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and month is not None:
            self.chosen.emit(month)

    def leaveEvent(self, _event: QEvent) -> None:
        """Point at nothing."""
        self._pointed = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the months that have files with Up and Down, choose with Space."""
        months = sorted(self._counts)
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and months:
            by = 1 if key == Qt.Key.Key_Down else -1
            at = months.index(self._pointed) + by if self._pointed in months else 0
            self._pointed = months[max(0, min(len(months) - 1, at))]
            self._describe()
            self.update()
        elif key == Qt.Key.Key_Space and self._pointed is not None:
            self.chosen.emit(self._pointed)
        else:
            super().keyPressEvent(event)

    def _pitch(self) -> float:
        room = self.width() - 2 * _MARGIN
        return min(14.0, room / max(1, 12 * len(self._years)))

    def _bars(self) -> Iterator[tuple[str, QRectF]]:
        pitch = self._pitch()
        for place, year in enumerate(self._years):
            for month in range(12):
                left = _MARGIN + (place * 12 + month) * pitch
                yield f"{year:04}-{month + 1:02}", QRectF(left, 0, pitch, self.height())

    def _labels(self) -> Iterator[tuple[str, QRect]]:
        year_px = self._pitch() * 12
        step = 1
        while year_px * step < _LEAST_YEAR_PX:
            step *= 2 if step < 10 else 5
        for place, year in enumerate(self._years):
            if year % step == 0:
                left = round(_MARGIN + place * year_px)
                top = self.height() - _AXIS_FROM_BOTTOM + 1
                yield str(year), QRect(left, top, max(_LEAST_YEAR_PX, round(year_px)), 16)

    def _month_at(self, point: QPointF) -> str | None:
        for year, rect in self._labels():
            if rect.contains(point.toPoint()):
                return year
        found = (month for month, rect in self._bars() if rect.contains(point))
        return next(found, None) if point.y() < self.height() - _AXIS_FROM_BOTTOM else None

    def _words(self, month: str) -> str:
        files = formatting.files(self._counts.get(month, 0))
        return f"{formatting.month_heading(month)}: {files}"

    def _describe(self) -> None:
        chosen = ", ".join(sorted(self._marked)) or tr("Dates", "all")
        words = tr("Dates", "{first} to {last}, chosen: {chosen}.")
        text = ""
        if self._years:
            text = words.format(first=self._years[0], last=self._years[-1], chosen=chosen)
        if self._pointed is not None and len(self._pointed) > 4:
            text = f"{text} {self._words(self._pointed)}"
        self.setAccessibleDescription(text)
