"""How the copies of the shown cluster go: as chosen, or as usual where that is not possible."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.clusters import ClusterKind, ClusterRecord
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.resolve import Way, WayKind, instead_of
from mediadesk.ui.models.plans.way_choice import WayChoice
from mediadesk.ui.threads import TaskRunner

WhyNot = Callable[[int, Iterable[Way]], Mapping[WayKind, Reason]]
"""Which ways no copy of a cluster can go, and why; blocks."""
_ONLY_EXACT = Reason.of(ReasonCode.LINKS_ONLY_EXACT)


class ClusterWay(QObject):
    """Asks what is possible for each cluster as it is shown; never acts."""

    changed = Signal()

    def __init__(
        self, choice: WayChoice, tasks: TaskRunner, why_not: WhyNot | None, parent: QObject
    ) -> None:
        """Follow `choice`; without `why_not` every way counts as possible."""
        super().__init__(parent)
        self.choice, self._tasks, self._why_not = choice, tasks, why_not
        self._record: ClusterRecord | None = None
        self.reasons: Mapping[WayKind, Reason] = {}
        """Why some ways are not possible for the cluster that is shown."""
        choice.changed.connect(self._ask)

    @property
    def way(self) -> Way:
        """The way that copies of the shown cluster go."""
        chosen = self.choice.way
        if chosen.kind not in self.reasons:
            return chosen
        possible = (way for way in self._others() if way.kind not in self.reasons)
        return next(possible, chosen)

    @property
    def trouble(self) -> Reason | None:
        """Why the way that is chosen is not possible here; None when it is."""
        return self.reasons.get(self.choice.way.kind)

    def show_cluster(self, record: ClusterRecord) -> None:
        """Find out what is possible for a cluster."""
        self._record, self.reasons = record, _known(record)
        self._ask()

    def note_failed(self, reason: Reason) -> bool:
        """Offer the other place where a way turned out to be impossible; False when there is none.

        Nothing is done: the next decision says the other place on its button.
        """
        other = instead_of(reason.code)
        if other is None or other.value == self.way.kind.value:
            return False
        self.choice.take(WayKind(other.value))
        return True

    def _others(self) -> list[Way]:
        """Return what may be done instead of the chosen: what keeps every file, never a link."""
        return [self.choice.of_kind(kind) for kind in (WayKind.REMOVED, WayKind.TRASH)]

    def _ask(self) -> None:
        if self._why_not is not None and self._record is not None:
            work = partial(self._why_not, self._record.id, self.choice.every())
            self._tasks.run(work, partial(self._answered, self._record.id))
        self.changed.emit()

    def _answered(
        self, cluster_id: int, found: Mapping[WayKind, Reason] | None, _error: object
    ) -> None:
        if found is not None and self._record is not None and self._record.id == cluster_id:
            self.reasons = {**found, **_known(self._record)}
            self.changed.emit()


def _known(record: ClusterRecord) -> Mapping[WayKind, Reason]:
    return {} if record.kind is ClusterKind.EXACT else {WayKind.LINK: _ONLY_EXACT}
