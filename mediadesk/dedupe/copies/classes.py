"""Files with the same bytes, or the same picture under other metadata, and what may go.

Two names of one file are one copy. Copies on another volume are a backup, not waste. Nothing
protected, read only or offline is ever offered, and every pool keeps its best copy.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class ClassKind(StrEnum):
    """What the files of a class share."""

    EXACT = "exact"
    IDENTICAL = "identical"
    EMPTY = "empty"


class FileKeys(NamedTuple):
    """A file as far as sameness goes. None where a key has not been computed yet.

    A tuple, as a copy is: a search makes one for each file that may be one.
    """

    id: int
    size_bytes: int
    volume: str
    """The volume's own identity, not where it is mounted."""
    dev: int
    inode: int
    quick_hash: str | None = None
    sha256: str | None = None
    sampled_payload: str | None = None
    """Sampled key of picture or sound data, with trailer and display facts."""
    payload: str | None = None
    """The same in full: two files with one payload key show the same."""
    pool: str | None = None
    """The pool the user put its folder into, if any."""
    protected: bool = False
    """In a protected root."""
    read_only: bool = False
    """In another program's library, in a snapshot, on a read-only volume."""
    present: bool = True
    """Seen by the last scan; offline and vanished files are not."""
    broken: bool = False
    """Nobody could open it, or not all of it."""


class Copy(NamedTuple):
    """One file on disk with all its names; `id` is the smallest."""

    id: int
    names: tuple[int, ...]
    file: FileKeys

    @property
    def removable(self) -> bool:
        """Tell whether this copy may be offered at all; a second name frees nothing."""
        file = self.file
        return len(self.names) == 1 and file.present and not file.protected and not file.read_only


@dataclass(frozen=True, slots=True)
class CopyClass:
    """Copies that are the same thing."""

    kind: ClassKind
    copies: tuple[Copy, ...]

    @property
    def hidden(self) -> bool:
        """Tell whether lists leave it out by default: empty files."""
        return self.kind is ClassKind.EMPTY


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be removed of a class. Counts and bytes are of copies, not of names."""

    keeper: int
    stays: tuple[int, ...]
    removable: tuple[int, ...]
    reclaimable_bytes: int


def wanting_sha256(files: Iterable[FileKeys]) -> list[int]:
    """Return the files whose full hash is needed to tell exact classes.

    Those that share size and quick hash with another file, not just with another name of it. Of
    a file with several names one is returned, as long as the hash of any of them is not known.
    What is not there cannot be read.
    """
    every = list(files)
    return _undecided(
        every,
        key=lambda file: (file.size_bytes, file.quick_hash) if file.quick_hash else None,
        unknown={file.id for file in every if file.sha256 is None and file.present},
    )


def wanting_payload(files: Iterable[FileKeys]) -> list[int]:
    """Return the files whose full payload key is needed: their sampled ones agree."""
    every = list(files)
    unknown = {file.id for file in every if file.payload is None and file.present}
    return _undecided(every, key=lambda file: file.sampled_payload, unknown=unknown)


def exact_classes(files: Iterable[FileKeys]) -> list[CopyClass]:
    """Return the classes of files with the same bytes, and all empty files as one."""
    return _classes(
        copies_of(files),
        lambda copy: _exact_key(copy.file),
        lambda key: ClassKind.EMPTY if key == _EMPTY else ClassKind.EXACT,
    )


def identical_classes(files: Iterable[FileKeys]) -> list[CopyClass]:
    """Return the classes that show the same under different metadata.

    Each holds at least two different contents; exact copies of them are in it too. One that cannot
    be opened is damaged in what describes it, and takes the place of none that can.
    """
    classes = _classes(
        [copy for copy in copies_of(files) if copy.file.size_bytes],
        lambda copy: copy.file.payload and (copy.file.payload, copy.file.broken),
        lambda _: ClassKind.IDENTICAL,
    )
    return [found for found in classes if len({_content(copy.file) for copy in found.copies}) > 1]


def copies_of(files: Iterable[FileKeys]) -> list[Copy]:
    """Join the names of one file (hard links, bind mounts, aliases) to one copy."""
    names: dict[tuple[str, int, int], list[FileKeys]] = defaultdict(list)
    for file in files:
        # a volume without inode numbers reports 0 for all: there every name is a file
        key = (file.volume, file.dev, file.inode) if file.inode else (file.volume, -1, file.id)
        names[key].append(file)
    copies = []
    for group in names.values():
        group.sort(key=lambda file: file.id)
        # one protected name protects the file
        first = next((file for file in group if file.protected or file.read_only), group[0])
        copies.append(Copy(group[0].id, tuple(file.id for file in group), first))
    return sorted(copies, key=lambda copy: copy.id)


def offer(copies: Sequence[Copy], best: Callable[[Sequence[Copy]], int]) -> Offer:
    """Return what may be removed of a class.

    `best` names the copy worth keeping among some (`ranking`). Beside every copy that goes one
    stays, on its volume or in its pool.
    """
    present = [copy for copy in copies if copy.file.present]
    # another program's library or a snapshot may drop its copy at any time: it keeps nothing safe
    ours = [copy for copy in present if not copy.file.read_only]
    keeper = best(ours or present or copies)
    free = [copy for copy in ours if copy.removable]
    staying = [copy for copy in ours if not copy.removable or copy.id == keeper]
    while alone := _without_one_beside(free, staying):
        chosen = best(alone)
        staying += [copy for copy in alone if copy.id == chosen]
    stays = {copy.id for copy in staying}
    removable = [copy for copy in free if copy.id not in stays]
    gone = {copy.id for copy in removable}
    return Offer(
        keeper=keeper,
        stays=tuple(copy.id for copy in copies if copy.id not in gone),
        removable=tuple(sorted(gone)),
        reclaimable_bytes=sum(copy.file.size_bytes for copy in removable),
    )


def _without_one_beside(copies: Sequence[Copy], staying: Sequence[Copy]) -> list[Copy]:
    volumes = {copy.file.volume for copy in staying}
    pools = {copy.file.pool for copy in staying} - {None}
    return [
        copy for copy in copies if copy.file.volume not in volumes and copy.file.pool not in pools
    ]


_EMPTY = ("empty",)


def _exact_key(file: FileKeys) -> tuple[Hashable, ...] | None:
    if not file.size_bytes:
        return _EMPTY
    return (file.size_bytes, file.sha256) if file.sha256 else None


def _content(file: FileKeys) -> Hashable:
    return _exact_key(file) or (file.size_bytes, file.quick_hash, file.id)


def _undecided(
    files: Iterable[FileKeys],
    *,
    key: Callable[[FileKeys], Hashable],
    unknown: set[int],
) -> list[int]:
    groups: dict[Hashable, list[Copy]] = defaultdict(list)
    for copy in copies_of(files):
        found = key(copy.file)
        if found is not None and copy.file.size_bytes:
            groups[found].append(copy)
    return sorted(
        min(unknown.intersection(copy.names))
        for group in groups.values()
        if len(group) > 1
        for copy in group
        if not unknown.isdisjoint(copy.names)
    )


def _classes(
    copies: Iterable[Copy],
    key: Callable[[Copy], Hashable],
    kind: Callable[[Hashable], ClassKind],
) -> list[CopyClass]:
    groups: dict[Hashable, list[Copy]] = defaultdict(list)
    for copy in copies:
        found = key(copy)
        if found is not None:
            groups[found].append(copy)
    return [
        CopyClass(kind(found), tuple(group)) for found, group in groups.items() if len(group) > 1
    ]
