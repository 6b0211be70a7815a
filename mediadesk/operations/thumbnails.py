"""Small pictures of files: from the cache, else made in a child process."""

import logging
from collections.abc import Callable
from typing import TypeVar

from mediadesk.catalog.databases.thumbnails import ThumbnailCache
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.extras import Motion
from mediadesk.domain.media import FileStatus, MediaKind
from mediadesk.domain.pixels import PixelRegion, Pixels
from mediadesk.domain.records import FileRecord
from mediadesk.operations.children import (
    make_frame,
    make_inner_strip,
    make_strip,
    make_thumbnail,
    make_wave,
    read_region,
)
from mediadesk.operations.lanes import Lanes

_EDGES_PX = (128, 256, 512, 1024, 2048)
_TIMEOUT_S = 12.0
_WAVE_BUDGET_S = 8.0

_Wanted = TypeVar("_Wanted")
_Made = TypeVar("_Made")

log = logging.getLogger(__name__)


class Thumbnails:
    """Answers with JPEG bytes. Blocks while a picture is decoded: for worker threads only."""

    def __init__(
        self,
        cache: ThumbnailCache,
        lanes: Lanes,
        held_at: Callable[[int, bytes], bytes | None] = lambda _file_id, _path: None,
    ) -> None:
        """Keep pictures in `cache`; open files in the children of `lanes` only.

        `held_at` says where that lies which Removed lists under an id, others under a path.
        """
        self._cache = cache
        self._lanes = lanes
        self._held_at = held_at

    def get(self, record: FileRecord, edge_px: int) -> bytes | None:
        """Return the upright picture fitted into a square of at least `edge_px`, as sRGB JPEG.

        None when there is none: a recording without cover, a broken file, an offline disk
        before the picture was ever made.
        """
        edge = next((step for step in _EDGES_PX if step >= edge_px), _EDGES_PX[-1])
        # The bytes decide what is seen, wherever the file lies and whatever it is called.
        key = f"{record.quick_hash}:{record.mtime_ns}"
        if record.quick_hash is None:
            return None
        if jpeg := self._cache.get(key, edge):
            return jpeg
        if record.status is FileStatus.PRESENT:
            return self._made(record, record.path, key, edge)
        if jpeg := self._of_another_size(key, edge):
            return jpeg
        if record.status is not FileStatus.REMOVED:
            return None
        path = self._held_at(record.id, record.path)
        return None if path is None else self._made(record, path, key, edge)

    def _made(self, record: FileRecord, path: bytes, key: str, edge: int) -> bytes | None:
        try:
            jpeg = self._lanes.of(path).run(
                make_thumbnail, (path, record.kind, edge), timeout_s=_TIMEOUT_S
            )
        except OutsideError as error:
            log.info("no thumbnail of %s: %s", record.name_shown, error)
            return None
        except CancelledError:
            return None
        if jpeg is not None:
            self._cache.put(key, edge, jpeg)
        return jpeg

    def moment(self, record: FileRecord, time_s: float, edge_px: int) -> bytes | None:
        """Return the JPEG of what a film shows at a time, or None when it cannot be read now."""
        return self._of_film(record, make_frame, (record.path, time_s, edge_px))

    def strip(self, record: FileRecord, count: int, edge_px: int) -> list[bytes | None]:
        """Return so many JPEGs spread over a film, or over the film inside a motion photo.

        None when it cannot be read now.
        """
        if record.motion is Motion.MOTION_PHOTO:
            return self._of_film(record, make_inner_strip, (record.path, count, edge_px)) or []
        if not record.duration_s:
            return []
        times_s = [record.duration_s * (number + 0.5) / count for number in range(count)]
        return self._of_film(record, make_strip, (record.path, times_s, edge_px)) or []

    def wave(self, record: FileRecord, count: int) -> bytes:
        """Return how loud a recording is over time, in so many bars; fewer where it is long."""
        wanted = (record.path, count, _WAVE_BUDGET_S)
        return self._of_film(record, make_wave, wanted) or b""

    def _of_film(
        self, record: FileRecord, make: Callable[[_Wanted], _Made], wanted: _Wanted
    ) -> _Made | None:
        if record.status is not FileStatus.PRESENT:
            return None
        try:
            return self._lanes.of(record.path).run(make, wanted, timeout_s=_TIMEOUT_S)
        except OutsideError as error:
            log.info("no frames of %s: %s", record.name_shown, error)
        except CancelledError:
            pass
        return None

    def _of_another_size(self, key: str, edge: int) -> bytes | None:
        """Return a picture made earlier for another place: larger rather than smaller."""
        steps = sorted(_EDGES_PX, key=lambda step: (step < edge, abs(step - edge)))
        return next((jpeg for step in steps if (jpeg := self._cache.get(key, step))), None)

    def region(self, record: FileRecord, region: PixelRegion) -> Pixels | None:
        """Return a part of a photo, pixel for pixel, or None when it cannot be read now."""
        if record.status is not FileStatus.PRESENT or record.kind is not MediaKind.PHOTO:
            return None
        try:
            lane = self._lanes.of(record.path)
            return lane.run(read_region, (record.path, region), timeout_s=_TIMEOUT_S)
        except OutsideError as error:
            log.info("no pixels of %s: %s", record.name_shown, error)
        except CancelledError:
            pass
        return None
