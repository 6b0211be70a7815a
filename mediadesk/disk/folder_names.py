"""The names in one folder, before anything else is known of its files."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import merge

from mediadesk.disk import cloud
from mediadesk.disk.folders import Entry, OpenFolder
from mediadesk.disk.listing import Wanted
from mediadesk.disk.rules import WalkRules
from mediadesk.domain import names
from mediadesk.domain.jobs import Checkpoint

SORTED_AT_ONCE = 10_000
"""Sorting so many names takes some 5 ms."""


@dataclass(slots=True)
class FolderNames:
    """The names in a folder, sorted."""

    files: list[Wanted] = field(default_factory=list)
    folders: list[bytes] = field(default_factory=list)
    placeholders: set[bytes] = field(default_factory=set)
    error: OSError | None = None
    """What ended the reading too early."""
    narrowed: bool = False
    """True when only some of the files were asked for."""


def read(folder: OpenFolder, rules: WalkRules, checkpoint: Checkpoint) -> FolderNames:
    """Read all names of a folder; for 200 000 files these take some 30 MB."""
    found = FolderNames()
    try:
        with folder.entries() as entries:
            _sort_out(entries, rules, checkpoint, found)
    except OSError as error:
        found.error = error
    _sort(found.files)
    found.folders.sort()
    _drop_other_halves(found.files)
    return found


def narrow(found: FolderNames, only: frozenset[bytes]) -> None:
    """Keep only the files asked for, and the sidecars whose names begin like theirs.

    A disk may know a file by a name of other case, or with its accents composed otherwise.
    """
    if absent := only - {name for name, _ in found.files}:
        folded = {_folded(name) for name in absent}
        only |= {name for name, _ in found.files if _folded(name) in folded}
    stems = tuple(name.rpartition(b".")[0] or name for name in only)
    found.files = [
        (name, kind)
        for name, kind in found.files
        if name in only or (kind is None and name.startswith(stems))
    ]
    found.folders = []
    found.narrowed = True


def _sort_out(
    entries: Iterable[Entry],
    rules: WalkRules,
    checkpoint: Checkpoint,
    found: FolderNames,
) -> None:
    wanted, files, folders = rules.wanted, found.files, found.folders
    for number, entry in enumerate(entries):
        if not number & 1023:
            checkpoint()
        name = entry.name
        stem, _, extension = name.rpartition(b".")
        extension = extension.lower()  # bytes: ASCII only, the same in every language
        if stem and extension in wanted and entry.is_file(follow_symlinks=False):
            files.append((name, wanted[extension]))
        elif entry.is_dir(follow_symlinks=False):
            folders.append(name)
        elif (target := cloud.placeholder_target(name)) is not None:
            kind = rules.kinds.get(target.rpartition(b".")[2].lower())
            if kind is not None and entry.is_file(follow_symlinks=False):
                files.append((name, kind))
                found.placeholders.add(name)


def _sort(files: list[Wanted]) -> None:
    """Sort by name, a huge folder in pieces: sorted at once it would hold the window for 0.2 s.

    A list keeps the interpreter to itself while it sorts; putting the pieces together does not.
    """
    if len(files) <= SORTED_AT_ONCE:
        files.sort()
        return
    starts = range(0, len(files), SORTED_AT_ONCE)
    files[:] = merge(*(sorted(files[start : start + SORTED_AT_ONCE]) for start in starts))


def _drop_other_halves(files: list[Wanted]) -> None:
    """Drop "._IMG.JPG" beside "IMG.JPG": macOS keeps there what exFAT and shares cannot hold.

    They are no pictures (AppleDouble, RFC 1740). `files` is sorted, so they lie together.
    """
    start, end = bisect(files, (b"._",)), bisect(files, (b".`",))
    if start < end:
        present = {name for name, _ in files}
        files[start:end] = [each for each in files[start:end] if each[0][2:] not in present]


def _folded(name: bytes) -> str:
    return names.searchable(names.shown(name))
