"""Clusters of files that are the same to the byte, or in all that is seen and heard."""

from collections.abc import Callable, Mapping, Sequence

from mediadesk.catalog.contents import FileContent
from mediadesk.config import Settings
from mediadesk.dedupe import exact, ranking
from mediadesk.dedupe.exact import Copy, CopyClass
from mediadesk.dedupe.ranking import Choice, Contender
from mediadesk.domain.clusters import Cluster, ClusterKind, ClusterMember
from mediadesk.operations.copies import contender, keys_of, pools_of

_Chooser = Callable[[Sequence[Contender]], Choice]
_CHOOSERS: Mapping[ClusterKind, _Chooser] = {
    ClusterKind.EXACT: ranking.keeper_of_equals,
    ClusterKind.IDENTICAL: ranking.keeper_of_identical,
}


def clusters_of(
    files: Sequence[FileContent], settings: Settings
) -> dict[ClusterKind, list[Cluster]]:
    """Return the exact and identical clusters among these files, each with its keeper."""
    keys = keys_of(files, settings)
    by_id = {file.id: file for file in files}
    pools = pools_of(files, settings)
    classes = {
        ClusterKind.EXACT: exact.exact_classes(keys),
        ClusterKind.IDENTICAL: exact.identical_classes(keys),
    }
    return {
        kind: [_cluster(kind, one, by_id, pools) for one in found]
        for kind, found in classes.items()
    }


def _cluster(
    kind: ClusterKind,
    found: CopyClass,
    files: Mapping[int, FileContent],
    pools: Mapping[str, str],
) -> Cluster:
    def choice_of(copies: Sequence[Copy]) -> Choice:
        contenders = [contender(files[c.id], protected=c.file.protected) for c in copies]
        return _CHOOSERS[kind](contenders)

    offer = exact.offer(found.copies, lambda copies: choice_of(copies).keeper, pools)
    choice = choice_of(found.copies)
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
