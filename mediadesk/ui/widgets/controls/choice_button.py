"""A button that shows one of a few choices and opens a menu of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from mediadesk.ui import icons, theme
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import prepared

_WIDTH_PX, _ICON_PX, _PADDING_PX = 176, 16, 22


class ChoiceButton(QToolButton):
    """The words of the choice, and a mark at the end that says there are others."""

    chosen = Signal(int)
    """The place of the choice that was taken."""

    def __init__(self, choices: Sequence[str], place: int) -> None:
        """Show the choice at `place`."""
        super().__init__()
        self._choices = choices
        self.setProperty("look", "framed")
        self.setFont(theme.font(TextSize.BODY))
        self.setIcon(icons.icon("chevrons-up-down", Ink.TEXT2))
        self.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight
            if self.isRightToLeft()
            else Qt.LayoutDirection.RightToLeft
        )
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        longest = max(map(self.fontMetrics().horizontalAdvance, choices))
        self.setFixedWidth(max(_WIDTH_PX, longest + _ICON_PX + 2 * _PADDING_PX))
        menu = QMenu(self)
        group = QActionGroup(menu)
        for number, choice in enumerate(choices):
            action = menu.addAction(choice)
            action.setCheckable(True)
            action.setChecked(number == place)
            action.triggered.connect(partial(self._take, number))
            group.addAction(action)
        self._actions = group.actions()
        self.setMenu(menu)
        self.setText(choices[place])
        prepared(self, choices[place])

    def show_choice(self, place: int, _checked: object = None) -> None:
        """Show the choice at `place`, which was taken elsewhere."""
        self._actions[place].setChecked(True)
        self.setText(self._choices[place])
        self.setAccessibleName(self._choices[place])

    def _take(self, place: int, _checked: object = None) -> None:
        self.setText(self._choices[place])
        self.chosen.emit(place)
