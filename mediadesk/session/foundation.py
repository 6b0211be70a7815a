"""What a session stands on: the lock, the databases, the decoders, and the settings."""

import logging
import os
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mediadesk import config
from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store
from mediadesk.config import Locations, Settings
from mediadesk.diagnostics import crash_report, log_file, mistakes
from mediadesk.disk.lock import CatalogLock, lock_path
from mediadesk.domain import damage
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.journal import SystemTrash
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.children import PRELOAD, warm_up
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.opening import opened

if TYPE_CHECKING:
    from mediadesk.catalog.databases.thumbnails import ThumbnailCache
    from mediadesk.domain.checks import Check
    from mediadesk.operations.dates.date_review import DateReview
    from mediadesk.operations.found import Found
    from mediadesk.operations.library import Library
    from mediadesk.operations.past.held import Held
    from mediadesk.operations.review.proposing import Proposing
    from mediadesk.operations.scanning.scanner import Scanner
    from mediadesk.operations.thumbnails import Thumbnails

_PAINTERS = 2
"""Children for pictures on screen: the stage does not wait behind a list's thumbnails."""

log = logging.getLogger(__name__)


class Foundation:
    """Everything that is open while the program runs; built in order, closed in reverse."""

    def __init__(
        self,
        *,
        catalog: Path | None,
        locations: Locations,
        settings: Settings,
        holder: str,
        choose: damage.Choose = damage.usual,
    ) -> None:
        """Take the lock and open the databases.

        `catalog` None means the one in the user's data folder; `holder` is how another program is
        told who has it; `choose` says what takes the place of a damaged database. Raises
        `OutsideError`, and what `choose` raises.
        """
        self.locations = locations
        self.settings, self._changing = settings, threading.Lock()
        self.path = (catalog or locations.catalog_file).absolute()
        self._lock = CatalogLock(lock_path(self.path), holder=holder)
        try:
            self.store: Store = opened(self.path, choose)
        except BaseException:
            self._lock.release()
            raise
        self.notices: list[Reason] = self.store.notices
        self._decoders = Lanes(settings.hashing_workers, preload=PRELOAD)
        self._painters = Lanes(_PAINTERS, preload=PRELOAD)
        self._cache: ThumbnailCache | None = None
        self.system_trash: SystemTrash | None = None
        """The desktop's own trash, given by the window where no other way leads there."""
        self._scanner: Scanner | None = None

    @cached_property
    def library(self) -> "Library":
        """What the library holds."""
        # Imported where it is asked for, as all below: a command waits for what it needs alone.
        from mediadesk.operations.library import Library  # noqa: PLC0415

        return Library(self.store.readers, self.store.catalog, self._proposing)

    @cached_property
    def found(self) -> "Found":
        """What was found to be the same: of the library, as far as a list of it needs."""
        from mediadesk.operations.found import Found  # noqa: PLC0415 - as above

        return Found(self.store.readers, self._proposing)

    def _proposing(self) -> "Proposing":
        from mediadesk.operations.review.proposing import Proposing  # noqa: PLC0415 - as above

        return Proposing(self.store, self.settings)

    @cached_property
    def date_review(self) -> "DateReview":
        """Which files need a look at their dates."""
        from mediadesk.operations.dates.date_review import DateReview  # noqa: PLC0415 - as above

        return DateReview(self.store.readers)

    @property
    def scanner(self) -> "Scanner":
        """What makes scans."""
        from mediadesk.operations.scanning.scanner import Scanner  # noqa: PLC0415 - as above

        with self._changing:
            if self._scanner is None:
                self._scanner = Scanner(self.store, self._decoders, self.settings, self.locations)
            return self._scanner

    @property
    def thumbnails(self) -> "Thumbnails":
        """The small pictures; their cache is opened when first asked for."""
        from mediadesk.catalog.databases.thumbnails import ThumbnailCache  # noqa: PLC0415 - as above
        from mediadesk.operations.thumbnails import Thumbnails  # noqa: PLC0415

        if self._cache is None:
            self._cache = ThumbnailCache(
                self.locations.cache / "thumbnails.db",
                limit_bytes=self.settings.thumbnails_disk_bytes,
            )
        return Thumbnails(self._cache, self._painters, lambda *shown: self.held().place_of(*shown))

    def change_setting(self, name: str, value: object) -> None:
        """Set one setting and write it down; whatever begins from now on goes by it.

        Raises `OutsideError` when the file cannot be written; then it holds until the program ends.
        """
        with self._changing:
            self.settings = config.changed(self.settings, name, value)
            if self._scanner is not None:
                self._scanner.settings = self.settings
            try:
                config.save(self.settings, self.locations.settings_file)
            except OSError as error:
                path = str(self.locations.settings_file)
                detail = error.strerror or str(error)
                raise OutsideError(
                    Reason.of(ReasonCode.SETTINGS_UNWRITABLE, path=path, detail=detail)
                ) from error

    def held(self) -> "Held":
        """Return what is held in Removed."""
        from mediadesk.operations.past.held import Held  # noqa: PLC0415 - few need it

        return Held(self.store, self.still_shows, settings=self.settings, lanes=self._decoders)

    def still_shows(self, held_at: bytes, path: bytes) -> bool:
        """Tell whether a media file opens and shows what a held one shows, in child processes."""
        from mediadesk.operations.review import resembling  # noqa: PLC0415 - few need it

        kind = config.kind_of(path.rpartition(b"/")[2], self.settings)
        return kind is not None and resembling.is_same(self._decoders, held_at, path, kind)

    def checks(self) -> "list[Check]":
        """Look whether everything is in order."""
        from mediadesk.operations.health import examine  # noqa: PLC0415 - as above

        return list(examine(self.path))

    @property
    def log_folder(self) -> Path:
        """Where the log is."""
        return self.locations.logs

    def log_tail(self) -> str:
        """Return the end of the log, the last mistake, and what the last crash interrupted."""
        folder = self.locations.logs
        reports = (
            (mistakes.LAST, mistakes.last(folder)), (crash_report.LAST, crash_report.last(folder))
        )  # fmt: skip
        told = "".join(f"\n{name}\n{report}" for name, report in reports if report)
        return log_file.tail(folder) + told

    def has_scanned(self, paths: Sequence[bytes]) -> bool:
        """Tell whether all these folders are in the catalog: mostly no file of them is opened."""
        with self.store.readers.use() as reader:
            return all(folders.find(reader, os.path.abspath(path)) is not None for path in paths)

    def start_decoders(self) -> None:
        """Have the child processes import their modules in the background."""
        self._decoders.start(warm_up)

    def dismiss_decoders(self) -> None:
        """End the child processes in the background: no more files are opened."""
        self._decoders.dismiss()

    def back_up(self, *, catalog_limit_bytes: int) -> None:
        """Make the backups that are due; one that cannot be made is no reason to stop."""
        try:
            self.store.back_up_if_due(catalog_limit_bytes=catalog_limit_bytes)
        except (OutsideError, OSError) as error:
            log.info("no backup was made: %s", error)

    def close(self) -> bool:
        """Close everything. False when a child process would not go: then leave by `os._exit`."""
        went = [lanes.close() for lanes in (self._decoders, self._painters)]
        try:
            if self._cache is not None:
                self._cache.close()
            self.store.close()
        finally:
            self._lock.release()
        return all(went)
