"""What a film says of itself: its dates, its length, its tracks, where and by what."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from mediadesk.decoding.tags import packet_tags
from mediadesk.decoding.tracks import Reading
from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.streams import Hdr, PictureTrack, Tracks
from mediadesk.domain.timestamps import Stamp, ZoneKind
from mediadesk.formats import datetext, matroska, packets, riff, transport
from mediadesk.formats.boxes import gpmf, isobmff, isofilm
from mediadesk.formats.boxes.isofilm import PictureBoxes
from mediadesk.formats.source import Readable, Source
from mediadesk.probe import told
from mediadesk.probe.dates import picture_stamps, stamp_of
from mediadesk.probe.vr import sphere_of

ISO_FORMATS = frozenset({"mp4", "mov", "m4a", "3gp"})
MATROSKA_FORMATS = frozenset({"matroska", "webm"})
_APPLE = "com.apple.quicktime."
_LONGEST_S = 10_000_000
_GOPRO = "GoPro"
_DJI = "DJI"
_MAX_TEXT = 200
_TAKEN = ("XMP:DateTimeOriginal", "XMP:DateCreated")
_SAMSUNG_ZONE = "com.samsung.android.utc_offset"


def probe_video(source: Source, format_name: str, reading: Reading | None) -> Facts:
    """Return the facts of a film; `reading` is what its decoder said, None when it failed."""
    facts = with_packet(container_facts(source, format_name), source)
    if reading is None:
        return facts
    facts = told.with_told(facts, told.of_texts(reading.texts))
    boxes = PictureBoxes()
    if format_name in ISO_FORMATS:
        boxes = isofilm.read_picture_boxes(source.stream(), source.size_bytes)
    turned = boxes.rotation in (90, 270)
    width, height = (reading.height, reading.width) if turned else (reading.width, reading.height)
    return replace(
        facts,
        duration_s=reading.duration_s or facts.duration_s,
        width=width,
        height=height,
        software=facts.software or _written_by(reading) or _muxer(source, format_name),
        tracks=_turned(reading.tracks, boxes),
        sphere=sphere_of(source.path, boxes, reading, width=width, height=height),
    )


def with_packet(facts: Facts, source: Source) -> Facts:
    """Add what the XMP of a film or recording tells, of dates only when it was taken."""
    packet = packets.blocks_of(source.stream(), source.size_bytes, facts.format or "").xmp
    if packet is None:
        return facts
    tags = packet_tags(packet)
    taken = tuple(one for one in picture_stamps(tags) if one.source in _TAKEN)
    return told.with_told(replace(facts, stamps=facts.stamps + taken), told.of_tags(tags))


def _written_by(reading: Reading) -> str | None:
    """Return the program that wrote a film, where its container names one."""
    said = reading.texts.get("encoder") or reading.texts.get("software") or ""
    return said.strip()[:_MAX_TEXT] or None


def _muxer(source: Source, format_name: str) -> str | None:
    return transport.written_by(source.head) if format_name == "mpegts" else None


def _turned(tracks: Tracks, boxes: PictureBoxes) -> Tracks:
    """Add what only the boxes tell of the picture."""
    picture: PictureTrack | None = tracks.picture
    if picture is None:
        return tracks
    hdr = Hdr.DOLBY_VISION if boxes.dolby_vision else picture.hdr
    return replace(tracks, picture=replace(picture, rotation=boxes.rotation, hdr=hdr))


def container_facts(source: Source, format_name: str, *, titled: bool = True) -> Facts:
    """Return what the container of a film or recording states, without a decoder.

    The title is part of the caption, unless (`titled`) it is told elsewhere.
    """
    file = source.stream()
    if format_name in ISO_FORMATS:
        facts = movie_facts(isobmff.read_movie(file, source.size_bytes), format_name, titled=titled)
        return _with_fix(facts, file, source.size_bytes) if facts.camera_make == _GOPRO else facts
    if format_name in MATROSKA_FORMATS:
        return _matroska_facts(matroska.read_head(file, source.size_bytes), format_name)
    if format_name in ("avi", "wav"):
        head = riff.read_head(file, source.size_bytes)
        raw, tag = head.recorded, "RIFF:IDIT" if format_name == "avi" else "RIFF:DateTimeOriginal"
        stamps = (stamp_of(tag, raw, datetext.parse_free(raw)),) if raw else ()
        return Facts(format=format_name, duration_s=_sane(head.duration_s), stamps=stamps)
    return Facts(format=format_name)


def movie_facts(head: isobmff.MovieHead, format_name: str, *, titled: bool = True) -> Facts:
    """Return the facts that the boxes of an MP4 or MOV state."""
    keys = head.keys
    facts = Facts(
        format=format_name,
        duration_s=_sane(head.duration_s),
        camera_make=keys.get(_APPLE + "make") or keys.get("\xa9mak") or _maker(head),
        camera_model=keys.get(_APPLE + "model") or keys.get("\xa9mod"),
        content_identifier=keys.get(_APPLE + "content.identifier"),
        software=keys.get(_APPLE + "software") or _firmware(head),
        maker_zone_minutes=datetext.zone_minutes(keys.get(_SAMSUNG_ZONE, "")),
        stamps=movie_stamps(head),
    )
    texts = {name.lower(): text for name, text in keys.items()}
    return told.with_told(facts, told.of_texts(texts, titled=titled))


def _with_fix(facts: Facts, file: Readable, size_bytes: int) -> Facts:
    """Add when and where the first fix of a GoPro's own track was."""
    fix = gpmf.first_fix(file, size_bytes)
    if fix is None:
        return facts
    place = facts.position
    if place is None and fix.latitude is not None and fix.longitude is not None:
        place = Position(fix.latitude, fix.longitude, fix.altitude_m)
    stamp = Stamp("GPS", fix.wall, fix.wall, zone=ZoneKind.UTC)
    return replace(facts, position=place, stamps=(*facts.stamps, stamp))


def _maker(head: isobmff.MovieHead) -> str | None:
    """Return the maker of films that name none, told by what only that maker writes."""
    is_gopro = head.firmware is not None or any("GoPro" in name for name in head.handler_names)
    return _GOPRO if is_gopro else None


def _firmware(head: isobmff.MovieHead) -> str | None:
    """Return what wrote the film where that is a camera which says it was FFmpeg."""
    return _DJI if any(name.startswith(_DJI) for name in head.handler_names) else None


def movie_stamps(head: isobmff.MovieHead) -> tuple[Stamp, ...]:
    """Return the dates that the boxes of a film (or of a CR3 picture) state."""
    found = []
    if raw := head.keys.get(_APPLE + "creationdate"):
        found.append(stamp_of("QuickTime:CreationDate", raw, datetext.parse_exif(raw)))
    if head.day:
        found.append(
            stamp_of("QuickTime:ContentCreateDate", head.day, datetext.parse_exif(head.day))
        )
    if head.movie is not None:
        found.append(_box_stamp("QuickTime:CreateDate", head.movie))
    for source, times in (
        ("QuickTime:TrackCreateDate", head.tracks),
        ("QuickTime:MediaCreateDate", head.media),
    ):
        stated = next((time for time in times if time.seconds), None)
        if stated is not None:
            found.append(_box_stamp(source, stated))
    return tuple(found)


def _box_stamp(source: str, time: isobmff.CreationTime) -> Stamp:
    """Return a box's time, UTC by the standard; zero means unknown and gives no wall time."""
    if time.unix_s is None:
        return Stamp(source, "0000:00:00 00:00:00", None)
    try:
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=time.unix_s)
    except OverflowError:
        return Stamp(source, str(time.seconds), None)
    raw = at.strftime("%Y:%m:%d %H:%M:%S") + (" (counted from 1970)" if time.from_1970 else "")
    return Stamp(source, raw, at.replace(tzinfo=None).isoformat(), zone=ZoneKind.UTC)


def _matroska_facts(head: matroska.MatroskaHead, format_name: str) -> Facts:
    stamps = []
    if head.recorded:
        reading = datetext.parse_exif(head.recorded)
        stamps.append(stamp_of("Matroska:DateRecorded", head.recorded, reading))
    if head.date_ns is not None:
        try:
            at = datetime(2001, 1, 1, tzinfo=UTC) + timedelta(microseconds=head.date_ns // 1000)
        except OverflowError:
            stamps.append(Stamp("Matroska:DateUTC", str(head.date_ns), None))
        else:
            raw = at.strftime("%Y:%m:%d %H:%M:%SZ")
            wall = at.replace(tzinfo=None).isoformat()
            stamps.append(Stamp("Matroska:DateUTC", raw, wall, zone=ZoneKind.UTC))
    duration_s = _sane(head.duration_s)
    return Facts(format=format_name, duration_s=duration_s, stamps=tuple(stamps))


def _sane(duration_s: float | None) -> float | None:
    return duration_s if duration_s is not None and 0 < duration_s < _LONGEST_S else None
