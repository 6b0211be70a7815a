"""Traces of an earlier JPEG compression: multiples of its steps in the DCT coefficients.

A JPEG stores the DCT coefficients of each 8x8 block as multiples of quantisation steps. Saved again
with finer steps, or without loss, the coefficients still lie on the coarser steps of the earlier
save. (Popescu and Farid 2004 detect tampering by it; here it shows which version came first.)
"""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediadesk.fingerprint.fine_steps import fine_quality

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

_BLOCK_PX = 8
_MOST_BLOCKS = 6_000
_LEAST_VALUES = 120
"""Fewer frequencies that differ from 0 prove nothing."""
_PLACES = ((0, 1), (1, 0), (2, 0), (1, 1), (0, 2), (0, 3), (1, 2), (2, 1), (3, 0))
"""Row and column of the frequencies that are looked at; the coarsest, which most blocks have."""
_ZIGZAG = (1, 2, 3, 4, 5, 6, 7, 8, 9)
"""Where a JPEG's table has them."""
_LUMA = (11, 12, 14, 12, 10, 16, 14, 13, 14)
"""What the table of the Independent JPEG Group has there at quality 50."""
_STEPS = (2.0 * 1.02 ** np.arange(176)).astype(np.float32)
"""Steps that are tried, 2 to 64."""
_BEGIN, _END = 0.4, 6.0
"""Values between these, in steps, speak: near 0 they would agree with any step."""
_AGREE, _AGREE_ALONE = 0.35, 0.6
"""Mean cosine of the places on the steps, from which a step is believed: where the steps of all
frequencies fit one table, and where a table of a camera's own may have been used."""
_ONE_OF, _CHANCE = 4, 3.0
"""One in so many values is asked first; by chance these agree less by so much over their root."""
_FITS = 0.06
"""How far, as a share, steps may be from those of one table: they are measured to 2 %."""
_COARSER = 1.4
"""An earlier step shows when it is so much coarser than the file's own."""
_MOST_OF_THEM = 0.6
"""Share of the frequencies that have to agree."""
_TRACED_BLOCKS, _TRACE_PARTS = 768, 16
"""As many blocks leave traces, in parts of a level: ten kilobytes."""


def frequencies_of(grey: Grey) -> Floats:
    """Return the cosine transform of blocks from all over the picture, (blocks, 8, 8)."""
    rows, columns = grey.shape[0] // _BLOCK_PX, grey.shape[1] // _BLOCK_PX
    every = grey[: rows * _BLOCK_PX, : columns * _BLOCK_PX]
    blocks = every.reshape(rows, _BLOCK_PX, columns, _BLOCK_PX).swapaxes(1, 2)
    flat = blocks.reshape(-1, _BLOCK_PX, _BLOCK_PX)
    some = flat[:: max(1, len(flat) // _MOST_BLOCKS)].astype(np.float32)
    at = np.arange(_BLOCK_PX, dtype=np.float32)
    waves = np.cos(np.pi / _BLOCK_PX * (at[None, :] + 0.5) * at[:, None]) / 2
    waves[0] /= np.sqrt(2)
    return np.asarray(waves @ some @ waves.T, np.float32)


def earlier_quality(frequencies: Floats, steps: Sequence[int] | None) -> int | None:
    """Return the quality, 1 to 99, of an earlier and harder JPEG compression that still shows.

    `frequencies` are those of the picture as it is stored, see `frequencies_of`, `steps` the
    file's own, as `JpegHead` has them; None where it is no JPEG. None when nothing shows.
    """
    values = [frequencies[:, row, column] for row, column in _PLACES]
    own = None if steps is None else [float(steps[number]) for number in _ZIGZAG]
    return _coarse_quality(values, own) or fine_quality(values, own, _LUMA)


def _coarse_quality(values: Sequence[Floats], own: Sequence[float] | None) -> int | None:
    found: list[tuple[float, float]] = []
    asked = 0
    for number, some in enumerate(values):
        least = (1.0 if own is None else own[number]) * _COARSER
        sizes = np.abs(some)
        step = _coarsest_step(sizes[sizes > 0.5], least)
        if step is None:
            continue
        asked += 1
        if step.length:
            found.append((step.length / _LUMA[number], step.agreement))
    if asked < len(_PLACES) // 2 or len(found) < _MOST_OF_THEM * asked:
        return None
    share = float(np.median([one for one, _ in found]))
    fitting = sum(abs(one / share - 1) <= _FITS for one, _ in found)
    alone = sum(agreement > _AGREE_ALONE for _, agreement in found)
    if max(fitting, alone) < _MOST_OF_THEM * asked:
        return None
    quality = 100 - 50 * share if share <= 1 else 50 / share
    return int(np.clip(round(quality), 1, 99))


def steps_of(quality: int) -> Floats:
    """Return the steps of the usual table of a quality, 1 to 99, for each place of the traces."""
    scale = 5000 / quality if quality < 50 else 200 - 2 * quality
    return np.asarray(np.maximum(1, np.asarray(_LUMA) * scale / 100), np.float32)


class Traces(NamedTuple):
    """Some frequencies of some blocks of a picture, by which its versions are compared."""

    steps: Floats
    """The file's own, for each place; 0 where it is no JPEG."""
    values: Floats
    """(blocks, places); versions of one size have them of the same blocks."""


def traces_of(frequencies: Floats, steps: Sequence[int] | None) -> bytes | None:
    """Return packed traces of a picture as it is stored, not turned; None for a tiny one."""
    if not len(frequencies):
        return None
    some = frequencies[:: -(-len(frequencies) // _TRACED_BLOCKS)]
    values = np.stack([some[:, row, column] for row, column in _PLACES], axis=1)
    own = np.asarray([0] * len(_PLACES) if steps is None else [steps[at] for at in _ZIGZAG])
    whole = np.vstack([own[None, :], np.rint(values * _TRACE_PARTS)])
    return zlib.compress(np.clip(whole, -32768, 32767).astype("<i2").tobytes(), 6)


def traces_in(packed: bytes) -> Traces:
    """Return the traces that `traces_of` packed."""
    whole = np.frombuffer(zlib.decompress(packed), "<i2").reshape(-1, len(_PLACES))
    values = whole.astype(np.float32)
    return Traces(values[0], values[1:] / np.float32(_TRACE_PARTS))


class _Step(NamedTuple):
    length: float
    agreement: float


def _coarsest_step(values: Floats, least: float) -> _Step | None:
    """Return the coarsest step that values surely lie on, else the one they lie on best.

    Length 0 for none, None when there are too few values.
    """
    values = np.sort(values)  # what speaks for a step is a run of them
    first = np.searchsorted(values, _BEGIN * _STEPS, "right")
    last = np.searchsorted(values, _END * _STEPS, "left")
    if len(values) - np.searchsorted(values, np.float32(_BEGIN * least), "right") < _LEAST_VALUES:
        return None
    spoken_for = (least <= _STEPS) & (last - first >= _LEAST_VALUES) & _may_agree(values)
    faint = _Step(0.0, 0.0)
    for place in np.flatnonzero(spoken_for)[::-1].tolist():
        step, near = _STEPS[place], values[first[place] : last[place]]
        agreement = float(np.add.reduce(np.cos(near * np.float32(2 * np.pi / step)))) / len(near)
        if agreement > _AGREE_ALONE:
            return _Step(float(step), agreement)
        if agreement > max(_AGREE, faint.agreement):
            faint = _Step(float(step), agreement)
    return faint


def _may_agree(values: Floats) -> npt.NDArray[np.bool_]:
    """Tell on which steps sorted values may lie: of most, a few of the values say that they do not.

    All steps are asked at once: one after the other they would take four times as long.
    """
    steps, some = _STEPS[:, None], values[None, ::_ONE_OF]
    speaking = (some > _BEGIN * steps) & (some < _END * steps)
    count = np.maximum(speaking.sum(1), 1)
    cosines = np.cos(some * (np.float32(2 * np.pi) / steps))
    agreement = np.einsum("ij,ij->i", cosines, speaking.astype(np.float32)) / count
    return np.asarray(agreement >= _AGREE - _CHANCE / np.sqrt(count))
