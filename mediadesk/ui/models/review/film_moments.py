"""Moments of films for review: strips once, then one frame at a time as the scrubber goes."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from mediadesk.domain.records import FileRecord
from mediadesk.ui.jpegs import read_jpeg
from mediadesk.ui.threads import TaskRunner

STRIP_FRAMES = 12
WAVE_BARS = 400
"""Of a whole recording; one that could not be read to its end has fewer."""
_STRIP_EDGE_PX = 160


class MomentSource(Protocol):
    """Where frames come from; both block, so both run on workers."""

    def moment(self, record: FileRecord, time_s: float, edge_px: int) -> bytes | None:
        """Return the JPEG of what a film shows at a time, or None."""

    def strip(self, record: FileRecord, count: int, edge_px: int) -> Sequence[bytes | None]:
        """Return so many JPEGs spread over a film, or none."""

    def wave(self, record: FileRecord, count: int) -> bytes:
        """Return how loud a recording is over time: so many bars at most."""


class FilmMoments(QObject):
    """Asks for one frame of each film at a time; wishes that were overtaken are dropped."""

    arrived = Signal(int, object)
    """Id of the file, and the QImage of the moment that was asked for last."""

    def __init__(self, source: MomentSource, tasks: TaskRunner) -> None:
        """Read from `source` on the workers of `tasks`."""
        super().__init__()
        self._source, self._tasks = source, tasks
        self._wanted: dict[int, tuple[FileRecord, float, int]] = {}
        self._busy: set[int] = set()
        self._left: set[int] = set()

    @property
    def is_busy(self) -> bool:
        """True while a frame is being decoded."""
        return bool(self._busy)

    def ask(self, record: FileRecord, time_s: float, edge_px: int) -> None:
        """Ask for what a film shows at a time."""
        self._left.discard(record.id)
        self._wanted[record.id] = (record, time_s, edge_px)
        self._start(record.id)

    def leave(self, file_id: int) -> None:
        """Stop asking for moments of a film; one that is being read is not shown."""
        self._wanted.pop(file_id, None)
        self._left.add(file_id)

    def forget(self) -> None:
        """Drop all wishes: other films are shown."""
        self._wanted.clear()

    def strip(self, record: FileRecord, then: Callable[[list[QImage]], None]) -> None:
        """Read frames spread over a film."""

        def answered(found: list[QImage] | None, _error: Exception | None) -> None:
            then(found or [])

        self._tasks.run(partial(_read_strip, self._source, record), answered)

    def wave(self, record: FileRecord, then: Callable[[bytes], None]) -> None:
        """Read how loud a recording is over time."""

        def answered(found: bytes | None, _error: Exception | None) -> None:
            then(found or b"")

        self._tasks.run(partial(self._source.wave, record, WAVE_BARS), answered)

    def _start(self, file_id: int) -> None:
        if file_id in self._wanted and file_id not in self._busy:
            wanted = self._wanted.pop(file_id)
            self._busy.add(file_id)
            read = partial(_read_moment, self._source, *wanted)
            self._tasks.run(read, partial(self._answer, file_id))

    def _answer(self, file_id: int, image: QImage | None, _error: Exception | None) -> None:
        self._busy.discard(file_id)
        if image is not None and file_id not in self._left:
            self.arrived.emit(file_id, image)
        self._start(file_id)


def _image(data: bytes | None) -> QImage:
    image = read_jpeg(data)
    return image if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)


def _read_moment(
    source: MomentSource, record: FileRecord, time_s: float, edge_px: int
) -> QImage | None:
    image = _image(source.moment(record, time_s, edge_px))
    return None if image.isNull() else image


def _read_strip(source: MomentSource, record: FileRecord) -> list[QImage]:
    return [_image(data) for data in source.strip(record, STRIP_FRAMES, _STRIP_EDGE_PX)]
