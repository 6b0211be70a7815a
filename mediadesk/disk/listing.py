"""What is in a folder: its media and sidecars as the disk tells of them, none of them opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediadesk.disk import cloud, trouble
from mediadesk.disk.folders import OpenFolder
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.media import FileStat, FoundFile, FoundSidecar, MediaKind
from mediadesk.domain.paths import joined
from mediadesk.domain.reasons import Reason

Trouble = tuple[bytes, Reason]
"""A path and what is the matter with it."""
Wanted = tuple[bytes, MediaKind | None]
"""A file's name and kind by name; None for a sidecar."""

_BETWEEN_CHECKPOINTS = 200  # files; 0.2 s on a share that takes 1 ms for each
_REGULAR, _TYPE = 0o100000, 0o170000  # S_IFREG and S_IFMT, the same on every system
_HIGHEST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class FolderListing:
    """What is in one folder, or one part of it when it is huge."""

    folder: bytes
    """Absolute path, as walked."""
    depth: int
    """0 for the folder the walk began with."""
    dev: int
    """Device the folder lies on, as `FileStat.dev`; 0 when it could not be opened."""
    files: tuple[FoundFile, ...] = ()
    sidecars: tuple[FoundSidecar, ...] = ()
    subfolders: tuple[bytes, ...] = ()
    """Paths of the folders that will be walked; all of them in the last part."""
    troubles: tuple[Trouble, ...] = ()
    """What could not be read: the folder itself or files in it."""
    notes: tuple[Trouble, ...] = ()
    """What was left alone on purpose: folders of other programs."""
    complete: bool = False
    """True when, with this part, all that is in the folder was told."""
    upto: bytes | None = None
    """The last name looked at when more parts of this folder follow."""

    @property
    def told(self) -> "Told":
        """How far the walk has come with this."""
        return Told(self.folder, self.upto)


@dataclass(frozen=True, slots=True)
class Told:
    """How far a walk has come: enough to go on later, with nothing held open meanwhile."""

    folder: bytes
    upto: bytes | None
    """The last name of the folder that was looked at; None when all of it was."""


class Part:
    """Files of one folder, looked at one by one."""

    def __init__(self, folder: OpenFolder, placeholders: set[bytes], *, may_be_away: bool) -> None:
        """Begin with nothing; `placeholders` are names that stand for files in the cloud."""
        self._folder, self._placeholders, self._may_be_away = folder, placeholders, may_be_away
        self.files: list[FoundFile] = []
        self.sidecars: list[FoundSidecar] = []
        self.troubles: list[Trouble] = []

    def look_at(self, wanted: Sequence[Wanted], checkpoint: Checkpoint) -> None:
        """Look at these files. Raises OSError for trouble that the whole folder is in."""
        for start in range(0, len(wanted), _BETWEEN_CHECKPOINTS):
            checkpoint()
            self._look_at(wanted[start : start + _BETWEEN_CHECKPOINTS])

    def _look_at(self, wanted: Sequence[Wanted]) -> None:
        # The one loop that a million files pass through: 2 microseconds each beside the system's
        # own, which is why records are built by tuple.__new__ and not by their own constructors.
        look, folder, away, new = self._folder.look, self._folder.path, False, tuple.__new__
        found, cautious = self.files.append, self._may_be_away or bool(self._placeholders)
        for name, kind in wanted:
            try:
                status = look(name)
            except OSError as error:
                self._note_trouble(name, error)
                continue
            if status.st_mode & _TYPE != _REGULAR:
                continue  # it was a file when its name was read
            mtime_ns, ctime_ns, inode = status.st_mtime_ns, status.st_ctime_ns, status.st_ino
            if inode <= _HIGHEST and mtime_ns <= _HIGHEST and ctime_ns <= _HIGHEST:
                size, dev, links = status.st_size, status.st_dev, status.st_nlink
                stat = new(FileStat, (size, mtime_ns, ctime_ns, dev, inode, links))
            else:
                stat = FileStat.of(status)
            if cautious:
                away = name in self._placeholders or (self._may_be_away and cloud.is_away(status))
            if kind is not None:
                found(new(FoundFile, (folder, name, kind, stat, away)))
            else:
                self.sidecars.append(FoundSidecar(folder, name, stat, away))

    def _note_trouble(self, name: bytes, error: OSError) -> None:
        """Note a file's trouble; raise it again when it is the folder's or the disk's."""
        if trouble.is_offline(error) or trouble.is_refused(error):
            raise error  # a folder that may be listed but not entered refuses every file
        if not trouble.is_vanished(error):
            path = joined(self._folder.path, name)
            self.troubles.append((path, trouble.file_reason(error, path, volume="")))
