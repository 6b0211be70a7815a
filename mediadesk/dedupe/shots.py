"""Two shots of one scene are not copies: the same camera, seconds apart.

Frames of a burst or of a static scene look the same to any comparison of small planes; only the
capture time tells them apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.clustering import Clustering
from mediadesk.dedupe.matches import Matches
from mediadesk.dedupe.neighbours import Rows

NEAR_S = 120
"""Farther apart, a different time may as well be a corrected clock."""
_FRAME_NAME = re.compile(r"^(\D*?)(\d{3,6})(?:\s*\(\d+\)|[-_ ]copy)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shot:
    """What tells one press of the shutter from another. None where the file does not say."""

    camera: str | None
    """Make, model and serial number as one text."""
    second: int | None
    """Capture time as seconds of the camera's own clock, from any fixed start."""
    millisecond: int | None
    """Sub-second part, where the camera writes it."""
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
            rows[2, row] = -1 if shot.millisecond is None else shot.millisecond
            if found := _FRAME_NAME.match(shot.name):
                rows[3, row] = names.setdefault(found[1].casefold(), len(names))
                rows[4, row] = int(found[2])
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


def without_other_shots(matches: Matches, shots: Shots) -> Matches:
    """Return the matches that are not between two shots of one scene."""
    return matches.take(~shots.apart(matches.left, matches.right))


def one_shot_each(clustering: Clustering, shots: Shots) -> Clustering:
    """Leave one shot of a scene in each cluster.

    A copy without a capture time resembles every frame of a burst; only the frame most alike to
    it, or the medoid's own, stays with it.
    """
    kept = np.ones(len(clustering.members), np.bool_)
    for at, medoid in enumerate(clustering.medoids.tolist()):
        start, end = clustering.starts[at], clustering.starts[at + 1]
        members = clustering.members[start:end]
        if np.count_nonzero(shots.camera[members] >= 0) < 2 and shots.camera[medoid] < 0:
            continue
        accepted = np.empty(len(members) + 1, np.int64)
        accepted[0], count = medoid, 1
        for place, member in enumerate(members.tolist()):
            if shots.apart(accepted[:count], member).any():
                kept[start + place] = False
            else:
                accepted[count], count = member, count + 1
    return clustering.only(kept)
