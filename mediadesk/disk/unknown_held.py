"""Finds files that lie in Removed although nothing is known of them: their journal was lost."""

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mediadesk.domain.media import FileStat

UNFINISHED = b".mediadesk-"
"""What names of copies in the making begin with, see `domain.journal.part_name`."""


@dataclass(frozen=True, slots=True)
class UnknownHeld:
    """A file in Removed of which no journal tells. `path` is where its place says that it was."""

    root: bytes
    held_at: bytes
    path: bytes
    stat: FileStat
    mode: int


def unknown_held(root: bytes, below: bytes, known: Collection[bytes]) -> Iterator[UnknownHeld]:
    """Yield every file in the Removed folder, `below` a root, that is not `known` to be held there.

    Links are not followed; copies in the making and what cannot be listed are left out.
    """
    removed = os.path.join(root, below)
    if os.path.realpath(removed) != os.path.join(os.path.realpath(root), below):
        return
    for folder, folders, files in os.walk(removed):
        folders.sort()
        for name in sorted(files):
            held_at = os.path.join(folder, name)
            try:
                status = os.lstat(held_at)
            except OSError:
                continue
            _, _, was = held_at[len(removed) + 1 :].partition(b"/")
            is_half = name.startswith(UNFINISHED)
            if not was or is_half or held_at in known or not stat.S_ISREG(status.st_mode):
                continue
            yield UnknownHeld(
                root,
                held_at,
                os.path.join(root, was),
                FileStat.of(status),
                stat.S_IMODE(status.st_mode),
            )
