"""One eye of a film for VR, so that its copies for one eye and for two are found alike."""

import os
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from mediadesk.decoding.frames import Picture
from mediadesk.domain.sequences import Box
from mediadesk.domain.streams import Stereo
from mediadesk.formats.boxes import isofilm
from mediadesk.formats.source import Source
from mediadesk.formats.vr_names import hints_of

_SIDE_PX = 64
_ALIKE = 0.7
_APART = 0.3
_LOOKED_AT = 5

_BOXES: dict[Stereo, Box] = {
    Stereo.LEFT_RIGHT: (0.0, 0.0, 0.5, 1.0),
    Stereo.RIGHT_LEFT: (0.5, 0.0, 1.0, 1.0),
    Stereo.TOP_BOTTOM: (0.0, 0.0, 1.0, 0.5),
    Stereo.BOTTOM_TOP: (0.0, 0.5, 1.0, 1.0),
}
"""The left eye's place."""


def layout_box(layout: Stereo | None) -> Box | None:
    """Return where the left eye's picture lies; None for a film for one eye."""
    return None if layout is None else _BOXES.get(layout)


def eye_box(source: Source, stated: Stereo | None, pictures: Sequence[Picture]) -> Box | None:
    """Return where one eye's picture lies in these frames; None for a film for one eye."""
    small = [np.asarray(p.convert("L").resize((_SIDE_PX, _SIDE_PX))) for p in pictures]
    frames = np.stack(small) if small else np.empty((0, _SIDE_PX, _SIDE_PX), np.uint8)
    return layout_box(plausible_layout(source, stated, frames))


def plausible_layout(
    source: Source, stated: Stereo | None, frames: npt.NDArray[np.uint8]
) -> Stereo | None:
    """Return how the eyes share a film's frames; None for a film for one eye.

    What boxes or the container (`stated`) say holds. A name's hint holds only when the halves of
    the grey frames (n, height, width) look alike that way and not the other: screens and mirrors
    look alike by chance, so pictures alone decide nothing.
    """
    boxes = isofilm.read_picture_boxes(source.stream(), source.size_bytes)
    layout = boxes.stereo or stated
    if layout is None:
        hinted = hints_of(os.fsdecode(os.path.basename(source.path))).stereo
        if hinted is not None and len(frames) and _confirms(frames, hinted):
            layout = hinted
    return layout


def cropped(picture: Picture, box: Box | None) -> Picture:
    """Cut a part out of a picture."""
    if box is None:
        return picture
    width, height = picture.size
    left, top, right, bottom = box
    return picture.crop(
        (round(left * width), round(top * height), round(right * width), round(bottom * height))
    )


def _confirms(frames: npt.NDArray[np.uint8], hinted: Stereo) -> bool:
    some = frames[:: max(1, len(frames) // _LOOKED_AT)].astype(np.float32)
    down, across = some.shape[1] // 2, some.shape[2] // 2
    beside = _likeness(some[:, :, :across], some[:, :, -across:])
    above = _likeness(some[:, :down], some[:, -down:])
    one, other = (beside, above) if hinted.halves_width else (above, beside)
    return one > _ALIKE and other < _APART


def _likeness(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> float:
    """Return the correlation of two stacks of pictures; 0 for pictures without content."""
    left, right = one - one.mean(), other - other.mean()
    size = float(np.sqrt((left * left).sum() * (right * right).sum()))
    return float((left * right).sum()) / size if size > 1 else 0.0
