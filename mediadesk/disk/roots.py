"""What to scan when folders and files are dropped: each place once, whatever it is called.

Two paths are one place when they lead to one (device, inode): a trailing slash, `..`, a link, a
bind mount or the other case on a disk that does not tell cases apart. Paths stay as the user gave
them, made absolute; a place inside a root is named as that root names it.

A single file limits the scan to that file. When its folder is in no root, the folder becomes one,
scanned for the dropped files only.
"""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mediadesk.disk import trouble
from mediadesk.domain import names
from mediadesk.domain.reasons import Reason, ReasonCode

_Identity = tuple[int, int, bytes]
"""Device, inode, and the path where the disk has no inodes."""


@dataclass(frozen=True, slots=True)
class Target:
    """A folder to walk, within its root; with `only`, just these files of it."""

    root: bytes
    folder: bytes
    only: frozenset[bytes] | None = None


@dataclass(frozen=True, slots=True)
class Absorbed:
    """A root that lies in a new one, which takes its place."""

    root: bytes
    into: bytes
    path: bytes
    """Where the former root lies, as the new one names it."""


@dataclass(frozen=True, slots=True)
class RootPlan:
    """What follows from a drop. `missing` are the paths that could not be used, and why."""

    scan: tuple[Target, ...]
    new_roots: tuple[bytes, ...]
    absorbed: tuple[Absorbed, ...]
    missing: tuple[tuple[bytes, Reason], ...]


@dataclass(slots=True)
class _Drop:
    """What was dropped, sorted; files by their folder."""

    folders: list[bytes] = field(default_factory=list)
    files: dict[bytes, set[bytes]] = field(default_factory=dict)
    missing: list[tuple[bytes, Reason]] = field(default_factory=list)


def plan_roots(wanted: Sequence[bytes], existing: Sequence[bytes]) -> RootPlan:
    """Return what to scan for the dropped paths, given the roots there are.

    Looks at the disk (stat only). A root that is offline still counts by its path.
    """
    drop = _sorted(wanted)
    before = _known(existing)
    dropped = _outermost([*drop.folders, *drop.files])
    new = [folder for folder in dropped if _find(folder, before) is None]
    absorbed = list(_absorbed(existing, new))
    gone = {each.root for each in absorbed}
    roots = _known([*new, *(root for root in existing if root not in gone)])

    whole = _outermost([_within(folder, roots)[1] for folder in drop.folders])
    targets = {folder: Target(_within(folder, roots)[0], folder) for folder in whole}
    covered = _known(whole)
    for folder, files in drop.files.items():
        if _find(folder, covered) is None:
            root, inside = _within(folder, roots)
            more = (targets[inside].only or frozenset()) if inside in targets else frozenset()
            targets[inside] = Target(root, inside, more | files)
    return RootPlan(tuple(targets.values()), tuple(new), tuple(absorbed), tuple(drop.missing))


def _sorted(wanted: Sequence[bytes]) -> _Drop:
    drop = _Drop()
    for given in wanted:
        path = os.path.abspath(given)
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)  # a link to a folder will do
            is_file = stat.S_ISREG(os.lstat(path).st_mode)  # a link to a file is no file
        except OSError as error:
            reason = trouble.folder_reason(error, path, volume=names.shown(path))
            drop.missing.append((path, reason))
            continue
        if is_folder:
            drop.folders.append(path)
        elif is_file:
            folder, name = os.path.split(path)
            drop.files.setdefault(folder, set()).add(name)
        else:
            drop.missing.append((path, Reason.of(ReasonCode.NOT_A_FOLDER_OR_FILE)))
    return drop


def _outermost(folders: Sequence[bytes]) -> list[bytes]:
    """Return the folders that do not lie in one another, each once."""
    known = _known(folders)
    return [folder for folder in known.values() if _find(folder, known, itself=False) is None]


def _absorbed(existing: Sequence[bytes], new: Sequence[bytes]) -> Iterator[Absorbed]:
    known = _known(new)
    for root in existing:
        if (found := _find(root, known)) is not None:
            yield Absorbed(root, *found)


def _within(folder: bytes, roots: Mapping[_Identity, bytes]) -> tuple[bytes, bytes]:
    """Return a folder's root and its path as that root names it."""
    found = _find(folder, roots)
    return (folder, folder) if found is None else found


def _find(
    folder: bytes, roots: Mapping[_Identity, bytes], *, itself: bool = True
) -> tuple[bytes, bytes] | None:
    """Return the root that `folder` lies in, as given or with its links resolved.

    With it comes the folder's path as that root names it. Without `itself`, a root lies in
    others only.
    """
    own = _identity(folder)
    for path in dict.fromkeys((folder, os.path.realpath(folder))):
        rest: list[bytes] = []
        above = path
        while True:
            root = roots.get(_identity(above)) if itself or rest else None
            if root is not None:
                inside = os.path.join(root, *reversed(rest))
                if _identity(inside) == own or not own[1]:
                    return root, inside
            above, name = os.path.split(above)
            if not name:
                break
            rest.append(name)
    return None


def _known(folders: Sequence[bytes]) -> dict[_Identity, bytes]:
    known: dict[_Identity, bytes] = {}
    for folder in folders:
        known.setdefault(_identity(folder), folder)
    return known


def _identity(path: bytes) -> _Identity:
    try:
        status = os.stat(path)
    except OSError:
        return (0, 0, path)  # offline: only the path is known
    return (status.st_dev, status.st_ino, b"" if status.st_ino else os.path.normcase(path))
