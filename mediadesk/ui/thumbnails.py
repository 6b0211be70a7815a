"""Pictures for lists and grids: asked for while painting, read elsewhere, shown when they come."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath

from mediadesk.domain.media import FileStatus
from mediadesk.domain.records import FileRecord
from mediadesk.ui import theme
from mediadesk.ui.jpegs import read_jpeg
from mediadesk.ui.threads import TaskRunner

LIMIT_BYTES = 96 * 1024 * 1024
IN_FLIGHT = 2
"""So few that reads of rows are never kept waiting by pictures."""
_QUEUE = 1024
_TELL_AFTER_MS = 30
_EDGES_PX = (128, 256, 512, 1024, 2048)
_LONGEST = 3
"""A panorama is read at no more than this many times the cell it fills."""

Key = tuple[int, int, str | None, FileStatus]


class Source(Protocol):
    """Where small pictures come from."""

    def get(self, record: FileRecord, edge_px: int) -> bytes | None:
        """Return a JPEG about `edge_px` long, or None where there is no picture; may block."""

    def strip(self, record: FileRecord, count: int, edge_px: int) -> Sequence[bytes | None]:
        """Return so many JPEGs spread over a film, or none; may block."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The space a picture is for, in pixels of the window; `scale` is the screen's pixel ratio."""

    width: int
    height: int
    cover: bool = True
    """True fills the space and crops; False shows the whole picture."""
    scale: float = 1.0

    @property
    def size_px(self) -> QSize:
        """The space in the screen's own pixels."""
        return QSize(round(self.width * self.scale), round(self.height * self.scale))

    def edge_px(self, record: FileRecord) -> int:
        """Return how long the longer side of the picture to read should be."""
        width, height = record.width or 4, record.height or 3
        size = self.size_px
        ways = (size.width() / width, size.height() / height)
        edge = max(width, height) * (max(ways) if self.cover else min(ways))
        edge = min(edge, _LONGEST * max(size.width(), size.height()))
        return next((step for step in _EDGES_PX if step * 1.1 >= edge), _EDGES_PX[-1])


@dataclass(frozen=True, slots=True)
class _Request:
    record: FileRecord
    fit: Fit
    viewer: str


class Thumbnails(QObject):
    """A memory of pictures within a byte limit, and a queue where the newest request goes first."""

    arrived = Signal(object)
    """A frozenset of file ids whose picture, or the lack of one, is now known."""

    def __init__(
        self,
        source: Source,
        tasks: TaskRunner,
        parent: QObject | None = None,
        *,
        limit_bytes: int = LIMIT_BYTES,
    ) -> None:
        """Read from `source` on the workers of `tasks`."""
        super().__init__(parent)
        self._source, self._tasks, self._limit_bytes = source, tasks, limit_bytes
        self._images: OrderedDict[tuple[Key, Fit], QImage] = OrderedDict()
        self._fits: dict[Key, list[Fit]] = {}
        self._bytes = 0
        self._without: set[Key] = set()
        self._queue: OrderedDict[tuple[Key, Fit], _Request] = OrderedDict()
        self._in_flight: set[tuple[Key, Fit]] = set()
        self._news: set[int] = set()
        self._tell_later = QTimer(self, singleShot=True, interval=_TELL_AFTER_MS)
        self._tell_later.timeout.connect(self._tell)

    @property
    def size_bytes(self) -> int:
        """The bytes of all pictures in memory."""
        return self._bytes

    def picture(self, record: FileRecord, fit: Fit, viewer: str) -> QImage | None:
        """Return the picture, or one of another size until it comes, or None; never blocks.

        What is not there yet is asked for in the name of `viewer`, see `keep_in_sight`.
        """
        key = _key(record)
        if key in self._without:
            return None
        exact = self._images.get((key, fit))
        if exact is not None:
            self._images.move_to_end((key, fit))
            return exact
        self._ask(key, _Request(record, fit, viewer))
        others = self._fits.get(key)
        return self._images[key, others[-1]] if others else None

    def frames(
        self, record: FileRecord, count: int, then: Callable[[Sequence[QImage]], None]
    ) -> None:
        """Read some frames spread over a film or a motion photo; `then` gets those there are."""

        def answered(found: list[QImage] | None, _error: Exception | None) -> None:
            then([image for image in found or () if not image.isNull()])

        self._tasks.run(partial(_read_frames, self._source, record, count), answered)

    def is_without(self, record: FileRecord) -> bool:
        """Tell whether this file is known to have no picture."""
        return _key(record) in self._without

    def keep_in_sight(self, viewer: str, ids: Iterable[int]) -> None:
        """Drop this viewer's requests for files that are no longer in sight."""
        seen = frozenset(ids)
        gone = [
            place
            for place, request in self._queue.items()
            if request.viewer == viewer and request.record.id not in seen
        ]
        for place in gone:
            del self._queue[place]

    def try_again(self) -> None:
        """Forget which files had no picture: a disk came back, or files were read again."""
        self._without.clear()

    def _ask(self, key: Key, request: _Request) -> None:
        place = (key, request.fit)
        if place in self._in_flight:
            return
        self._queue[place] = request
        self._queue.move_to_end(place)
        while len(self._queue) > _QUEUE:
            self._queue.popitem(last=False)
        self._start()

    def _start(self) -> None:
        while self._queue and len(self._in_flight) < IN_FLIGHT:
            place, request = self._queue.popitem()
            self._in_flight.add(place)
            work = partial(_read, self._source, request.record, request.fit)
            self._tasks.run(work, partial(self._answer, place))

    def _answer(
        self, place: tuple[Key, Fit], image: QImage | None, error: Exception | None
    ) -> None:
        self._in_flight.discard(place)
        key, fit = place
        if error is not None or image is None:
            self._without.add(key)
        else:
            self._remember(key, fit, image)
        self._news.add(key[0])
        if not self._tell_later.isActive():
            self._tell_later.start()
        self._start()

    def _remember(self, key: Key, fit: Fit, image: QImage) -> None:
        self._images[key, fit] = image
        self._fits.setdefault(key, []).append(fit)
        self._bytes += image.sizeInBytes()
        while self._bytes > self._limit_bytes and len(self._images) > 1:
            (old, old_fit), dropped = self._images.popitem(last=False)
            self._bytes -= dropped.sizeInBytes()
            self._fits[old].remove(old_fit)
            if not self._fits[old]:
                del self._fits[old]

    def _tell(self) -> None:
        ids, self._news = frozenset(self._news), set()
        self.arrived.emit(ids)


def _key(record: FileRecord) -> Key:
    """Return what a picture is remembered by: it is another one after the file changed."""
    return record.id, record.mtime_ns, record.quick_hash, record.status


def _read(source: Source, record: FileRecord, fit: Fit) -> QImage | None:
    """Read, decode and cut a picture to its space; runs on a worker."""
    data = source.get(record, fit.edge_px(record))
    image = read_jpeg(data)
    return None if image.isNull() else _fitted(image, fit)


def _read_frames(source: Source, record: FileRecord, count: int) -> list[QImage]:
    return [read_jpeg(data) for data in source.strip(record, count, _EDGES_PX[0])]


def _fitted(image: QImage, fit: Fit) -> QImage:
    size = fit.size_px
    mode = Qt.AspectRatioMode
    aspect = mode.KeepAspectRatioByExpanding if fit.cover else mode.KeepAspectRatio
    scaled = image.scaled(size, aspect, Qt.TransformationMode.SmoothTransformation)
    if not fit.cover:
        return scaled.convertToFormat(QImage.Format.Format_RGB32)
    spare = scaled.size() - size
    corner = QPoint(spare.width() // 2, spare.height() // 2)
    scaled = scaled.copy(QRect(corner, size))
    return _rounded(scaled, theme.RADIUS_THUMBNAIL * fit.scale)


def _rounded(image: QImage, radius_px: float) -> QImage:
    """Take the corners off here, so that painting a cell is nothing but copying pixels."""
    rounded = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    outside = QPainterPath()
    outside.addRect(QRectF(rounded.rect()))
    inside = QPainterPath()
    inside.addRoundedRect(QRectF(rounded.rect()), radius_px, radius_px)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(outside.subtracted(inside), Qt.GlobalColor.black)
    painter.end()
    return rounded
