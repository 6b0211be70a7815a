"""Removes copies that somebody has looked at, of whatever kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.clusters import PROVABLE, ClusterKind
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.reasons import Reason
from mediadesk.domain.resolutions import Resolution
from mediadesk.operations import resolve
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.resolve import RemovalOutcome, Way
from mediadesk.operations.review.looked_at import LookedAt, Shown
from mediadesk.operations.writing.folding import Folding

_ALL = tuple(ClusterKind)
_LOOKED_AT = tuple(kind for kind in ClusterKind if kind not in PROVABLE)
"""Kinds that cannot be proven the same: the ones that were shown must still be there."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """Carries out decisions on single clusters. Blocks."""

    store: Store
    settings: Settings
    lanes: Lanes | None

    def remove(
        self,
        decided: Sequence[Resolution],
        shown: Iterable[Shown],
        way: Way | None,
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> RemovalOutcome:
        """Let copies go a way, as `resolve.act` does; `shown` are they and their keepers.

        What the kept files were given is written into them where the settings say so.
        """
        plan = resolve.plan(self.store, decided, settings=self.settings, verifiable=_ALL, way=way)
        verifier = LookedAt(self.store.readers, shown, self.lanes)
        done = resolve.act(
            self.store,
            plan,
            verifiers=dict.fromkeys(_LOOKED_AT, verifier),
            checkpoint=checkpoint,
            on_step=on_step,
        )
        return Folding(self.store, self.settings, self.lanes).fold(plan, done)


def trouble_of(done: RemovalOutcome) -> tuple[tuple[str, Reason], ...]:
    """Return (name as shown, why) of each file that stayed; no name for what ended all of it."""
    trouble = [(names.shown_last(left.path), left.reason) for left in done.left_out]
    if done.stopped is not None:
        trouble.append(("", done.stopped))
    return tuple(trouble)
