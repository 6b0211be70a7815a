"""Turns clusters into decisions: of everything that is exactly the same, the keeper stays."""

from collections.abc import Mapping, Sequence

from mediadesk.catalog import clusters, contents
from mediadesk.catalog.contents import FileContent
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind, ClusterMember
from mediadesk.domain.resolutions import Resolution, ScannedFile
from mediadesk.operations.copies import pools_of


def proposed(store: Store, kinds: Sequence[ClusterKind], *, settings: Settings) -> list[Resolution]:
    """Return the decision that accepting every proposal of these kinds comes to.

    Each copy that goes is set against one that stays on the same volume, or in the same pool.
    """
    found: list[Resolution] = []
    with store.readers.use() as reader:
        for record, members in clusters.stream(reader, kinds):
            files = contents.of_files(reader, [member.file_id for member in members])
            found += _decisions(record.kind, members, files, settings)
    return found


def _decisions(
    kind: ClusterKind,
    members: Sequence[ClusterMember],
    files: Mapping[int, FileContent],
    settings: Settings,
) -> list[Resolution]:
    pools = pools_of(list(files.values()), settings)
    known = [member for member in members if member.file_id in files]
    keepers: dict[str, int] = {}
    for member in known:
        if not member.removable:  # the keeper comes first
            keepers.setdefault(_home(files[member.file_id], pools), member.file_id)
    going: dict[int, list[ScannedFile]] = {keeper: [] for keeper in keepers.values()}
    staying: dict[int, list[ScannedFile]] = {keeper: [] for keeper in keepers.values()}
    for member in known:
        file = files[member.file_id]
        keeper = keepers.get(_home(file, pools))
        if keeper is not None and keeper != file.id:
            (going if member.removable else staying)[keeper].append(_scanned(file))
    return [
        Resolution(kind, _scanned(files[keeper]), tuple(gone), tuple(staying[keeper]))
        for keeper, gone in going.items()
        if gone or staying[keeper]
    ]


def _home(file: FileContent, pools: Mapping[str, str]) -> str:
    return pools.get(file.volume, file.volume)


def _scanned(file: FileContent) -> ScannedFile:
    return ScannedFile(file.path, file.stat, file.quick_hash)
