"""What a film or a recording is made of: its picture, its sound, its sphere, its tags."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mediadesk.domain.fields import FieldKind


class Stereo(StrEnum):
    """How the pictures for two eyes share one frame."""

    MONO = "mono"
    LEFT_RIGHT = "left-right"
    RIGHT_LEFT = "right-left"
    TOP_BOTTOM = "top-bottom"
    BOTTOM_TOP = "bottom-top"

    @property
    def halves_width(self) -> bool:
        """True when the eyes stand beside each other."""
        return self in (Stereo.LEFT_RIGHT, Stereo.RIGHT_LEFT)

    @property
    def halves_height(self) -> bool:
        """True when the eyes stand above each other."""
        return self in (Stereo.TOP_BOTTOM, Stereo.BOTTOM_TOP)


class Projection(StrEnum):
    """How a sphere is laid flat."""

    EQUIRECTANGULAR = "equirectangular"
    CUBEMAP = "cubemap"
    MESH = "mesh"
    FISHEYE = "fisheye"


class Hdr(StrEnum):
    """How a film tells light beyond white."""

    PQ = "PQ"
    HLG = "HLG"
    DOLBY_VISION = "Dolby Vision"


@dataclass(frozen=True, slots=True)
class PictureTrack:
    """The moving picture. `bit_rate` is bits per second, of this track where it is stated."""

    codec: str
    profile: str | None = None
    pixel_format: str | None = None
    bit_depth: int | None = None
    frames_per_s: float | None = None
    bit_rate: int | None = None
    bits_per_pixel: float | None = None
    rotation: int = 0
    """Degrees clockwise that a player turns it."""
    pixel_aspect: float = 1.0
    hdr: Hdr | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SoundTrack:
    """One track of sound. `bit_depth` is of the samples where the format has such."""

    codec: str
    sample_rate_hz: int | None = None
    channels: int | None = None
    layout: str | None = None
    bit_rate: int | None = None
    bit_depth: int | None = None
    lossless: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sphere:
    """What makes a film VR: how its frames cover a sphere, and how they serve two eyes.

    `completeness` is the percentage of what a player needs that the file itself states;
    `missing` names the rest. What only the file's name suggests is used, but not counted.
    """

    stereo: Stereo | None = None
    projection: Projection | None = None
    fov_degrees: int | None = None
    """Horizontal field of view."""
    half: bool = False
    """True when each eye's picture is squeezed to half its width or height."""
    eye_width: int | None = None
    eye_height: int | None = None
    stitcher: str | None = None
    """The program that made the sphere, or where its metadata comes from."""
    stated: tuple[str, ...] = ()
    """What the file states: "projection", "stereo", "field-of-view", "view", "source"."""
    missing: tuple[str, ...] = ()
    completeness: int = 0


@dataclass(frozen=True, slots=True)
class MusicTags:
    """What a recording's tags say. `year` is the year of release, no date of recording."""

    artist: str | None = None
    album: str | None = None
    title: str | None = None
    track: int | None = None
    year: int | None = None
    cover: bool = False

    @property
    def told(self) -> tuple[FieldKind, ...]:
        """Return which of these a recording has."""
        said = (
            (FieldKind.CREATOR, self.artist),
            (FieldKind.ALBUM, self.album),
            (FieldKind.TITLE, self.title),
            (FieldKind.TRACK, self.track),
            (FieldKind.DATE, self.year),
            (FieldKind.COVER, self.cover),
        )
        return tuple(kind for kind, value in said if value)


@dataclass(frozen=True, slots=True)
class Tracks:
    """All tracks of a film or recording. `container` is FFmpeg's name of the container."""

    container: str | None = None
    bit_rate: int | None = None
    """Of the whole file."""
    picture: PictureTrack | None = None
    sounds: tuple[SoundTrack, ...] = ()


_LONG = ((7680, "8K"), (5600, "5.7K"), (3800, "4K"), (2700, "2.7K"))
_SHORT = ((1440, "1440p"), (1080, "1080p"), (720, "720p"), (480, "480p"))
RESOLUTIONS = (*(label for _, label in _LONG), *(label for _, label in _SHORT), "SD")
"""Every label of `resolution_label`, the largest first."""


def resolution_label(width: int | None, height: int | None) -> str | None:
    """Return a film's size as people say it: "4K", "1080p", "SD"; None where it is unknown."""
    if not width or not height:
        return None
    long, short = max(width, height), min(width, height)
    for least, label in _LONG:
        if long >= least:
            return label
    return next((label for least, label in _SHORT if short >= least), "SD")


class StreamFacet(StrEnum):
    """What films and recordings can be filtered by."""

    RESOLUTION = "resolution"
    CODEC = "codec"
    LOSSLESS = "lossless"
    HDR = "hdr"
    STEREO = "stereo"
    PROJECTION = "projection"
    CONTAINER = "container"


class Trait(NamedTuple):
    """One value of a facet, as text: (codec, "hevc"), (lossless, "1")."""

    facet: StreamFacet
    value: str


@dataclass(frozen=True, slots=True)
class StreamSummary:
    """What lists show of a film or a recording, and sort and filter by. None: not known."""

    resolution: str | None = None
    codec: str | None = None
    """Of the picture; of a recording, of its sound."""
    frames_per_s: float | None = None
    bit_rate: int | None = None
    bits_per_pixel: float | None = None
    hdr: str | None = None
    sound_codec: str | None = None
    sample_rate_hz: int | None = None
    channels: int | None = None
    bit_depth: int | None = None
    lossless: bool | None = None
    stereo: str | None = None
    projection: str | None = None
    fov_degrees: int | None = None
    eye_width: int | None = None
    eye_height: int | None = None
    completeness: int | None = None
    artist: str | None = None
    album: str | None = None
    title: str | None = None
    track: int | None = None
    year: int | None = None
    container: str | None = None
    """As `Facts.format` names it: "mp4", "mov", "matroska"."""


def summary_of(
    tracks: Tracks | None,
    sphere: Sphere | None,
    music: MusicTags | None,
    *,
    size: tuple[int | None, int | None],
    container: str | None,
) -> StreamSummary | None:
    """Return what lists show; None where nothing of it is known. `size` is as seen."""
    if tracks is None and sphere is None and music is None:
        return None
    tracks = tracks or Tracks()
    picture, sound = tracks.picture, tracks.sounds[0] if tracks.sounds else None
    return StreamSummary(
        resolution=resolution_label(*size) if picture else None,
        codec=picture.codec if picture else sound.codec if sound else None,
        frames_per_s=picture.frames_per_s if picture else None,
        bit_rate=tracks.bit_rate,
        bits_per_pixel=picture.bits_per_pixel if picture else None,
        hdr=picture.hdr if picture else None,
        sound_codec=sound.codec if sound else None,
        sample_rate_hz=sound.sample_rate_hz if sound else None,
        channels=sound.channels if sound else None,
        bit_depth=sound.bit_depth if sound else None,
        lossless=sound.lossless if sound else None,
        stereo=sphere.stereo if sphere else None,
        projection=sphere.projection if sphere else None,
        fov_degrees=sphere.fov_degrees if sphere else None,
        eye_width=sphere.eye_width if sphere else None,
        eye_height=sphere.eye_height if sphere else None,
        completeness=sphere.completeness if sphere and picture else None,
        artist=music.artist if music else None,
        album=music.album if music else None,
        title=music.title if music else None,
        track=music.track if music else None,
        year=music.year if music else None,
        container=container if tracks.container else None,
    )
