"""The left side of the bulk plan: which copy stays, and what is left out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations.bulk import CHOOSABLE, LeftOutLine, PoolLine, Rule, RuleCount, RuleKind
from mediadesk.operations.resolve import WayKind
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.plans import plan_words
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.labels import WrappedLabel
from mediadesk.ui.widgets.overlays.folder_dialog import choose_folder
from mediadesk.ui.widgets.plans.counted_card import CountedCard
from mediadesk.ui.widgets.plans.plan_parts import Card, SectionHeading
from mediadesk.ui.widgets.plans.rule_list import RuleList


class BulkRules(QWidget):
    """Tells of every change of the rules."""

    rules_changed = Signal(object)
    """list[Rule]."""
    instead_wanted = Signal(object)
    """WayKind that is possible where the chosen way is not."""
    look_wanted = Signal()
    """The copies that each hold something are to be shown."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._instead = WayKind.REMOVED
        self.list = RuleList()
        self.list.rules_changed.connect(self.rules_changed)
        self.list.currentItemChanged.connect(self._show_buttons)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_change_at_pointer)
        self.add = push_button(tr("Plan", "Add a rule"), "plus", look="link", ink=Ink.ACCENT)
        self.change = push_button(tr("Plan", "Change"), look="link")
        self.add.clicked.connect(self._open_add)
        self.change.clicked.connect(self._open_change)
        self._left = CountedCard()
        self._pools = CountedCard(tr("Plan", "A copy on another disk stays: {files}"))
        self.look = push_button(tr("Plan", "Look at these one by one"), look="link")
        self.look.setToolTip(
            tr("Plan", "Show the identical copies that each hold what the other does not")
        )
        self.look.clicked.connect(self.look_wanted)
        self.look.hide()
        self.instead = push_button("", look="link")
        self.instead.clicked.connect(self._want_instead)
        self.instead.hide()
        self._lay_out()
        self._show_buttons()

    def show_rules(self, counts: Sequence[RuleCount], protected: Sequence[bytes]) -> None:
        """Show the rules and what each decided."""
        self.list.show_rules(counts, protected)
        self._show_buttons()

    def show_pools(self, lines: Sequence[PoolLine]) -> None:
        """Say what goes only because folders on different disks count as one place."""
        self._pools.show_lines(plan_words.pools(lines))

    def show_left_out(self, lines: Sequence[LeftOutLine]) -> None:
        """Say what stays although it has copies, and why."""
        self._left.show_lines(plan_words.left_out(lines))
        codes = {line.reason.code for line in lines}
        self.look.setVisible(ReasonCode.EACH_HOLDS in codes)
        self.offer_instead(plan_words.instead(line.reason for line in lines))

    def offer_instead(self, way: WayKind | None) -> None:
        """Offer a way that is possible where the chosen one is not; None offers nothing."""
        self.instead.setVisible(way is not None)
        if way is not None:
            self._instead = way
            offers = {
                WayKind.REMOVED: tr("Plan", "Move them to Removed instead"),
                WayKind.TRASH: tr("Plan", "Move them to the system trash instead"),
            }
            self.instead.setText(offers[self._instead])
            self.instead.setAccessibleName(offers[self._instead])

    def _lay_out(self) -> None:
        foot = QWidget()
        foot.setFixedHeight(39)
        row = QHBoxLayout(foot)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.change)
        card = Card()
        card.body.addWidget(self.list)
        card.body.addWidget(foot)
        hint = tr(
            "Plan",
            "The first rule that tells two copies apart decides. Drag to change the order; the"
            " plan follows.",
        )
        never = tr("Plan", "What is only similar is never part of this plan.")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        down.addWidget(
            SectionHeading(tr("Plan", "Which copy stays"), tr("Plan", "clusters decided"))
        )
        down.addWidget(card)
        down.addWidget(_paragraph(hint))
        down.addSpacing(8)
        down.addWidget(self._pools)
        down.addWidget(self._left)
        down.addWidget(self.look, alignment=Qt.AlignmentFlag.AlignLeading)
        down.addWidget(self.instead, alignment=Qt.AlignmentFlag.AlignLeading)
        down.addWidget(_paragraph(never))
        down.addStretch(1)

    def _want_instead(self) -> None:
        self.instead_wanted.emit(self._instead)

    def _show_buttons(self, *_changed: object) -> None:
        self.change.setEnabled(self.list.chosen is not None)
        none = tr("Plan", "Choose one of your rules first.")
        self.change.setToolTip("" if self.list.chosen is not None else none)
        self.add.setEnabled(bool(self._unused()))
        every = tr("Plan", "Every rule is in the list already.")
        self.add.setToolTip("" if self._unused() else every)

    def _unused(self) -> list[RuleKind]:
        used = {rule.kind for rule in self.list.rules()}
        return [kind for kind in CHOOSABLE if kind not in used]

    def _open_add(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in self._unused():
            action = menu.addAction(plan_words.title(Rule(kind)))
            action.triggered.connect(partial(self._add, kind))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _open_change(self) -> None:
        self._change_menu().popup(self.change.mapToGlobal(self.change.rect().bottomLeft()))

    def _open_change_at_pointer(self, _place: object) -> None:
        if self.list.chosen is not None:
            self._change_menu().popup(self.cursor().pos())

    def _change_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.list.chosen
        if chosen is not None and chosen.kind is RuleKind.PREFER_FOLDER:
            menu.addAction(tr("Plan", "Choose a folder…")).triggered.connect(self._choose_folder)
            forget = menu.addAction(tr("Plan", "Forget these folders"))
            forget.setEnabled(bool(chosen.folders))
            forget.triggered.connect(partial(self._prefer, ()))
            menu.addSeparator()
        for words, by in ((tr("Plan", "Move up"), -1), (tr("Plan", "Move down"), 1)):
            menu.addAction(words).triggered.connect(partial(self._move, by))
        menu.addSeparator()
        menu.addAction(tr("Plan", "Remove the rule")).triggered.connect(self.take_away)
        return menu

    def _add(self, kind: RuleKind, _checked: object = None) -> None:
        self.rules_changed.emit([*self.list.rules(), Rule(kind)])

    def _move(self, by: int, _checked: object = None) -> None:
        self.list.move_chosen(by)

    def take_away(self, _checked: object = None) -> None:
        """Do without the chosen rule."""
        chosen = self.list.chosen
        if chosen is not None:
            self.rules_changed.emit([rule for rule in self.list.rules() if rule != chosen])

    def _choose_folder(self, _checked: object = None) -> None:
        choose_folder(self, tr("Plan", "Choose the folder whose files stay"), self.prefer_folder)

    def prefer_folder(self, folder: bytes) -> None:
        """Let files of this folder stay, too, by the chosen rule."""
        rule = self.list.chosen
        if rule is not None:
            self._prefer(tuple(dict.fromkeys((*rule.folders, folder))))

    def _prefer(self, folders: tuple[bytes, ...], _checked: object = None) -> None:
        rules = [
            replace(rule, folders=folders) if rule.kind is RuleKind.PREFER_FOLDER else rule
            for rule in self.list.rules()
        ]
        self.rules_changed.emit(rules)


def _paragraph(text: str) -> QLabel:
    return WrappedLabel(text, TextSize.SMALL, ink=Ink.TEXT2)
