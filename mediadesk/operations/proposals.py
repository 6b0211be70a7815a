"""Turns clusters into decisions: of everything that is exactly the same, the keeper stays."""

from collections.abc import Mapping, Sequence

from mediadesk.catalog import clusters, contents
from mediadesk.catalog.contents import FileContent
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind, ClusterMember
from mediadesk.domain.resolutions import Resolution, ScannedFile
from mediadesk.operations.copies import Whereabouts
from mediadesk.operations.folder_rules import in_force


def proposed(store: Store, kinds: Sequence[ClusterKind], *, settings: Settings) -> list[Resolution]:
    """Return the decision that accepting every proposal of these kinds comes to.

    Each copy that goes is set against one that stays on the same volume, or in the same pool.
    """
    where = Whereabouts(in_force(store, settings))
    found: list[Resolution] = []
    with store.readers.use() as reader:
        for record, members in clusters.stream(reader, kinds):
            files = contents.of_files(reader, [member.file_id for member in members])
            found += _decisions(record.kind, members, files, where)
    return found


def _decisions(
    kind: ClusterKind,
    members: Sequence[ClusterMember],
    files: Mapping[int, FileContent],
    where: Whereabouts,
) -> list[Resolution]:
    known = [member for member in members if member.file_id in files]
    keepers: dict[str | tuple[str], int] = {}
    for member in known:
        if not member.removable:  # the keeper comes first
            for place in _places(files[member.file_id], where):
                keepers.setdefault(place, member.file_id)
    going: dict[int, list[ScannedFile]] = {keeper: [] for keeper in keepers.values()}
    staying: dict[int, list[ScannedFile]] = {keeper: [] for keeper in keepers.values()}
    for member in known:
        file = files[member.file_id]
        beside = (keepers[place] for place in _places(file, where) if place in keepers)
        keeper = next(beside, file.id)
        if keeper != file.id:
            (going if member.removable else staying)[keeper].append(_scanned(file))
    return [
        Resolution(kind, _scanned(files[keeper]), tuple(gone), tuple(staying[keeper]))
        for keeper, gone in going.items()
        if gone or staying[keeper]
    ]


def _places(file: FileContent, where: Whereabouts) -> list[str | tuple[str]]:
    """Return the places within which a second copy is waste: its volume, and its pool if any."""
    pool = where.pool_of(file)
    return [file.volume] if pool is None else [file.volume, (pool,)]


def _scanned(file: FileContent) -> ScannedFile:
    return ScannedFile(file.path, file.stat, file.quick_hash)
