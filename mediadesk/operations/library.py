"""What the library holds: every read that the window and the terminal make."""

from array import array
from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING

from mediadesk.catalog import jobs
from mediadesk.catalog.clusters import clusters
from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.databases.writer import Writer
from mediadesk.catalog.dates import date_debts
from mediadesk.catalog.files import records
from mediadesk.catalog.files.records import FileRow
from mediadesk.catalog.folders import folders
from mediadesk.catalog.lists import queries
from mediadesk.domain.browsing import Facets, FileList, FileQuery, PlaceCount, SmartPlace
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import DefectError
from mediadesk.domain.jobs import JobError, JobRecord
from mediadesk.domain.reasons import Reason
from mediadesk.domain.records import FileDetails, FileRecord
from mediadesk.domain.roots import FolderRecord, RootRecord
from mediadesk.operations.found import Found
from mediadesk.operations.whereabouts import why_unknown

if TYPE_CHECKING:
    from mediadesk.catalog.dates.timestamps import DateRow
    from mediadesk.domain.alignment import Alignment
    from mediadesk.domain.companions import Companion
    from mediadesk.operations.review.proposing import Proposing


class Library(Found):
    """Reads the catalog. Every method may take a while, so none is for the window's own thread."""

    def __init__(
        self,
        readers: Readers,
        writer: Writer | None = None,
        proposing: "Callable[[], Proposing] | None" = None,
    ) -> None:
        """Read through `readers`; without a `writer` nothing can be forgotten.

        `proposing` says what clusters propose; without it that is what was stored.
        """
        super().__init__(readers, proposing)
        self._writer = writer

    def file_list(
        self, query: FileQuery, begun: Callable[[FileList], object] | None = None
    ) -> FileList:
        """Return the ids a view shows, their headings and their bytes, all of one moment.

        `begun` is handed the beginning of a long list while the rest is read.
        """
        with self._readers.snapshot() as reader:
            return queries.file_list(reader, query, begun)

    def file_ids(self, query: FileQuery) -> "array[int]":
        """Return the ids of the files a view shows, in its order."""
        with self._readers.use() as reader:
            return queries.ids(reader, query)

    def files(self, ids: Sequence[int]) -> dict[int, FileRecord]:
        """Return the files with these ids; unknown ids are absent."""
        with self._readers.use() as reader:
            return records.load(reader, ids)

    def details(self, file_id: int) -> FileDetails | None:
        """Return everything known of one file, or None."""
        from mediadesk.operations.dates.beside import with_sidecars  # noqa: PLC0415 - few ask

        with self._readers.use() as reader:
            details = records.load_one(reader, file_id)
            return None if details is None else with_sidecars(reader, details)

    def facets(self, query: FileQuery) -> Facets:
        """Return what the filter of a view can choose from."""
        with self._readers.snapshot() as reader:
            return queries.facets(reader, query)

    def place_counts(self) -> dict[SmartPlace, PlaceCount]:
        """Return how much each smart place holds."""
        from mediadesk.catalog.lists.place_counts import place_counts  # noqa: PLC0415 - the window's alone

        with self._readers.use() as reader:
            return place_counts(reader)

    def has_roots(self) -> bool:
        """Tell whether any folder was asked to be managed; `roots` counts what is in them."""
        with self._readers.use() as reader:
            return folders.has_roots(reader)

    def roots(self) -> list[RootRecord]:
        """Return the folders the user asked to manage."""
        with self._readers.snapshot() as reader:
            return folders.load_roots(reader)

    def folders(self, parent_id: int) -> list[FolderRecord]:
        """Return the folders directly inside a folder."""
        with self._readers.snapshot() as reader:
            return folders.load_children(reader, parent_id)

    def jobs(self) -> list[JobRecord]:
        """Return every job, the newest first."""
        with self._readers.use() as reader:
            return jobs.load_all(reader)

    def job_errors(self, job_id: int, *, limit: int, offset: int = 0) -> list[JobError]:
        """Return a page of what a job could not read, by reason."""
        with self._readers.use() as reader:
            return jobs.errors(reader, job_id, limit=limit, offset=offset, by_reason=True)

    def forget_job(self, job_id: int) -> CatalogChanges:
        """Take a finished job from the list."""
        if self._writer is None:
            raise DefectError("this library is only for reading")
        return self._writer.submit(lambda writer: jobs.forget(writer, job_id)).result()

    def cluster_covers(self, ids: Sequence[int]) -> dict[int, list[FileRecord]]:
        """Return the first two files of each of these clusters, the keeper first."""
        with self._readers.snapshot() as reader:
            covers = clusters.covers(reader, ids)
            files = records.load(reader, [id_ for found in covers.values() for id_ in found])
        return {
            cluster_id: [files[id_] for id_ in found if id_ in files]
            for cluster_id, found in covers.items()
        }

    def alignments(self, file_ids: Sequence[int]) -> "dict[int, Alignment]":
        """Return where each of these pictures lies on the first one; those unknown are absent."""
        # Imported here: numbers take a third of a second, and most readers need none.
        from mediadesk.operations.review import overlaying  # noqa: PLC0415

        return overlaying.alignments(self._readers, file_ids)

    def companions(self, file_ids: Sequence[int]) -> "dict[int, tuple[Companion, ...]]":
        """Return what belongs with each of these files; those that stand alone are absent."""
        from mediadesk.operations.review import companions  # noqa: PLC0415 - for review alone

        return companions.companions(self._readers, file_ids)

    def stream(self, path: bytes | None, *, kinds: Sequence[str] = ()) -> Generator[FileRow]:
        """Yield every catalogued file at or below `path` (None: all), one by one.

        An unknown path yields nothing; see `knows`.
        """
        with self._readers.snapshot() as reader:
            where = None if path is None else records.locate(reader, path)
            if path is None or where is not None:
                yield from records.stream(reader, where, kinds=kinds)

    def dates(self, path: bytes | None, *, levels: Sequence[str] = ()) -> "Generator[DateRow]":
        """Yield the dates of every file at or below `path` (None: all), as stored, one by one."""
        from mediadesk.catalog.dates import timestamps  # noqa: PLC0415 - few ask for them

        with self._readers.snapshot() as reader:
            where = None if path is None else records.locate(reader, path)
            if path is None or where is not None:
                yield from timestamps.stream(reader, where, levels=levels)

    def owes_dates(self, basis: str) -> bool:
        """Tell whether stored dates are not what they would be if they were judged by `basis`."""
        with self._readers.use() as reader:
            return date_debts.basis(reader) != basis or date_debts.owes(reader)

    def why_unknown(self, path: bytes) -> Reason | None:
        """Return why a path is no folder or file of the catalog and above none; else None."""
        with self._readers.use() as reader:
            return why_unknown(reader, path)
