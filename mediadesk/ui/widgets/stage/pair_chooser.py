"""Which of several pictures is laid over the first one: a number for each of the others."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.review.stage import Stage
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import prepared
from mediadesk.ui.widgets.labels.labels import MEDIUM, label

_MARGIN = 12


class PairChooser(QWidget):
    """Lies on the stage, dark in both themes; hidden where there are only two pictures."""

    chosen = Signal(int)
    """The place on the stage of the picture to lay over the first."""

    def __init__(self, parent: QWidget) -> None:
        """Lie on `parent`, hidden."""
        super().__init__(parent)
        self._stage = parent
        self._numbers: Sequence[int] = ()
        self._buttons: list[QToolButton] = []
        self._head = label("", TextSize.SMALL, weight=MEDIUM, ink=Ink.BADGE)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 5, 6, 5)
        self._row.setSpacing(4)
        self._row.addWidget(self._head)
        self.setAccessibleName(tr("Stage", "Which picture is compared"))
        self.hide()

    def follow(self, stage: Stage) -> None:
        """Offer the pictures of the stage, in its upper corner, while they lie over each other."""
        self._offer([member.number for member in stage.members])
        self.setVisible(stage.is_overlaid and bool(self._buttons))
        for place, button in enumerate(self._buttons, 1):
            button.setChecked(place == stage.other)
        right = self._stage.width() - _MARGIN - self.width()
        self.move(_MARGIN if self.isRightToLeft() else right, _MARGIN)
        self.raise_()

    def _offer(self, numbers: Sequence[int]) -> None:
        if list(numbers) == list(self._numbers):
            return
        self._numbers = list(numbers)
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = []
        if len(numbers) > 2:
            first = formatting.count(numbers[0])
            self._head.setText(tr("Stage", "{n} beside").format(n=first))
            for place, number in enumerate(numbers[1:], 1):
                self._buttons.append(self._button(first, place, number))
        self.adjustSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().badge)
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)

    def _button(self, first: str, place: int, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(formatting.count(number))
        button.setFont(theme.font(TextSize.SMALL, MEDIUM))
        button.setProperty("look", "on-stage")
        button.setCheckable(True)
        button.setFixedSize(24, 24)
        words = tr("Stage", "Compare {first} with {n}")
        name = words.format(first=first, n=formatting.count(number))
        button.setToolTip(name)
        button.clicked.connect(partial(self._tell, place))
        self._row.addWidget(button)
        return prepared(button, name)

    def _tell(self, place: int, _checked: object = None) -> None:
        self.chosen.emit(place)
