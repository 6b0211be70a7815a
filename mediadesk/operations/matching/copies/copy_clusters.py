"""Clusters of exact copies (same bytes) and of identical ones (same payload, other metadata)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.dedupe.copies import classes
from mediadesk.dedupe.copies.classes import Copy, CopyClass, FileKeys
from mediadesk.domain.clusters import ALONE, Cluster, ClusterKind, ClusterMember, Draft
from mediadesk.domain.fields import FieldKind, named
from mediadesk.operations.matching.clusters.standing import draft_of
from mediadesk.operations.matching.file_keys import (
    EVERYWHERE,
    SAME_FOLDER,
    Whereabouts,
    keys_of,
)
from mediadesk.operations.matching.keepers.contenders import Contenders

if TYPE_CHECKING:
    from mediadesk.dedupe.keepers.ranking import Choice

_Finder = Callable[[Iterable[FileKeys]], list[CopyClass]]
_CLASSES: Mapping[ClusterKind, _Finder] = {
    ClusterKind.EXACT: classes.exact_classes,
    ClusterKind.IDENTICAL: classes.identical_classes,
}


def drafts_of(
    kind: ClusterKind, files: Sequence[FileContent], where: Whereabouts, contenders: Contenders
) -> list[Draft]:
    """Return the exact or the identical clusters among these files, each with its keeper."""
    by_id = {file.id: file for file in files}
    return [
        draft_of(_basis(one, by_id, contenders), partial(_cluster, kind, one, by_id, contenders))
        for one in _found(_CLASSES[kind], keys_of(files, where), by_id, where.between)
    ]


def _basis(
    found: CopyClass, files: Mapping[int, FileContent], contenders: Contenders
) -> tuple[object, ...]:
    """Return all that a cluster is made of, as one value."""
    copies = [
        (
            (copy.file.pool, copy.file.protected, copy.file.read_only),
            [contenders.basis_of(files[name]) for name in copy.names],
        )
        for copy in found.copies
    ]
    return (found.kind, copies)


def _found(
    find: _Finder,
    keys: Sequence[FileKeys],
    files: Mapping[int, FileContent],
    between: str,
) -> list[CopyClass]:
    """Return the classes in the folders that the user wants to look in."""
    if between == EVERYWHERE:
        return find(keys)
    folders = {id_: file.path.rpartition(b"/")[0] for id_, file in files.items()}
    if between == SAME_FOLDER:
        by_folder: dict[bytes, list[FileKeys]] = defaultdict(list)
        for key in keys:
            by_folder[folders[key.id]].append(key)
        return [found for some in by_folder.values() for found in find(some)]
    return [one for one in find(keys) if len({folders[copy.id] for copy in one.copies}) > 1]


def _cluster(
    kind: ClusterKind,
    found: CopyClass,
    files: Mapping[int, FileContent],
    contenders: Contenders,
) -> Cluster:
    """Make a cluster; whatever it looks at must be in the basis of its draft."""
    # Imported here: mostly every cluster stands, and none is made.
    from mediadesk.dedupe.copies.own_fields import held_alone  # noqa: PLC0415
    from mediadesk.dedupe.keepers import ranking  # noqa: PLC0415

    exactly = kind is ClusterKind.EXACT
    choose = ranking.keeper_of_equals if exactly else ranking.keeper_of_identical
    choices: dict[tuple[int, ...], Choice] = {}

    def choice_of(copies: Sequence[Copy]) -> "Choice":
        ids = tuple(copy.id for copy in copies)  # mostly asked twice of the same
        if ids not in choices:
            choices[ids] = choose([contenders.of(files[id_]) for id_ in ids])
        return choices[ids]

    def alone(copy: int) -> tuple[FieldKind, ...]:
        mine, kept = (contenders.of(files[one]).tags for one in (copy, offer.keeper))
        if mine is None or kept is None:
            return ()
        return held_alone((mine, files[copy].facts), (kept, files[offer.keeper].facts))

    offer = classes.offer(found.copies, lambda copies: choice_of(copies).keeper)
    choice = choice_of(found.copies)
    removable = set(offer.removable)
    ordered = sorted(found.copies, key=lambda copy: (copy.id != offer.keeper, copy.id))
    return Cluster(
        kind=kind,
        members=tuple(
            _member(copy, offer.keeper, removable, choice, alone(copy.id)) for copy in ordered
        ),
        reclaimable_bytes=offer.reclaimable_bytes,
        hidden=found.hidden,
    )


def _member(
    copy: Copy, keeper: int, removable: set[int], choice: "Choice", alone: Sequence[FieldKind]
) -> ClusterMember:
    is_keeper = copy.id == keeper
    reason = choice.decided_by if is_keeper else choice.against.get(copy.id, choice.decided_by)
    return ClusterMember(
        file_id=copy.id,
        keeper=is_keeper,
        removable=copy.id in removable,
        reason_code=reason.code,
        reason_facts={**reason.facts, ALONE: named(alone)} if alone else dict(reason.facts),
        same_as=tuple(name for name in copy.names if name != copy.id),
    )
