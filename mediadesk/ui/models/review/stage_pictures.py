"""The pictures on the stage: small ones at once, then as large as the screen, then real pixels."""

import math
from bisect import bisect
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage

from mediadesk.domain.pixels import PixelRegion, Pixels
from mediadesk.domain.records import FileRecord
from mediadesk.ui.jpegs import read_jpeg
from mediadesk.ui.threads import TaskRunner

LIMIT_BYTES = 96 * 1024 * 1024
"""Together with the thumbnails' own memory at most 192 MB of pixels are held."""
IN_FLIGHT = 2
EDGES_PX = (256, 512, 1024, 2048)
_MOST_REGION_PIXELS = 8_000_000
_FOR_WHOLE = 0.85
"""Share of the limit for whole pictures on the stage; the rest is for their real pixels."""

Key = tuple[int, int]


class PictureSource(Protocol):
    """Where pictures come from; both block, so both run on workers."""

    def get(self, record: FileRecord, edge_px: int) -> bytes | None:
        """Return a JPEG about `edge_px` long, or None where there is no picture."""

    def region(self, record: FileRecord, region: PixelRegion) -> Pixels | None:
        """Return a part of a picture, pixel for pixel, or None."""

    def moment(self, record: FileRecord, time_s: float, edge_px: int) -> bytes | None:
        """Return the JPEG of what a film shows at a time, or None."""

    def strip(self, record: FileRecord, count: int, edge_px: int) -> Sequence[bytes | None]:
        """Return so many JPEGs spread over a film, or none."""

    def wave(self, record: FileRecord, count: int) -> bytes:
        """Return how loud a recording is over time: so many bars at most."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a picture in full size; `place` is in pixels of the picture."""

    image: QImage
    place: QRect


class StagePictures(QObject):
    """Remembers whole pictures and one real-pixel part each; the least used goes first."""

    arrived = Signal(object)
    """Id of the file of which there is more to see now."""

    def __init__(self, source: PictureSource, tasks: TaskRunner) -> None:
        """Read from `source` on the workers of `tasks`."""
        super().__init__()
        self._source, self._tasks = source, tasks
        self._whole: OrderedDict[Key, QImage] = OrderedDict()
        self._edges: dict[Key, int] = {}
        self._parts: OrderedDict[Key, Part] = OrderedDict()
        self._moments: dict[int, QImage] = {}
        self._without: set[Key] = set()
        self._partless: set[Key] = set()
        self._queue: OrderedDict[tuple[Key, object], Callable[[], object]] = OrderedDict()
        self._in_flight: set[tuple[Key, object]] = set()
        self._on_stage = 1

    @property
    def source(self) -> PictureSource:
        """Where the pictures come from."""
        return self._source

    @property
    def size_bytes(self) -> int:
        """The bytes of all pictures held."""
        parts = sum(part.image.sizeInBytes() for part in self._parts.values())
        images = (*self._whole.values(), *self._moments.values())
        return parts + sum(image.sizeInBytes() for image in images)

    def whole(self, record: FileRecord, edge_px: int, *, urgent: bool = True) -> QImage | None:
        """Return the best picture there is; a better one is asked for when it is too small."""
        if (moment := self._moments.get(record.id)) is not None:
            return moment
        key = _key(record)
        steps = EDGES_PX[: 1 + bisect(EDGES_PX[1:], self._most_edge_px(record))]
        wanted = next((step for step in steps if step >= edge_px), steps[-1])
        if key not in self._without and self._edges.get(key, 0) < wanted:
            self._ask(
                (key, wanted), partial(_read_whole, self._source, record, wanted), urgent=urgent
            )
        image = self._whole.get(key)
        if image is not None and urgent:
            self._whole.move_to_end(key)
        return image

    def show_moment(self, file_id: int, image: QImage | None) -> None:
        """Show a moment of a film in the place of its still; None shows the still again."""
        if image is None:
            self._moments.pop(file_id, None)
        else:
            self._moments[file_id] = image
        self.arrived.emit(file_id)

    def is_without(self, record: FileRecord) -> bool:
        """Tell whether this file is known to have no picture."""
        return _key(record) in self._without

    def part(self, record: FileRecord, wanted: QRect) -> Part | None:
        """Return real pixels that were read before; what is missing of `wanted` is asked for."""
        key, found = _key(record), self._parts.get(_key(record))
        if found is not None:
            self._parts.move_to_end(key)
        small = 0 < wanted.width() * wanted.height() <= _MOST_REGION_PIXELS
        if (
            small
            and key not in self._partless
            and (found is None or not found.place.contains(wanted))
        ):
            place = self._with_margin(record, wanted)
            for waiting in [each for each in self._queue if each[0] == key]:
                del self._queue[waiting]  # the view has moved on
            if not any(each[0] == key and each[1] == "part" for each in self._in_flight):
                self._ask((key, "part"), partial(_read_part, self._source, record, place))
        return found

    def keep_only(self, records: list[FileRecord]) -> None:
        """Forget wishes for other files: another cluster is shown."""
        self._moments.clear()
        self._on_stage = max(1, len(records))
        keys = {_key(record) for record in records}
        for place in [each for each in self._queue if each[0] not in keys]:
            del self._queue[place]

    def _most_edge_px(self, record: FileRecord) -> int:
        """Return how long a picture may be so that all on the stage are held at once."""
        sides = sorted((record.width or 4, record.height or 3))
        share_bytes = _FOR_WHOLE * LIMIT_BYTES / self._on_stage
        return int(math.sqrt(share_bytes / 4 * sides[1] / max(1, sides[0])))

    def _with_margin(self, record: FileRecord, wanted: QRect) -> QRect:
        by_x, by_y = wanted.width() // 5, wanted.height() // 5
        whole = QRect(0, 0, record.width or 0, record.height or 0)
        return wanted.adjusted(-by_x, -by_y, by_x, by_y) & whole

    def _ask(
        self, place: tuple[Key, object], work: Callable[[], object], *, urgent: bool = True
    ) -> None:
        if place in self._in_flight:
            return
        self._queue[place] = work
        self._queue.move_to_end(place, last=urgent)
        self._start()

    def _start(self) -> None:
        while self._queue and len(self._in_flight) < IN_FLIGHT:
            place, work = self._queue.popitem()
            self._in_flight.add(place)
            self._tasks.run(work, partial(self._answer, place))

    def _answer(self, place: tuple[Key, object], found: object, error: Exception | None) -> None:
        self._in_flight.discard(place)
        key, wanted = place
        if isinstance(found, Part):
            self._parts[key] = found
        elif isinstance(found, QImage):
            self._whole[key] = found
            self._whole.move_to_end(key)
            self._edges[key] = wanted if isinstance(wanted, int) else 0
        elif wanted == "part":
            self._partless.add(key)
        elif error is not None or key not in self._whole:
            self._without.add(key)
        elif isinstance(wanted, int):
            self._edges[key] = wanted
        self._forget_old()
        self.arrived.emit(key[0])
        self._start()

    def _forget_old(self) -> None:
        while self.size_bytes > LIMIT_BYTES and len(self._parts) > 1:
            self._parts.popitem(last=False)
        while self.size_bytes > LIMIT_BYTES and len(self._whole) > 1:
            key, _ = self._whole.popitem(last=False)
            self._edges.pop(key, None)


def _key(record: FileRecord) -> Key:
    return record.id, record.mtime_ns


def _read_whole(source: PictureSource, record: FileRecord, edge_px: int) -> QImage | None:
    """Read and decode on a worker."""
    data = source.get(record, edge_px)
    image = read_jpeg(data)
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)


def _read_part(source: PictureSource, record: FileRecord, place: QRect) -> Part | None:
    """Read real pixels on a worker."""
    found = source.region(record, PixelRegion(place.x(), place.y(), place.width(), place.height()))
    if found is None:
        return None
    size = (found.width, found.height, 3 * found.width)
    image = QImage(found.rgb, *size, QImage.Format.Format_RGB888)
    return Part(image.convertToFormat(QImage.Format.Format_RGB32), place)
