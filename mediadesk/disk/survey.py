"""All that dropped folders and files are asked before they are scanned, in one go.

A share may hang at any of these questions: for places on one, a child process asks them.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from mediadesk.disk import trouble
from mediadesk.disk.roots import RootPlan, plan_roots
from mediadesk.disk.volumes.lookup import volume_of
from mediadesk.disk.volumes.volume import Volume
from mediadesk.domain import names
from mediadesk.domain.reasons import Reason


@dataclass(frozen=True, slots=True)
class NewRoot:
    """A folder that is to become a root, and where it lies on its volume."""

    path: bytes
    volume: Volume
    path_in_volume: bytes


@dataclass(frozen=True, slots=True)
class Survey:
    """Where to go, and what is there; `unread` are new roots whose disk is in trouble."""

    plan: RootPlan
    new_roots: tuple[NewRoot, ...]
    unread: tuple[tuple[bytes, Reason], ...]


def survey(wanted: Sequence[bytes], existing: Sequence[bytes]) -> Survey:
    """Look at dropped paths, given the roots there are; asks the disk."""
    plan = plan_roots(wanted, existing)
    new: list[NewRoot] = []
    unread: list[tuple[bytes, Reason]] = []
    for path in plan.new_roots:
        try:
            volume = volume_of(path)
            inside = os.path.relpath(os.path.realpath(path), volume.mount_point)
            new.append(NewRoot(path, volume, inside))
        except OSError as error:  # that folder's disk; the others go on
            reason = trouble.folder_reason(error, path, volume=names.shown(path))
            unread.append((path, reason))
    return Survey(plan, tuple(new), tuple(unread))
