"""What becomes of a damaged catalog: its backup comes back, it begins anew, or nothing is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout

from mediadesk.domain.damage import Damage, Remedy
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.controls.choice_rows import ChoiceRows
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import WrappedLabel, label, surface

_WIDTH = 560
_ICON_PX = 24


class DamageDialog(QDialog):
    """Stands alone, before the window; Esc and closing it leave everything as it is."""

    def __init__(self, damage: Damage) -> None:
        """Offer the backup first, where there is one."""
        super().__init__()
        surface(self, "content")
        ways = _ways(damage)
        self._remedies = [remedy for remedy, _, _ in ways]
        title, told = _words(damage)
        self.setWindowTitle("MediaDesk")
        self.rows = ChoiceRows([(name, note, None) for _, name, note in ways])
        self.rows.take(0)
        card = QFrame()
        card.setProperty("surface", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.rows)
        self.yes = push_button(tr("Damage", "Go on"), look="primary")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.accept)
        self.no = push_button(tr("Damage", "Quit"), look="action")
        self.no.setToolTip(tr("Damage", "Change nothing and ask again at the next start"))
        self.no.clicked.connect(self.reject)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("triangle-alert", _ICON_PX, Ink.WARN))
        head.addWidget(label(title, TextSize.TITLE), 1)
        body = WrappedLabel(told, ink=Ink.TEXT2)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 20)
        down.setSpacing(14)
        down.addLayout(head)
        down.addWidget(body)
        down.addWidget(card)
        down.addLayout(buttons)
        self.setFixedSize(_WIDTH, down.totalHeightForWidth(_WIDTH))
        self.setAccessibleName(title)
        self.setAccessibleDescription(told)
        self.yes.setFocus()

    @property
    def remedy(self) -> Remedy:
        """What is chosen."""
        return self._remedies[self.rows.taken]


def _words(damage: Damage) -> tuple[str, str]:
    """Return the headline, and what is and is not affected."""
    if damage.of_decisions:
        title = tr("Damage", "The record of your decisions is damaged")
        told = tr(
            "Damage",
            "{path} cannot be read properly. Your pictures and films are untouched. "
            "Whatever you choose, the damaged file is kept beside it.",
        )
    else:
        title = tr("Damage", "The catalog is damaged")
        told = tr(
            "Damage",
            "{path} cannot be read properly. Your pictures and films are untouched, and "
            "your decisions are safe in a file of their own. Whatever you choose, the "
            "damaged file is kept beside it.",
        )
    if not damage.backup_made:
        told += " " + tr("Damage", "There is no sound backup of it.")
    return title, told.format(path=damage.path)


def _ways(damage: Damage) -> list[tuple[Remedy, str, str]]:
    """Return what can be done: remedy, name, and what it costs."""
    if damage.of_decisions:
        backup = tr("Damage", "What you decided after it has to be decided again.")
        anew = tr("Damage", "Start without earlier decisions")
        cost = tr("Damage", "Your folders stay; all else has to be decided again.")
    else:
        backup = tr("Damage", "Decisions are applied again; later files come back with a scan.")
        anew = tr("Damage", "Start with an empty catalog")
        cost = tr("Damage", "Your folders and decisions come back; all files are scanned again.")
    ways = [(Remedy.ANEW, anew, cost)]
    if damage.backup_made:
        name = tr("Damage", "Restore the backup of {when}").format(when=damage.backup_made)
        ways.insert(0, (Remedy.BACKUP, name, backup))
    return ways
