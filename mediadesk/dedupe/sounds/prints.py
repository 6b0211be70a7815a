"""Acoustic fingerprints of all recordings over time (32 bits each fifth of a second), as arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]

PRINT = np.dtype([("frame", "<u4"), ("bits", "<u4")])
"""As stored: the number of a frame, and its 32 bits."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One recording: the numbers of its frames, ascending, and 32 bits for each."""

    frames: npt.NDArray[np.uint32]
    bits: npt.NDArray[np.uint32]

    @classmethod
    def of(cls, stored: bytes) -> "Sound":
        """Read what is stored."""
        rows = np.frombuffer(stored, PRINT)
        return cls(rows["frame"], rows["bits"])

    def __len__(self) -> int:
        """Return the number of prints."""
        return len(self.frames)


@dataclass(frozen=True, slots=True)
class Prints:
    """The prints of many recordings, one after the other: 12 bytes for each."""

    frames: npt.NDArray[np.uint32]
    bits: npt.NDArray[np.uint32]
    owner: npt.NDArray[np.uint32]
    starts: Rows
    """Where the prints of each recording begin, and last where all end."""

    @classmethod
    def of(cls, lengths: Sequence[int], sounds: Iterable[Sound]) -> "Prints":
        """Lay recordings out, whose lengths are known before they are read one by one."""
        starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        frames, bits = (np.empty(starts[-1], np.uint32) for _ in range(2))
        for start, sound in zip(starts[:-1].tolist(), sounds, strict=True):
            frames[start : start + len(sound)] = sound.frames
            bits[start : start + len(sound)] = sound.bits
        owner = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
        return cls(frames, bits, owner, np.asarray(starts, np.int64))

    def __len__(self) -> int:
        """Return the number of prints."""
        return len(self.bits)

    @property
    def recordings(self) -> int:
        """How many recordings there are."""
        return len(self.starts) - 1

    def sound(self, row: int) -> Sound:
        """Return one recording, without copying it."""
        mine = slice(self.starts[row], self.starts[row + 1])
        return Sound(self.frames[mine], self.bits[mine])
