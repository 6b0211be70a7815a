"""Small grey frames of a film on a fixed grid of times, however its own frames are spread."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from mediadesk.decoding.containers import key_time_s, opened, picture_stream, rewind
from mediadesk.decoding.packets import frames_from_here
from mediadesk.decoding.tracks import stated_stereo
from mediadesk.domain.sequences import Bursts
from mediadesk.domain.streams import Stereo
from mediadesk.formats.source import Source

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.reformatter import VideoReformatter
    from av.video.stream import VideoStream

_LONGEST_PX = 128
_MOST_FRAMES = 1200
"""Frames of one part; their pixels stay below 20 MB."""
_STILL_S = 0.3
"""A frame shown longer than this is what is seen until the next one comes."""


@dataclass(frozen=True, slots=True)
class GridPart:
    """Frames of a stretch of a film: `times_s` on the grid, `frames` (n, height, width) grey."""

    times_s: npt.NDArray[np.float64]
    frames: npt.NDArray[np.uint8]
    next_s: float
    """Where the next part begins."""
    is_over: bool
    """True when the film has come to its end."""
    stereo: Stereo | None
    """How the container says that eyes share a frame."""


def grid_part(
    source: Source, *, from_s: float, step_s: float, budget_s: float, bursts: Bursts | None = None
) -> GridPart:
    """Return the frames at multiples of `step_s` from `from_s` on, as many as `budget_s` allows.

    Of a film that is looked at in bursts, those of the bursts, and what had to be decoded to come
    to them. Raises OutsideError when nothing can be decoded.
    """
    until = time.monotonic() + budget_s
    with opened(source) as container:
        stream = picture_stream(container)
        grid = _Grid(from_s, step_s)
        start_s: float | None = from_s
        while start_s is not None:
            start_s, stop_s = _burst(start_s, bursts)
            frames = _frames(container, stream, start_s)
            start_s = None
            for frame, at_s in frames:
                grid.take(frame, at_s)
                if grid.is_full or (len(grid.times_s) > 1 and time.monotonic() > until):
                    return grid.part(stated_stereo(stream), is_over=False)
                if at_s >= stop_s:
                    next_s, stop_s = _burst(at_s, bursts)
                    key_s = key_time_s(container, stream, next_s)
                    if key_s is None or key_s > at_s:  # else all up to there must be decoded
                        start_s = next_s
                        break
            grid.end()
        return grid.part(stated_stereo(stream), is_over=True)


def _burst(from_s: float, bursts: Bursts | None) -> tuple[float, float]:
    """Return where the burst at or after a time begins (or is gone on with), and where it ends."""
    if bursts is None:
        return from_s, math.inf
    begin_s = math.floor(from_s / bursts.every_s) * bursts.every_s
    if from_s >= begin_s + bursts.look_s:
        begin_s += bursts.every_s
    return max(from_s, begin_s), begin_s + bursts.look_s


def _frames(
    container: "InputContainer", stream: "VideoStream", from_s: float
) -> "Iterator[tuple[VideoFrame, float]]":
    """Yield frames with their time from the film's start; some that no other needs are left out."""
    import av  # noqa: PLC0415 - imported already: a film is open

    tick = float(stream.time_base or 0) or 1e-6
    start_s = (container.start_time or 0) / 1_000_000
    rate = stream.average_rate or stream.guessed_rate
    frame_s = 1 / float(rate) if rate else 0.04
    stream.codec_context.skip_frame = "NONREF"
    if from_s > 0:
        try:
            container.seek(int((from_s + start_s) / tick), stream=stream, backward=True)
        except av.FFmpegError:
            rewind(container)
    for number, frame in enumerate(frames_from_here(container, stream)):
        yield frame, number * frame_s if frame.pts is None else frame.time - start_s


class _Grid:
    """Takes frames as they come and keeps those seen at the grid's times."""

    def __init__(self, from_s: float, step_s: float) -> None:
        from av.video.reformatter import VideoReformatter  # noqa: PLC0415 - a film is open

        self._scaler = VideoReformatter()
        self._step_s = step_s
        self._next = round(from_s / step_s)
        self._held: Any = None
        self._held_s = 0.0
        self._small: npt.NDArray[np.uint8] | None = None
        self.times_s: list[float] = []
        self._frames: list[npt.NDArray[np.uint8]] = []

    @property
    def is_full(self) -> bool:
        return len(self.times_s) >= _MOST_FRAMES

    def take(self, frame: Any, at_s: float) -> None:  # noqa: ANN401 - PyAV's frame
        """Take the next frame; times the film has passed get the frame that was seen there."""
        if self._held is not None and at_s < self._held_s:
            return  # out of order: a torn place
        while self._held is not None and not self.is_full and self._wanted_s <= at_s:
            gap_s = at_s - self._held_s
            is_nearer = at_s - self._wanted_s < self._wanted_s - self._held_s
            if gap_s < _STILL_S and is_nearer:
                break  # the new frame is the one seen here
            self._keep()
        if self._held is None and self._wanted_s < at_s:
            self._next = max(self._next, int(np.ceil(at_s / self._step_s - 1e-6)))
        self._held, self._held_s, self._small = frame, at_s, None
        if self._wanted_s <= at_s and not self.is_full:
            self._keep()

    def end(self) -> None:
        """Say that no more frames come from here."""
        if self._held is not None and self._wanted_s <= self._held_s + self._step_s / 2:
            self._keep()
        self._held = None

    def part(self, stereo: Stereo | None, *, is_over: bool) -> GridPart:
        """Return what was kept."""
        frames = np.stack(self._frames) if self._frames else np.empty((0, 1, 1), np.uint8)
        return GridPart(
            times_s=np.asarray(self.times_s, np.float64),
            frames=frames,
            next_s=self._wanted_s,
            is_over=is_over,
            stereo=stereo,
        )

    @property
    def _wanted_s(self) -> float:
        return self._next * self._step_s

    def _keep(self) -> None:
        if self._small is None:
            self._small = _small_grey(self._held, self._scaler)
            if self._frames and self._small.shape != self._frames[0].shape:
                self._small = _fitted(self._small, self._frames[0].shape)
        self.times_s.append(self._wanted_s)
        self._frames.append(self._small)
        self._next += 1


def _small_grey(frame: Any, scaler: "VideoReformatter") -> npt.NDArray[np.uint8]:  # noqa: ANN401 - PyAV's frame
    """Scale a frame down by averaging, longest side 128, and turn it as the film asks for.

    One scaler for all frames, on this thread: preparing one costs more than scaling a frame.
    """
    scale = min(1.0, _LONGEST_PX / max(frame.width, frame.height))
    width, height = max(8, round(frame.width * scale)), max(8, round(frame.height * scale))
    grey: Any = scaler.reformat(
        frame, width=width, height=height, format="gray", interpolation="AREA", threads=1
    )
    plane = grey.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    turned = np.rot90(rows[:height, :width], round(frame.rotation) // 90 % 4)
    return np.ascontiguousarray(turned)


def _fitted(frame: npt.NDArray[np.uint8], shape: tuple[int, ...]) -> npt.NDArray[np.uint8]:
    """Bring a frame of a film that changes its size midway to the size it began with."""
    rows = np.arange(shape[0]) * frame.shape[0] // shape[0]
    columns = np.arange(shape[1]) * frame.shape[1] // shape[1]
    return np.ascontiguousarray(frame[rows[:, np.newaxis], columns])
