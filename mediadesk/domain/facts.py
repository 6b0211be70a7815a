"""What a file says of itself, as values: its picture, camera, place, words, sound and dates."""

from dataclasses import dataclass

from mediadesk.domain.extras import Extra
from mediadesk.domain.fields import FieldKind
from mediadesk.domain.streams import MusicTags, Sphere, Tracks
from mediadesk.domain.timestamps import Stamp


@dataclass(frozen=True, slots=True)
class Position:
    """Where a picture was taken: degrees north and east, metres above the sea where known."""

    latitude: float
    longitude: float
    altitude_m: float | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the probe read: only what the file says of itself, nothing judged.

    `width` and `height` are pixels of the picture as seen (orientation applied);
    `orientation` is EXIF's 1 to 8.
    """

    format: str | None = None
    """Container found by content: "jpeg", "png", "heic", "mp4", ..."""
    width: int | None = None
    height: int | None = None
    orientation: int = 1
    duration_s: float | None = None
    camera_make: str | None = None
    camera_model: str | None = None
    camera_serial: str | None = None
    lens: str | None = None
    position: Position | None = None
    maker_zone_minutes: int | None = None
    """Offset east of UTC stated by the camera maker's own tags."""
    title: str | None = None
    author: str | None = None
    """Of pictures; recordings tell it with their music."""
    rating: int | None = None
    tags: tuple[str, ...] = ()
    caption: str | None = None
    colour_profile: str | None = None
    jpeg_quality: int | None = None
    """Estimate from the quantisation tables, 1 to 100."""
    content_identifier: str | None = None
    """Apple's id that joins the two halves of a Live Photo."""
    software: str | None = None
    frames: int = 1
    film_start: int | None = None
    film_bytes: int = 0
    """Where in a motion photo its film begins, and its length; None in other photos."""
    extras: frozenset[Extra] = frozenset()
    tracks: Tracks | None = None
    sphere: Sphere | None = None
    """What makes a film or a photo VR; None for every other."""
    music: MusicTags | None = None
    stamps: tuple[Stamp, ...] = ()

    @property
    def told(self) -> tuple[FieldKind, ...]:
        """Return what a file says of itself; camera and lens are data of the camera, both."""
        said = (
            (FieldKind.CAMERA, self.camera_model),
            (FieldKind.CAMERA, self.lens),
            (FieldKind.PLACE, self.position),
            (FieldKind.RATING, self.rating),
            (FieldKind.TAGS, self.tags),
            (FieldKind.CAPTION, self.caption),
        )
        return tuple(kind for kind, value in said if value)


def camera_name(make: str | None, model: str | None) -> str | None:
    """Join make and model as people say it: "Canon EOS 5D", not "Canon Canon EOS 5D"."""
    if not model:
        return make
    if not make or model.casefold().startswith(make.split()[0].casefold()):
        return model
    return f"{make} {model}"
