"""Everything that was read of a film's or a recording's tracks, as fields for the details."""

from collections.abc import Iterator

from mediadesk.domain.facts import Facts
from mediadesk.domain.streams import MusicTags, PictureTrack, SoundTrack, Sphere
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import stream_words as words
from mediadesk.words import codecs

Pair = tuple[str, str]


def stream_pairs(facts: Facts) -> Iterator[Pair]:
    """Yield names with values of all tracks; values may be empty."""
    tracks = facts.tracks
    if tracks is None:
        return
    yield tr("Stream", "Bitrate"), words.bit_rate(tracks.bit_rate)
    if tracks.picture is not None:
        yield from _picture(tracks.picture)
    for number, sound in enumerate(tracks.sounds, 1):
        name = tr("Stream", "Sound")
        yield (name if len(tracks.sounds) == 1 else f"{name} {number}"), _sound(sound)
    if facts.sphere is not None:
        yield from _sphere(facts.sphere)


def essential_pairs(facts: Facts) -> Iterator[Pair]:
    """Yield what tells films and recordings apart at a glance, and a photo's sphere.

    Values may be empty.
    """
    tracks = facts.tracks
    if tracks is None:
        if facts.sphere is not None:
            yield from _shape(facts.sphere)
        return
    picture, sound = tracks.picture, tracks.sounds[0] if tracks.sounds else None
    codec = picture.codec if picture is not None else sound.codec if sound is not None else None
    parts = (codecs.codec(codec), words.bit_rate(tracks.bit_rate))
    yield tr("Facts", "Codec and bitrate"), ", ".join(filter(None, parts))
    if picture is not None:
        yield tr("Facts", "Frame rate"), words.frame_rate(picture.frames_per_s)
        yield tr("Facts", "HDR"), picture.hdr or ""
    if sound is not None:
        exact = tr("Stream", "lossless") if sound.lossless else ""
        heard = (
            codecs.codec(sound.codec) if picture is not None else exact,
            words.sample_rate(sound.sample_rate_hz),
            words.channels(sound.channels),
        )
        yield tr("Facts", "Sound"), ", ".join(filter(None, heard))


def music_pairs(music: MusicTags | None) -> Iterator[Pair]:
    """Yield names with values of a recording's tags."""
    if music is None:
        return
    yield tr("Stream", "Artist"), music.artist or ""
    yield tr("Stream", "Album"), music.album or ""
    yield tr("Stream", "Title"), music.title or ""
    yield tr("Stream", "Track"), "" if music.track is None else str(music.track)
    yield tr("Stream", "Released"), "" if music.year is None else str(music.year)
    yield tr("Stream", "Cover"), tr("Stream", "Yes") if music.cover else ""


def _picture(picture: PictureTrack) -> Iterator[Pair]:
    codec = codecs.codec(picture.codec)
    yield tr("Stream", "Codec"), f"{codec}, {picture.profile}" if picture.profile else codec
    yield tr("Stream", "Frame rate"), words.frame_rate(picture.frames_per_s)
    yield tr("Stream", "Picture bitrate"), words.bit_rate(picture.bit_rate)
    per_pixel = picture.bits_per_pixel
    yield tr("Stream", "Bits per pixel"), "" if per_pixel is None else f"{per_pixel:.3f}"
    depth = picture.bit_depth
    bits = "" if depth is None else tr("Stream", "{n} bit").format(n=depth)
    yield tr("Stream", "Pixels"), ", ".join(filter(None, (picture.pixel_format, bits)))
    yield tr("Stream", "HDR"), picture.hdr or ""
    yield tr("Stream", "Rotated by"), words.degrees(picture.rotation or None)
    aspect = picture.pixel_aspect
    yield tr("Stream", "Pixel shape"), "" if abs(aspect - 1) < 0.001 else f"{aspect:.3f} : 1"


def _sound(sound: SoundTrack) -> str:
    exact = tr("Stream", "lossless") if sound.lossless else ""
    bits = tr("Stream", "{n} bit").format(n=sound.bit_depth) if sound.bit_depth else ""
    parts = (
        codecs.codec(sound.codec),
        words.sample_rate(sound.sample_rate_hz),
        sound.layout or words.channels(sound.channels),
        bits,
        words.bit_rate(sound.bit_rate),
        exact,
        sound.language,
    )
    return ", ".join(part for part in parts if part)


def _sphere(sphere: Sphere) -> Iterator[Pair]:
    yield tr("Stream", "Stereo"), words.stereo(sphere.stereo)
    yield from _shape(sphere)
    if sphere.eye_width and sphere.eye_height:
        half = ", " + tr("Stream", "squeezed to half") if sphere.half else ""
        yield tr("Stream", "Per eye"), f"{sphere.eye_width} \u00d7 {sphere.eye_height}{half}"
    yield tr("Stream", "VR metadata"), words.percent(sphere.completeness)
    yield tr("Stream", "Not stated"), words.missing(sphere.missing)


def _shape(sphere: Sphere) -> Iterator[Pair]:
    yield tr("Stream", "Projection"), words.projection(sphere.projection)
    yield tr("Stream", "Field of view"), words.degrees(sphere.fov_degrees)
    yield tr("Stream", "Made by"), sphere.stitcher or ""
