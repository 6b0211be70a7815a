"""What is written below a picture in review: number, name, badges, folder, Keep and Remove."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mediadesk.domain.media import FileStatus
from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import PILL_HEIGHT
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink, icon
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import prepared
from mediadesk.ui.widgets.labels.badge import Badge, BadgeWords
from mediadesk.ui.widgets.labels.labels import MEDIUM, SEMIBOLD, ElidedLabel, label
from mediadesk.ui.widgets.labels.number_box import NumberBox

_NARROW = 400
_AROUND_WORDS = theme.PAGE_MARGIN + 24 + 2 * 10 + 10
"""Margins, the number and what lies between."""
_STRUT = 1
"""Items of a line before its first words: badges stand behind the name or before the folder."""
_LONG_NAME, _LEAST_FOLDER, _GAP = 200, 64, 8
_ICON_PX = 14


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
        self._badges = [Badge(each) for each in badges]
        box = NumberBox(theme.font(TextSize.SMALL, MEDIUM), 24)
        box.show_number(number)
        name = ElidedLabel(TextSize.BODY, ink=Ink.TEXT)
        name.setFont(theme.font(TextSize.BODY, SEMIBOLD))
        name.setText(record.name_shown)
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        folder = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2, path=True)
        folder.setText(record.folder_shown)
        folder.setToolTip(formatting.path(record.path))
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for line in (upper, lower):
            line.setSpacing(_GAP)
            line.addStrut(PILL_HEIGHT)  # with badges or without: words stand on one line
        upper.addWidget(name, 1)
        lower.addWidget(folder, 1)
        self._upper, self._lower, self._name = upper, lower, name
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
        away = record.status in (FileStatus.OFFLINE, FileStatus.MISSING)
        self._end = self._switch() if not fixed else self._stays(fixed, away=away)
        row.addWidget(self._end)
        told = [str(number), record.name_shown, record.folder_shown]
        self.setAccessibleName(", ".join((*told, *(each.text for each in badges))))

    def add_badge(self, words: BadgeWords) -> None:
        """Show one more badge, behind the others."""
        badge = Badge(words)
        self._badges.append(badge)
        self._lower.insertWidget(self._lower.count() - 1, badge)
        self._place_badges()
        badge.show()
        self.setAccessibleName(f"{self.accessibleName()}, {words.text}")
        self.setAccessibleDescription(words.tip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the badges beside the name where there is room, else before the folder."""
        super().resizeEvent(event)
        self._place_badges()

    def _place_badges(self) -> None:
        """Put the badges beside the whole name, else before the folder; words go before names."""
        line, texts = self._room_for_badges()
        other = self._lower if line is self._upper else self._upper
        for number, (badge, text) in enumerate(zip(self._badges, texts, strict=True)):
            badge.show_text(text)
            at = number + (_STRUT + 1 if line is self._upper else _STRUT)
            if line.indexOf(badge) != at:
                for old in (line, other):
                    old.removeWidget(badge)
                line.insertWidget(at, badge)
        beside = line is self._upper and self._badges
        self._upper.setStretchFactor(self._name, 0 if beside else 1)
        self._upper.setAlignment(Qt.AlignmentFlag.AlignLeading)

    def _room_for_badges(self) -> tuple[QHBoxLayout, list[str]]:
        """Return which line has room for the badges, and with which words."""
        room = self.width() - self._end.sizeHint().width() - _AROUND_WORDS
        name = min(_LONG_NAME, self._name.sizeHint().width())
        lines = [(self._lower, _LEAST_FOLDER)]
        if self.width() >= _NARROW:
            lines.insert(0, (self._upper, name))
        short = [badge.short for badge in self._badges]
        none = [""] * len(short)
        fewer = [short[:worded] + none[worded:] for worded in range(len(short), -1, -1)]
        for texts in ([badge.text for badge in self._badges], *fewer):
            widths = map(Badge.width_of, self._badges, texts)
            needed = sum(widths) + _GAP * len(texts)
            for line, beside in lines:
                if needed + beside <= room:
                    return line, texts
        return self._lower, none

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
        _lay_out(self._end)  # a request for it would come after the first picture of the caption
        self._place_badges()
        _lay_out(self)

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

    def _stays(self, why: str, *, away: bool) -> QWidget:
        if away:
            stays: QWidget = label(tr("Review", "Cannot change"), TextSize.SMALL, ink=Ink.TEXT2)
        else:
            words = BadgeWords(tr("Review", "Keep"), "check", "keep_fill", "on_accent")
            stays = Badge(words)
        stays.setToolTip(why)
        stays.setAccessibleDescription(why)
        return stays

    def _told_keep(self) -> None:
        self.kept.emit(True)  # noqa: FBT003 - a signal's value

    def _told_remove(self) -> None:
        self.kept.emit(False)  # noqa: FBT003 - a signal's value


def _lay_out(widget: QWidget) -> None:
    if (layout := widget.layout()) is not None:
        layout.activate()
