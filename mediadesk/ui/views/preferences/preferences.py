"""Preferences: few settings in eight sections, found by search, acting at once."""

# ruff: noqa: N802 - camelCase names are Qt's own

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mediadesk.config import Settings, described
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.ui import icons, theme
from mediadesk.ui import preference_table as table
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.preference_table import SECTIONS, Section
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.preferences.diagnostics import Diagnostics, KeepingDoctor
from mediadesk.ui.views.preferences.folder_settings import Folders, FolderSettings
from mediadesk.ui.views.preferences.key_settings import KeySettings
from mediadesk.ui.views.preferences.pool_settings import Pools, PoolSettings
from mediadesk.ui.views.preferences.ruling_part import RulingPart
from mediadesk.ui.views.preferences.setting_controls import control
from mediadesk.ui.views.preferences.trash_note import TrashLooks, TrashNote
from mediadesk.ui.widgets.controls.choice_button import ChoiceButton
from mediadesk.ui.widgets.controls.search_field import SearchField
from mediadesk.ui.widgets.controls.switch import Switch
from mediadesk.ui.widgets.labels.labels import label, surface
from mediadesk.ui.widgets.rows.setting_card import SettingCard, SettingRow

_SIZE = QSize(840, 600)
_SIDE_PX, _LINE_PX, _ICON_PX = 212, 30, 18
_MARGIN_PX = 24
_SEARCH_AFTER_MS = 1000
"""A number is changed step by step; clusters follow the last one."""
_THEMES = (ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK)


class Changeable(Folders, Pools, KeepingDoctor, TrashLooks, Protocol):
    """What Preferences asks of the session; setting a value blocks."""

    @property
    def settings(self) -> Settings: ...  # noqa: D102
    def change_setting(self, name: str, value: object) -> None: ...  # noqa: D102


class Part(Protocol):
    """A piece of a section that a search can hide."""

    def narrow(self, search: str) -> bool: ...  # noqa: D102


class Preferences(QWidget):
    """A window of its own, not modal. Esc closes it."""

    told = Signal(str)
    """A sentence for the user."""
    failed = Signal(object)
    """An Exception that kept a setting from being written."""
    changed = Signal(object)
    """CatalogChanges that a setting made."""
    ruled = Signal()
    """Another rule holds for folders: it can be taken back, and clusters may be others."""
    search_wanted = Signal()
    """Duplicates are to be looked for anew: what counts as one was set otherwise."""

    def __init__(
        self, session: Changeable, actions: Actions, tasks: TaskRunner, parent: QWidget
    ) -> None:
        """Show what is set now."""
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self._actions, self._tasks = session, actions, tasks
        self.setWindowTitle(tr("Preferences", "Preferences"))
        self.resize(_SIZE)
        self.move(parent.window().geometry().center() - self.rect().center())
        surface(self, "content")
        self._pages: dict[Section, _Page] = {}
        self._rulings: list[RulingPart] = []
        self._soon = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._soon.timeout.connect(self.search_wanted)
        self._trash = TrashNote(session, tasks, lambda: session.settings.removal_place)
        self._search = SearchField()
        self._search.setFixedWidth(_SIDE_PX - 20)
        self._search.setPlaceholderText(tr("Preferences", "Search preferences"))
        self._search.setAccessibleName(tr("Preferences", "Search preferences"))
        self._search.setToolTip("")
        self._search.searched.connect(self._narrow)
        self._list = self._sections()
        side = QWidget()
        side.setFixedWidth(_SIDE_PX)
        surface(side, "sidebar")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(10, 10, 10, 10)
        beside.setSpacing(10)
        beside.addWidget(self._search)
        beside.addWidget(self._list, 1)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(_MARGIN_PX, 20, _MARGIN_PX, _MARGIN_PX)
        self._body.setSpacing(20)
        inner = QWidget()
        inner.setLayout(self._body)
        surface(inner, "content")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what has the focus
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._scroll, 1)
        self._fill()
        self.show_section(table.GENERAL)

    def show_section(self, section: Section) -> None:
        """Show one section; a search ends."""
        self._search.clear()
        self._list.setCurrentRow(SECTIONS.index(section))
        self._show(SECTIONS.index(section))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Read rules again that may have been made or taken back elsewhere meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._read_rules()

    def _sections(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("Preferences", "Sections"))
        made.setProperty("surface", "sidebar")
        made.setFont(theme.font(TextSize.BODY))
        made.setIconSize(QSize(_ICON_PX + 4, _ICON_PX))
        for section in SECTIONS:
            item = QListWidgetItem(
                icons.icon(section.icon, Ink.TEXT2), tr("Preferences", section.title)
            )
            item.setSizeHint(QSize(0, _LINE_PX))
            made.addItem(item)
        made.currentRowChanged.connect(self._show)
        return made

    def _fill(self) -> None:
        for section in SECTIONS:
            parts = self._parts(section)
            page = _Page(tr("Preferences", section.title), parts)
            self._pages[section] = page
            self._body.addWidget(page)
        self._body.addStretch(1)

    def _parts(self, section: Section) -> Sequence[QWidget]:
        parts: list[QWidget] = []
        rows = [self._row(name) for name in section.settings]
        if section is table.GENERAL:
            rows[:0] = [self._theme_row(), self._motion_row()]
        if rows:
            parts.append(SettingCard(rows))
        if section is table.REMOVING:
            parts.append(self._trash)
        elif section is table.FOLDERS:
            parts += [self._folders(rule) for rule in FolderRule]
            parts.append(self._heard(PoolSettings(self._session, self._tasks)))
        elif section is table.KEYBOARD:
            parts.append(KeySettings(self._actions))
        elif section is table.DIAGNOSTICS:
            self._diagnostics = Diagnostics(self._session, self._tasks)
            self._diagnostics.told.connect(self.told)
            self._diagnostics.changed.connect(self.changed)
            parts.append(self._diagnostics)
        return parts

    def _row(self, name: str) -> SettingRow:
        description = described()[name]
        value = getattr(self._session.settings, name)
        made = control(name, description, value, partial(self._change, name))
        return SettingRow(
            tr("Setting", description.label), tr("Setting", description.explanation), made
        )

    def _theme_row(self) -> SettingRow:
        words = [self._actions[id_].text() for id_ in _THEMES]
        taken = [self._actions[id_].isChecked() for id_ in _THEMES].index(True)
        choice = ChoiceButton(words, taken)
        choice.chosen.connect(self._choose_theme)
        for place, id_ in enumerate(_THEMES):
            self._actions[id_].triggered.connect(partial(choice.show_choice, place))
        return SettingRow(
            tr("Preferences", "Appearance"),
            tr("Preferences", "Light or dark surroundings; the pictures look the same in both."),
            choice,
        )

    def _motion_row(self) -> SettingRow:
        action = self._actions[ActionId.REDUCE_MOTION]
        switch = Switch(action.text())
        switch.setChecked(action.isChecked())
        switch.toggled.connect(action.setChecked)
        action.toggled.connect(switch.setChecked)
        return SettingRow(action.text(), f"{action.statusTip()}.", switch)

    def _choose_theme(self, place: int) -> None:
        self._actions[_THEMES[place]].trigger()

    def _folders(self, rule: FolderRule) -> RulingPart:
        protected = rule is FolderRule.PROTECTED
        names = ("protected_roots", "lock") if protected else ("never_suggest", "ban")
        description = described()[names[0]]
        words = tr("Setting", description.label), tr("Setting", description.explanation)
        made = FolderSettings(rule, self._session, self._tasks, icon=names[1], words=words)
        return self._heard(made)

    def _heard(self, made: RulingPart) -> RulingPart:
        """Pass on what a part that rules folders tells; it is read again when it is shown."""
        made.changed.connect(self.changed)
        made.ruled.connect(self.ruled)
        made.failed.connect(self.failed)
        self._rulings.append(made)
        return made

    def _change(self, name: str, value: object) -> None:
        self._tasks.run(partial(self._session.change_setting, name, value), self._was_set)
        if name in table.DUPLICATES.settings:
            self._soon.start()

    def _was_set(self, _value: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
        self._trash.refresh()

    def _show(self, row: int) -> None:
        if row < 0:
            return
        if self._search.text():
            self._search.clear()
        self._list.item(row).setSelected(True)
        for section, page in self._pages.items():
            page.narrow("")
            page.setVisible(section is SECTIONS[row])
        if SECTIONS[row] is table.DIAGNOSTICS:
            self._diagnostics.refresh()
        elif SECTIONS[row] is table.REMOVING:
            self._trash.refresh()
        elif SECTIONS[row] is table.FOLDERS:
            self._read_rules()
        self._scroll.verticalScrollBar().setValue(0)

    def _read_rules(self) -> None:
        for part in self._rulings:
            part.refresh()

    def _narrow(self, search: str) -> None:
        if not search:
            self._show(max(0, self._list.currentRow()))
            return
        self._list.clearSelection()  # what is found may be in any section
        for page in self._pages.values():
            page.setVisible(page.narrow(search))


class _Page(QWidget):
    """One section: its title, and its parts under one another."""

    def __init__(self, title: str, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self._title, self._parts = title.casefold(), parts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label(title, TextSize.TITLE))
        for part in parts:
            column.addWidget(part)

    def narrow(self, search: str) -> bool:
        """Show what a search finds; a search for the section's own name shows all of it."""
        wanted = "" if search.casefold() in self._title else search
        found = [part.narrow(wanted) for part in self._parts if hasattr(part, "narrow")]
        return any(found)
