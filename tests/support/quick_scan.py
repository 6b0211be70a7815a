"""A scan without child processes: it walks, compares and hashes, and studies nothing else."""

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.files import studies
from mediadesk.catalog.files.files import PendingFile
from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store, open_store
from mediadesk.disk.rules import WalkRules
from mediadesk.disk.walk import walk
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import FileStat, MediaKind
from mediadesk.domain.resolutions import Resolution, ScannedFile
from mediadesk.domain.study import Study
from mediadesk.fingerprint.quick_hash import quick_hash
from mediadesk.fingerprint.versions import PICTURE_VERSION, PROBE_VERSION, QUICK_VERSION
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.scanning import places
from mediadesk.operations.scanning.discover import Discovery
from mediadesk.operations.scanning.tally import Tally

RULES = WalkRules(
    kinds={b"jpg": MediaKind.PHOTO, b"mp4": MediaKind.VIDEO},
    sidecars=frozenset({b"xmp", b"json", b"aae"}),
)


def new_store(folder: Path) -> Store:
    """Open a catalog in `folder`, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    return open_store(folder / "catalog.db")


def scan(store: Store, *roots: Path) -> Tally:
    """Bring the catalog up to date with these folders; returns what was counted."""
    owed: list[PendingFile] = []
    tally = Tally()
    with closing(Lanes(1)) as lanes:
        ready = places.prepare(store, [os.fsencode(root) for root in roots], lanes)
    discovery = Discovery(store, tally=tally, on_owed=owed.extend, on_changes=lambda _: None)
    for path in ready.vanished:
        discovery.vanished(path)
    for target in ready.targets:
        for listing in walk(target.folder, RULES, checkpoint=lambda: None, only=target.only):
            discovery.take(listing)
    discovery.finish()
    if owed:
        store.catalog.submit(lambda writer: _store(writer, owed)).result()
    return tally


def _store(writer: Connection, owed: Sequence[PendingFile]) -> None:
    for file in owed:
        try:
            ends, reason = quick_hash(file.path), None
        except OutsideError as error:
            ends, reason = None, error.reason
        study = Study(
            quick_hash=ends,
            quick_version=QUICK_VERSION,
            picture_version=PICTURE_VERSION,
            probe_version=PROBE_VERSION,
            facts_json="{}",
            reason=reason,
        )
        studies.store(writer, file, study)


def scanned(path: Path | bytes) -> ScannedFile:
    """Return a file as a scan at this moment would know it."""
    name = os.fsencode(path)
    return ScannedFile(name, FileStat.of(os.lstat(name)), quick_hash(name))


def exact(keeper: Path | bytes, *removed: Path | bytes) -> Resolution:
    """Return the decision that `keeper` stays and the others go, all exact copies."""
    return Resolution(ClusterKind.EXACT, scanned(keeper), tuple(map(scanned, removed)))


def statuses(store: Store) -> dict[bytes, str]:
    """Return the status of every file of the catalog by its path."""
    known: dict[int, bytes] = {}
    with store.readers.use() as reader:
        rows = reader.execute("SELECT folder_id, name, status FROM file").fetchall()
        return {
            os.path.join(folders.path_of(reader, row[0], known), row[1]): row[2] for row in rows
        }
