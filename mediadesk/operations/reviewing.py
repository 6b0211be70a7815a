"""Carries out what was decided on one cluster in review, and takes it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from mediadesk.catalog import clusters, contents
from mediadesk.catalog.contents import FileContent
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Resolution, ScannedFile
from mediadesk.domain.verdicts import GivenVerdict
from mediadesk.fingerprint.quick_hash import quick_hash
from mediadesk.operations import resolve
from mediadesk.operations.copies import Whereabouts
from mediadesk.operations.folder_rules import in_force
from mediadesk.operations.verdicts import Verdicts

_BY_HAND = (ClusterKind.EXACT, ClusterKind.SIMILAR, ClusterKind.VIDEO, ClusterKind.AUDIO)
"""Kinds whose files may go when somebody has looked; identical ones wait for their merging."""


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """What a decision came to: files removed or put back, their bytes, why some were not."""

    files: int = 0
    size_bytes: int = 0
    trouble: tuple[tuple[str, Reason], ...] = ()
    """(name as shown, why) of each file that could not be dealt with."""
    settled: bool = True
    """True when the cluster is done with."""
    changes: CatalogChanges = CatalogChanges()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class _Done:
    """What a decision is undone by."""

    batch_id: int | None
    verdict: str | None


class Reviewing:
    """Decides clusters one by one. Every method blocks; they must not run at the same time."""

    def __init__(self, store: Store, settings: Settings) -> None:
        """Act on the files of `store`; nothing is remembered of earlier sessions."""
        self._store, self._settings = store, settings
        self._verdicts = Verdicts(store)
        self._done: list[_Done] = []

    def accept(self, cluster_id: int, keep: Sequence[int], remove: Sequence[int]) -> ReviewOutcome:
        """Remove these files of a cluster; each is set against one of those that are kept.

        Raises `OutsideError` when nothing could be begun.
        """
        with self._store.readers.use() as reader:
            record = clusters.load(reader, [cluster_id]).get(cluster_id)
            files = contents.of_files(reader, [*keep, *remove])
        if record is None or not any(id_ in files for id_ in keep):
            raise OutsideError(Reason.of(ReasonCode.NOT_VERIFIABLE))
        decided = self._resolutions(record.kind, files, keep=keep, remove=remove)
        plan = resolve.plan(self._store, decided, settings=self._settings, verifiable=_BY_HAND)
        expected = {file.path: file.quick_hash for file in files.values()}
        verifier = partial(_still_as_reviewed, expected)
        done = resolve.act(self._store, plan, verifiers=dict.fromkeys(_BY_HAND[1:], verifier))
        settled = bool(done.removed) and not done.left_out and done.stopped is None
        changes = done.changes
        verdict = self._verdicts.keep(keep) if settled else None
        if verdict is not None:
            changes |= verdict.changes
        if done.batch_id is not None and done.removed:
            self._done.append(_Done(done.batch_id, None if verdict is None else verdict.uid))
        trouble = [(_name(left.path), left.reason) for left in done.left_out]
        if done.stopped is not None:
            trouble.append(("", done.stopped))
        return ReviewOutcome(len(done.removed), done.held_bytes, tuple(trouble), settled, changes)

    def keep_all(self, cluster_id: int) -> ReviewOutcome:
        """Keep every file of a cluster; it is shown again only when there is one more copy."""
        return self._decided(self._verdicts.keep_all(cluster_id))

    def not_duplicates(self, cluster_id: int) -> ReviewOutcome:
        """Say that these are different things; only a new one brings the cluster back."""
        return self._decided(self._verdicts.not_duplicates(cluster_id))

    def undo(self) -> ReviewOutcome:
        """Take the last decision of this session back. Raises `OutsideError`."""
        if not self._done:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
        done = self._done.pop()
        outcome = ReviewOutcome()
        if done.batch_id is not None:
            undone = resolve.undo(self._store, done.batch_id)
            trouble = tuple((_name(left.path), left.reason) for left in undone.failed)
            outcome = ReviewOutcome(len(undone.restored), 0, trouble, changes=undone.changes)
        if done.verdict is not None:
            changes = outcome.changes | self._verdicts.take_back(done.verdict)
            outcome = replace(outcome, changes=changes)
        return outcome

    def _decided(self, verdict: GivenVerdict | None) -> ReviewOutcome:
        if verdict is None:
            return ReviewOutcome(settled=False)
        self._done.append(_Done(None, verdict.uid))
        return ReviewOutcome(changes=verdict.changes)

    def _resolutions(
        self,
        kind: ClusterKind,
        files: Mapping[int, FileContent],
        *,
        keep: Sequence[int],
        remove: Sequence[int],
    ) -> list[Resolution]:
        """Set each file that goes against a kept one of its own volume or pool, if there is one."""
        where = Whereabouts(in_force(self._store, self._settings))
        kept = [files[id_] for id_ in keep if id_ in files]
        going: dict[int, list[ScannedFile]] = {}
        for file in (files[id_] for id_ in remove if id_ in files):
            beside = (one for one in kept if where.are_together(one, file))
            going.setdefault(next(beside, kept[0]).id, []).append(_scanned(file))
        return [
            Resolution(kind, _scanned(files[keeper]), tuple(gone)) for keeper, gone in going.items()
        ]


def _still_as_reviewed(
    expected: Mapping[bytes, str], keeper: bytes, victim: bytes
) -> Reason | None:
    """Pictures that look the same cannot be compared byte by byte: both must be the ones shown."""
    for path, reason in (
        (victim, Reason.of(ReasonCode.CHANGED_SINCE_SCAN)),
        (keeper, Reason.of(ReasonCode.KEEPER_CHANGED, keeper=names.shown(keeper))),
    ):
        if not expected.get(path) or quick_hash(path) != expected[path]:
            return reason
    return None


def _scanned(file: FileContent) -> ScannedFile:
    return ScannedFile(file.path, file.stat, file.quick_hash)


def _name(path: bytes) -> str:
    return names.shown(path.rpartition(b"/")[2])
