"""Has the details of cluster members read, in child processes, where that may change the keeper."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness import picture_details
from mediadesk.domain import names
from mediadesk.domain.detail import PictureDetail
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.fields import UNREAD
from mediadesk.domain.keepers import KeeperCode
from mediadesk.domain.media import MediaKind
from mediadesk.jobs.runner import JobRunner
from mediadesk.operations.children import look_closer
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.verified_read import is_as_scanned

_TIMEOUT_S = 15.0
_PICTURES_AT_ONCE, _FILES_AT_ONCE = 4, 48
CLEAR = frozenset(
    {KeeperCode.PROTECTED, KeeperCode.RAW, KeeperCode.CAMERA_DATA, KeeperCode.NOT_MESSENGER}
)
"""Reasons that no detail would change."""


class DetailReader:
    """Reads every tag and, where asked, all pixels (`inspection`); stores it by content."""

    def __init__(self, context: SearchContext) -> None:
        """Read in this search."""
        self._context = context

    def at(self, files: Iterable[FileContent], *, with_pixels: bool) -> int:
        """Read these files, each content once; returns how many were not known in this detail.

        Pixels are read of photos only; files on a disk that is away are left for later.
        """
        one_each = {
            file.content_id: file
            for file in files
            if not file.is_away and (not with_pixels or file.kind == MediaKind.PHOTO)
        }
        with self._context.store.readers.use() as reader:
            wanted = picture_details.unseen(reader, one_each, with_pixels=with_pixels)

        at_once = _PICTURES_AT_ONCE if with_pixels else _FILES_AT_ONCE
        batches = [
            some[at : at + at_once]
            for some in self._by_lane(one_each[content_id] for content_id in sorted(wanted))
            for at in range(0, len(some), at_once)
        ]
        runner = JobRunner(self._context.workers)
        return runner.run(
            batches,
            lambda batch: self._look(batch, with_pixels=with_pixels),
            lambda _, found: self._keep(found, with_pixels=with_pixels),
            self._context.progress,
            describe=lambda batch: names.shown(batch[0].path),
            weigh=len,
        )

    def _by_lane(self, pictures: Iterable[FileContent]) -> list[list[FileContent]]:
        """Return the pictures in groups that one lane opens: a slow disk holds up no other."""
        lanes: dict[int, list[FileContent]] = defaultdict(list)
        for file in pictures:
            lanes[id(self._context.lanes.of(file.path))].append(file)
        return list(lanes.values())

    def _look(
        self, batch: Sequence[FileContent], *, with_pixels: bool
    ) -> dict[int, PictureDetail] | None:
        self._context.checkpoint()
        files = [file for file in batch if is_as_scanned(file.path, file.stat)]
        if not files:
            return None
        wanted = [(file.path, with_pixels) for file in files]
        try:
            lane = self._context.lanes.of(files[0].path)
            found = lane.run(
                look_closer,
                wanted,
                timeout_s=_TIMEOUT_S * len(files),
                checkpoint=self._context.checkpoint,
            )
        except OutsideError:
            if len(files) == 1:  # it is too much for its child: nothing more can be known
                return {files[0].content_id: PictureDetail(tags=UNREAD)}
            parts = (self._look([file], with_pixels=with_pixels) or {} for file in files)
            return {id_: detail for part in parts for id_, detail in part.items()}
        return {file.content_id: detail for file, detail in zip(files, found, strict=True)}

    def _keep(self, found: Mapping[int, PictureDetail], *, with_pixels: bool) -> None:
        self._context.store.catalog.submit(
            lambda writer: picture_details.store(writer, found, with_pixels=with_pixels)
        ).result()
