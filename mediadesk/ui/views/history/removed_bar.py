"""The bar below Removed: how much is held, bring it back, or let it go for good."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.history import HeldTotal, HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.history import history_words
from mediadesk.ui.models.library.selection import FileSelection
from mediadesk.ui.theme import PAGE_MARGIN, TextSize
from mediadesk.ui.threads import Lazy, TaskRunner
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import ElidedLabel, surface
from mediadesk.ui.widgets.overlays.number_dialog import NumberDialog
from mediadesk.ui.work.change_queue import ChangeQueue, Reins
from mediadesk.ui.work.jobs import reason_of

_HEIGHT = 56


class HeldFiles(Protocol):
    """What the bar asks for; all of it blocks."""

    def total(self) -> HeldTotal: ...  # noqa: D102
    def waiting(self) -> HeldTotal: ...  # noqa: D102
    def restore(  # noqa: D102
        self,
        file_ids: Sequence[int],
        *,
        checkpoint: Checkpoint,
        on_step: OnStep,
    ) -> HistoryOutcome: ...
    def purge(  # noqa: D102
        self, file_ids: Sequence[int] | None, *, checkpoint: Checkpoint
    ) -> HistoryOutcome: ...


class RemovedBar(QWidget):
    """Acts on the chosen files, or on all when none is chosen; the buttons say how many."""

    message = Signal(str)
    done = Signal()
    """Something came back or went for good."""
    came_back = Signal(object)
    """HistoryOutcome of what was restored."""

    def __init__(
        self, held: Callable[[], HeldFiles], doing: ChangeQueue, tasks: TaskRunner, actions: Actions
    ) -> None:
        """Make the part; it reads nothing until it is shown."""
        super().__init__()
        surface(self, "bar")
        self.setFixedHeight(_HEIGHT)
        self._held, self._doing, self._tasks = Lazy(held), doing, tasks
        self._selection: FileSelection | None = None
        self._running = 0
        """Files that are being restored or purged now."""
        self._sign = IconLabel("archive-restore", 18)
        self._text = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self.restore = push_button("", "archive-restore", look="action")
        self.purge = push_button("", "trash", look="action")
        self.restore.clicked.connect(self._restore)
        self._actions = actions
        actions.on(ActionId.RESTORE, self._restore)
        self.purge.clicked.connect(self._ask_to_purge)
        self.stop = push_button(tr("Plan", "Stop"), look="action")
        self.stop.clicked.connect(doing.stop)
        self.stop.hide()
        doing.stepped.connect(self._stepped)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self.restore)
        row.addWidget(self.purge)
        row.addWidget(self.stop)

    def stand_below(self, page: QWidget, selection: FileSelection) -> None:
        """Stand below a page of files and act on those of its list, once `show_for` says so."""
        if (layout := page.layout()) is not None:
            layout.addWidget(self)
        self.hide()
        self._selection = selection
        selection.changed.connect(self._show_buttons)
        for changed in (selection.files.modelReset, selection.files.listing_changed):
            changed.connect(self._show_buttons)
            changed.connect(self._count_again)
        self._show_buttons()

    def show_for(self, place: SmartPlace | None) -> None:
        """Show the bar where the files are that were removed."""
        is_here = place is SmartPlace.REMOVED
        self.setVisible(is_here)
        self._actions[ActionId.RESTORE].setVisible(is_here)
        for id_ in (ActionId.SET_DATES, ActionId.EXPORT):
            self._actions[id_].setVisible(not is_here)
        if is_here:
            self.refresh()

    def refresh(self) -> None:
        """Read how much is held."""
        self._tasks.run(lambda: self._held.get().total(), self._counted)

    def _count_again(self) -> None:
        if self.isVisible():
            self.refresh()

    def _counted(self, found: HeldTotal | None, _error: Exception | None) -> None:
        if found is None or self._running:
            return
        if not found.files:
            self._text.setText(tr("Removed", "Nothing is held."))
            return
        words = tr("Removed", "{files}, {size}, held on their own disks until you purge them.")
        if found.files + found.sidecars == 1:
            words = tr("Removed", "{files}, {size}, held on its own disk until you purge it.")
        size = formatting.size(found.size_bytes)
        files = formatting.with_sidecars(found.files, found.sidecars)
        told = words.format(files=files, size=size)
        if found.links:
            one = tr("Removed", "A hard link is in the place of {files}.")
            many = tr("Removed", "Hard links are in the places of {files}.")
            linked = one if found.links == 1 else many
            told = f"{told} {linked.format(files=formatting.files(found.links))}"
        self._text.setText(told)

    def _show_buttons(self) -> None:
        number = len(self._wanted())
        everything = not self._chosen()
        files = formatting.files(number)
        back = tr("Removed", "Restore all {n}") if everything else tr("Removed", "Restore {files}")
        gone = tr("Removed", "Purge all {n}") if everything else tr("Removed", "Purge {files}")
        if not number:
            back, gone = tr("Removed", "Restore all"), tr("Removed", "Purge all")
        for button, text in ((self.restore, back), (self.purge, gone)):
            words = text.format(n=formatting.count(number), files=files)
            button.setText(words)
            button.setAccessibleName(words)
            button.setEnabled(number > 0)
            button.setToolTip("" if number else tr("Removed", "Nothing is held."))

    def _chosen(self) -> Sequence[int]:
        return () if self._selection is None else self._selection.ids()

    def _wanted(self) -> Sequence[int]:
        if self._selection is None:
            return ()
        return self._chosen() or self._selection.files.listing.ids

    def _restore(self) -> None:
        ids = list(self._wanted())
        if not ids or self._running:
            return

        def work(reins: Reins) -> HistoryOutcome:
            return self._held.get().restore(ids, checkpoint=reins.checkpoint, on_step=reins.on_step)

        self._begin(len(ids))
        self._doing.run(work, self._restored)

    def _begin(self, files: int) -> None:
        """Let Stop stand in the place of what is being done."""
        self._running = files
        self._show_running()
        self._stepped(0)

    def _stepped(self, done: int) -> None:
        if self._running:
            words = tr("Removed", "{n} of {files}")
            files = formatting.files(self._running)
            self._text.setText(words.format(n=formatting.count(done), files=files))

    def _show_running(self) -> None:
        self.stop.setVisible(self._running > 0)
        for button in (self.restore, self.purge):
            button.setVisible(not self._running)

    def _restored(self, found: HistoryOutcome | None, error: Exception | None) -> None:
        self._end()
        if found is None:
            self._say(error)
            return
        self.message.emit(history_words.taken_back(found))
        self.came_back.emit(found)
        self._over()

    def _ask_to_purge(self) -> None:
        ids = list(self._wanted())
        question = tr("Removed", "Delete {files} for good?").format(
            files=formatting.files(len(ids))
        )
        why = tr("Removed", "This is the one thing that cannot be undone.")
        dialog = NumberDialog(question, why, tr("Removed", "Delete for good"), len(ids), self)
        dialog.accepted.connect(partial(self._purge, ids))
        dialog.addAction(self._actions[ActionId.QUIT])  # the window does not hear its key now
        dialog.open()

    def _purge(self, ids: Sequence[int]) -> None:
        def work(reins: Reins) -> HistoryOutcome:
            return self._held.get().purge(ids, checkpoint=reins.checkpoint)

        self._begin(len(ids))
        self._doing.run(work, self._purged)

    def _purged(self, found: HistoryOutcome | None, error: Exception | None) -> None:
        self._end()
        if found is None:
            self._say(error)
            return
        words = tr("Removed", "Deleted {files} for good. {size} are free.")
        size = formatting.size(found.size_bytes)
        what = formatting.with_sidecars(found.files, found.sidecars)
        told = words.format(files=what, size=size)
        if not found.files and not found.sidecars:
            told = tr("Removed", "Nothing was deleted.")
        self.message.emit(" ".join((told, *history_words.troubles(found.trouble))))
        self._over()

    def _end(self) -> None:
        self._running = 0
        self._show_running()
        self.refresh()

    def _over(self) -> None:
        self.done.emit()

    def _say(self, error: Exception | None) -> None:
        if error is not None:
            self.message.emit(formatting.sentence(reason_of(error)))
