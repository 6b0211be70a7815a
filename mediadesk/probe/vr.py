"""What makes a film or a photo VR: its sphere, its eyes, how much of it the file itself states."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mediadesk.domain.streams import Projection, Sphere, Stereo
from mediadesk.formats.vr_names import hints_of

if TYPE_CHECKING:  # a look at a photo needs neither
    from mediadesk.decoding.tracks import Reading
    from mediadesk.formats.boxes.isofilm import PictureBoxes

_FULL_TURN = 360
_GPANO = {
    "equirectangular": Projection.EQUIRECTANGULAR,
    "cubemap": Projection.CUBEMAP,
    "fisheye": Projection.FISHEYE,
}
_WIDTHS = ("FullPanoWidthPixels", "CroppedAreaImageWidthPixels")
NEEDED = ("projection", "stereo", "field-of-view", "view", "source")
"""What a player wants to know; each counts the same."""


def sphere_of(
    path: bytes,
    boxes: "PictureBoxes",
    reading: "Reading",
    *,
    width: int | None,
    height: int | None,
) -> Sphere | None:
    """Return what makes a film VR, by its metadata and then by its name; None for a plain film.

    What the file states overrules its name. A film that only states "one eye" is plain.
    """
    hints = hints_of(os.fsdecode(os.path.basename(path)))
    stereo = boxes.stereo or reading.stereo
    projection = boxes.projection or reading.projection
    fov = boxes.fov_degrees
    if projection in (Projection.EQUIRECTANGULAR, Projection.CUBEMAP) and fov is None:
        fov = _FULL_TURN
    if projection is None and stereo in (None, Stereo.MONO) and not hints:
        return None
    stated = {
        "projection": projection is not None,
        "stereo": stereo is not None,
        "field-of-view": fov is not None,
        "view": boxes.has_view,
        "source": boxes.stitcher is not None,
    }
    seen = stereo or hints.stereo
    return Sphere(
        stereo=seen,
        projection=projection or hints.projection or _usual(hints.fov_degrees),
        fov_degrees=fov or hints.fov_degrees,
        half=hints.half,
        eye_width=_eye(width, halved=seen is not None and seen.halves_width),
        eye_height=_eye(height, halved=seen is not None and seen.halves_height),
        stitcher=boxes.stitcher,
        stated=tuple(name for name in NEEDED if stated[name]),
        missing=tuple(name for name in NEEDED if not stated[name]),
        completeness=round(100 * sum(stated.values()) / len(NEEDED)),
    )


def panorama_of(texts: Mapping[str, str]) -> Sphere | None:
    """Return the sphere that a photo's XMP states (GPano); None for a plain photo.

    https://developers.google.com/streetview/spherical-metadata
    """
    projection = _GPANO.get(texts.get("Xmp.GPano.ProjectionType", "").strip().lower())
    if projection is None:
        return None
    full, seen = (_whole(texts.get(f"Xmp.GPano.{name}")) for name in _WIDTHS)
    fov = min(_FULL_TURN, round(_FULL_TURN * seen / full)) if full and seen else None
    stitcher = texts.get("Xmp.GPano.StitchingSoftware", "").strip() or None
    return Sphere(projection=projection, fov_degrees=fov or _FULL_TURN, stitcher=stitcher)


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() else 0


def _usual(fov_degrees: int | None) -> Projection | None:
    """Return the projection of films whose names tell only the angle."""
    return None if fov_degrees is None else Projection.EQUIRECTANGULAR


def _eye(size: int | None, *, halved: bool) -> int | None:
    return size // 2 if halved and size is not None else size
