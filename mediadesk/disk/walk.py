"""Finds the media below a folder: quickly, in a fixed order, opening no file, following no link.

One listing is told per folder, the parent before its children. What a catalog may conclude from
it: a file is gone when its folder's listing is `complete` without it, or when its folder is gone;
a folder is gone when the listing of its parent is `complete` and does not name it. A folder that
was named but has no listing of its own is unknown, and nothing in it is gone.
"""

import os
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mediadesk.disk import cloud, folder_names, foreign, trouble
from mediadesk.disk.folder_names import FolderNames
from mediadesk.disk.folders import OpenFolder, opened
from mediadesk.disk.listing import FolderListing, Part, Told, Trouble
from mediadesk.disk.rules import WalkRules
from mediadesk.disk.volumes import mounts
from mediadesk.domain import names
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.paths import joined
from mediadesk.domain.reasons import Reason, ReasonCode

__all__ = ["CHUNK_FILES", "DEEPEST", "FolderListing", "WalkRules", "walk"]

CHUNK_FILES = 5_000
"""A folder with more files than these is told in several listings."""
DEEPEST = 5_000
"""Folders below this depth are not looked into: no person made them, a broken disk may have."""

Seen = set[tuple[int, int, int]]
"""Device, inode and time of change of the folders that a walk came through.

One that was seen under another path is a bind mount, maybe a loop. The time of change is asked
too: careless network file systems give one number to several folders, and taking those for one
would hide files.
"""


@dataclass(frozen=True, slots=True)
class _Waiting:
    path: bytes
    depth: int
    parent_dev: int
    upto: bytes | None = None
    """The last name of the folder that was told already."""


def walk(
    root: bytes,
    rules: WalkRules,
    *,
    checkpoint: Checkpoint,
    only: frozenset[bytes] | None = None,
    after: Told | None = None,
    seen: Seen | None = None,
) -> Iterator[FolderListing]:
    """Yield a listing for each folder from `root` (absolute) down, sorted by name.

    With `only`, just the files of these names in `root` itself are told, with their sidecars, and
    the listing is not complete. The root itself may be a link to a folder. Raises nothing but what
    `checkpoint` raises: what the disk refuses is in `troubles`, what vanishes is passed over.

    A walk that was ended goes on `after` what it has told, with the folders it has `seen`.
    """
    if program := foreign.program_above(root):
        yield FolderListing(root, 0, 0, notes=(_note(root, program),))
        return
    yield from _Walk(root, rules, checkpoint, set() if seen is None else seen).run(only, after)


class _Walk:
    """One walk: where it began, what it has seen, and which devices died under it."""

    def __init__(self, root: bytes, rules: WalkRules, checkpoint: Checkpoint, seen: Seen) -> None:
        self._root, self._rules, self._checkpoint = root, rules, checkpoint
        self._root_identity = (0, 0)
        self._seen = seen
        self._dead: set[int] = set()
        self._file_systems = mounts.file_system_by_dev()

    def run(self, only: frozenset[bytes] | None, after: Told | None) -> Iterator[FolderListing]:
        """Walk depth first; the folders to come are a list, so that depth costs no recursion."""
        waiting = [_Waiting(self._root, 0, 0)]
        if after is not None:
            waiting = self._still_to_come(after, only)
        while waiting:
            self._checkpoint()
            here = waiting.pop()
            if here.parent_dev in self._dead:
                continue
            told: FolderListing | None = None
            try:
                for told in self._listings(here, only):
                    yield told
            except OSError as error:
                if not here.depth or not trouble.is_vanished(error):
                    reason = self._folder_reason(here, error)
                    yield FolderListing(here.path, here.depth, 0, troubles=((here.path, reason),))
                elif (lost := self._root_lost()) is not None:
                    yield FolderListing(self._root, 0, 0, troubles=((self._root, lost),))
                    return
            if told is not None and only is None:
                below = (path for path in told.subfolders if path not in self._rules.apart)
                waiting += [
                    _Waiting(path, here.depth + 1, told.dev) for path in reversed(list(below))
                ]

    def _still_to_come(self, after: Told, only: frozenset[bytes] | None) -> list[_Waiting]:
        """Return what follows in a walk's order, by the names in the folders down to there."""
        waiting: list[_Waiting] = []
        here = _Waiting(self._root, 0, 0)
        rest = os.path.relpath(after.folder, self._root).split(b"/")
        steps = [name for name in rest if name != b"."]
        while only is None:
            try:
                with opened(here.path, follow=here.depth == 0) as folder:
                    dev, found = (
                        folder.status.st_dev,
                        folder_names.read(folder, self._rules, self._checkpoint),
                    )
                    if here.depth == 0:
                        self._root_identity = (dev, folder.status.st_ino)
            except OSError:
                return waiting if here.depth else [here]  # which tells what is the matter
            subfolders = [
                _Waiting(path, here.depth + 1, dev)
                for path in self._sort_out(here, found)[0]
                if path not in self._rules.apart
            ]
            if len(steps) == here.depth:
                if after.upto is None:
                    waiting += reversed(subfolders)
                break
            step = joined(here.path, steps[here.depth])
            waiting += [each for each in reversed(subfolders) if each.path > step]
            here = _Waiting(step, here.depth + 1, dev)
        if after.upto is not None:
            waiting.append(replace(here, path=after.folder, upto=after.upto))
        return waiting

    def _listings(self, here: _Waiting, only: frozenset[bytes] | None) -> Iterator[FolderListing]:
        with opened(here.path, follow=here.depth == 0) as folder:
            status = folder.status
            file_system = self._file_systems.get(status.st_dev)
            is_new_device = status.st_dev != here.parent_dev
            identity = (status.st_dev, status.st_ino, status.st_ctime_ns)
            if (is_new_device and file_system in mounts.NO_DISKS) or identity in self._seen:
                return
            if here.depth == 0:
                self._root_identity = (status.st_dev, status.st_ino)
            found = self._read(folder)
            if found.error is not None and trouble.is_vanished(found.error):
                raise found.error
            if only is not None:
                folder_names.narrow(found, only)
            if here.upto is not None:
                del found.files[: bisect_right(found.files, here.upto, key=lambda each: each[0])]
            may_be_away = cloud.may_be_away(file_system)
            yield from self._parts(folder, here, found, may_be_away=may_be_away)
            if status.st_ino:
                self._seen.add(identity)

    def _read(self, folder: OpenFolder) -> FolderNames:
        return folder_names.read(folder, self._rules, self._checkpoint)

    def _parts(
        self, folder: OpenFolder, here: _Waiting, found: FolderNames, *, may_be_away: bool
    ) -> Iterator[FolderListing]:
        subfolders, notes, at_the_end = self._sort_out(here, found)
        whole, last = True, False
        starts = iter(range(0, len(found.files) or 1, CHUNK_FILES))
        while not last:
            start = next(starts)
            part = Part(folder, found.placeholders, may_be_away=may_be_away)
            last = start + CHUNK_FILES >= len(found.files)
            try:
                part.look_at(found.files[start : start + CHUNK_FILES], self._checkpoint)
            except OSError as error:
                part.troubles.append((here.path, self._folder_reason(here, error)))
                last = True
            if last:
                part.troubles += at_the_end
            whole = whole and not part.troubles
            yield FolderListing(
                folder=here.path,
                depth=here.depth,
                dev=folder.status.st_dev,
                files=tuple(part.files),
                sidecars=tuple(part.sidecars),
                subfolders=subfolders if last else (),
                troubles=tuple(part.troubles),
                notes=notes if last else (),
                complete=last and whole and not found.narrowed,
                upto=None if last else found.files[start + CHUNK_FILES - 1][0],
            )

    def _sort_out(
        self, here: _Waiting, found: FolderNames
    ) -> tuple[tuple[bytes, ...], tuple[Trouble, ...], list[Trouble]]:
        """Return which subfolders to walk, which belong to others, and what cannot be read."""
        subfolders, notes, troubles = [], [], list[Trouble]()
        if found.error is not None:
            troubles.append((here.path, self._folder_reason(here, found.error)))
        for name in found.folders:
            path = joined(here.path, name)
            if foreign.is_left_out(name, here.path) or path in self._rules.left_out:
                continue
            if program := foreign.program_of(name):
                notes.append(_note(path, program))
            elif here.depth >= DEEPEST:
                troubles.append((path, Reason.of(ReasonCode.PATH_TOO_LONG)))
            else:
                subfolders.append(path)
        return tuple(subfolders), tuple(notes), troubles

    def _folder_reason(self, here: _Waiting, error: OSError) -> Reason:
        if trouble.is_offline(error) and here.parent_dev:
            self._dead.add(here.parent_dev)  # one sentence, not one for each folder to come
        return trouble.folder_reason(error, here.path, volume=names.shown(self._root))

    def _root_lost(self) -> Reason | None:
        """Return why the root is no longer what it was, None when it is there as before.

        An unplugged disk leaves an empty mount point, and then every folder below seems gone.
        """
        offline = Reason.of(ReasonCode.VOLUME_OFFLINE, volume=names.shown(self._root))
        try:
            status = os.stat(self._root)
        except OSError as error:
            return offline if trouble.is_offline(error) else Reason.of(ReasonCode.PATH_MISSING)
        return None if (status.st_dev, status.st_ino) == self._root_identity else offline


def _note(path: bytes, program: str) -> Trouble:
    return (path, Reason.of(ReasonCode.FOLDER_OF_OTHER_PROGRAM, program=program))
