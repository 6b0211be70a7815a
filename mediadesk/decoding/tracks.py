"""What a film or a recording is made of, as FFmpeg reads it; pictures are not decoded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mediadesk.decoding.containers import find_picture, opened
from mediadesk.decoding.lengths import frame_rate, length_of
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.streams import Hdr, PictureTrack, Projection, SoundTrack, Stereo, Tracks
from mediadesk.formats.ogg_links import joined_length_s
from mediadesk.formats.source import Source

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.video.stream import VideoStream

_PQ, _HLG = 16, 18
_LOSSLESS = frozenset(
    {"flac", "alac", "wavpack", "ape", "tta", "tak", "mlp", "truehd", "shorten", "wmalossless",
     "mp4als", "dsd_lsbf", "dsd_msbf", "dsd_lsbf_planar", "dsd_msbf_planar"}
)  # fmt: skip
_NOT_EXACT = ("pcm_mulaw", "pcm_alaw", "pcm_vidc")
_STEREO_MODES = {
    "mono": Stereo.MONO,
    "left_right": Stereo.LEFT_RIGHT,
    "right_left": Stereo.RIGHT_LEFT,
    "top_bottom": Stereo.TOP_BOTTOM,
    "bottom_top": Stereo.BOTTOM_TOP,
}
"""Matroska's StereoMode as FFmpeg names it."""
_PROJECTIONS = (Projection.EQUIRECTANGULAR, Projection.CUBEMAP, Projection.EQUIRECTANGULAR)
"""FFmpeg's AVSphericalProjection 0, 1 and 2 (a part of an equirectangular picture)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What FFmpeg says: the tracks, the length, and what Matroska states of eyes and sphere."""

    tracks: Tracks
    duration_s: float | None = None
    stereo: Stereo | None = None
    projection: Projection | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    """Tags of the container and of its first sound, names in lower case."""
    cover: bool = False
    """True when a cover picture lies inside."""
    width: int | None = None
    height: int | None = None
    """Pixels of the picture as stored, not turned."""


def read_tracks(source: Source) -> Reading:
    """Read the tracks of a film or recording; raises OutsideError where FFmpeg cannot."""
    is_ogg = source.head.startswith(b"OggS")
    joined_s = joined_length_s(source.stream(), source.size_bytes) if is_ogg else None
    with opened(source) as container:
        picture = find_picture(container)
        duration_s = joined_s or length_of(container, source.size_bytes)
        bit_rate = _file_rate(container, duration_s, source.size_bytes)
        sounds = [_sound(stream) for stream in container.streams.audio if stream.codec_context]
        texts = {str(key).lower(): value for key, value in container.metadata.items()}
        for stream in container.streams.audio[:1]:
            texts = {str(key).lower(): value for key, value in stream.metadata.items()} | texts
        stereo, projection = _sphere(container, picture)
        return Reading(
            tracks=Tracks(
                container=container.format.name,
                bit_rate=bit_rate,
                picture=None if picture is None else _picture(picture, bit_rate, sounds),
                sounds=tuple(sounds),
            ),
            duration_s=duration_s,
            stereo=stereo,
            projection=projection,
            texts=texts,
            cover=any(stream is not picture for stream in container.streams.video),
            width=None if picture is None else picture.width or None,
            height=None if picture is None else picture.height or None,
        )


def _file_rate(container: "InputContainer", length_s: float | None, size_bytes: int) -> int | None:
    """Return the bits per second of the whole file."""
    if length_s:
        return round(8 * size_bytes / length_s)
    # FFmpeg makes its rate of its length; where that is not believed, neither is the rate
    return None if container.duration else container.bit_rate or None


def _picture(
    stream: "VideoStream", file_rate: int | None, sounds: list[SoundTrack]
) -> PictureTrack:
    context = stream.codec_context
    name = stream.name if context is None else context.codec.canonical_name
    frames_per_s = frame_rate(stream)
    bit_rate = stream.bit_rate or None
    if bit_rate is None and file_rate is not None:
        heard = sum(sound.bit_rate or 0 for sound in sounds)
        bit_rate = max(0, file_rate - heard) or None
    pixels = stream.width * stream.height
    per_pixel = None
    if bit_rate and frames_per_s and pixels:
        per_pixel = round(bit_rate / (pixels * frames_per_s), 4)
    aspect = stream.sample_aspect_ratio
    pixel_format = None if context is None else stream.pix_fmt
    return PictureTrack(
        codec=name,
        profile=None if context is None else context.profile,
        pixel_format=pixel_format,
        bit_depth=_depth(stream) if pixel_format else None,
        frames_per_s=frames_per_s,
        bit_rate=bit_rate,
        bits_per_pixel=per_pixel,
        pixel_aspect=round(float(aspect), 6) if aspect else 1.0,
        hdr={_PQ: Hdr.PQ, _HLG: Hdr.HLG}.get(0 if context is None else int(context.color_trc)),
        language=_language(stream),
    )


def _depth(stream: "VideoStream") -> int | None:
    components = stream.format.components
    return max((component.bits for component in components), default=None)


def _sound(stream: "AudioStream") -> SoundTrack:
    context = stream.codec_context
    codec = context.codec.canonical_name
    exact = codec.startswith("pcm_") and codec not in _NOT_EXACT
    return SoundTrack(
        codec=codec,
        sample_rate_hz=_samples_a_second(context.sample_rate, codec),
        channels=context.layout.nb_channels or None,
        layout=context.layout.name or None,
        bit_rate=stream.bit_rate or None,
        bit_depth=_pcm_depth(codec) if exact else None,
        lossless=exact or codec in _LOSSLESS,
        language=_language(stream),
    )


def _samples_a_second(rate_hz: int, codec: str) -> int | None:
    """Return the rate; of DSD, whose samples are bits, FFmpeg counts bytes."""
    return (8 * rate_hz if codec.startswith("dsd_") else rate_hz) or None


def _pcm_depth(codec: str) -> int | None:
    digits = "".join(letter for letter in codec.removeprefix("pcm_")[1:] if letter.isdigit())
    return int(digits) if digits else None


def _language(stream: Any) -> str | None:  # noqa: ANN401 - a stream of either kind
    language = stream.language
    return language if language and language != "und" else None


def _sphere(
    container: "InputContainer", picture: "VideoStream | None"
) -> tuple[Stereo | None, Projection | None]:
    """Return what a Matroska states; of other containers `formats.boxes.isofilm` reads it."""
    if picture is None or "matroska" not in container.format.name:
        return None, None
    return stated_stereo(picture), _side_projection(container, picture)


def stated_stereo(picture: "VideoStream") -> Stereo | None:
    """Return how eyes share a frame where the container's tags state it (Matroska)."""
    return _STEREO_MODES.get(picture.metadata.get("stereo_mode", ""))


def _side_projection(container: "InputContainer", picture: "VideoStream") -> Projection | None:
    """Return the projection, which FFmpeg hands out only beside a decoded frame."""
    try:
        frame = next(container.decode(picture), None)
    except (OSError, ValueError, OutsideError):
        return None
    if frame is None:
        return None
    beside: Iterable[Any] = frame.side_data  # a mapping by its types, yet it yields its values
    data = next((each for each in beside if each.type.name == "SPHERICAL"), None)
    if data is None:
        return None
    number = int.from_bytes(bytes(data)[:4], "little")
    return _PROJECTIONS[number] if number < len(_PROJECTIONS) else None
