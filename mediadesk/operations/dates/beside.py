"""What is known of a file together with what its sidecars say of it."""

import os
from dataclasses import replace

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.files import sidecars
from mediadesk.domain import names
from mediadesk.domain.records import FileDetails
from mediadesk.operations.dates.sidecars import words_of
from mediadesk.timestamps.sidecars import Beside


def with_sidecars(reader: Connection, details: FileDetails) -> FileDetails:
    """Add what sidecars say, as they were last read: they count before the file, as in a merge."""
    record, facts = details.record, details.facts
    known = sidecars.in_folder(reader, record.folder_id)
    if record.id < 0 or not known:  # what is held lies beside other files by now
        return details
    name = names.to_text(os.path.basename(record.path))
    mine = [names.to_bytes(one) for one in Beside(map(names.to_text, known)).all_of(name)]
    readings = sidecars.readings(reader, record.folder_id, mine)
    words = [words_of(readings[one]) for one in mine if one in readings]
    tags = (tag for one in words for tag in one.tags)
    facts = replace(
        facts,
        rating=next((one.rating for one in words if one.rating is not None), facts.rating),
        tags=tuple(dict.fromkeys((*tags, *facts.tags))),
        caption=next((one.caption for one in words if one.caption), facts.caption),
        position=next((one.position for one in words if one.position), facts.position),
    )
    return replace(details, facts=facts, sidecars=tuple(map(names.shown, mine)))
