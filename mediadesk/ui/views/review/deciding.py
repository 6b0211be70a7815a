"""Decides clusters: accepts what is shown, keeps everything, says what is no duplicate."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.history import HistoryOutcome
from mediadesk.domain.reasons import Reason
from mediadesk.domain.resolutions import ReviewOutcome
from mediadesk.operations.resolve import Way, WayKind
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions, tooltip
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import cluster_words
from mediadesk.ui.models.history import history_words
from mediadesk.ui.models.plans import way_words
from mediadesk.ui.views.history.undoing import Undoing
from mediadesk.ui.views.review.cluster_way import ClusterWay, WhyNot
from mediadesk.ui.views.review.review_pane import ReviewPane
from mediadesk.ui.work.change_queue import ChangeQueue


class Resolver(Protocol):
    """Carries decisions out, safely and so that they can be undone; all of it blocks."""

    def accept(self, cluster_id: int, keep: Sequence[int], remove: Sequence[int]) -> ReviewOutcome:
        """Remove these files, all of which are the same thing as one that is kept."""

    def keep_all(self, cluster_id: int) -> ReviewOutcome: ...  # noqa: D102
    def not_duplicates(self, cluster_id: int) -> ReviewOutcome: ...  # noqa: D102
    def why_not(  # noqa: D102
        self, cluster_id: int, ways: Iterable[Way]
    ) -> Mapping[WayKind, Reason]: ...


_FEWEST = 2
"""Files between which one can choose."""
MakeResolver = Callable[[Way], Resolver]
"""Makes what carries out decisions, by which copies go a way; runs on a worker."""


class Deciding(QObject):
    """Ties the actions to the resolver; without one they say that they cannot act."""

    decided = Signal(object)
    """Id of the cluster that was decided: told at once, while it is still being done."""
    returned = Signal(object)
    """Id of a cluster that is not settled after all."""
    taken_back = Signal(object)
    """Id of the cluster that is open again; None where it was decided in another session."""
    counted = Signal()
    """The counters have changed."""
    said = Signal(str, str)
    """(sentence, word of the button that takes it back)."""
    message = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        pane: ReviewPane,
        actions: Actions,
        resolver: MakeResolver | None,
        *,
        going: ClusterWay,
        doing: ChangeQueue,
        undoing: Undoing,
        parent: QObject,
    ) -> None:
        """Decide what `pane` shows; `resolver` is made anew on a worker for each decision."""
        super().__init__(parent)
        self._pane, self._actions, self._doing, self._undoing = pane, actions, doing, undoing
        self._resolver, self._going = resolver, going
        going.changed.connect(self.show_choices)
        self.under_way: set[int] = set()
        """Clusters that are being decided now."""
        self._gains: dict[str, tuple[int, int]] = {}
        """(clusters, bytes) of each decision of this session, by its key in History."""
        self._clusters: dict[str, int] = {}
        """Which cluster each of them was on."""
        self._proposed: tuple[int, tuple[int, ...]] | None = None
        """The cluster shown, and what would stay of it as long as nobody has chosen."""
        self._is_meant = False
        """True once a nearly equal choice was pointed at, or Enter was pressed before."""
        self.done = 0
        """Clusters decided in this session."""
        self.gained_bytes = 0
        for id_, do in (
            (ActionId.ACCEPT, self._accept),
            (ActionId.KEEP_ALL, self._keep_all),
            (ActionId.NOT_DUPLICATES, self._part),
        ):
            actions[id_].triggered.connect(do)
            actions[id_].setAutoRepeat(False)  # a key that is held decides one cluster, not many
        undoing.taken_back.connect(self._taken_back)
        undoing.done_again.connect(self._done_again)
        pane.verdicts_changed.connect(self.show_choices)
        self.show_choices()

    def show_choices(self) -> None:
        """Say on the buttons what they would do to what is shown."""
        verdicts, review = self._pane.verdicts, self._pane.review
        kept, removed = verdicts.kept, verdicts.removed
        shown = None if review is None else review.record.id
        if shown is None or self._proposed is None or self._proposed[0] != shown:
            self._proposed = None if shown is None else (shown, tuple(kept))
            self._is_meant = False
        numbers, every = verdicts.numbers, len(kept) + len(removed)
        way = self._going.way
        template = way_words.accept(way)
        text = cluster_words.accept(numbers(kept), numbers(removed), every, template)
        self._actions[ActionId.ACCEPT].setText(text if kept else tr("Action", "Accept"))
        why_not = ""
        if self._resolver is None:
            why_not = tr("Review", "Nothing can be decided here.")
        elif not kept:
            why_not = tr("Review", "No cluster is shown.")
        elif review is not None and len(review.here) < _FEWEST:
            why_not = tr("Review", "What is left has no copy here any more.")
        for id_ in (ActionId.ACCEPT, ActionId.KEEP_ALL):
            self._enable(id_, why_not)
        if (
            not why_not
            and review is not None
            and review.record.kind in cluster_words.MAY_GO_IN_BULK
        ):
            why_not = tr("Review", "These are the same; Keep all leaves them where they are.")
        self._enable(ActionId.NOT_DUPLICATES, why_not)
        if kept and removed and self._resolver is not None:
            accept, trouble = self._actions[ActionId.ACCEPT], self._going.trouble
            why = "" if trouble is None else f" {formatting.sentence(trouble)}"
            accept.setToolTip(f"{tooltip(accept)}. {way_words.short(way)}.{why}")

    def mean_it(self) -> None:
        """Take what the button says as meant: it was pressed itself."""
        self._is_meant = True

    def _enable(self, id_: ActionId, why_not: str) -> None:
        action = self._actions[id_]
        action.setEnabled(not why_not)
        action.setToolTip(f"{action.text()}. {why_not}" if why_not else tooltip(action))

    def _accept(self) -> None:
        review, resolver = self._pane.review, self._resolver
        if review is None or resolver is None or self._pane.members.take_jump():
            return
        id_, keep, remove = review.record.id, self._pane.verdicts.kept, self._pane.verdicts.removed
        is_choice = self._is_meant or self._proposed != (id_, tuple(keep))
        if remove and not is_choice and not review.is_clear:
            self._is_meant = True
            again = tr("Review", "Nearly equal: choose with the numbers, or press Enter once more.")
            if review.holding:
                again = tr(
                    "Review",
                    "Each holds what the other does not: choose with the numbers, or press Enter"
                    " once more.",
                )
            self.message.emit(again)
        elif remove:
            way = self._going.way
            self._run(id_, lambda: resolver(way).accept(id_, keep, remove), way)
        else:
            self._keep_all()

    def _keep_all(self) -> None:
        review, resolver = self._pane.review, self._resolver
        if review is not None and resolver is not None:
            id_ = review.record.id
            self._run(id_, lambda: resolver(Way()).keep_all(id_))

    def _part(self) -> None:
        review, resolver = self._pane.review, self._resolver
        if review is not None and resolver is not None:
            id_ = review.record.id
            said = tr("Review", "Marked as not duplicates. Everything stays.")
            self._run(id_, lambda: resolver(Way()).not_duplicates(id_), stays=said)

    def _run(
        self,
        cluster_id: int,
        work: Callable[[], ReviewOutcome],
        way: Way = Way(),  # noqa: B008 - frozen
        *,
        stays: str = "",
    ) -> None:
        if cluster_id not in self.under_way:
            self.under_way.add(cluster_id)
            say = partial(_sentence, way=way, stays=stays)
            self._doing.run(lambda _reins: work(), partial(self._answered, cluster_id, say))
            self._undoing.expect()
            self.decided.emit(cluster_id)

    def _answered(
        self,
        cluster_id: int,
        say: Callable[[ReviewOutcome], str],
        found: ReviewOutcome | None,
        error: Exception | None,
    ) -> None:
        self.under_way.discard(cluster_id)
        if found is None:
            self._undoing.refresh()
            self.failed.emit(error)
            self.returned.emit(cluster_id)
            return
        if found.key:
            self._clusters[found.key] = cluster_id
            self._undoing.note_done()
        else:
            self._undoing.refresh()
        if not found.settled:
            self.returned.emit(cluster_id)
        self.note_resolved(found.key, int(found.settled), found.size_bytes)
        told = say(found)
        if any(self._going.note_failed(reason) for _, reason in found.trouble):
            other = way_words.short(self._going.choice.way)
            told = f"{told} {tr('Review', 'Chosen now: {way}.').format(way=other)}"
        self.said.emit(told, tr("Review", "Undo") if found.key else "")

    def note_resolved(self, key: str, clusters: int, size_bytes: int) -> None:
        """Count what was decided, here or by a plan for many; `key` is what History knows it by."""
        if key:
            self._gains[key] = (clusters, size_bytes)
        self.done += clusters
        self.gained_bytes += size_bytes
        self.counted.emit()

    def _taken_back(self, found: HistoryOutcome) -> None:
        key = "" if found.item is None else found.item.key
        clusters, gained = self._gains.pop(key, (0, found.size_bytes))
        self.done -= clusters
        self.gained_bytes = max(0, self.gained_bytes - gained)
        self.counted.emit()
        self.taken_back.emit(self._clusters.get(key))

    def _done_again(self, found: HistoryOutcome) -> None:
        if found.item is not None:
            self.note_resolved(found.item.key, found.item.clusters, found.size_bytes)
        self.taken_back.emit(None)


def asked_of(resolver: MakeResolver | None) -> WhyNot | None:
    """Return what tells which ways are not possible, asked of a resolver."""
    return None if resolver is None else partial(_why_not, resolver)


def _why_not(
    resolver: MakeResolver, cluster_id: int, ways: Iterable[Way]
) -> Mapping[WayKind, Reason]:
    return resolver(Way()).why_not(cluster_id, ways)


def _sentence(found: ReviewOutcome, *, way: Way, stays: str) -> str:
    done = stays or tr("Review", "Everything stays.")
    if found.files or not found.settled:
        done = way_words.done(
            way, files=found.files, sidecars=found.sidecars, size_bytes=found.size_bytes
        )
    return " ".join((done, *history_words.troubles(found.trouble)))
