"""The rules of a plan in their order: dragged, or moved with Alt and the arrows."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from mediadesk.operations.bulk import Rule, RuleCount, RuleKind
from mediadesk.ui.delegates.plan_delegates import RULE_HEIGHT, RuleDelegate
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.plans import plan_words

_Item = Qt.ItemDataRole
_Flag = Qt.ItemFlag


class RuleList(QListWidget):
    """Rules that are always in force keep their places; the user's stand between them."""

    rules_changed = Signal(object)
    """list[Rule]: the user's, in their new order."""

    def __init__(self) -> None:
        """Show no rules yet."""
        super().__init__()
        self.setAccessibleName(tr("Plan", "Rules, the first that tells two copies apart decides"))
        self.setItemDelegate(RuleDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setProperty("surface", "raised")

    @property
    def chosen(self) -> Rule | None:
        """The user's rule that is chosen, None when there is none."""
        item = self.currentItem()
        found: RuleCount | None = None if item is None else item.data(_Item.UserRole)
        return None if found is None or found.fixed else found.rule

    def rules(self) -> list[Rule]:
        """Return the user's rules in their order."""
        found = [self.item(row).data(_Item.UserRole) for row in range(self.count())]
        return [each.rule for each in found if not each.fixed]

    def show_rules(self, counts: Sequence[RuleCount], protected: Sequence[bytes]) -> None:
        """Show rules and how many clusters each decided; the chosen one stays chosen."""
        before = self.currentItem()
        kind = None if before is None else before.data(_Item.UserRole).rule.kind
        shown = [each for each in counts if _is_worth_showing(each)]
        while self.count() > len(shown):
            self.takeItem(self.count() - 1)
        for row, each in enumerate(shown):
            item = self.item(row) if row < self.count() else QListWidgetItem(self)
            fixed = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable
            item.setFlags(fixed if each.fixed else fixed | _Flag.ItemIsDragEnabled)
            item.setSizeHint(QSize(0, RULE_HEIGHT))
            item.setData(_Item.UserRole, each)
            item.setData(_Item.StatusTipRole, plan_words.detail(each.rule, protected))
            spoken = plan_words.spoken(each.rule, each.clusters, protected)
            item.setData(_Item.AccessibleTextRole, spoken)
            item.setToolTip(plan_words.detail(each.rule, protected))
            if each.rule.kind is kind:
                self.setCurrentItem(item)
        self.setFixedHeight(RULE_HEIGHT * len(shown))

    def move_chosen(self, by: int) -> None:
        """Move the chosen rule up or down among the user's."""
        rules, chosen = self.rules(), self.chosen
        if chosen is None:
            return
        place = rules.index(chosen)
        target = place + by
        if 0 <= target < len(rules):
            rules.insert(target, rules.pop(place))
            self.rules_changed.emit(rules)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the new order."""
        super().dropEvent(event)
        self.rules_changed.emit(self.rules())

    def viewportEvent(self, event: QEvent) -> bool:
        """Scroll nothing: all rules are in sight."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return False
        return super().viewportEvent(event)


def _is_worth_showing(each: RuleCount) -> bool:
    return not each.fixed or each.rule.kind is RuleKind.PROTECTED or each.clusters > 0
