"""Films as sequences of small frames (low DCT coefficients), many of them in a few arrays."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Times = npt.NDArray[np.float32]
Waves = npt.NDArray[np.float32]
"""(n, 64): the 8x8 lowest DCT coefficients of each frame, without its mean, as unit vectors."""
Hashes = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int64]

_BITS = np.uint64(1) << np.arange(64, dtype=np.uint64)
_SAME_BITS = 2
_KEEP_EVERY_S = 2.0


@dataclass(frozen=True, slots=True)
class FilmSequence:
    """One film: entries in order of time. `flat` marks frames of one plain tone."""

    times_s: Times
    waves: Waves
    flat: npt.NDArray[np.bool_]
    hashes: Hashes = field(init=False)

    def __post_init__(self) -> None:
        """Add the hashes of the pictures, which every comparison asks for."""
        object.__setattr__(self, "hashes", hashes_of(self.waves))

    @classmethod
    def of(cls, time_ms: npt.NDArray[np.uint32], stored: npt.NDArray[np.int8]) -> "FilmSequence":
        """Decode stored entries: signed square roots, times 127; element 0 marks flat frames."""
        sizes = stored.astype(np.float32) / 127
        waves = np.sign(sizes) * sizes * sizes
        waves[:, 0] = 0
        return cls(
            times_s=np.asarray(time_ms / 1000, np.float32),
            waves=unit(np.asarray(waves, np.float32)),
            flat=stored[:, 0] == 1,
        )

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.times_s)

    @property
    def length_s(self) -> float:
        """From the first entry to the last."""
        return float(self.times_s[-1] - self.times_s[0]) if len(self) else 0.0


@dataclass(frozen=True, slots=True)
class Index:
    """The distinctive entries of many films: which film shows what, and when."""

    film: Rows
    times_s: Times
    waves: Waves
    hashes: Hashes

    @classmethod
    def of(cls, films: Sequence["FilmSequence"], rows: Sequence[int]) -> "Index":
        """Index films under these row numbers; of frames that stay the same few are kept."""
        kept = [_telling(film) for film in films]
        parts = [film.waves[some] for film, some in zip(films, kept, strict=True)]
        waves = np.concatenate(parts) if parts else np.empty((0, 64), np.float32)
        times = [film.times_s[some] for film, some in zip(films, kept, strict=True)]
        owners = [np.full(len(some), row) for row, some in zip(rows, kept, strict=True)]
        return cls(
            film=np.concatenate(owners).astype(np.int64) if owners else np.empty(0, np.int64),
            times_s=np.concatenate(times) if times else np.empty(0, np.float32),
            waves=waves,
            hashes=hashes_of(waves),
        )

    @classmethod
    def joined(cls, parts: Sequence["Index"]) -> "Index":
        """Put indexes together, without their pictures: to be looked up in, not to ask with."""
        return cls(
            film=np.concatenate([part.film for part in parts]),
            times_s=np.concatenate([part.times_s for part in parts]),
            waves=np.empty((0, 64), np.float32),
            hashes=np.concatenate([part.hashes for part in parts]),
        )

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.film)


def unit(waves: Waves) -> Waves:
    """Return pictures of length 1; those without content stay zero."""
    sizes = np.sqrt((waves * waves).sum(axis=1, keepdims=True))
    return np.asarray(waves / np.maximum(sizes, 1e-9), np.float32)


def hashes_of(waves: Waves) -> Hashes:
    """Return 64 bits for each picture: which of its waves are positive."""
    return np.asarray(((waves > 0) * _BITS).sum(axis=1, dtype=np.uint64))


def bits_between(one: Hashes, other: Hashes) -> npt.NDArray[np.uint8]:
    """Return in how many bits hashes differ."""
    return np.asarray(np.bitwise_count(one ^ other), np.uint8)


def _telling(film: FilmSequence) -> Rows:
    """Return the entries worth an index: not flat, not the same as the last one kept."""
    hashes = film.hashes
    kept: list[int] = []
    for at in np.flatnonzero(~film.flat).tolist():
        if kept:
            is_same = int(hashes[at] ^ hashes[kept[-1]]).bit_count() <= _SAME_BITS
            if is_same and film.times_s[at] - film.times_s[kept[-1]] < _KEEP_EVERY_S:
                continue
        kept.append(at)
    return np.asarray(kept, np.int64)
