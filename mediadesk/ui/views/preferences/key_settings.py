"""Preferences of the keyboard: every action with its key, which can be changed."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QVBoxLayout, QWidget

from mediadesk.ui import theme
from mediadesk.ui.actions import TABLE, ActionId, Actions, Where
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import icon_button
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, label
from mediadesk.ui.widgets.rows.setting_card import SettingCard, SettingRow
from mediadesk.words import QT_TRANSLATE_NOOP

_FIELD_PX = 132
_FIXED = frozenset({"Esc", "Tab", "Shift+Tab", "F1"})
"""Keys that mean the same in every program."""
_HEADINGS: Mapping[Where, str] = MappingProxyType(
    {
        Where.EVERYWHERE: QT_TRANSLATE_NOOP("Preferences", "Anywhere"),
        Where.FILES: QT_TRANSLATE_NOOP("Preferences", "Grid and table"),
        Where.REVIEW: QT_TRANSLATE_NOOP("Preferences", "Duplicates"),
        Where.DECIDING: QT_TRANSLATE_NOOP("Preferences", "Duplicates, list and pictures"),
        Where.DATES: QT_TRANSLATE_NOOP("Preferences", "Dates"),
        Where.DATING: QT_TRANSLATE_NOOP("Preferences", "Dates, list and picture"),
        Where.PLAN: QT_TRANSLATE_NOOP("Preferences", "Plans"),
    }
)


class KeySettings(QWidget):
    """Cards of actions, one for each part of the window."""

    def __init__(self, actions: Actions) -> None:
        """List every action."""
        super().__init__()
        self._cards: list[tuple[QWidget, SettingCard]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for where, title in _HEADINGS.items():
            rows = [
                SettingRow(actions[id_].text(), actions[id_].statusTip(), _KeyField(id_, actions))
                for id_, entry in TABLE.items()
                if entry.where is where
            ]
            heading = label(tr("Preferences", title), weight=SEMIBOLD)
            card = SettingCard(rows)
            column.addWidget(heading)
            column.addWidget(card)
            self._cards.append((heading, card))

    def narrow(self, search: str) -> bool:
        """Show only the actions that a search finds; False when there are none."""
        found = False
        for heading, card in self._cards:
            heading.setVisible(card.narrow(search))
            found = found or not card.isHidden()
        return found


class _KeyEdit(QKeySequenceEdit):
    """Takes the key that is pressed; Esc takes none, and a second Esc goes on to the window."""

    left = Signal()
    """No key is to be taken after all."""

    def __init__(self) -> None:
        super().__init__()
        self._is_left = False
        self.setMaximumSequenceLength(1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be ready to take a key."""
        self._is_left = False
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key, unless it is Esc."""
        is_escape = event.key() == Qt.Key.Key_Escape and not event.modifiers()
        if is_escape and self._is_left:
            event.ignore()
            return
        self._is_left = is_escape
        if is_escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _KeyField(QWidget):
    """Takes one key; says whose it is when it is taken, and offers the usual one again."""

    def __init__(self, id_: ActionId, actions: Actions) -> None:
        super().__init__()
        self._id, self._actions = id_, actions
        self._note = label("", TextSize.SMALL, ink=Ink.WARN)
        self._field = _KeyEdit()
        self._field.setFont(theme.font(TextSize.BODY))
        self._field.setFixedWidth(_FIELD_PX)
        self._field.setAccessibleName(tr("Preferences", "Key for {action}").format(
            action=actions[id_].text()
        ))  # fmt: skip
        self._usual = icon_button("undo-2", tr("Preferences", "Use the default key again"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._note)
        row.addWidget(self._field)
        row.addWidget(self._usual)
        policy = self._usual.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._usual.setSizePolicy(policy)
        self._field.editingFinished.connect(self._typed)
        self._field.left.connect(self._show)
        self._usual.clicked.connect(partial(self._take, None))
        self._show()

    def _typed(self) -> None:
        key = self._field.keySequence()
        if key == self._actions[self._id].shortcut():
            return
        other = self._actions.taken_by(key, self._id) if not key.isEmpty() else None
        if key.toString() in _FIXED:
            self._refuse(tr("Preferences", "This key stays as it is."))
        elif other is not None:
            text = tr("Preferences", "Taken by {action}")
            self._refuse(text.format(action=self._actions[other].text()))
        else:
            self._take(key)

    def _refuse(self, why: str) -> None:
        self._show()
        self._note.setText(why)

    def _take(self, key: QKeySequence | None, _checked: object = None) -> None:
        self._actions.rebind(self._id, key)
        self._show()

    def _show(self) -> None:
        self._note.setText("")
        self._field.setKeySequence(self._actions[self._id].shortcut())
        self._usual.setVisible(self._actions.is_rebound(self._id))
