"""What may not be removed wherever a decision comes from: protected, foreign, absent, read only."""

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass

from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.disk import cloud, foreign, trouble
from mediadesk.disk.changing.trash import OWN_FOLDER, REMOVED, held_in_trash
from mediadesk.disk.owners import owner_of
from mediadesk.disk.volumes import lookup
from mediadesk.disk.volumes.volume import Volume
from mediadesk.disk.volumes.whereabouts import Location, Whereabouts
from mediadesk.domain import names
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.folder_rules import in_force
from mediadesk.operations.resolve.planning.ways import Way, usual
from mediadesk.operations.resolve.presence import RootsOnDisk

_UNKNOWN = Reason.of(ReasonCode.UNEXPECTED)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What holds for every file of one folder.

    `closed` says why nothing of it can be removed; `sealed` why nothing in it may be changed at
    all; `absent` why nothing of it can be trusted to be there.
    """

    root: bytes
    volume: Volume | None
    location: Location
    absent: Reason | None
    closed: Reason | None
    sealed: Reason | None

    @property
    def may_be_away(self) -> bool:
        """Tell whether a file here can be only in the cloud."""
        return self.volume is not None and cloud.may_be_away(self.volume.file_system)


class Guard:
    """Looks at each folder once per plan; every removal asks it."""

    def __init__(self, store: Store, settings: Settings, way: Way | None = None) -> None:
        """Read the roots, their volumes, and what the user protects or pools.

        `way` is how files are to go, None the one that is set.
        """
        self._way = usual(settings) if way is None else way
        self._whereabouts = Whereabouts()
        self._folder_trouble: Reason | None = _UNKNOWN
        self._known: dict[bytes, Surroundings] = {}
        self._volumes: dict[int, Volume] = {}
        settings = in_force(store, settings)
        with store.readers.use() as reader:
            roots = folders.roots(reader)
        self._paths = [root.path for root in roots]
        self._roots = RootsOnDisk(store)
        protected = [*settings.protected_roots, *(root.path for root in roots if root.protected)]
        self._protected = [(path, self._whereabouts.of(path)) for path in protected]
        self.pools = settings.pools
        """The folders of each declared pool, by its number."""
        self._pools = [[self._whereabouts.of(path) for path in pool] for pool in settings.pools]

    def around(self, path: bytes) -> Surroundings:
        """Return what holds for the folder of the file at `path`."""
        folder = os.path.dirname(path)
        if (known := self._known.get(folder)) is None:
            known = self._known[folder] = self._look(folder, path)
        return known

    def are_together(self, one: Surroundings, other: Surroundings) -> bool:
        """Tell whether two places count as one: the same volume, or one declared pool."""
        if one.volume is None or other.volume is None:
            return False
        return one.volume.identity == other.volume.identity or any(
            _is_in(one.location, pool) and _is_in(other.location, pool) for pool in self._pools
        )

    def pool_of(self, around: Surroundings) -> int | None:
        """Return the number of the declared pool that a place is in, None when it is in none."""
        found = (at for at, pool in enumerate(self._pools) if _is_in(around.location, pool))
        return next(found, None)

    def _look(self, folder: bytes, path: bytes) -> Surroundings:
        location = self._whereabouts.of(folder)
        holding = [root for root in self._paths if is_inside(folder, root)]
        if not holding:
            outside = Reason.of(ReasonCode.OUTSIDE_EVERY_ROOT)
            return Surroundings(b"", None, location, outside, outside, outside)
        root = max(holding, key=len)
        if (absence := self._roots.absence(root)) is not None:
            return Surroundings(root, None, location, absence, absence, absence)
        try:
            volume = self._volume(folder)
        except OSError as error:
            reason = trouble.folder_reason(error, folder, volume=names.shown(root))
            return Surroundings(root, None, location, reason, reason, reason)
        sealed = self._sealed(folder, volume, location)
        closed = sealed or self._no_place_for(path, root, location)
        return Surroundings(root, volume, location, None, closed, sealed)

    def _volume(self, folder: bytes) -> Volume:
        device = os.stat(folder).st_dev
        if (volume := self._volumes.get(device)) is None:
            volume = self._volumes[device] = lookup.volume_of(folder)
        return volume

    def _sealed(self, folder: bytes, volume: Volume, location: Location) -> Reason | None:
        for shown, protected in self._protected:
            if is_inside(folder, shown) or location.is_within(protected):
                return Reason.of(ReasonCode.IN_PROTECTED, root=names.shown(shown))
        real = os.path.realpath(folder)
        program = foreign.program_above(folder) or foreign.program_above(real)
        if program is not None:
            return Reason.of(ReasonCode.FOLDER_OF_OTHER_PROGRAM, program=program)
        if volume.read_only:
            return Reason.of(ReasonCode.VOLUME_READ_ONLY, volume=volume.label)
        if not _may_change(folder):
            return Reason.of(ReasonCode.FOLDER_READ_ONLY, owner=owner_of(folder))
        return None

    def _no_place_for(self, path: bytes, root: bytes, location: Location) -> Reason | None:
        """Return why files of a folder cannot go where they are to go."""
        if self._way.place is RemovalPlace.REMOVED:
            return _removed_trouble(root)
        if self._way.place is RemovalPlace.FOLDER:
            if self._folder_trouble is _UNKNOWN:
                self._folder_trouble = self._trouble_of_folder(self._way.folder)
            is_there = location == self._whereabouts.of(self._way.folder)
            moved = Reason.of(ReasonCode.MOVED_ALREADY) if is_there else None
            return self._folder_trouble or moved
        trash = held_in_trash(path, "", 0, by_desktop=self._way.trash is not None)
        return trash if isinstance(trash, Reason) else None

    def _trouble_of_folder(self, folder: bytes) -> Reason | None:
        """Return why files cannot go to the folder the user chose."""
        try:
            volume, location = self._volume(folder), self._whereabouts.of(folder)
        except OSError as error:
            detail = os.strerror(error.errno or errno.EIO)
        else:
            if not os.path.isabs(folder) or not os.path.isdir(folder):
                detail = "it is no folder"
            elif self._sealed(folder, volume, location) is not None:
                detail = "nothing may be changed there"
            else:
                return None
        return Reason.of(ReasonCode.FOLDER_UNUSABLE, path=names.shown(folder), detail=detail)


def _is_in(location: Location, pool: Sequence[Location]) -> bool:
    return any(location.is_within(root) for root in pool)


def _may_change(folder: bytes) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)


def _removed_trouble(root: bytes) -> Reason | None:
    """Return why nothing can be held inside a root, None when it can."""
    above = root
    for below in (OWN_FOLDER, REMOVED):
        path = os.path.join(root, below)
        detail = None
        if os.path.islink(path) or (os.path.lexists(path) and not os.path.isdir(path)):
            detail = "it is a link or no folder"
        elif not _may_change(path if os.path.lexists(path) else above):
            detail = "you may not write there"
        if detail is not None:
            return Reason.of(ReasonCode.REMOVED_UNUSABLE, path=names.shown(path), detail=detail)
        if not os.path.lexists(path):
            return None
        above = path
    return None
