"""Perceptual hash of a film from a few exact frames."""

import logging
import math
import os

from mediadesk.decoding.frames import open_film
from mediadesk.domain.errors import OutsideError
from mediadesk.fingerprint.eyes import cropped, eye_box
from mediadesk.fingerprint.picture import gradient_hash
from mediadesk.formats.source import open_source

_LOG = logging.getLogger(__name__)
_JOINT = "|"


def video_phash(
    path: str | bytes | os.PathLike[str], duration: float | None, num_frames: int = 4
) -> str | None:
    """Return the hashes of a film's frames at `duration * i / (num_frames + 1)`, joined by "|".

    Each is imagehash's dhash in 16 hex digits; of a film for two eyes one is hashed. Frames that
    cannot be read are left out. None without a duration, and when no frame can be read.
    """
    try:
        return hash_of_frames(path, duration, num_frames)
    except OutsideError as error:
        _LOG.info("No hash of frames for %s: %s", os.fsdecode(path), error.reason.code)
        return None


def hash_of_frames(
    path: str | bytes | os.PathLike[str], duration: float | None, num_frames: int = 4
) -> str | None:
    """Return the same; raises OutsideError with the reason when the film cannot be opened."""
    if duration is None or not math.isfinite(duration) or duration <= 0:
        return None
    times_s = [duration * number / (num_frames + 1) for number in range(1, num_frames + 1)]
    with open_source(os.fsencode(path), follow_links=True) as source:
        with open_film(source) as film:
            stated = film.stereo
            found = [film.picture_at(time_s) for time_s in times_s]
        pictures = [picture for picture in found if picture is not None]
        box = eye_box(source, stated, pictures)
    return _JOINT.join(gradient_hash(cropped(picture, box)) for picture in pictures) or None
