"""What a session offers: everything a user can do, each loaded when it is first asked for."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mediadesk import config
from mediadesk.domain import damage
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.folder_rules import FolderRule, FolderRules
from mediadesk.domain.roots import RootLook
from mediadesk.operations import folder_rules
from mediadesk.session.foundation import Foundation

if TYPE_CHECKING:
    from mediadesk.domain.keepers import Comparison
    from mediadesk.domain.records import Vanished
    from mediadesk.operations.bulk.resolver import BulkResolver
    from mediadesk.operations.dates.dating import Dating
    from mediadesk.operations.dates.shifting import Shifting
    from mediadesk.operations.decision_files import DecisionFiles
    from mediadesk.operations.matching.duplicate_job import DuplicateJob
    from mediadesk.operations.matching.duplicates import DuplicateSearch
    from mediadesk.operations.past.history import History
    from mediadesk.operations.resolve import NoTrash, Way
    from mediadesk.operations.review.reviewing import Reviewing
    from mediadesk.operations.room import Waiting
    from mediadesk.operations.scanning.video_hashing import VideoHasher
    from mediadesk.operations.scanning.watching import WatchPlan
    from mediadesk.operations.writing.folding import Folding
    from mediadesk.operations.writing.organise import Organising
    from mediadesk.operations.writing.stamp import Stamping


class Session(Foundation):
    """What the window and the commands ask for; the operations stay out until one is needed."""

    @property
    def video_hasher(self) -> "VideoHasher":
        """What computes the hashes of videos' frames."""
        from mediadesk.operations.scanning.video_hashing import VideoHasher  # noqa: PLC0415 - few need it

        return VideoHasher(self.store, self._decoders, self.settings)

    def find_duplicates(self) -> "DuplicateJob":
        """Return a new search for what is the same, as a job ready to run."""
        from mediadesk.operations.matching.duplicate_job import DuplicateJob  # noqa: PLC0415 - as below

        return DuplicateJob(self.duplicate_search())

    def duplicate_search(self) -> "DuplicateSearch":
        """Return a new search for what is the same."""
        # Imported here: the numbers of the search take a third of a second, a scan needs none.
        from mediadesk.operations.matching.duplicates import DuplicateSearch  # noqa: PLC0415

        return DuplicateSearch(self.store, self.settings, self._decoders)

    def jobs_waiting_for_room(self) -> "Waiting":
        """Return the jobs that a full disk holds, and whether they may go on."""
        from mediadesk.operations import room  # noqa: PLC0415 - after the start

        return room.waiting(self.store)

    def look_at_roots(self) -> RootLook:
        """Note which folders of the library and which disks are there now; blocks."""
        from mediadesk.operations.scanning import places  # noqa: PLC0415 - after the start

        return places.look_at_roots(self.store, self._decoders)

    def note_deleted(self, path: bytes) -> CatalogChanges:
        """Let the files of a folder that its user deleted leave the lists; blocks."""
        from mediadesk.operations.scanning import deleted  # noqa: PLC0415 - few need it

        return deleted.note_deleted(self.store, self._decoders, path)

    def folders_to_watch(self, limit: int) -> "WatchPlan":
        """Return the folders that can be watched for changes, at most `limit`."""
        from mediadesk.operations.scanning import watching  # noqa: PLC0415 - after the start

        return watching.plan(self.store.readers, limit)

    def reviewing(self, way: "Way | None" = None) -> "Reviewing":
        """Return what carries out decisions on single clusters; `way` None is the one set."""
        from mediadesk.operations.review.reviewing import Reviewing  # noqa: PLC0415 - as above

        return Reviewing(self.store, self.settings, self._decoders, self._way(way))

    def vanished(self, cluster_id: int) -> "Vanished":
        """Return which files of a cluster are no longer where they were."""
        from mediadesk.operations.review.vanished import vanished  # noqa: PLC0415 - as above

        return vanished(self.store, cluster_id)

    def weigh(self, cluster_id: int) -> "dict[int, list[Comparison]]":
        """Return how the keeper of a cluster compares with each other member."""
        from mediadesk.operations.review.weighing import weigh  # noqa: PLC0415 - as above

        return weigh(self.store, self.settings, cluster_id)

    def dating(self) -> "Dating":
        """Return what decides on dates."""
        from mediadesk.operations.dates.dating import Dating  # noqa: PLC0415 - as above

        return Dating(self.store, self.settings)

    def shifting(self) -> "Shifting":
        """Return what changes many dates at once."""
        from mediadesk.operations.dates.shifting import Shifting  # noqa: PLC0415 - as above

        return Shifting(self.store, self.settings)

    def history(self) -> "History":
        """Return everything that was done, and the way back from it."""
        from mediadesk.operations.past.date_history import DateHistory  # noqa: PLC0415 - as above
        from mediadesk.operations.past.history import History  # noqa: PLC0415
        from mediadesk.operations.past.removal_history import RemovalHistory  # noqa: PLC0415
        from mediadesk.operations.past.rewrite_history import RewriteHistory  # noqa: PLC0415
        from mediadesk.operations.past.root_history import RootHistory  # noqa: PLC0415
        from mediadesk.operations.past.rule_history import RuleHistory  # noqa: PLC0415
        from mediadesk.operations.past.verdict_history import VerdictHistory  # noqa: PLC0415

        sources = (
            RemovalHistory(self.store, self.settings, self._decoders),
            VerdictHistory(self.store),
            DateHistory(self.store, self.settings),
            RewriteHistory(self.store, self._decoders, self.settings),
            RuleHistory(self.store),
            RootHistory(self.store),
        )
        return History(sources)

    def bulk(self, way: "Way | None" = None) -> "BulkResolver":
        """Return what plans and carries out the removal of all exact and identical copies."""
        from mediadesk.operations.bulk.resolver import BulkResolver  # noqa: PLC0415 - as above

        return BulkResolver(self.store, self.settings, self._way(way), self._decoders)

    def folding(self) -> "Folding":
        """Return what writes into kept files what their copies knew, where that is allowed."""
        from mediadesk.operations.writing.folding import Folding  # noqa: PLC0415 - as above

        return Folding(self.store, self.settings, self._decoders)

    @property
    def usual_way(self) -> "Way":
        """How copies go as long as nothing else is chosen."""
        from mediadesk.operations.resolve import usual  # noqa: PLC0415 - as above

        return usual(self.settings, self.system_trash)

    def _way(self, chosen: "Way | None") -> "Way":
        """Return how copies go, through the desktop's trash where need be."""
        way = self.usual_way if chosen is None else chosen
        return replace(way, trash=self.system_trash)

    def folder_rules(self) -> FolderRules:
        """Return what was decided of folders."""
        return folder_rules.rules_of(self.store)

    def set_folder_rule(self, path: bytes, rule: FolderRule, *, holds: bool) -> CatalogChanges:
        """Protect a folder, or never suggest from it; or take that back. It holds at once."""
        return folder_rules.set_rule(self.store, path, rule, holds=holds)

    def join_folders(self, paths: Sequence[bytes]) -> CatalogChanges:
        """Let folders count as one place: a copy in one may go when another keeps it."""
        return folder_rules.join(self.store, paths)

    def part_folder(self, path: bytes) -> CatalogChanges:
        """Let a folder count separately again."""
        return folder_rules.part(self.store, path)

    def without_trash(self) -> "Sequence[NoTrash]":
        """Return the folders whose files cannot go to the system's trash, and why."""
        from mediadesk.operations.resolve import without_trash  # noqa: PLC0415 - few need it

        return without_trash(self.store, self.system_trash)

    def take_out(self, path: bytes) -> CatalogChanges:
        """Take a folder out of the library; nothing on the disk is touched, `settle` follows."""
        from mediadesk.operations import taking_out  # noqa: PLC0415 - few need it

        return taking_out.take_out(self.store, path)

    def bring_back(self, path: bytes) -> CatalogChanges:
        """Undo taking out: the folder is in the library again; then `settle` is to be called."""
        from mediadesk.operations import taking_out  # noqa: PLC0415 - few need it

        return taking_out.bring_back_path(self.store, path)

    def settle(self) -> CatalogChanges:
        """Let the files of folders that left or came back follow; blocks until all have."""
        from mediadesk.operations import taking_out  # noqa: PLC0415 - few need it

        return taking_out.settle(self.store)

    def settle_some(self) -> CatalogChanges | None:
        """Let some thousand of them follow; None when none has to."""
        from mediadesk.operations import taking_out  # noqa: PLC0415 - few need it

        return taking_out.settle_some(self.store)

    def keeping(self) -> "DecisionFiles":
        """Return what keeps decisions in files, and brings backups back."""
        from mediadesk.operations.decision_files import DecisionFiles  # noqa: PLC0415 - as above

        return DecisionFiles(self.store, self.settings, self.locations)

    def stamping(self) -> "Stamping":
        """Return what writes decided dates into files."""
        from mediadesk.operations.writing.stamp import Stamping  # noqa: PLC0415 - as above

        return Stamping(self.store, self._decoders, self.settings)

    def organising(self) -> "Organising":
        """Return what copies files into an archive by their dates."""
        from mediadesk.operations.writing.organise import Organising  # noqa: PLC0415 - as above

        return Organising(self.store, self._decoders, self.settings)


def open_session(
    *,
    catalog: Path | None,
    holder: str,
    workers: int | None = None,
    choose: damage.Choose = damage.usual,
) -> Session:
    """Open a session with the user's own settings and places; `workers` overrules the setting."""
    locations = config.locations()
    settings = config.load(locations.settings_file)
    if workers is not None:
        settings = config.changed(settings, "hashing_workers", workers)
    return Session(
        catalog=catalog, locations=locations, settings=settings, holder=holder, choose=choose
    )
