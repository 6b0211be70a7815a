"""Reads once what a plan for all exact and identical copies is made of, and looks at the disk."""

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mediadesk.catalog.clusters import bulk
from mediadesk.catalog.clusters.bulk import BulkMember
from mediadesk.catalog.files import facts
from mediadesk.catalog.folders import folders
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.dedupe.keepers.origins import is_copy_name
from mediadesk.disk import cloud
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import DefectError, OutsideError
from mediadesk.domain.paths import joined
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.fields.inventory import inventory
from mediadesk.formats.source import open_regular
from mediadesk.operations.bulk.files import BulkFile
from mediadesk.operations.bulk.foreseeing import Foreseeing
from mediadesk.operations.bulk.holding import Holding
from mediadesk.operations.resolve.planning.guard import Guard, Surroundings
from mediadesk.operations.resolve.planning.hard_links import has_links
from mediadesk.operations.resolve.planning.ways import Way, usual
from mediadesk.timestamps.evidence import KinKind

IN_BULK = (ClusterKind.EXACT, ClusterKind.IDENTICAL)
"""Everything else needs a look."""
_CERTAINTIES = {"HIGH": 3, "MEDIUM": 2, "LOW": 1}
_NOT_ITS_OWN = frozenset({KinKind.DUPLICATE, "File:FileModifyDate"})
"""Dates that a file loses with its copy, or that copying gave it."""


@dataclass(slots=True)
class Gathered:
    """All files that the plan is about, cluster by cluster."""

    foreseeing: Foreseeing
    way: Way
    """How the copies are to go."""
    decided_up_to: int
    """The number of the latest decision that was known then."""
    pools: Sequence[Sequence[bytes]]
    """The folders of each declared pool, by its number."""
    holding: Holding
    files: list[BulkFile] = field(default_factory=list)
    clusters: list[int] = field(default_factory=list)
    """Ids of the clusters by their numbers."""


def gather(
    store: Store,
    settings: Settings,
    kinds: Sequence[ClusterKind] = IN_BULK,
    *,
    way: Way | None = None,
) -> Gathered:
    """Read the shown clusters of these kinds and look at each of their files. Changes nothing.

    `way` is how copies are to go, None the one that is set: where it is not possible they stay.
    """
    if not set(kinds) <= set(IN_BULK):
        raise DefectError("only exact and identical copies are resolved in bulk")
    with store.decision_readers.use() as decided:
        decided_up_to = decisions.last_seq(decided)
    with store.readers.snapshot() as reader:
        members = list(bulk.members(reader, kinds))
        known: dict[int, bytes] = {}
        places = {
            id_: folders.path_of(reader, id_, known) for id_ in {one.folder_id for one in members}
        }
    by_path = {joined(places[one.folder_id], one.name): one for one in members}
    way = usual(settings) if way is None else way
    guard = Guard(store, settings, way)
    foreseeing = Foreseeing(store, guard, by_path)
    holding = Holding(foreseeing.besides)
    found = Gathered(foreseeing, way, decided_up_to, guard.pools, holding)
    gatherer = _Gatherer(found, guard, places)
    for member in _outermost(members):
        gatherer.add(member)
    compare_metadata(found)
    _join_units(found)
    return found


def _outermost(members: Sequence[BulkMember]) -> Iterable[BulkMember]:
    """Leave out exact clusters whose files are all in an identical one: that one decides."""
    wider = {one.file_id for one in members if one.kind is ClusterKind.IDENTICAL}
    inner = {
        one.cluster_id for one in members if one.kind is ClusterKind.EXACT and one.file_id in wider
    }
    return (one for one in members if one.cluster_id not in inner)


class _Gatherer:
    def __init__(self, found: Gathered, guard: Guard, places: dict[int, bytes]) -> None:
        self.found = found
        self._guard = guard
        self._places = places
        self._numbers: dict[int, int] = {}
        self._pools: dict[int, int | None] = {}

    def add(self, member: BulkMember) -> None:
        folder = self._places[member.folder_id]
        path = joined(folder, member.name)
        around = self._guard.around(path)
        number = self._numbers.setdefault(member.cluster_id, len(self.found.clusters))
        if number == len(self.found.clusters):
            self.found.clusters.append(member.cluster_id)
        absent = around.absent or _trouble(path, member, around)
        closed = around.closed
        self.found.files.append(
            BulkFile(
                member=member,
                path=path,
                folder=folder,
                cluster=number,
                volume=member.volume if around.volume is None else around.volume.identity,
                pool=self._pool(member.folder_id, around),
                stays=absent or closed or _gains_nothing(member) or self._links_nothing(around),
                absent=absent is not None or _keeps_nothing(closed),
                protected=closed is not None and closed.code is ReasonCode.IN_PROTECTED,
                completeness=_completeness(member),
                is_copy_name=is_copy_name(names.shown(member.name)),
            )
        )

    def _links_nothing(self, around: Surroundings) -> Reason | None:
        no_links = self.found.way.link and not has_links(around.volume)
        return Reason.of(ReasonCode.NO_LINKS_HERE) if no_links else None

    def _pool(self, folder_id: int, around: Surroundings) -> int | None:
        if folder_id not in self._pools:
            self._pools[folder_id] = self._guard.pool_of(around)
        return self._pools[folder_id]


def _join_units(found: Gathered) -> None:
    """Note what belongs together: the same half decides for each copy of a unit."""
    number_of = {file.path: number for number, file in enumerate(found.files)}
    for number, file in enumerate(found.files):
        mates = found.foreseeing.mates(file.path)
        file.mates = len(mates)
        known = [number_of[mate] for mate in mates if mate in number_of]
        first = min([number, *known], key=lambda each: found.files[each].cluster)
        file.decided_by = None if first == number else found.files[first].id


def compare_metadata(found: Gathered) -> None:
    """Note what copies hold, inside and beside them, and which hold all of others, and more."""
    classes: dict[int, list[BulkFile]] = {}
    for file in found.files:
        if not file.absent:
            classes.setdefault(file.cluster, []).append(file)
    for members in classes.values():
        held = _held(members, found)
        for mine, owners in held.items():
            less = {one.id for other, of in held.items() if other < mine for one in of}
            for file in owners:
                file.superset_of = frozenset(less)


def _held(
    members: Sequence[BulkFile], found: Gathered
) -> Mapping[frozenset[int], Sequence[BulkFile]]:
    """Note what each file of a class holds, and return those that hold the same together.

    Links leave every file its name and what stands beside it. Exact copies hold the same inside.
    """
    beside = [
        frozenset[int]() if found.way.link else found.foreseeing.besides.of(file.path)
        for file in members
    ]
    held: dict[frozenset[int], list[BulkFile]] = {}
    is_exact = members[0].member.kind is ClusterKind.EXACT
    if is_exact and not any(beside):
        return held
    for file, more in zip(members, beside, strict=True):
        inside = frozenset[int]() if is_exact else _inventory(file.path)
        if inside is not None:
            file.fields = inside | more
            held.setdefault(file.fields, []).append(file)
    return held


def _inventory(path: bytes) -> frozenset[int] | None:
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            return inventory(file)
    except (OSError, OutsideError):
        return None


def _keeps_nothing(closed: Reason | None) -> bool:
    """Tell whether no copy goes for the sake of a file, though it is there.

    Another program may drop what is its own at any time; what was moved aside as a copy must not
    draw its original there.
    """
    return closed is not None and closed.code in (
        ReasonCode.MOVED_ALREADY,
        ReasonCode.FOLDER_OF_OTHER_PROGRAM,
        ReasonCode.OUTSIDE_EVERY_ROOT,
    )


def _gains_nothing(member: BulkMember) -> Reason | None:
    several = member.has_other_names or member.stat.links > 1
    return Reason.of(ReasonCode.NOTHING_TO_GAIN) if several else None


def _trouble(path: bytes, member: BulkMember, around: Surroundings) -> Reason | None:
    """Return why a file is not what the catalog knows, by one look at its name."""
    try:
        now = os.lstat(path)
    except OSError:
        return Reason.of(ReasonCode.FILE_VANISHED)
    if not stat.S_ISREG(now.st_mode):
        return Reason.of(ReasonCode.NOT_A_FOLDER_OR_FILE)
    if around.may_be_away and cloud.is_away(now):
        return Reason.of(ReasonCode.FILE_IN_CLOUD)
    if (now.st_size, now.st_mtime_ns) != (member.stat.size_bytes, member.stat.mtime_ns):
        return Reason.of(ReasonCode.CHANGED_SINCE_SCAN)
    return None


def _completeness(member: BulkMember) -> int:
    """Return how much a file says of itself: dates, place, rating, tags, caption, camera.

    A date in the name counts even where it is little certain: no removal passes that one on.
    """
    is_own = member.taken_source not in _NOT_ITS_OWN
    score = _CERTAINTIES.get(member.confidence, 0) if is_own else 0
    if member.kind is ClusterKind.IDENTICAL:  # files with the same bytes say the same
        known = facts.from_json(member.facts_json)
        score += len(known.told) + (len(known.music.told) if known.music else 0)
    return score
