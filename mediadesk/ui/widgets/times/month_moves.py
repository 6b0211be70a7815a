"""Two small histograms under each other: where files are in time, and where they would be."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.theme import TextSize

_HEIGHT, _LINE, _BAR_MOST = 88, 38, 30
_MARGIN, _WORDS = 12, 52
_MOST_BARS = 48


class MonthMoves(QWidget):
    """Bars of the whole library in grey, those that move in the accent."""

    def __init__(self) -> None:
        """Show nothing until `show_moves`."""
        super().__init__()
        self._all: Mapping[str, int] = {}
        self._before: Mapping[str, int] = {}
        self._after: Mapping[str, int] = {}
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("Plan", "Where they move"))

    def show_moves(
        self, library: Mapping[str, int], before: Mapping[str, int], after: Mapping[str, int]
    ) -> None:
        """Show files by month ("2019-08"): of the library, and of those that move."""
        self._all, self._before, self._after = library, before, after
        words = tr("Plan", "Before: {before}. After: {after}.")
        self.setAccessibleDescription(
            words.format(before=", ".join(sorted(before)), after=", ".join(sorted(after)))
        )
        self.update()

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year shown."""
        months = [*self._before, *self._after]
        return (int(min(months)[:4]), int(max(months)[:4])) if months else None

    def sizeHint(self) -> QSize:
        """Ask for the one height."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both lines."""
        if self.years is None:
            return
        painter, tokens = QPainter(self), theme.current()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs one way everywhere
        months = self._months()
        step = -(-len(months) // _MOST_BARS)
        columns = [months[at : at + step] for at in range(0, len(months), step)]
        room = self.width() - 2 * _MARGIN - _WORDS
        pitch = room / len(columns)
        lines = (
            (tr("Plan", "Before"), self._before),
            (tr("Plan", "After"), self._after),
        )
        most_all = max(1, *(sum(self._all.get(m, 0) for m in part) for part in columns))
        for number, (word, moving) in enumerate(lines):
            base = _MARGIN + (number + 1) * _LINE - 8
            painter.setFont(theme.font(TextSize.CAPTION))
            painter.setPen(tokens.text2)
            place = QRectF(_MARGIN, base - 14, _WORDS, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
            most = max(1, *(sum(moving.get(m, 0) for m in part) for part in columns))
            for column, part in enumerate(columns):
                left = _MARGIN + _WORDS + column * pitch
                width = max(1.0, min(4.0, pitch - 2))
                there = sum(self._all.get(m, 0) for m in part)
                if there:
                    height = max(2.0, _BAR_MOST / 3 * there / most_all)
                    painter.fillRect(QRectF(left, base - height, width, height), tokens.disabled)
                here = sum(moving.get(m, 0) for m in part)
                if here:
                    height = max(4.0, _BAR_MOST * here / most)
                    painter.fillRect(QRectF(left, base - height, width, height), tokens.accent)

    def _months(self) -> list[str]:
        years = self.years or (0, 0)
        return [
            f"{year:04}-{month:02}"
            for year in range(years[0], years[1] + 1)
            for month in range(1, 13)
        ]
