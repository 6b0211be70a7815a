"""Says beforehand in which folders of the library the system's trash cannot be used, and why."""

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass

from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store
from mediadesk.disk.changing.trash import held_in_trash
from mediadesk.disk.volumes.lookup import network_file_system
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.journal import SystemTrash
from mediadesk.domain.reasons import Reason


@dataclass(frozen=True, slots=True)
class NoTrash:
    """A root whose files cannot go to the system's trash."""

    root: bytes
    reason: Reason


def without_trash(store: Store, trash: SystemTrash | None = None) -> Sequence[NoTrash]:
    """Return the roots without a trash, in the order added; blocks.

    `trash` is the desktop's own, which is only known once it is used. Shares are not asked, and
    nothing can be said of what is not there now.
    """
    with store.readers.use() as reader:
        roots = [root.path for root in folders.roots(reader)]
    found = []
    for root in roots:
        with contextlib.suppress(OSError, OutsideError):
            if network_file_system(root) is None and os.path.isdir(root):
                where = held_in_trash(root + b"/.", "", 0, by_desktop=trash is not None)
                if isinstance(where, Reason):
                    found.append(NoTrash(root, where))
    return found
