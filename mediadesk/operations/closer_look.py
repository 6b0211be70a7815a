"""Looks closer at members of clusters, in child processes, where that may decide which to keep."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from mediadesk.catalog import picture_details
from mediadesk.catalog.contents import FileContent
from mediadesk.catalog.store import Store
from mediadesk.domain import names
from mediadesk.domain.clusters import Cluster
from mediadesk.domain.detail import PictureDetail
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.keepers import KeeperCode
from mediadesk.domain.media import MediaKind
from mediadesk.jobs.runner import JobProgress, JobRunner
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.children import look_closer
from mediadesk.operations.hashing import is_as_scanned

_TIMEOUT_S = 30.0
_CLEAR = frozenset(
    {KeeperCode.PROTECTED, KeeperCode.RAW, KeeperCode.CAMERA_DATA, KeeperCode.NOT_MESSENGER}
)
"""Reasons that no closer look would change."""


class CloserLook:
    """Reads every tag, and where asked the whole picture. What is read is stored by content."""

    def __init__(
        self,
        store: Store,
        sandbox: Sandbox,
        *,
        workers: int,
        progress: JobProgress,
        checkpoint: Callable[[], None],
    ) -> None:
        """Look in `workers` threads; `checkpoint` is called before each file and may raise."""
        self._store = store
        self._sandbox = sandbox
        self._workers = workers
        self._progress = progress
        self._checkpoint = checkpoint

    def at(self, files: Iterable[FileContent], *, with_pixels: bool) -> int:
        """Look at these pictures, each content once; returns how many were not known so well."""
        one_each = {file.content_id: file for file in files if file.kind == MediaKind.PHOTO}
        with self._store.readers.use() as reader:
            wanted = picture_details.unseen(reader, one_each, with_pixels=with_pixels)

        def look(file: FileContent) -> PictureDetail | None:
            self._checkpoint()
            if not is_as_scanned(file.path, file.stat):
                return None
            try:
                return self._sandbox.run(
                    look_closer, (file.path, with_pixels), timeout_s=_TIMEOUT_S
                )
            except OutsideError:  # it is too much for its child: nothing more can be known
                return PictureDetail()

        def keep(file: FileContent, found: PictureDetail) -> None:
            self._store.catalog.submit(
                lambda writer: picture_details.store(
                    writer, {file.content_id: found}, with_pixels=with_pixels
                )
            ).result()

        return JobRunner(self._workers).run(
            [one_each[content_id] for content_id in sorted(wanted)],
            look,
            keep,
            self._progress,
            describe=lambda file: names.shown(file.path),
        )


def worth_a_look(
    clusters: Sequence[Cluster], files: Mapping[int, FileContent]
) -> list[FileContent]:
    """Return the members of clusters whose keeper a closer look might change."""
    open_ones = (
        cluster
        for cluster in clusters
        if not any(member.keeper and member.reason_code in _CLEAR for member in cluster.members)
    )
    return [
        files[member.file_id]
        for cluster in open_ones
        for member in cluster.members
        if member.file_id in files
    ]
