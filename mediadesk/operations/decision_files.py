"""Keeping what was decided: written to a file, read from one, moved along, brought back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal

from mediadesk import config
from mediadesk.catalog.databases import backups
from mediadesk.catalog.effects import decision_lines
from mediadesk.catalog.effects.decision_lines import Taken
from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store, backups_path
from mediadesk.config import Locations, Settings
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations import restore
from mediadesk.operations.relink import Relinked, relink
from mediadesk.operations.restore import Part


class DecisionFiles:
    """What window and terminal offer for it. Everything here blocks: for worker threads."""

    def __init__(self, store: Store, settings: Settings, locations: Locations) -> None:
        """Keep what is in `store`."""
        self._store, self._settings, self._locations = store, settings, locations

    def export(self, path: Path) -> int:
        """Write every decision to a new file; returns how many. Raises `OutsideError`."""
        with decision_file(path, "xb") as file, self._store.decision_readers.snapshot() as reader:
            return decision_lines.write(reader, file)

    def take(self, path: Path) -> Taken:
        """Take over the decisions in a file. Raises `OutsideError`; then nothing was taken."""
        with decision_file(path, "rb") as file:
            return self.take_from(file)

    def take_from(self, file: BinaryIO) -> Taken:
        """Take over the decisions in an open file; as `take`."""
        taken = self._store.decisions.submit(
            lambda writer: decision_lines.take(writer, file)
        ).result()
        self._store.catch_up()
        return taken

    def roots(self) -> list[bytes]:
        """Return the folders of the library that can be given another path."""
        with self._store.readers.use() as reader:
            return [root.path for root in folders.roots(reader)]

    def shown(self) -> CatalogChanges:
        """Return the change that says: look at every folder of the library again."""
        with self._store.readers.use() as reader:
            ids = frozenset(root.folder_id for root in folders.roots(reader))
        return CatalogChanges(roots=ids, folders=ids)

    def relink(self, old: bytes, new: bytes) -> Relinked:
        """Give a root its new path, once a sample of its files was found there."""
        done = relink(self._store, old, new)
        before = self._settings
        protected = _renamed(before.protected_roots, done)
        pools = tuple(_renamed(pool, done) for pool in before.pools)
        if (protected, pools) != (before.protected_roots, before.pools):
            after = replace(before, protected_roots=protected, pools=pools)
            config.save(after, self._locations.settings_file)
        return done

    def newest_backups(self) -> dict[Part, str]:
        """Return when the newest sound backup of each database was made, if there is one."""
        made = {
            part: backups.newest_sound(
                backups_path(self._store.path), restore.database_of(self._store.path, part).stem
            )
            for part in Part
        }
        return {
            part: f"{found.made_at.astimezone():%Y-%m-%d %H:%M}"
            for part, found in made.items()
            if found is not None
        }

    def wanted(self) -> Part | None:
        """Return what is to be brought back at the next start."""
        return restore.wanted(self._store.path)

    def want(self, part: Part | None) -> None:
        """Have a database brought back at the next start, when nobody uses it; None: neither."""
        restore.want(self._store.path, part)


@contextmanager
def decision_file(path: Path, mode: Literal["rb", "xb"]) -> Iterator[BinaryIO]:
    """Open a file of decisions; what goes wrong with it is raised as `OutsideError`."""
    try:
        with path.open(mode) as file:
            yield file
    except OSError as error:
        code = ReasonCode.CATALOG_UNREADABLE if mode == "rb" else ReasonCode.CATALOG_UNWRITABLE
        facts = {"path": names.shown(bytes(path)), "detail": error.strerror or str(error)}
        raise OutsideError(Reason.of(code, **facts)) from error


def _renamed(paths: Sequence[bytes], done: Relinked) -> tuple[bytes, ...]:
    return tuple(
        done.new + path[len(done.old) :] if is_inside(path, done.old) else path for path in paths
    )
