"""Buttons: with words, with an icon only, and made from an action."""

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from mediadesk.ui import icons, theme
from mediadesk.ui.actions import tooltip
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import MEDIUM

Button = TypeVar("Button", bound=QAbstractButton)

_ICON_PX = 16
_HEADER_ICON_PX = 20
_GAP_PX = 4
"""Added to Qt's own 4 px between icon and word."""


def push_button(text: str, icon: str = "", *, look: str = "", ink: Ink = Ink.TEXT) -> QPushButton:
    """Return a button with words; `look` is "", "primary", "row", "flat", "link" or "toast"."""
    button = QPushButton(text)
    button.setFont(theme.font(TextSize.BODY, MEDIUM))
    button.setProperty("look", look)
    if icon:
        button.setIcon(icons.icon(icon, Ink.ON_ACCENT if look == "primary" else ink))
        side = _ICON_PX + 2 if look == "primary" else _ICON_PX
        button.setIconSize(QSize(side + _GAP_PX, side))
    return prepared(button, text)


def dress(button: QAbstractButton, look: str) -> None:
    """Give a button another look."""
    if button.property("look") != look:
        button.setProperty("look", look)
        button.style().unpolish(button)
        button.style().polish(button)
        button.updateGeometry()


def icon_button(icon: str, text: str, *, ink: Ink = Ink.TEXT2) -> QToolButton:
    """Return a square button of 32 px that shows an icon; `text` is its name and tooltip."""
    button = QToolButton()
    button.setIcon(icons.icon(icon, ink))
    button.setIconSize(QSize(_HEADER_ICON_PX, _HEADER_ICON_PX))
    button.setFixedSize(theme.CONTROL_HEIGHT, theme.CONTROL_HEIGHT)
    button.setToolTip(text)
    prepared(button, text)
    return button


def action_button(action: QAction, *, icon_px: int = _HEADER_ICON_PX) -> QToolButton:
    """Return a square icon button that does what the action does and follows its state."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(icon_px, icon_px))
    button.setFixedSize(theme.CONTROL_HEIGHT, theme.CONTROL_HEIGHT)
    button.setToolTip(tooltip(action))
    prepared(button, action.text())
    return button


def framed_button(icon: str, text: str) -> QToolButton:
    """Return a button of a header with icon and word, which may open a popover."""
    button = QToolButton()
    button.setText(text)
    button.setFont(theme.font(TextSize.BODY, MEDIUM))
    button.setProperty("look", "framed")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if icon:
        button.setIcon(icons.icon(icon, Ink.TEXT))
        button.setIconSize(QSize(_ICON_PX + 2 + _GAP_PX, _ICON_PX + 2))
    prepared(button, text)
    return button


def prepared(button: Button, name: str) -> Button:
    """Give a button its accessible name; only Tab focuses it, so a click shows no ring."""
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def kind_chip(word: str) -> QToolButton:
    """Return a chip of a header that shows one kind of what the page lists."""
    chip = QToolButton()
    chip.setProperty("look", "chip")
    chip.setFont(theme.font(TextSize.SMALL))
    chip.setCheckable(True)
    chip.setText(word)
    return prepared(chip, word)
