"""Why an amount is proposed: how many pictures prove it, by what, and how sure that is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.timestamps.clocks import Correction, Reference
from mediadesk.ui import formatting
from mediadesk.ui.delegates.badges import paint_confidence
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import wording
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import WrappedLabel, label
from mediadesk.ui.widgets.labels.lines import hairline
from mediadesk.ui.widgets.plans.plan_parts import Card
from mediadesk.words import QT_TRANSLATE_NOOP

_REFERENCES = {
    Reference.GPS: ("map-pin", QT_TRANSLATE_NOOP("Plan", "GPS times: {n}")),
    Reference.NAME: ("case-sensitive", QT_TRANSLATE_NOOP("Plan", "Times in file names: {n}")),
    Reference.TAKEOUT: (
        "cloud-download",
        QT_TRANSLATE_NOOP("Plan", "Times in Google Takeout: {n}"),
    ),
    Reference.EVENT: (
        "smartphone",
        QT_TRANSLATE_NOOP("Plan", "Phone pictures of the same scenes: {n}"),
    ),
}
_SHAPE = 12


class _Shape(QWidget):
    """The shape of a level of confidence."""

    def __init__(self, level: ConfidenceLevel) -> None:
        super().__init__()
        self._level = level
        self.setFixedSize(_SHAPE, _SHAPE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        paint_confidence(QPainter(self), QRectF(self.rect()), self._level)


class ShiftEvidence(Card):
    """Shows a `Correction`, or that nothing proves one."""

    def __init__(self) -> None:
        """Show nothing until `show_correction`."""
        super().__init__()
        self._inside: QWidget | None = None

    def show_correction(self, found: Correction | None) -> None:
        """Show what speaks for an amount."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        down = QVBoxLayout(self._inside)
        down.setContentsMargins(12, 10, 12, 10)
        down.setSpacing(8)
        if found is None:
            text = tr("Plan", "No other source proves how wrong the clock was.")
            words = WrappedLabel(text, TextSize.SMALL, ink=Ink.TEXT2)
            down.addWidget(words)
            self.setAccessibleName(text)
        else:
            self._show(down, found)
        self.body.addWidget(self._inside)

    def _show(self, down: QVBoxLayout, found: Correction) -> None:
        told = []
        for reference, number in found.references:
            icon, words = _REFERENCES[reference]
            told.append(tr("Plan", words).format(n=formatting.count(number)))
            down.addLayout(_line(IconLabel(icon, 16), told[-1]))
        down.addWidget(hairline())
        text = tr("Plan", "comparisons that agree: {n} of {all}").format(
            n=formatting.count(found.agreeing), all=formatting.count(found.sightings)
        )
        level = wording.confidence(found.confidence)
        down.addLayout(_line(_Shape(found.confidence), f"{level}: {text}"))
        self.setAccessibleName(". ".join((level, text, *told)))


def _line(sign: QWidget, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label(text, TextSize.SMALL, ink=Ink.TEXT2), 1)
    return row
