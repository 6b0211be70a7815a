"""What belongs with a file, as the catalog knows it: RAW and JPEG, Live Photos, sidecars.

A removal looks at the folder itself, at that moment (`operations/resolve/planning/units.py`); this
is for saying beforehand what will go along.
"""

import os
from collections.abc import Sequence

from mediadesk.catalog.databases.database import Connection, Readers
from mediadesk.catalog.dates import timestamps
from mediadesk.catalog.files import records, sidecars
from mediadesk.catalog.shown import live_photos
from mediadesk.dedupe.units import UnitKind
from mediadesk.domain import names
from mediadesk.domain.companions import Companion, CompanionKind
from mediadesk.domain.records import FileRecord
from mediadesk.operations.dates.kinship import units_of
from mediadesk.timestamps.sidecars import Beside


def companions(readers: Readers, file_ids: Sequence[int]) -> dict[int, tuple[Companion, ...]]:
    """Return what belongs with each of these files; those that stand alone are absent."""
    found: dict[int, tuple[Companion, ...]] = {}
    beside: dict[int, Beside] = {}
    with readers.snapshot() as reader:
        for file_id, file in records.load(reader, file_ids).items():
            if file.folder_id not in beside:
                known = sidecars.in_folder(reader, file.folder_id)
                beside[file.folder_id] = Beside(map(names.to_text, known))
            if some := _of_file(reader, file, beside[file.folder_id]):
                found[file_id] = some
    return found


def _of_file(reader: Connection, file: FileRecord, beside: Beside) -> tuple[Companion, ...]:
    name = os.path.basename(file.path)
    stem = name.rpartition(b".")[0] or name
    kin = timestamps.in_folder(reader, file.folder_id, beginning=stem + b".")
    mates = dict.fromkeys(
        other
        for unit in units_of(kin, {})
        if unit.kind is UnitKind.RAW_PAIR and file.id in unit.files
        for other in unit.files
        if other != file.id
    )
    shown = {each.id: names.shown(each.name) for each in kin}
    found = [Companion(CompanionKind.RAW_PAIR, shown[id_]) for id_ in mates]
    halves = live_photos.halves_of(reader, file.id)
    found += [Companion(CompanionKind.LIVE_PHOTO, names.shown(half)) for half in halves]
    told = [names.to_bytes(sidecar) for sidecar in beside.all_of(names.to_text(name))]
    found += [Companion(CompanionKind.SIDECAR, names.shown(sidecar)) for sidecar in told]
    return tuple(found)
