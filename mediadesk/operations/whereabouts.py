"""Why the library has nothing of a folder or file that somebody names."""

import os

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.files import records
from mediadesk.catalog.folders import folders
from mediadesk.disk.volumes.lanes import lane_key
from mediadesk.disk.volumes.mounts import read_mounts
from mediadesk.domain import names
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode


def why_unknown(reader: Connection | None, path: bytes) -> Reason | None:
    """Return why the catalog has nothing of an absolute path, None when it has something.

    Without a reader there is no catalog yet. What the catalog has need not be there any more:
    the disk is asked of other paths only, and a share, which may hang, never.
    """
    if reader is not None and records.locate(reader, path) is not None:
        return None
    named = {"path": names.shown(path)}
    if not lane_key(path, read_mounts()).is_share and not os.path.lexists(path):
        return Reason.of(ReasonCode.NAMED_MISSING, **named)
    roots = folders.roots(reader) if reader is not None else []
    if any(is_inside(path, root.path) for root in roots):
        return Reason.of(ReasonCode.NAMED_UNSCANNED, **named)
    return Reason.of(ReasonCode.NAMED_OUTSIDE, **named)
