"""What the window and the terminal share: settings, the lock, the databases, the decoders."""

import contextlib
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mediadesk import config
from mediadesk.catalog.database import Readers
from mediadesk.catalog.store import Store, open_decision_readers, open_readers
from mediadesk.catalog.thumbnails import ThumbnailCache
from mediadesk.config import Locations, Settings, log_file
from mediadesk.disk.lock import CatalogLock, lock_path
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.folder_rules import FolderRule, FolderRules
from mediadesk.domain.journal import SystemTrash
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations import folder_rules, watching
from mediadesk.operations.children import PRELOAD, warm_up
from mediadesk.operations.date_review import DateReview
from mediadesk.operations.health import Check, examine
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.library import Library
from mediadesk.operations.opening import opened
from mediadesk.operations.resolve import Way, usual
from mediadesk.operations.scanner import Scanner
from mediadesk.operations.thumbnails import Thumbnails
from mediadesk.operations.watching import WatchPlan

if TYPE_CHECKING:
    from mediadesk.domain.keepers import Comparison
    from mediadesk.operations.bulk.resolver import BulkResolver
    from mediadesk.operations.dating import Dating
    from mediadesk.operations.duplicate_job import DuplicateJob
    from mediadesk.operations.duplicates import DuplicateSearch
    from mediadesk.operations.held import Held
    from mediadesk.operations.history import History
    from mediadesk.operations.keeping import Keeping
    from mediadesk.operations.organise import Organising
    from mediadesk.operations.reviewing import Reviewing
    from mediadesk.operations.shifting import Shifting
    from mediadesk.operations.stamp import Stamping
    from mediadesk.operations.video_hashing import VideoHasher

_PAINTERS = 2
"""Children for pictures on screen: the stage does not wait behind a list's thumbnails."""

log = logging.getLogger(__name__)


class Session:
    """Everything that is open while the program runs; built in order, closed in reverse."""

    def __init__(
        self, *, catalog: Path | None, locations: Locations, settings: Settings, holder: str
    ) -> None:
        """Take the lock and open the databases.

        `catalog` None means the one in the user's data folder; `holder` is how another program is
        told who has it. Raises `OutsideError`.
        """
        self.locations = locations
        self.settings, self._changing = settings, threading.Lock()
        self.path = (catalog or locations.catalog_file).absolute()
        self._lock = CatalogLock(lock_path(self.path), holder=holder)
        try:
            self.store: Store = opened(self.path)
        except BaseException:
            self._lock.release()
            raise
        self.notices: list[Reason] = self.store.notices
        self._decoders = Lanes(settings.hashing_workers, preload=PRELOAD)
        self._painters = Lanes(_PAINTERS, preload=PRELOAD)
        self._cache: ThumbnailCache | None = None
        self.system_trash: SystemTrash | None = None
        """The desktop's own trash, given by the window where no other way leads there."""
        self.library = Library(self.store.readers, self.store.catalog)
        self.date_review = DateReview(self.store.readers)
        self.scanner = Scanner(self.store, self._decoders, settings, locations)

    @property
    def thumbnails(self) -> Thumbnails:
        """The small pictures; their cache is opened when first asked for."""
        if self._cache is None:
            self._cache = ThumbnailCache(
                self.locations.cache / "thumbnails.db",
                limit_bytes=self.settings.thumbnails_disk_bytes,
            )
        return Thumbnails(self._cache, self._painters, lambda path: self.held().place_of(path))

    def change_setting(self, name: str, value: object) -> None:
        """Set one setting and write it down; whatever begins from now on goes by it.

        Raises `OutsideError` when the file cannot be written; then it holds until the program ends.
        """
        with self._changing:
            self.settings = config.changed(self.settings, name, value)
            self.scanner.settings = self.settings
            try:
                config.save(self.settings, self.locations.settings_file)
            except OSError as error:
                path = str(self.locations.settings_file)
                detail = error.strerror or str(error)
                raise OutsideError(
                    Reason.of(ReasonCode.SETTINGS_UNWRITABLE, path=path, detail=detail)
                ) from error

    @property
    def video_hasher(self) -> "VideoHasher":
        """What computes the hashes of videos' frames."""
        from mediadesk.operations.video_hashing import VideoHasher  # noqa: PLC0415 - few need it

        return VideoHasher(self.store, self._decoders, self.settings)

    def find_duplicates(self) -> "DuplicateJob":
        """Return a new search for what is the same, as a job ready to run."""
        from mediadesk.operations.duplicate_job import DuplicateJob  # noqa: PLC0415 - as below

        return DuplicateJob(self.duplicate_search())

    def duplicate_search(self) -> "DuplicateSearch":
        """Return a new search for what is the same."""
        # Imported here: the numbers of the search take a third of a second, a scan needs none.
        from mediadesk.operations.duplicates import DuplicateSearch  # noqa: PLC0415

        return DuplicateSearch(self.store, self.settings, self._decoders)

    def folders_to_watch(self, limit: int) -> WatchPlan:
        """Return the folders that can be watched for changes, at most `limit`."""
        return watching.plan(self.store.readers, limit)

    def reviewing(self) -> "Reviewing":
        """Return what carries out decisions on single clusters."""
        from mediadesk.operations.reviewing import Reviewing  # noqa: PLC0415 - as above

        return Reviewing(self.store, self.settings, self._decoders, self._way())

    def weigh(self, cluster_id: int) -> "dict[int, list[Comparison]]":
        """Return how the keeper of a cluster compares with each other member."""
        from mediadesk.operations.weighing import weigh  # noqa: PLC0415 - as above

        return weigh(self.store, self.settings, cluster_id)

    def rule_folder(self, path: bytes, rule: FolderRule, *, holds: bool) -> CatalogChanges:
        """Protect a folder, or never suggest from it; or take that back. It holds at once."""
        return folder_rules.set_rule(self.store, path, rule, holds=holds)

    def dating(self) -> "Dating":
        """Return what decides on dates."""
        from mediadesk.operations.dating import Dating  # noqa: PLC0415 - as above

        return Dating(self.store, self.settings)

    def shifting(self) -> "Shifting":
        """Return what changes many dates at once."""
        from mediadesk.operations.shifting import Shifting  # noqa: PLC0415 - as above

        return Shifting(self.store, self.settings)

    def history(self) -> "History":
        """Return everything that was done, and the way back from it."""
        from mediadesk.operations.date_history import DateHistory  # noqa: PLC0415 - as above
        from mediadesk.operations.history import History  # noqa: PLC0415
        from mediadesk.operations.removal_history import RemovalHistory  # noqa: PLC0415
        from mediadesk.operations.rewrite_history import RewriteHistory  # noqa: PLC0415
        from mediadesk.operations.verdict_history import VerdictHistory  # noqa: PLC0415

        sources = (
            RemovalHistory(self.store, self.settings, self._decoders),
            VerdictHistory(self.store),
            DateHistory(self.store, self.settings),
            RewriteHistory(self.store, self._decoders, self.settings),
        )
        return History(sources)

    def bulk(self) -> "BulkResolver":
        """Return what plans and carries out the removal of all exact and identical copies."""
        from mediadesk.operations.bulk.resolver import BulkResolver  # noqa: PLC0415 - as above

        return BulkResolver(self.store, self.settings, self._way())

    def _way(self) -> Way:
        """Return how copies go: as the user has set, through the desktop's trash where need be."""
        return usual(self.settings, self.system_trash)

    def held(self) -> "Held":
        """Return what is held in Removed."""
        from mediadesk.operations.held import Held  # noqa: PLC0415 - as above

        return Held(self.store)

    def folder_rules(self) -> FolderRules:
        """Return what was decided of folders."""
        return folder_rules.rules_of(self.store)

    def set_folder_rule(self, path: bytes, rule: FolderRule, *, holds: bool) -> CatalogChanges:
        """Let a rule hold for a folder, or no longer."""
        return folder_rules.set_rule(self.store, path, rule, holds=holds)

    def keeping(self) -> "Keeping":
        """Return what keeps decisions in files, and brings backups back."""
        from mediadesk.operations.keeping import Keeping  # noqa: PLC0415 - as above

        return Keeping(self.store, self.settings, self.locations)

    def checks(self) -> list[Check]:
        """Look whether everything is in order."""
        return list(examine(self.path))

    @property
    def log_folder(self) -> Path:
        """Where the log is."""
        return self.locations.logs

    def log_tail(self) -> str:
        """Return the last lines of the log."""
        return log_file.tail(self.locations.logs)

    def stamping(self) -> "Stamping":
        """Return what writes decided dates into files."""
        from mediadesk.operations.stamp import Stamping  # noqa: PLC0415 - as above

        return Stamping(self.store, self._decoders, self.settings)

    def organising(self) -> "Organising":
        """Return what copies files into an archive by their dates."""
        from mediadesk.operations.organise import Organising  # noqa: PLC0415 - as above

        return Organising(self.store, self._decoders, self.settings)

    def start_decoders(self) -> None:
        """Let the child processes import what they need while something else is done."""
        self._decoders.start(warm_up)

    def dismiss_decoders(self) -> None:
        """Let the child processes go while something else is done: no more files are opened."""
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


def catalog_path(catalog: Path | None) -> Path:
    """Return the catalog that was named, or the one in the user's data folder."""
    return (catalog or config.locations().catalog_file).absolute()


@contextlib.contextmanager
def open_reading(catalog: Path | None) -> Iterator[Library | None]:
    """Look into a catalog without holding it: a window may have it open at the same time.

    None when there is no catalog yet. Raises `OutsideError`.
    """
    readers = open_readers(catalog_path(catalog))
    if readers is None:
        yield None
        return
    try:
        yield Library(readers)
    finally:
        readers.close()


@contextlib.contextmanager
def open_journal(catalog: Path | None) -> Iterator[Readers | None]:
    """Look into the journal of a catalog without holding it; None when there is none yet."""
    readers = open_decision_readers(catalog_path(catalog))
    try:
        yield readers
    finally:
        if readers is not None:
            readers.close()


def open_session(*, catalog: Path | None, holder: str, workers: int | None = None) -> Session:
    """Open a session with the user's own settings and places; `workers` overrules the setting."""
    locations = config.locations()
    settings = config.load(locations.settings_file)
    if workers is not None:
        settings = config.changed(settings, "hashing_workers", workers)
    return Session(catalog=catalog, locations=locations, settings=settings, holder=holder)
