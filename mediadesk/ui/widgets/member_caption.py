"""What is written below a picture in review: number, name, badges, folder, Keep and Remove."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mediadesk.domain.media import FileRecord, FileStatus
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_pill, pill_size
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink, icon
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.buttons import prepared
from mediadesk.ui.widgets.labels import MEDIUM, SEMIBOLD, ElidedLabel, label

_NARROW = 400
_ICON_PX = 14


class Badge(QWidget):
    """A pill with icon and word."""

    # ruff: noqa: N802 - camelCase names are Qt's own

    def __init__(self, text: str, sign: str, *, fill: str, ink: str) -> None:
        """Show `text` after the icon `sign`, in the colours of those tokens."""
        super().__init__()
        self._text, self._sign, self._fill, self._ink = text, sign, fill, ink
        self.setFixedSize(pill_size(text, sign))
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        tokens = theme.current()
        fill, ink = getattr(tokens, self._fill), getattr(tokens, self._ink)
        place = QRectF(self.rect())
        paint_pill(QPainter(self), place, self._text, fill=fill, ink=ink, icon=self._sign)


class BadgeWords(NamedTuple):
    """What a badge says, its icon, and the tokens it is painted with."""

    text: str
    sign: str
    fill: str = "sunken"
    ink: str = "text2"


class MemberCaption(QWidget):
    """Real widgets in tab order; tells what the user wants of this member."""

    kept = Signal(bool)
    """True for Keep, False for Remove."""

    def __init__(
        self,
        number: int,
        record: FileRecord,
        *,
        badges: Sequence[BadgeWords] = (),
        fixed: str = "",
    ) -> None:
        """Show a member with its badges; `fixed` says why it can only stay."""
        super().__init__()
        self.number = number
        self._badges = [
            Badge(each.text, each.sign, fill=each.fill, ink=each.ink) for each in badges
        ]
        box = QLabel(str(number))
        box.setFont(theme.font(TextSize.SMALL, MEDIUM))
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.setProperty("look", "number")
        box.setFixedSize(24, 24)
        name = ElidedLabel(TextSize.BODY, ink=Ink.TEXT)
        name.setFont(theme.font(TextSize.BODY, SEMIBOLD))
        name.setText(record.name_shown)
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        folder = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2, path=True)
        folder.setText(record.folder_shown)
        folder.setToolTip(formatting.path(record.path))
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for line in (upper, lower):
            line.setSpacing(8)
        upper.addWidget(name, 1)
        lower.addWidget(folder, 1)
        self._upper, self._lower = upper, lower
        for badge in self._badges:
            lower.insertWidget(lower.count() - 1, badge)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(upper)
        words.addLayout(lower)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, 10, 0)
        row.setSpacing(10)
        row.addWidget(box)
        row.addLayout(words, 1)
        self._keep = self._half("check", tr("Review", "Keep"), "keep")
        self._remove = self._half("minus", tr("Review", "Remove"), "remove")
        self._fixed = fixed
        offline = record.status is FileStatus.OFFLINE
        row.addWidget(self._switch() if not fixed else self._stays(fixed, offline=offline))
        told = [str(number), record.name_shown, record.folder_shown]
        self.setAccessibleName(", ".join((*told, *(each.text for each in badges))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the badges beside the name where there is room, else before the folder."""
        super().resizeEvent(event)
        line = self._upper if self.width() >= _NARROW else self._lower
        other = self._lower if line is self._upper else self._upper
        for badge in self._badges:
            if line.indexOf(badge) < 0:
                other.removeWidget(badge)
                line.insertWidget(1 if line is self._upper else line.count() - 1, badge)
        self._upper.setStretch(0, 0 if line is self._upper and self._badges else 1)
        self._upper.setAlignment(Qt.AlignmentFlag.AlignLeading)

    def show_verdict(self, *, kept: bool) -> None:
        """Show what is to happen; a narrow caption names only that."""
        self._keep.setChecked(kept)
        self._remove.setChecked(not kept)
        narrow = self.width() < _NARROW
        style = Qt.ToolButtonStyle
        for half, chosen in ((self._keep, kept), (self._remove, not kept)):
            worded = chosen or not narrow
            half.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if worded else style.ToolButtonIconOnly
            )
            look = half.property("look")
            ink = Ink.ON_ACCENT if chosen else Ink.TEXT2
            half.setIcon(icon("check" if look == "keep" else "minus", ink))

    def _half(self, sign: str, word: str, look: str) -> QToolButton:
        half = QToolButton()
        half.setText(word)
        half.setFont(theme.font(TextSize.SMALL, MEDIUM))
        half.setIcon(icon(sign))
        half.setIconSize(QSize(_ICON_PX + 3, _ICON_PX))
        half.setCheckable(True)
        half.setProperty("look", look)
        half.setToolTip(tr("Review", "{word} ({n})").format(word=word, n=self.number))
        return prepared(half, tr("Review", "{word} {n}").format(word=word, n=self.number))

    def _switch(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "segments")
        frame.setFixedHeight(28)
        group = QButtonGroup(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for half, keeps in ((self._keep, True), (self._remove, False)):
            group.addButton(half)
            row.addWidget(half)
            half.clicked.connect(self._told_keep if keeps else self._told_remove)
        return frame

    def _stays(self, why: str, *, offline: bool) -> QWidget:
        if offline:
            stays: QWidget = label(tr("Review", "Cannot change"), TextSize.SMALL, ink=Ink.TEXT2)
        else:
            stays = Badge(tr("Review", "Keep"), "check", fill="keep_fill", ink="on_accent")
        stays.setToolTip(why)
        stays.setAccessibleDescription(why)
        return stays

    def _told_keep(self) -> None:
        self.kept.emit(True)  # noqa: FBT003 - a signal's value

    def _told_remove(self) -> None:
        self.kept.emit(False)  # noqa: FBT003 - a signal's value
