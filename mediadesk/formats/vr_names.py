"""What the name of a film says of its sphere and its eyes: `_180_`, `_360_`, `_SBS`, `_TB`."""

import os
import re
from dataclasses import dataclass
from itertools import pairwise

from mediadesk.domain.streams import Projection, Stereo

_WORDS = re.compile(r"[^a-zA-Z0-9]+")
_STEREO = {
    "SBS": Stereo.LEFT_RIGHT,
    "FSBS": Stereo.LEFT_RIGHT,
    "HSBS": Stereo.LEFT_RIGHT,
    "3DH": Stereo.LEFT_RIGHT,
    "LR": Stereo.LEFT_RIGHT,
    "HLR": Stereo.LEFT_RIGHT,
    "RL": Stereo.RIGHT_LEFT,
    "TB": Stereo.TOP_BOTTOM,
    "HTB": Stereo.TOP_BOTTOM,
    "OU": Stereo.TOP_BOTTOM,
    "HOU": Stereo.TOP_BOTTOM,
    "FOU": Stereo.TOP_BOTTOM,
    "3DV": Stereo.TOP_BOTTOM,
    "BT": Stereo.BOTTOM_TOP,
}
_WEAK = frozenset({"LR", "RL", "TB", "BT", "OU"})
"""Words that mean something else too: believed in capitals only."""
_HALF = frozenset({"HSBS", "HLR", "HTB", "HOU", "HALF"})
_HALF_OF_SCREEN = frozenset({"3DH", "3DV"})
"""Squeezed where the film is for a screen; in names of spheres they only say how the eyes lie."""
_FOV = {"180": 180, "360": 360, "VR180": 180, "VR360": 360, "180X180": 180, "360X180": 360}
_BARE = frozenset({"180", "360"})
_BETWEEN = re.compile(r"_(180|360)_")
_SURE = frozenset({"VR", "VR180", "VR360", "180X180", "360X180", "3D"})
_FISHEYE = {"FISHEYE": 180, "FISHEYE180": 180, "FISHEYE190": 190, "FISHEYE200": 200,
            "MKX200": 200, "RF52": 190}  # fmt: skip
"""Lenses that see round corners, and their angles."""
_ENDINGS = {"insv": (Projection.FISHEYE, 360), "360": (Projection.CUBEMAP, 360)}
"""Endings that only cameras for spheres write."""


@dataclass(frozen=True, slots=True)
class NameHints:
    """What a name suggests; None for what it does not."""

    stereo: Stereo | None = None
    fov_degrees: int | None = None
    projection: Projection | None = None
    half: bool = False

    def __bool__(self) -> bool:
        """Tell whether the name suggests VR at all."""
        return bool(self.stereo or self.fov_degrees or self.projection)


def hints_of(name: str) -> NameHints:
    """Return what a file name suggests.

    A lone number is believed inside the name, between underlines (`_360_`), or beside another
    hint: at the end (`IMG_360.mov`) it may be a counter.
    """
    stem, _, ending = os.path.basename(name).rpartition(".")
    projection, fov = _ENDINGS.get(ending.lower(), (None, None))
    parts = [part for part in _WORDS.split(stem) if part]
    words = [part.upper() for part in parts]
    lens = next((word for word in words if word in _FISHEYE), None)
    if lens is not None:
        projection, fov = Projection.FISHEYE, _FISHEYE[lens]
    known = [
        _STEREO[word]
        for part, word in zip(parts, words, strict=True)
        if word in _STEREO and (word not in _WEAK or part == word)
    ]
    is_sure = bool(known or projection or set(words) & _SURE or _BETWEEN.search(stem))
    for place, word in enumerate(words):
        inside = 0 < place < len(words) - 1
        if lens is None and word in _FOV and (word not in _BARE or is_sure or inside):
            fov = _FOV[word]
            break
    return NameHints(
        stereo=known[0] if known else None,
        fov_degrees=fov,
        projection=projection,
        half=bool(known) and _is_half(words, is_sphere=fov is not None),
    )


def _is_half(words: list[str], *, is_sphere: bool) -> bool:
    """Tell whether each eye's picture is squeezed: `HSBS`, `Half-OU`, `H-TB`."""
    if set(words) & _HALF or (not is_sphere and set(words) & _HALF_OF_SCREEN):
        return True
    return any(one == "H" and other in _STEREO for one, other in pairwise(words))
