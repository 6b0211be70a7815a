"""Frames of a film at exact times, as a player shows them there."""

import math
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from mediadesk.decoding.containers import key_time_s, opened, picture_stream, rewind
from mediadesk.decoding.tracks import stated_stereo
from mediadesk.domain.streams import Stereo
from mediadesk.formats.source import Source

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

Picture = Image.Image

_TOLERANCE_S = 0.001
_MAX_PACKETS = 20_000
"""Packets read for one frame; more only a hostile film has between two key frames."""
_MAX_ERRORS = 200
_LEAD_IN = 600
"""Packets that may come before the first key frame of a place."""
_BACK_S = (0.0, 2.0, 10.0, 30.0, float("inf"))
_TURNS = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}


@contextmanager
def open_film(source: Source) -> "Iterator[Film]":
    """Open a film to take frames from it; raises OutsideError when that cannot be done."""
    with opened(source) as container:
        yield Film(container, picture_stream(container))


def upright(image: Picture, frame: Any) -> Picture:  # noqa: ANN401 - PyAV's frame
    """Turn a frame's picture as the film asks for."""
    turn = round(frame.rotation) % 360
    return image.transpose(_TURNS[turn]) if turn in _TURNS else image


def _image(frame: Any) -> Picture:  # noqa: ANN401 - PyAV's frame; its stubs know no types here
    image: Picture = frame.to_image()
    return image


def levels(image: Picture, size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """Return a picture in grey, (height, width) levels, scaled to (width, height)."""
    grey = image.convert("L")
    scaled = grey if grey.size == size else grey.resize(size, Image.Resampling.LANCZOS)
    return np.asarray(scaled)


class _Shown(NamedTuple):
    """A frame, and when it is shown on the film's own clock."""

    frame: "VideoFrame"
    at_s: float


class Film:
    """An open film. Frames that nobody asked for are skipped where no other needs them."""

    def __init__(self, container: "InputContainer", stream: "VideoStream") -> None:
        """Take frames of one stream."""
        self._container, self._stream = container, stream
        self._context = stream.codec_context
        self._tick = float(stream.time_base or 0) or 1e-6
        self._start_s = (container.start_time or 0) / 1_000_000
        rate = stream.average_rate or stream.guessed_rate
        self._frame_s = 1 / float(rate) if rate else 0.04
        self._wanted_s = 0.0
        self._coming: Iterator[_Shown] | None = None
        self._seen: _Shown | None = None
        self._key_pts: int | None = None

    @property
    def length_s(self) -> float:
        """How long the film says it is; 0 where it does not say."""
        return (self._container.duration or 0) / 1_000_000

    @property
    def stereo(self) -> Stereo | None:
        """How the container says that eyes share a frame (Matroska)."""
        return stated_stereo(self._stream)

    def key_time(self, time_s: float) -> float | None:
        """Return when the last key frame at or before a time is; None where nothing says so."""
        return key_time_s(self._container, self._stream, time_s)

    def key_picture_at(self, time_s: float) -> Picture | None:
        """Return the key frame at or before a time: quick, and near enough for a strip.

        Where a container without an index leads past the place, the nearest one that is met.
        """
        wanted_s = time_s + self._start_s
        nearest, least_s = None, math.inf
        for from_s in self._places_before(wanted_s):
            self._seek(from_s)
            frame = self._key_frame_from_here()
            if frame is None:
                continue
            after_s = 0.0 if frame.pts is None else frame.pts * self._tick - wanted_s
            if abs(after_s) < least_s:
                nearest, least_s = frame, abs(after_s)
            if after_s <= _TOLERANCE_S:
                break
        return None if nearest is None else upright(_image(nearest), nearest)

    def _key_frame_from_here(self) -> "VideoFrame | None":
        """Decode the next key frame; None where none comes soon."""
        import av  # noqa: PLC0415 - imported already: a film is open

        self._context.skip_frame = "DEFAULT"
        for number, packet in enumerate(self._container.demux(self._stream)):
            if number > _LEAD_IN:
                return None
            try:
                frames = packet.decode() if packet.is_keyframe or not packet.size else []
            except av.FFmpegError:
                continue
            if not frames and packet.is_keyframe:
                frames = self._context.decode(None)  # hand out what it holds back
            if frames:
                return frames[0]
        return None

    def picture_at(self, time_s: float) -> Picture | None:
        """Return the first frame at or after a time, counted from the film's start.

        After the last frame it is the last one; None when nothing can be decoded there.
        """
        frame = self._frame_at(time_s + self._start_s)
        return None if frame is None else upright(_image(frame), frame)

    def _frame_at(self, wanted_s: float) -> "VideoFrame | None":
        """Decode on where that is the shortest way; else seek, and seek earlier where needed.

        A container without an index may lead past the place.
        """
        if self._is_shortest_from_here(wanted_s):
            return self._first_at(wanted_s)
        found: VideoFrame | None = None
        for from_s in self._places_before(wanted_s):
            self._seek(from_s)
            self._wanted_s, self._coming = wanted_s, self._frames()
            first = self._next()
            found = self._first_at(wanted_s)
            if first is not None and first.at_s <= wanted_s + _TOLERANCE_S:
                break
        return found

    def _places_before(self, wanted_s: float) -> "Iterator[float | None]":
        """Yield where to seek for a time, each place earlier; the film's start (None) is last."""
        for back_s in _BACK_S:
            if wanted_s - back_s <= self._start_s:
                break
            yield wanted_s - back_s
        yield None

    def _is_shortest_from_here(self, wanted_s: float) -> bool:
        """Return whether seeking would lead back to before where the decoder stands."""
        if self._seen is None or self._key_pts is None or wanted_s < self._wanted_s:
            return False
        entries = self._stream.index_entries
        place = entries.search_timestamp(int(wanted_s / self._tick), backward=True)
        return place >= 0 and entries[place].timestamp <= self._key_pts

    def _first_at(self, wanted_s: float) -> "VideoFrame | None":
        """Decode until a frame at or after a time; the last there is where none comes."""
        self._wanted_s = wanted_s
        while self._seen is not None and self._seen.at_s < wanted_s - _TOLERANCE_S:
            if self._next() is None:
                break
        return None if self._seen is None else self._seen.frame

    def _next(self) -> "_Shown | None":
        found = None if self._coming is None else next(self._coming, None)
        self._seen = found or self._seen
        return found

    def _frames(self) -> "Iterator[_Shown]":
        """Yield frames from here on; of those before the wanted time, what no other needs is left.

        It ends when too much was read for one frame, or too much of it is broken.
        """
        import av  # noqa: PLC0415 - imported already: a film is open

        counted = errors = read = 0
        has_begun = False
        wanted_s = self._wanted_s
        for number, packet in enumerate(self._container.demux(self._stream)):
            if wanted_s != self._wanted_s:
                wanted_s, read = self._wanted_s, 0
            read += 1
            if read > _MAX_PACKETS or errors > _MAX_ERRORS:
                return
            has_begun = has_begun or packet.is_keyframe or number >= _LEAD_IN
            if not has_begun:
                continue  # a place between key frames: pictures made from here would be torn
            if packet.is_keyframe:
                self._key_pts = packet.pts
            early = packet.pts is not None and packet.pts * self._tick < wanted_s - self._frame_s
            self._context.skip_frame = "NONREF" if early else "DEFAULT"
            try:
                frames = packet.decode()
            except av.FFmpegError:
                errors += 1
                continue
            for frame in frames:
                errors = 0
                counted_s = self._start_s + counted * self._frame_s
                counted += 1
                yield _Shown(frame, counted_s if frame.pts is None else frame.time)

    def _seek(self, to_s: float | None) -> None:
        import av  # noqa: PLC0415 - as above

        self._coming = self._seen = self._key_pts = None
        if to_s is not None:
            with suppress(av.FFmpegError):  # no seeking in this one: from its start then
                place = int(to_s / self._tick)
                self._container.seek(place, stream=self._stream, backward=True)
                return
        rewind(self._container)
