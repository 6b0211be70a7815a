"""Finds what is the same: looks closer where it must, then stores the clusters."""

from collections.abc import Callable, Mapping, Sequence

from mediadesk.catalog import clusters, contents
from mediadesk.catalog.contents import FileContent
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.dedupe import exact, ranking
from mediadesk.dedupe.exact import Copy, CopyClass, FileKeys
from mediadesk.dedupe.ranking import Choice, Contender
from mediadesk.dedupe.units import RAW_FORMATS
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import Cluster, ClusterKind, ClusterMember
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress
from mediadesk.operations.hashing import ContentHasher

_LOSSLESS = frozenset({"png", "bmp", "tiff", "flac", "wav", "aiff"})

Chooser = Callable[[Sequence[Contender]], Choice]


class DuplicateSearch:
    """Brings the clusters up to date with the catalog; what is up to date costs little."""

    def __init__(self, store: Store, settings: Settings) -> None:
        """Search in `store`, by the user's pools and protected folders."""
        self._store = store
        self._settings = settings
        self.progress = JobProgress()
        self.control = JobControl(self.progress)

    def run(self, kinds: Sequence[ClusterKind] = ()) -> CatalogChanges:
        """Search for these kinds, all when none is named; returns the clusters touched.

        Raises `CancelledError` when asked to stop; what was found until then is stored.
        """
        changes = CatalogChanges()
        wanted = set(kinds or ClusterKind)
        if wanted & {ClusterKind.EXACT, ClusterKind.IDENTICAL}:
            self._hash_fully()
            changes |= self._equals()
        return changes

    def _hash_fully(self) -> None:
        files = self._twins()
        wanting = set(exact.wanting_sha256(self._keys(files)))
        hasher = ContentHasher(
            self._store, self.control, self.progress, workers=self._settings.hashing_workers
        )
        hasher.hash_files([file for file in files if file.id in wanting])
        self.control.checkpoint()

    def _equals(self) -> CatalogChanges:
        files = self._twins()
        keys = self._keys(files)
        by_id = {file.id: file for file in files}
        pools = self._pools(files)
        changes = CatalogChanges()
        for kind, classes, choose in (
            (ClusterKind.EXACT, exact.exact_classes(keys), ranking.keeper_of_equals),
            (ClusterKind.IDENTICAL, exact.identical_classes(keys), ranking.keeper_of_identical),
        ):
            found = [_cluster(kind, one, by_id, choose, pools) for one in classes]
            changes |= self._store.catalog.submit(
                lambda writer, kind=kind, found=found: clusters.replace_kind(  # type: ignore[misc]
                    writer, kind, found
                )
            ).result()
        return changes

    def _twins(self) -> list[FileContent]:
        with self._store.readers.use() as reader:
            return list(contents.twins(reader))

    def _keys(self, files: Sequence[FileContent]) -> list[FileKeys]:
        protected = [path.rstrip(b"/") + b"/" for path in self._settings.protected_roots]
        return [
            FileKeys(
                id=file.id,
                size_bytes=file.stat.size_bytes,
                volume=file.volume,
                dev=file.stat.dev,
                inode=file.stat.inode,
                quick_hash=file.quick_hash,
                sha256=file.sha256 or None,
                sampled_payload=file.payload_key or None,
                payload=file.payload_hash or None,
                protected=any(file.path.startswith(root) for root in protected),
            )
            for file in files
        ]

    def _pools(self, files: Sequence[FileContent]) -> dict[str, str]:
        """Return the pool of each volume that the user declared to be in one."""
        pools: dict[str, str] = {}
        for number, roots in enumerate(self._settings.pools):
            for file in files:
                if any(file.path.startswith(root.rstrip(b"/") + b"/") for root in roots):
                    pools[file.volume] = f"pool {number}"
        return pools


def _cluster(
    kind: ClusterKind,
    found: CopyClass,
    files: Mapping[int, FileContent],
    choose: Chooser,
    pools: Mapping[str, str],
) -> Cluster:
    def best(copies: Sequence[Copy]) -> int:
        return choose([_contender(copy, files[copy.id]) for copy in copies]).keeper

    offer = exact.offer(found.copies, best, pools)
    choice = choose([_contender(copy, files[copy.id]) for copy in found.copies])
    removable = set(offer.removable)
    ordered = sorted(found.copies, key=lambda copy: (copy.id != offer.keeper, copy.id))
    return Cluster(
        kind=kind,
        members=tuple(_member(copy, offer.keeper, removable, choice) for copy in ordered),
        reclaimable_bytes=offer.reclaimable_bytes,
        hidden=found.hidden,
    )


def _member(copy: Copy, keeper: int, removable: set[int], choice: Choice) -> ClusterMember:
    is_keeper = copy.id == keeper
    reason = choice.decided_by if is_keeper else choice.against.get(copy.id, choice.decided_by)
    return ClusterMember(
        file_id=copy.id,
        keeper=is_keeper,
        removable=copy.id in removable,
        reason_code=reason.code,
        reason_facts=dict(reason.facts),
        same_as=tuple(name for name in copy.names if name != copy.id),
    )


def _contender(copy: Copy, file: FileContent) -> Contender:
    facts = file.facts
    return Contender(
        id=copy.id,
        name=file.name_shown,
        folder=file.folder_shown,
        size_bytes=file.stat.size_bytes,
        mtime_ns=file.stat.mtime_ns,
        width=file.width,
        height=file.height,
        format=facts.format,
        is_raw=facts.format in RAW_FORMATS,
        is_lossless=facts.format in _LOSSLESS,
        jpeg_quality=facts.jpeg_quality,
        camera=file.camera,
        software=facts.software,
        taken=file.taken,
        protected=copy.file.protected,
    )
