"""Makes one cluster of files that were found alike: which stays and why, and what is gained."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from mediadesk.catalog.contents import FileContent
from mediadesk.dedupe.ranking import Choice, Contender
from mediadesk.domain.clusters import Cluster, ClusterKind, ClusterMember
from mediadesk.operations.copies import Whereabouts, contender

Chooser = Callable[[Sequence[Contender]], Choice]
Shares = Mapping[int, float]


def gathered(
    kind: ClusterKind,
    nodes: Sequence[tuple[Sequence[FileContent], float]],
    chooser: Chooser,
    where: Whereabouts,
    *,
    cohesion: float,
    shown: Shares | None = None,
) -> Cluster:
    """Return the cluster of some nodes, each with its files and its likeness to the medoid.

    Files of one node are the same thing: the one to keep is a member, the others stand under it.
    `shown` is, by content, the share of the frame that is no black bar.
    """
    first: dict[int, FileContent] = {}
    others: dict[int, list[int]] = {}
    score: dict[int, float] = {}
    contenders: list[Contender] = []
    for files, alike in nodes:
        known = {file.id: _contender(file, where, shown or {}) for file in files}
        keeper = chooser(list(known.values())).keeper if len(files) > 1 else files[0].id
        first[keeper] = next(file for file in files if file.id == keeper)
        others[keeper] = [file.id for file in files if file.id != keeper]
        score[keeper] = alike
        contenders.append(known[keeper])
    choice = chooser(contenders)
    members = [_member(file, choice, score[id_], others[id_], where) for id_, file in first.items()]
    members.sort(key=lambda member: (not member.keeper, -member.similarity, member.file_id))
    gain = sum(first[m.file_id].stat.size_bytes for m in members if m.removable)
    return Cluster(kind, tuple(members), gain, cohesion=cohesion)


def _member(
    file: FileContent,
    choice: Choice,
    similarity: float,
    same_as: Sequence[int],
    where: Whereabouts,
) -> ClusterMember:
    is_keeper = file.id == choice.keeper
    reason = choice.decided_by if is_keeper else choice.against.get(file.id, choice.decided_by)
    return ClusterMember(
        file_id=file.id,
        similarity=similarity,
        keeper=is_keeper,
        removable=not is_keeper and not where.is_protected(file),
        reason_code=reason.code,
        reason_facts=dict(reason.facts),
        same_as=tuple(same_as),
    )


def _contender(file: FileContent, where: Whereabouts, shown: Shares) -> Contender:
    known = contender(file, protected=where.is_protected(file))
    share = shown.get(file.content_id)
    return known if share is None else replace(known, true_scale=math.sqrt(share))
