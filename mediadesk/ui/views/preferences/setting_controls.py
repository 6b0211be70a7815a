"""The control for one setting, made from its description: switch, choice, number or text."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSpinBox, QWidget

from mediadesk.config.values import Description
from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.preference_table import CHOICES, UNITS
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.choice_button import ChoiceButton
from mediadesk.ui.widgets.controls.switch import Switch

_CHOICE_PX = 176
_NUMBER_PX = 112
_TEXT_MARGIN_PX = 8

Change = Callable[[object], None]


def control(name: str, description: Description, value: object, change: Change) -> QWidget:
    """Return the control for the setting `name`, showing `value`; it calls `change` at once."""
    if isinstance(value, bool):
        return _switch(value, change)
    if isinstance(value, int):
        return _number(name, description, value, change)
    if description.choices is not None:
        return _choice(name, description.choices, str(value), change)
    return _text(description, str(value), change)


def _switch(value: object, change: Change) -> QWidget:
    made = Switch("")
    made.setChecked(bool(value))
    made.toggled.connect(change)
    return made


def _number(name: str, description: Description, value: int, change: Change) -> QWidget:
    made = QSpinBox()
    made.setFont(theme.font(TextSize.BODY))
    made.setRange(description.minimum or 0, description.maximum or 2**31 - 1)
    made.setSuffix(tr("Preferences", UNITS[name]) if name in UNITS else "")
    made.setFixedSize(_NUMBER_PX, theme.CONTROL_HEIGHT)
    made.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    made.lineEdit().setTextMargins(_TEXT_MARGIN_PX, 0, 0, 0)
    made.setKeyboardTracking(False)  # a number is taken when it is whole
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page instead
    made.setValue(value)
    made.valueChanged.connect(change)
    return made


def _choice(name: str, choices: tuple[str, ...], value: str, change: Change) -> QWidget:
    words = [tr("Preferences", CHOICES[name, choice]) for choice in choices]
    made = ChoiceButton(words, choices.index(value))

    def chosen(place: int) -> None:
        change(choices[place])

    made.chosen.connect(chosen)
    return made


def _text(description: Description, value: str, change: Change) -> QWidget:
    """Return a field that says by colour and tooltip when what was typed makes no sense."""
    made = QLineEdit(value)
    made.setFont(theme.font(TextSize.BODY))
    made.setFixedWidth(_CHOICE_PX)
    made.setPlaceholderText(tr("Preferences", "Same as the computer"))

    def typed() -> None:
        try:
            read = description.read(made.text().strip(), description)
        except ValueError:
            made.setProperty("look", "wrong")
            made.setToolTip(
                tr("Preferences", 'There is no zone with that name; try "Europe/Paris".')
            )
        else:
            made.setProperty("look", "")
            made.setToolTip("")
            with QSignalBlocker(made):
                made.setText(str(read))
            change(read)
        made.style().polish(made)

    made.editingFinished.connect(typed)
    return made
