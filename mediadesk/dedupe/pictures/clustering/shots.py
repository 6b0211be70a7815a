"""Keeps shots of one scene apart: the same camera, seconds apart, took two pictures, not copies.

Frames of a burst or of a static scene look the same at 64x64; only the capture time, or the number
in the camera's file name, tells them apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.neighbours import Rows
from mediadesk.dedupe.pictures.clustering.matches import Matches
from mediadesk.dedupe.pictures.clustering.stars import Clustering

NEAR_S = 120
"""Farther apart, a different time may as well be a corrected clock."""
_FRAME_NAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<series>\D*?)(?P<number>\d{3,6})(?:\s*\(\d+\)|[-_ ]copy)?",
        # PXL_20230501_101112345.MP, IMG_20230501_101112345: thousandths of the second
        r"(?P<series>(?:\D*_)?\d{8}_\d{6})(?P<number>\d{3})(?!\d)(?!.*BURST).*",
        # 20230501_101112_003; a single figure there may as well be a copy's
        r"(?P<series>\d{8}_\d{6})_(?P<number>\d{3})",
        # IMG_20230501_101112_BURST003, PXL_20230501_101112123.RAW-01.BURST-03.COVER
        r"(?P<series>.+?)[._-]BURST[-_]?(?P<number>\d{1,3})(?:[._]COVER)?",
        # 00003IMG_00003_BURST20230501101112345_COVER, DSCPDC_0003_BURST20230501101112345
        r"(?:\d{5})?\D+_(?P<number>\d{4,5})_(?P<series>BURST\d{14,17})(?:_COVER)?",
    )
)
"""How cameras count the frames of a series: the part that they share, and the frame's number."""


@dataclass(frozen=True, slots=True)
class Shot:
    """What tells one press of the shutter from another. None where the file does not say."""

    camera: str | None
    """Make, model and serial number as one text."""
    second: int | None
    """Capture time as seconds of the camera's own clock, from any fixed start."""
    millisecond: int | None
    """Sub-second part, where the camera writes it; 0 says as little as none."""
    name: str
    """File name without extension."""


@dataclass(frozen=True, slots=True)
class Shots:
    """The shots of a catalog as arrays, by row; -1 where unknown."""

    camera: Rows
    second: Rows
    millisecond: Rows
    series: Rows
    number: Rows
    """The camera's own count, from names such as DSC_0042."""

    @classmethod
    def of(cls, shots: Sequence[Shot]) -> "Shots":
        """Return the arrays of these records, in their order."""
        cameras: dict[str, int] = {}
        names: dict[str, int] = {}
        rows = np.full((5, len(shots)), -1, np.int64)
        for row, shot in enumerate(shots):
            if shot.camera is None or shot.second is None:
                continue
            rows[0, row] = cameras.setdefault(shot.camera, len(cameras))
            rows[1, row] = shot.second
            rows[2, row] = shot.millisecond or -1
            if (counted := _counted(shot.name)) is not None:
                series, rows[4, row] = counted
                rows[3, row] = names.setdefault(series, len(names))
        return cls(*rows)

    def apart(self, one: Rows | int, other: Rows | int) -> npt.NDArray[np.bool_]:
        """Tell which pairs of rows are two shots of one camera, near in time.

        The same second is told apart by milliseconds where both files have them, otherwise by
        the camera's count where both names are of one series.
        """
        same_camera = (self.camera[one] >= 0) & (self.camera[one] == self.camera[other])
        seconds = np.abs(self.second[one] - self.second[other])
        known = (self.millisecond[one] >= 0) & (self.millisecond[other] >= 0)
        by_milliseconds = known & (self.millisecond[one] != self.millisecond[other])
        counted = (self.series[one] >= 0) & (self.series[one] == self.series[other])
        by_count = ~known & counted & (self.number[one] != self.number[other])
        within = (seconds == 0) & (by_milliseconds | by_count)
        return np.asarray(same_camera & (seconds <= NEAR_S) & ((seconds > 0) | within))


def _counted(name: str) -> tuple[str, int] | None:
    """Return the series that a name is of and its number there; None when it counts nothing."""
    found = next(filter(None, (pattern.fullmatch(name) for pattern in _FRAME_NAMES)), None)
    return None if found is None else (found["series"].casefold(), int(found["number"]))


def without_other_shots(matches: Matches, shots: Shots) -> Matches:
    """Return the matches that are not between two shots of one scene."""
    return matches.take(~shots.apart(matches.left, matches.right))


def one_shot_each(clustering: Clustering, shots: Shots) -> Clustering:
    """Leave one shot of a scene in each cluster.

    A copy without a capture time resembles every frame of a burst; only the frame most alike to
    it, or the medoid's own, stays with it.
    """
    kept = np.ones(len(clustering.members), np.bool_)
    for at in _with_several_shots(clustering, shots).tolist():
        medoid = clustering.medoids[at]
        start, end = clustering.starts[at], clustering.starts[at + 1]
        members = clustering.members[start:end]
        accepted = np.empty(len(members) + 1, np.int64)
        accepted[0], count = medoid, 1
        for place, member in enumerate(members.tolist()):
            if shots.apart(accepted[:count], member).any():
                kept[start + place] = False
            else:
                accepted[count], count = member, count + 1
    return clustering.only(kept)


def _with_several_shots(clustering: Clustering, shots: Shots) -> Rows:
    """Return the places of clusters that may hold two shots of one scene: next to none do."""
    owner = np.repeat(np.arange(len(clustering)), np.diff(clustering.starts))
    owner = np.concatenate([np.arange(len(clustering)), owner])
    rows = np.concatenate([clustering.medoids, clustering.members])
    known = shots.camera[rows] >= 0
    owner, rows = owner[known], rows[known]
    told = (shots.number, shots.series, shots.millisecond, shots.second, shots.camera)
    order = np.lexsort((*(column[rows] for column in told), owner))
    owner, rows = owner[order], rows[order]
    # of two shots of a scene the second follows the first, or what lies between them does
    one, other = rows[:-1], rows[1:]
    near = (owner[:-1] == owner[1:]) & (shots.camera[one] == shots.camera[other])
    near &= shots.second[other] - shots.second[one] <= NEAR_S
    differ = np.zeros(len(one), np.bool_)
    for column in told:
        differ |= column[one] != column[other]
    return np.unique(owner[1:][near & differ])
