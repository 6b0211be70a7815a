"""What a recording says of itself: its sound, its tags, its length and when it was made."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from mediadesk.decoding import audio, headers
from mediadesk.decoding.tracks import Reading
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.facts import Facts
from mediadesk.domain.streams import MusicTags, Tracks
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.fields import id3_fields
from mediadesk.formats.source import Source
from mediadesk.probe import told
from mediadesk.probe.video import ISO_FORMATS, container_facts, with_packet

_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_MAX_TEXT = 500


def probe_audio(source: Source, format_name: str, reading: Reading | None) -> Facts:
    """Return the facts of a recording; release dates of music are no capture dates and not read.

    `reading` is what its decoder said, None when it failed.
    """
    facts = Facts(format=format_name)
    if format_name in ISO_FORMATS:
        facts = with_packet(container_facts(source, format_name, titled=False), source)
        # a song's day is its release
        stamps = tuple(s for s in facts.stamps if s.source != "QuickTime:ContentCreateDate")
        facts = replace(facts, stamps=stamps)
    elif format_name == "wav":
        facts = container_facts(source, format_name)
    if reading is None:
        tags = music_of(headers.texts_of(source), cover=False)
        return replace(facts, duration_s=facts.duration_s or _duration(source), music=tags)
    facts = told.with_told(facts, told.of_texts(reading.texts, titled=False), _liked(source, facts))
    music = music_of(reading.texts, cover=reading.cover)
    if music is None or music == MusicTags(cover=True):
        music = music_of(headers.texts_of(source), cover=reading.cover)
    return replace(
        facts,
        duration_s=reading.duration_s or facts.duration_s or _duration(source),
        tracks=_with_depth(reading.tracks, source),
        music=music,
    )


def _liked(source: Source, facts: Facts) -> SidecarValues:
    """Return the stars that an ID3 tag gives."""
    with suppress(ValueError, IndexError):
        tag = id3_fields.tag_of(source.stream(), source.size_bytes, facts.format or "")
        return SidecarValues(rating=told.stars_of_byte(id3_fields.popularity(tag)))
    return SidecarValues()


def music_of(texts: Mapping[str, str], *, cover: bool) -> MusicTags | None:
    """Return the tags of a recording by FFmpeg's names; None where there are none."""
    tags = MusicTags(
        artist=_text(texts, "artist", "album_artist", "author"),
        album=_text(texts, "album"),
        title=_text(texts, "title"),
        track=_number(_text(texts, "track", "tracknumber")),
        year=_year(_text(texts, "date", "year", "originaldate", "tdor", "originalyear")),
        cover=cover,
    )
    return None if tags == MusicTags() else tags


def _with_depth(tracks: Tracks, source: Source) -> Tracks:
    """Add the bits of a sample, which only the format's own header tells."""
    first = tracks.sounds[0] if tracks.sounds else None
    if first is None or not first.lossless or first.bit_depth is not None:
        return tracks
    try:
        bits = audio.bit_depth(source)
    except OutsideError:
        return tracks
    return replace(tracks, sounds=(replace(first, bit_depth=bits), *tracks.sounds[1:]))


def _text(texts: Mapping[str, str], *names: str) -> str | None:
    found = (texts.get(name, "").strip("\x00 \t\r\n") for name in names)
    return next((text[:_MAX_TEXT] for text in found if text), None)


def _number(text: str | None) -> int | None:
    """Return the 3 of "3/12"."""
    digits = (text or "").partition("/")[0].strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else None


def _year(text: str | None) -> int | None:
    found = _YEAR.search(text or "")
    return int(found[1]) if found else None


def _duration(source: Source) -> float | None:
    try:
        return audio.duration_s(source)
    except OutsideError:
        return None
