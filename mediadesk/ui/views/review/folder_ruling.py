"""Rules for folders from review: protect one, or never suggest anything from it again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.history import HistoryKind, HistoryOutcome
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.views.history.undoing import Undoing
from mediadesk.ui.views.review.review_pane import ReviewPane
from mediadesk.ui.work.change_queue import ChangeQueue, Reins, Touched
from mediadesk.ui.work.jobs import reason_of

SetRule = Callable[[bytes, FolderRule], CatalogChanges]
"""Lets a rule hold for a folder; blocks."""
_MOST_FOLDERS = 9


class FolderRuling(QObject):
    """Offers the folders of the shown files in a menu, by keys as well."""

    message = Signal(str)
    said = Signal(str, str)
    """(sentence, word of the button that takes it back)."""
    ruled = Signal()
    """A rule holds from now on: clusters may be others."""

    def __init__(
        self,
        pane: ReviewPane,
        actions: Actions,
        *,
        doing: ChangeQueue,
        undoing: Undoing,
        rule: SetRule | None,
        parent: QObject,
    ) -> None:
        """Rule the folders of the files that `pane` shows; without `rule` say that it cannot."""
        super().__init__(parent)
        self._pane, self._doing, self._undoing, self._rule = pane, doing, undoing, rule
        undoing.taken_back.connect(self._turned)
        undoing.done_again.connect(self._turned)
        for id_, each in (
            (ActionId.PROTECT_FOLDER, FolderRule.PROTECTED),
            (ActionId.NEVER_SUGGEST, FolderRule.NEVER_SUGGEST),
        ):
            actions[id_].triggered.connect(partial(self._offer, each))
            actions[id_].setEnabled(rule is not None)

    def _offer(self, rule: FolderRule, _checked: object = None) -> None:
        folders = self._folders()
        if not folders:
            return
        menu = QMenu(self._pane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        protect = tr("Review", "Protect {folder}")
        never = tr("Review", "Never suggest from {folder}")
        words = protect if rule is FolderRule.PROTECTED else never
        for path, shown in folders.items():
            action = menu.addAction(words.format(folder=shown.replace("&", "&&")))
            action.triggered.connect(partial(self.hold, path, shown, rule))
        menu.setActiveAction(menu.actions()[0])
        corner = self._pane.actions_bar.rect().topLeft()
        place = self._pane.actions_bar.mapToGlobal(corner)
        place.setY(place.y() - menu.sizeHint().height())
        menu.popup(place)

    def hold(self, path: bytes, shown: str, rule: FolderRule, _checked: object = None) -> None:
        """Let a rule hold for a folder."""
        set_rule = self._rule
        if set_rule is None:
            return

        def work(_reins: Reins) -> Touched:
            return Touched(set_rule(path, rule))

        self._doing.run(work, partial(self._held, shown, rule))

    def _folders(self) -> dict[bytes, str]:
        """Return the folders of the files on the stage, the keeper's first."""
        found: dict[bytes, str] = {}
        for file in self._pane.files_shown[:_MOST_FOLDERS]:
            found.setdefault(file.path.rpartition(b"/")[0], file.folder_shown)
        return found

    def _held(self, shown: str, rule: FolderRule, _found: object, error: Exception | None) -> None:
        if error is not None:
            self.message.emit(formatting.sentence(reason_of(error)))
            return
        protected = tr("Review", "{folder} is protected: nothing in it is offered for removal.")
        never = tr("Review", "Nothing in {folder} is suggested from now on.")
        words = protected if rule is FolderRule.PROTECTED else never
        self._undoing.note_done()
        self.said.emit(words.format(folder=shown), tr("Review", "Undo"))
        self.ruled.emit()

    def _turned(self, found: HistoryOutcome) -> None:
        """Tell that a rule was taken back, or holds again."""
        if found.item is not None and found.item.kind is HistoryKind.RULED:
            self.ruled.emit()
