"""The bar below film strips: play, step, where both stand, how they lie on each other."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from mediadesk.ui import icons, theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.review.film_link import FilmLink, clock, read_clock
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import action_button, icon_button, prepared, push_button
from mediadesk.ui.widgets.labels.labels import ElidedLabel, label

_FIELD_WIDTH, _ICON_PX = 84, 16
_STEP_S = 0.04


class FilmBar(QWidget):
    """Says and asks; what becomes of it is the review's."""

    play_clicked = Signal()
    stepped = Signal(float)
    start_typed = Signal(float)
    """At which second of the first film the second starts."""
    align_clicked = Signal()
    open_clicked = Signal()
    other_chosen = Signal(int)
    """The number of the film that is to be laid on the first."""

    def __init__(self, actions: Actions) -> None:
        """Show nothing of any film yet."""
        super().__init__()
        self.play = icon_button("play", tr("Film", "Play"))
        self.play.clicked.connect(self.play_clicked)
        back = icon_button("step-back", tr("Film", "One frame back"))
        back.clicked.connect(lambda: self.stepped.emit(-_STEP_S))
        on = icon_button("step-forward", tr("Film", "One frame on"))
        on.clicked.connect(lambda: self.stepped.emit(_STEP_S))
        self._moving = (self.play, back, on)
        self.times = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT)
        self.other = _film_chooser()
        self.starts = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self.field = QLineEdit()
        self.field.setFont(theme.font(TextSize.BODY))
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.returnPressed.connect(self._typed)
        self.field.editingFinished.connect(self._left)
        self.field.textEdited.connect(self._take_back)
        self.field.installEventFilter(self)
        self.why = label("", TextSize.SMALL, ink=Ink.WARN)
        """Why what was typed is not taken."""
        self.why.hide()
        self.note = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._set_offset = actions[ActionId.SET_OFFSET]
        self.here = action_button(self._set_offset, icon_px=16)
        self.align = push_button(tr("Film", "Align"), "magnet", look="row")
        self.align.clicked.connect(self.align_clicked)
        self.open = push_button(tr("Film", "Open both in player"), "external-link", look="row")
        self.open.clicked.connect(self.open_clicked)
        self._link = FilmLink()
        self._lengths_s = (0.0, 0.0)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAGE_MARGIN, 4, theme.PAGE_MARGIN, 6)
        row.setSpacing(8)
        for button in self._moving:
            row.addWidget(button)
        row.addWidget(self.times, 1)
        for part in (
            self.other,
            self.starts,
            self.field,
            self.why,
            self.note,
            self.here,
            self.align,
            self.open,
        ):
            row.addWidget(part)

    def show_films(
        self,
        numbers: Sequence[int],
        other: int,
        *,
        lengths_s: tuple[float, float],
        moving: bool,
    ) -> None:
        """Offer these films to be laid on the first; `moving` ones can be played and stepped.

        The lengths are those of the first film and of the `other` one.
        """
        self._lengths_s = lengths_s
        self.field.setModified(False)
        self._take_back()
        for button in self._moving:
            button.setVisible(moving)
        menu = self.other.menu()
        menu.clear()
        for number in numbers:
            action = menu.addAction(tr("Film", "Compare with {n}").format(n=number))
            action.setCheckable(True)
            action.setChecked(number == other)
            action.triggered.connect(partial(self._choose, number))
        self.other.setText(str(other))
        self.other.setVisible(len(numbers) > 1)
        alone = tr("Film", "starts at") if len(numbers) > 1 else tr("Film", "{n} starts at")
        self.starts.setText(alone.format(n=other))
        self.field.setAccessibleName(tr("Film", "{n} starts at").format(n=other))

    def _choose(self, number: int, _checked: object = None) -> None:
        self.other_chosen.emit(number)

    def show_playing(self, *, playing: bool) -> None:
        """Offer to stop, or to play."""
        words = tr("Film", "Stop") if playing else tr("Film", "Play")
        self.play.setIcon(icons.icon("pause" if playing else "play", Ink.TEXT2))
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)

    def show_link(self, link: FilmLink, note: str, *, apart: bool) -> None:
        """Say how the second lies on the first, and offer what can be changed of it."""
        self._link = link
        self.note.setText(note)
        self.note.setVisible(bool(note) and self.why.isHidden())
        self._set_offset.setEnabled(apart)
        self.align.setEnabled(link.can_align)
        if link.can_align:
            tip = tr("Film", "Line them up as they were found to match")
        elif link.found is not None:
            tip = tr("Film", "They are lined up as they were found to match.")
        else:
            tip = tr(
                "Film", "Both match a third film; how they line up with each other is not known."
            )
        self.align.setToolTip(tip)
        if not self.field.isModified():  # what is being typed stays
            self._show_start()

    def _show_start(self) -> None:
        self._take_back()
        self.field.setText(clock(self._link.start_s) if self._link.is_known else "")

    def _typed(self) -> None:
        start_s = read_clock(self.field.text())
        one_s, other_s = self._lengths_s
        earliest_s = -other_s / self._link.rate
        if start_s is None:
            how = tr("Film", "Minutes and seconds, as in 1:04.5, or seconds alone.")
            self._refuse(tr("Film", "Not a time: write 1:04.5"), how)
        elif not earliest_s < start_s < one_s:
            how = tr("Film", "They overlap when this is between {first} and {last}.")
            how = how.format(first=clock(earliest_s), last=clock(one_s))
            self._refuse(tr("Film", "They would not overlap"), how)
        else:
            self.field.setModified(False)
            self.start_typed.emit(start_s)
            self._show_start()

    def _refuse(self, why: str, how: str) -> None:
        """Say why it is not taken, and let it be typed over; nothing else changes."""
        self.why.setText(why)
        self.why.setToolTip(how)
        self.field.setToolTip(how)
        self.field.setAccessibleDescription(f"{why}. {how}")
        self.why.show()
        self.note.hide()
        self.field.selectAll()

    def _take_back(self) -> None:
        """Say nothing more against what is typed."""
        if not self.why.isHidden():
            self.why.hide()
            self.field.setToolTip("")
            self.field.setAccessibleDescription("")
            self.note.setVisible(bool(self.note.text()))

    def _left(self) -> None:
        """Show the start again when the field is left; Enter alone does not leave it."""
        if not self.field.hasFocus():
            self._show_start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave what was typed with Esc; where nothing is typed, undo is that of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_own = self.field.isModified() or not event.matches(QKeySequence.StandardKey.Undo)
            event.setAccepted(is_own and event.isAccepted())
            return not is_own
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._show_start()
            self.field.clearFocus()
            return True
        return super().eventFilter(watched, event)


def _film_chooser() -> QToolButton:
    """Return a button that opens the list of the other films."""
    button = QToolButton()
    button.setProperty("look", "framed")
    button.setFont(theme.font(TextSize.SMALL))
    button.setIcon(icons.icon("chevrons-up-down", Ink.TEXT2))
    button.setIconSize(QSize(_ICON_PX, _ICON_PX))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    prepared(button, tr("Film", "Compare with another"))
    return button
