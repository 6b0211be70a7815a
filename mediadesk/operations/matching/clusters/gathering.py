"""Makes one cluster of matching files: which stay and why, and how many bytes are gained."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from os.path import splitext

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.dedupe.keepers import ranking
from mediadesk.dedupe.keepers.borders import without_borders
from mediadesk.dedupe.keepers.contender import PART
from mediadesk.dedupe.keepers.criterion import BLOCKY, most_pixels
from mediadesk.dedupe.keepers.ranking import Choice, Contender, KeeperReason
from mediadesk.dedupe.pictures.lineage import edits
from mediadesk.domain.clusters import Cluster, ClusterKind, ClusterMember
from mediadesk.domain.detail import Kinship
from mediadesk.domain.extras import Extra
from mediadesk.domain.keepers import KeeperCode
from mediadesk.operations.matching.file_keys import Whereabouts
from mediadesk.operations.matching.keepers.contenders import Contenders
from mediadesk.timestamps.sidecars import master_of

_CLOSELY = {
    Kinship.OTHER_DETAIL: KeeperCode.STAYS_OTHER_DETAIL,
    Kinship.OTHER_PART: KeeperCode.STAYS_PART_DIFFERS,
}
Chooser = Callable[[Sequence[Contender]], Choice]


@dataclass(frozen=True, slots=True)
class Node:
    """Files that are the same thing, as one member of a cluster."""

    files: Sequence[FileContent]
    similarity: float
    """To the medoid, 0 to 1."""
    area: float = 1.0
    """What it shows, in areas of the medoid."""


@dataclass(frozen=True, slots=True)
class _Version:
    """A node as one member of its cluster."""

    node: Node
    file: FileContent
    """The one of its files that stands for it."""
    contender: Contender
    holds: frozenset[Extra]
    """What its files hold beside the picture, all together."""


def gathered(
    kind: ClusterKind,
    nodes: Sequence[Node],
    chooser: Chooser,
    where: Whereabouts,
    contenders: Contenders,
    *,
    cohesion: float,
    hidden: bool = False,
    perhaps: tuple[tuple[int, float], ...] = (),
) -> Cluster:
    """Return the cluster of some nodes.

    The file of a node to keep is a member, the others stand under it. Some versions are proposed to
    stay beside the keeper (`_reasons_to_stay`). What is on a disk that is away can only stay, and
    so can the best of each other disk: a backup is no waste.
    """
    versions = [_version(node, chooser, contenders) for node in nodes]
    if kind is ClusterKind.SIMILAR:
        bordered = without_borders([version.contender for version in versions])
        versions = [
            replace(version, contender=contender)
            for version, contender in zip(versions, bordered, strict=True)
        ]
    choice = chooser([version.contender for version in versions])
    keeper = next(version for version in versions if version.file.id == choice.keeper)
    stay = _reasons_to_stay(kind, versions, keeper, chooser)
    protected = {version.file.id for version in versions if where.is_protected(version.file)}
    staying = {keeper.file.id, *stay, *protected}
    backups = _backups(versions, staying, chooser, where)
    stay |= dict.fromkeys(backups, KeeperReason(KeeperCode.STAYS_BACKUP))
    files = [version.file for version in versions]
    removable = {
        file.id
        for file in files
        if file.id != keeper.file.id
        and file.id not in protected
        and not file.is_away
        and _is_beside(file, files, where)
    }
    members = [
        _member(version, choice, stay.get(version.file.id), removable=version.file.id in removable)
        for version in versions
    ]
    members.sort(key=lambda member: (not member.keeper, -member.similarity, member.file_id))
    gain = sum(file.stat.size_bytes for file in files if file.id in removable - stay.keys())
    return Cluster(kind, tuple(members), gain, cohesion, hidden, perhaps)


def _version(node: Node, chooser: Chooser, contenders: Contenders) -> _Version:
    kept_id = keeper_of_node(node.files, chooser, contenders)
    file = next(file for file in node.files if file.id == kept_id)
    return _Version(
        node,
        file,
        replace(contenders.of(file), shows=node.area, copies=len(node.files)),
        frozenset[Extra]().union(*(contenders.of(one).holds for one in node.files)),
    )


def _member(
    version: _Version, choice: Choice, stays: KeeperReason | None, *, removable: bool
) -> ClusterMember:
    file, is_keeper = version.file, version.file.id == choice.keeper
    reason = stays or (choice.decided_by if is_keeper else choice.against[file.id])
    return ClusterMember(
        file_id=file.id,
        similarity=version.node.similarity,
        keeper=is_keeper,
        removable=removable,
        reason_code=reason.code,
        reason_facts=dict(reason.facts),
        same_as=tuple(other.id for other in version.node.files if other.id != file.id),
        stays=stays is not None,
    )


def _reasons_to_stay(
    kind: ClusterKind, versions: Sequence[_Version], keeper: _Version, chooser: Chooser
) -> dict[int, KeeperReason]:
    """Return, by file id, why versions are proposed to stay beside the keeper.

    These are edits of the keeper (in grey, cut, or named as one), what holds something that the
    keeper does not, one of two that are the same but for a few bytes, the best of those that look
    otherwise, as nobody can tell which was made from the other, and parts of it in more detail.
    """
    is_similar = kind is ClusterKind.SIMILAR
    all_ = [version.contender for version in versions]
    find_others = _looking_otherwise if is_similar else partial(_finer_parts, kind)
    otherwise = find_others(all_, keeper.contender, chooser)
    found: dict[int, KeeperReason] = {}
    for version in versions:
        if version is keeper:
            continue
        one, best = version.contender, keeper.contender
        reason = None
        if is_similar:
            reason = _beside(version.holds - keeper.holds) or _in_doubt(one, best)
            reason = reason or _edit(one, best)
        reason = reason or otherwise.get(one.id)
        if reason := reason or _with_more_colours(one, best) or _as_source(one, best):
            found[one.id] = reason
    return found


def basis_of(
    files: Iterable[FileContent], where: Whereabouts, contenders: Contenders
) -> list[tuple[object, ...]]:
    """Return all that files of a node are weighed by."""
    return [(where.pool_of(file), *contenders.basis_of(file)) for file in files]


def _backups(
    versions: Sequence[_Version], proposed: Collection[int], chooser: Chooser, where: Whereabouts
) -> list[int]:
    """Return the best of each disk or pool where else nothing would stay."""
    there = {version.file.id: version for version in versions if not version.file.is_away}
    staying = [version.file for id_, version in there.items() if id_ in proposed]
    free = {id_: version for id_, version in there.items() if id_ not in proposed}
    found: list[int] = []
    while alone := [v.contender for v in free.values() if not _is_beside(v.file, staying, where)]:
        best = chooser(alone).keeper
        found.append(best)
        staying.append(free.pop(best).file)
    return found


def _is_beside(file: FileContent, others: Iterable[FileContent], where: Whereabouts) -> bool:
    """Tell whether one of the others is there, on the disk of a file or in its pool."""
    return any(
        where.are_together(file, other)
        for other in others
        if other.id != file.id and not other.is_away
    )


def keeper_of_node(files: Sequence[FileContent], chooser: Chooser, contenders: Contenders) -> int:
    """Return the file that stands for a node: of equal and identical ones the one they keep."""
    if len(files) == 1:
        return files[0].id
    if len({file.content_id for file in files}) == 1:
        chooser = ranking.keeper_of_equals
    elif len({(file.payload_key, file.payload_hash) for file in files}) == 1:
        chooser = ranking.keeper_of_identical
    return chooser([contenders.of(file) for file in files]).keeper


def _is_edit_of(edit: Contender, original: Contender) -> bool:
    """Tell whether by its name one was made from the other: IMG_E1234, "...-edited"."""
    master = master_of(edit.name)
    return master is not None and master.casefold() == splitext(original.name)[0].casefold()


def _beside(holds: frozenset[Extra]) -> KeeperReason | None:
    """Return why a version stays that holds what would be lost with it."""
    told = {"holds": ",".join(sorted(holds))}
    return KeeperReason(KeeperCode.STAYS_BESIDE, told) if holds else None


def _as_source(version: Contender, keeper: Contender) -> KeeperReason | None:
    """Return why a version stays that the keeper may only be made from."""
    if keeper.may_be_as_taken or not keeper.may_be_made_from(version.content_id):
        return None
    return KeeperReason(KeeperCode.STAYS_AS_SOURCE)


def _with_more_colours(version: Contender, keeper: Contender) -> KeeperReason | None:
    """Return why a version stays from whose colours those of the keeper may be converted."""
    profile = version.wide_profile
    is_as_large = most_pixels([version, keeper])[0] is version
    if profile is None or keeper.wide_profile or keeper.may_be_as_taken or not is_as_large:
        return None
    return KeeperReason(KeeperCode.STAYS_MORE_COLOURS, {"profile": profile})


def _in_doubt(version: Contender, keeper: Contender) -> KeeperReason | None:
    """Return why a version stays that is damaged, or the keeper is: nobody can tell which."""
    if not version.has_nearly_the_bytes_of(keeper):
        return None
    return KeeperReason(KeeperCode.STAYS_IN_DOUBT)


def _edit(version: Contender, keeper: Contender) -> KeeperReason | None:
    """Return what was done to a version on purpose, or to the keeper: then both are to stay."""
    if _is_edit_of(version, keeper) or _is_edit_of(keeper, version):
        return KeeperReason(KeeperCode.EDIT_NAMED)
    if version.true_scale != keeper.true_scale:
        return KeeperReason(KeeperCode.STAYS_BORDER)
    area = version.shows / keeper.shows
    if area < PART:
        return KeeperReason(KeeperCode.EDIT_PART, {"percent": round(100 * area)})
    if area > 1 / PART:
        return KeeperReason(KeeperCode.EDIT_OF)
    if keeper.in_colour and not version.in_colour:
        return KeeperReason(KeeperCode.EDIT_GREY)
    return None


def _looking_otherwise(
    versions: Sequence[Contender], keeper: Contender, chooser: Chooser
) -> dict[int, KeeperReason]:
    """Return, by id, why versions stay that look otherwise than the keeper; of each look the best.

    The others of that look are copies of the one that stays beside the keeper. What differs in its
    detail is told from the keeper alone, and always stays.
    """
    found = {
        one.id: KeeperReason(_differs(one, keeper) or _CLOSELY[how])
        for one in versions
        if (how := one.akin.get(keeper.content_id)) in _CLOSELY and not _is_blocky(one)
    }
    close = [one for one in versions if one.id in found]
    left = [
        one
        for one in versions
        if one.id not in found
        and _differs(one, keeper) is not None
        and all(_differs(one, other) is not None for other in close)
    ]
    while left:
        best_id = chooser(left).keeper
        best = next(one for one in left if one.id == best_id)
        code = _differs(best, keeper)
        if code is not None:
            found[best_id] = KeeperReason(code)
        left = [one for one in left if one.id != best_id and _differs(one, best) is not None]
    return found


def _finer_parts(
    kind: ClusterKind, versions: Sequence[Contender], keeper: Contender, chooser: Chooser
) -> dict[int, KeeperReason]:
    """Return, by id, why versions stay that are shorter than what stays, but finer than it."""
    found: dict[int, KeeperReason] = {}
    left = [one for one in versions if ranking.is_finer_part(one, keeper, kind)]
    while left:
        best_id = chooser(left).keeper
        found[best_id] = KeeperReason(KeeperCode.STAYS_FINER_PART)
        best = next(one for one in left if one.id == best_id)
        left = [one for one in left if ranking.is_finer_part(one, best, kind)]
    return found


def _is_blocky(one: Contender) -> bool:
    """Tell whether a version was compressed so hard that little of its detail is left."""
    return one.blockiness is not None and one.blockiness > BLOCKY


def _differs(one: Contender, other: Contender) -> KeeperCode | None:
    """Return in what two versions differ that show the same part of the picture."""
    if not PART <= one.shows / other.shows <= 1 / PART:
        return None
    if one.is_shaped_otherwise(other):
        return KeeperCode.STAYS_OTHER_SHAPE
    if one.in_colour is not other.in_colour:
        return None
    return edits.difference(one.colours, other.colours)
