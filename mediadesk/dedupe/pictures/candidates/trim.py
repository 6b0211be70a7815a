"""Trims bars, borders and window frames: the box in which the picture itself lies.

From each edge inwards, up to three runs of lines that look like the run's first line; the cut
lies after the last line that is nearly all of one tone. Rows first, then columns inside them,
then rows again, because a title bar otherwise hides the bars at the sides.
"""

import numpy as np
import numpy.typing as npt

SIDE = 64
RUNS = 3
TONE_LEVELS = 12
"""How far a cell may be from the run's tone."""
ALIKE = 0.60
"""Share of a line's cells near the tone for the line to belong to the run."""
PLAIN = 0.98
"""Share for the line to be cut away."""
LEAST_SIDE = 0.20
"""A picture is never cut to less than this share of a side."""


def trimmed_boxes(
    greys: npt.NDArray[np.uint8],
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
    """Return the box inside the bars of each picture, and whether anything was cut.

    Boxes are (pictures, 4): left, top, right, bottom as fractions; the whole where nothing plain
    surrounds the picture or too little would be left.
    """
    count = len(greys)
    planes = greys.astype(np.int16)
    across = planes.swapaxes(1, 2)
    top, left = np.zeros(count, np.int64), np.zeros(count, np.int64)
    bottom, right = np.full(count, SIDE), np.full(count, SIDE)
    for lines, first, last, other_first, other_last in (
        (planes, top, bottom, left, right),
        (across, left, right, top, bottom),
        (planes, top, bottom, left, right),
    ):
        _cut(lines, first, last, other_first, other_last)
        _cut(lines[:, ::-1], SIDE - last, SIDE - first, other_first, other_last, from_end=last)
    boxes = (np.stack([left, top, right, bottom], axis=1) / SIDE).astype(np.float32)
    least = np.minimum(right - left, bottom - top) < LEAST_SIDE * SIDE
    boxes[least] = (0, 0, 1, 1)
    return boxes, np.asarray((boxes != (0, 0, 1, 1)).any(1))


def _cut(
    lines: npt.NDArray[np.int16],
    first: npt.NDArray[np.int64],
    last: npt.NDArray[np.int64],
    other_first: npt.NDArray[np.int64],
    other_last: npt.NDArray[np.int64],
    *,
    from_end: npt.NDArray[np.int64] | None = None,
) -> None:
    """Move `first` (or `from_end`, counted from the other side) past the plain runs, in place."""
    place = np.arange(SIDE)
    going = np.arange(len(lines))
    start = first.copy()
    for _ in range(RUNS):
        going = going[start[going] < last[going]]
        if not len(going):
            break
        inside = (place >= other_first[going, None]) & (place < other_last[going, None])
        width = inside.sum(1)
        edge = np.where(inside, lines[going, start[going]], np.int16(999))
        tone = np.take_along_axis(np.sort(edge, axis=1), (width // 2)[:, None], axis=1)
        near = np.abs(edge - tone) <= TONE_LEVELS
        # most pictures have no plain edge: look at the whole only where the first line is one
        plain_edge = near.sum(1) >= ALIKE * width
        going, inside, width, tone = (
            going[plain_edge],
            inside[plain_edge],
            width[plain_edge],
            tone[plain_edge],
        )
        if not len(going):
            break
        near = (np.abs(lines[going] - tone[:, :, None]) <= TONE_LEVELS) & inside[:, None, :]
        share = near.sum(2) / np.maximum(width, 1)[:, None]
        ahead = (place >= start[going, None]) & (place < last[going, None])
        ends = ahead & (share < ALIKE)
        end = np.where(ends.any(1), ends.argmax(1), last[going])
        plain = ahead & (place < end[:, None]) & (share >= PLAIN)
        found = plain.any(1)
        cut = SIDE - plain[:, ::-1].argmax(1)
        going, cut = going[found], cut[found]
        start[going] = cut
    if from_end is None:
        first[:] = start
    else:
        from_end[:] = SIDE - start
