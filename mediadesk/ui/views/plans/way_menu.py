"""The menu of the ways that copies can go; what is not possible says why."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from mediadesk.domain.reasons import Reason
from mediadesk.operations.resolve import WayKind
from mediadesk.ui import formatting, icons, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.plans import way_words
from mediadesk.ui.models.plans.way_choice import WayChoice
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import prepared
from mediadesk.ui.widgets.labels.labels import MEDIUM
from mediadesk.ui.widgets.overlays.folder_dialog import choose_folder

_ICON_PX = 18


class WayMenu(QMenu):
    """Follows a choice and changes it; a folder is asked for in the desktop's own dialog."""

    def __init__(self, choice: WayChoice, parent: QWidget) -> None:
        """Offer every way until `show_reasons` says what is not possible."""
        super().__init__(parent)
        self._choice = choice
        self.setToolTipsVisible(True)
        self.setAccessibleName(tr("Way", "How copies are removed"))
        group = QActionGroup(self)
        self.ways: dict[WayKind, QAction] = {}
        for kind, (words, _) in way_words.CHOICES.items():
            action = self.addAction(tr("Way", words))
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self._take, kind))
            self.ways[kind] = action
        choice.changed.connect(self._follow)
        self.aboutToShow.connect(self._follow)
        self.show_reasons({})
        self._follow()

    def show_reasons(self, reasons: Mapping[WayKind, Reason]) -> None:
        """Say why some of the ways are not possible for what is shown."""
        for kind, action in self.ways.items():
            reason = reasons.get(kind)
            # another folder may do, so that one can always be chosen
            action.setEnabled(reason is None or kind is WayKind.FOLDER)
            tip = tr("Way", way_words.TIPS[kind]) if reason is None else formatting.sentence(reason)
            action.setToolTip(tip)
            action.setStatusTip(tip)

    def _take(self, kind: WayKind, _checked: object = None) -> None:
        if kind is not WayKind.FOLDER:
            self._choice.take(kind)
            return
        self._follow()  # nothing is chosen until the dialog ends
        title = tr("Way", "Choose the folder the copies go to")
        choose_folder(self.parentWidget(), title, self._choice.take_folder)

    def _follow(self) -> None:
        self.ways[self._choice.way.kind].setChecked(True)


class WayButton(QToolButton):
    """Says how copies go, and opens the menu of ways."""

    def __init__(self, choice: WayChoice) -> None:
        """Follow `choice`."""
        super().__init__()
        self._choice = choice
        self.menu_of_ways = WayMenu(choice, self)
        self.setProperty("look", "framed")
        self.setFont(theme.font(TextSize.BODY, MEDIUM))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(_ICON_PX + 4, _ICON_PX))
        self.setMenu(self.menu_of_ways)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        prepared(self, "")
        choice.changed.connect(self.show_way)
        self.show_way()

    def show_way(self) -> None:
        """Say which way is chosen."""
        way = self._choice.way
        words = way_words.short(way)
        self.setText(words)
        self.setIcon(icons.icon(way_words.CHOICES[way.kind][1], Ink.TEXT))
        told = tr("Way", "How copies are removed: {way}").format(way=words)
        self.setAccessibleName(told)
        self.setToolTip(told)
