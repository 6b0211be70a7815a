"""Carries out what was decided on one cluster in review; History takes it back."""

from collections.abc import Iterable, Mapping, Sequence

from mediadesk.catalog.clusters import clusters
from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.past.history import BATCH
from mediadesk.catalog.past.verdict_history import VERDICT
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Resolution, ReviewOutcome, ScannedFile
from mediadesk.domain.verdicts import GivenVerdict
from mediadesk.operations import resolve
from mediadesk.operations.folder_rules import in_force
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.file_keys import Whereabouts
from mediadesk.operations.resolve import Way, WayKind
from mediadesk.operations.review.by_hand import ByHand, trouble_of
from mediadesk.operations.review.looked_at import Shown
from mediadesk.operations.review.verdicts import Verdicts


class Reviewing:
    """Decides clusters one by one. Every method blocks; they must not run at the same time."""

    def __init__(
        self, store: Store, settings: Settings, lanes: Lanes | None, way: Way | None = None
    ) -> None:
        """Act on the files of `store`; nothing is remembered of earlier sessions."""
        self._store, self._settings, self._lanes = store, settings, lanes
        self._way = way
        self._verdicts = Verdicts(store)

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
        by_hand = ByHand(self._store, self._settings, self._lanes)
        done = by_hand.remove(decided, map(_shown, files.values()), self._way)
        settled = bool(done.removed) and not done.left_out and done.stopped is None
        changes = done.changes
        verdict = self._verdicts.keep(keep, batch_id=done.batch_id) if settled else None
        if verdict is not None:
            changes |= verdict.changes
        key = f"{BATCH}{done.batch_id}" if done.removed else ""
        gone = sum(not entry.is_sidecar for entry in done.removed)
        return ReviewOutcome(
            gone,
            len(done.removed) - gone,
            done.held_bytes,
            trouble_of(done),
            settled,
            changes,
            key,
        )

    def why_not(self, cluster_id: int, ways: Iterable[Way]) -> dict[WayKind, Reason]:
        """Return which of these ways no copy of a cluster can go, and why."""
        with self._store.readers.use() as reader:
            record = clusters.load(reader, [cluster_id]).get(cluster_id)
            members = clusters.members(reader, cluster_id)
            files = contents.of_files(reader, [member.file_id for member in members])
        keepers = [one.file_id for one in members if one.keeper and one.file_id in files]
        if record is None or not keepers:
            return {}
        keeper = files[keepers[0]].path
        others = [file.path for file in files.values() if file.path != keeper]
        found = resolve.why_not(
            self._store, self._settings, ways, record.kind, keeper=keeper, copies=others
        )
        return dict(found)

    def keep_all(self, cluster_id: int) -> ReviewOutcome:
        """Keep every file of a cluster; it is shown again only when there is one more copy."""
        return self._decided(self._verdicts.keep_all(cluster_id))

    def not_duplicates(self, cluster_id: int) -> ReviewOutcome:
        """Say that these are different things; only a new one brings the cluster back."""
        return self._decided(self._verdicts.not_duplicates(cluster_id))

    def _decided(self, verdict: GivenVerdict | None) -> ReviewOutcome:
        if verdict is None:
            return ReviewOutcome(settled=False)
        return ReviewOutcome(changes=verdict.changes, key=f"{VERDICT}{verdict.uid}")

    def _resolutions(
        self,
        kind: ClusterKind,
        files: Mapping[int, FileContent],
        *,
        keep: Sequence[int],
        remove: Sequence[int],
    ) -> list[Resolution]:
        """Set each file that goes against a kept one of its own volume or pool, if there is one.

        Those whose disk is there come first: for the sake of the others nothing goes.
        """
        where = Whereabouts(in_force(self._store, self._settings))
        kept = sorted((files[id_] for id_ in keep if id_ in files), key=lambda one: one.is_away)
        going: dict[int, list[ScannedFile]] = {}
        for file in (files[id_] for id_ in remove if id_ in files):
            beside = (one for one in kept if where.are_together(one, file))
            going.setdefault(next(beside, kept[0]).id, []).append(_scanned(file))
        return [
            Resolution(kind, _scanned(files[keeper]), tuple(gone)) for keeper, gone in going.items()
        ]


def _shown(file: FileContent) -> Shown:
    return Shown(file.id, file.path, file.quick_hash, MediaKind(file.kind), file.width, file.height)


def _scanned(file: FileContent) -> ScannedFile:
    return ScannedFile(file.path, file.stat, file.quick_hash)
