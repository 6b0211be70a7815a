"""Writing what was decided into files: where it goes, and what is asked of whoever writes it."""

from dataclasses import dataclass
from enum import StrEnum

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.facts import Position
from mediadesk.domain.told_values import SidecarValues


class StampTarget(StrEnum):
    """Where a date is written, as the user chose."""

    SIDECAR = "sidecar"
    """An XMP file beside it; the media file is not touched."""
    INSIDE = "inside"
    """Into the file: EXIF and XMP, or a film's own dates."""
    FILE_TIME = "time"
    FILE_NAME = "name"


@dataclass(frozen=True, slots=True)
class StampRequest:
    """What one file is to say. `original` None: there is no such file yet.

    `target` is SIDECAR or INSIDE. `film_offset_minutes` is what a film's clock is to be off world
    time: that of the place, or 0 for cameras that keep local time. Tags are added.
    """

    original: bytes | None
    target: StampTarget
    date: ChosenDate | None
    tags: tuple[str, ...] = ()
    film_offset_minutes: int | None = None
    rating: int | None = None
    caption: str | None = None
    position: Position | None = None
    exiftool: bool = False
    """True where exiftool may write what nobody else can."""

    @property
    def values(self) -> SidecarValues:
        """All that the file is to say."""
        return SidecarValues(self.date, self.rating, self.tags, self.caption, self.position)

    @property
    def says_more(self) -> bool:
        """True where it is more than a date and tags."""
        return (self.rating, self.caption, self.position) != (None, None, None)
