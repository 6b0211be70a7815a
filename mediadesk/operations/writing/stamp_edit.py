"""Makes of one file what it is to say, in a child process: proved by another reader, unwritten.

A picture's pixels, a film's frames and a recording's sound must be the same to the byte, no tag
may be lost, and the date must read back with another reader than the one that wrote it. Else the
answer is a reason.
"""

import contextlib
import hashlib
import io
import logging
import os
import struct
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import BinaryIO, cast

from mediadesk.decoding import exiftool, second_look, tag_writing
from mediadesk.decoding.picture import picture_format
from mediadesk.decoding.tag_writing import exif_text
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.rewrites import Edited, JournalKeys
from mediadesk.domain.stamping import StampRequest, StampTarget
from mediadesk.fingerprint.payload import full_payload, payload_of, payload_spans
from mediadesk.fingerprint.quick_hash import quick_hash_of
from mediadesk.formats import patches, sniff, tiff
from mediadesk.formats.boxes import film_dates
from mediadesk.formats.overlay import NewBytes, Overlay
from mediadesk.formats.source import Source, open_source
from mediadesk.formats.xmp.xmp_sidecar import date_text, merged, offset_text
from mediadesk.operations.writing.stamp_formats import FILMS, PICTURES
from mediadesk.timestamps import xmp

LARGEST_BYTES = 256 << 20
"""Of a picture: it is edited in memory."""
_SMALLEST_RUN = 64
_LOG = logging.getLogger(__name__)


def edit(request: StampRequest) -> Edited | Reason:
    """Return what a file is to become, or why it cannot. Opens it once, writes nothing."""
    try:
        return _edited(request)
    except OutsideError as error:
        return error.reason
    except MemoryError:
        return Reason.of(ReasonCode.DECODER_MEMORY)
    except (ValueError, struct.error) as error:
        return Reason.of(ReasonCode.WRITE_FAILED, detail=str(error)[:80])
    except Exception as error:  # noqa: BLE001 - one file's surprise must not end a batch
        _LOG.exception("a date could not be written")
        return Reason.of(ReasonCode.UNEXPECTED, detail=type(error).__name__)


def _edited(request: StampRequest) -> Edited | Reason:
    if request.target is StampTarget.SIDECAR:
        return _sidecar(request)
    if request.original is None:
        return Reason.of(ReasonCode.FILE_VANISHED)
    with open_source(request.original) as source:
        edited = _inside(source, request)
        changed = source.has_changed()
    return Reason.of(ReasonCode.FILE_CHANGING) if changed else edited


def _sidecar(request: StampRequest) -> Edited | Reason:
    before = None
    if request.original is not None:
        with open_source(request.original) as source:
            before = source.stream().read(xmp.LARGEST_BYTES + 1)
    after = merged(before, request.values)
    if isinstance(after, Reason):
        return after
    if request.date is not None and not _says_in_xmp(after, request.date):
        return _unproved("the sidecar does not read back")
    digest = hashlib.sha256(after).hexdigest()
    return Edited(patches.whole(after), digest, JournalKeys(len(after)))


def _inside(source: Source, request: StampRequest) -> Edited | Reason:
    found = sniff.sniff(source.head)
    if found is None:
        return Reason.of(ReasonCode.NOT_MEDIA)
    if found[0] in FILMS:
        return _film(source, request)
    name = picture_format(source) if found[1] is MediaKind.PHOTO else found[0]
    if name in PICTURES:
        return _picture(source, request, name)
    by_exiftool = request.exiftool and name in exiftool.FORMATS and not request.says_more
    if by_exiftool and request.date is not None:
        return _by_exiftool(source, request.date, name)
    return Reason.of(ReasonCode.INSIDE_NOT_SUPPORTED, format=name.upper())


def _picture(source: Source, request: StampRequest, name: str) -> Edited | Reason:
    data = _whole(source)
    before = tag_writing.inventory(data)
    after = tag_writing.with_values(data, name, request.values)
    kept = tag_writing.inventory(after)
    if lost := before.lost_in(kept):
        return Reason.of(ReasonCode.TAGS_WOULD_BE_LOST, tags=", ".join(lost[:3]))
    if request.date is not None and not _reads_back(after, name, request.date):
        return _unproved("the date does not read back")
    if not kept.says(request.values):
        return _unproved("what is to be told does not read back")
    return _proved(source, after)


def _by_exiftool(source: Source, date: ChosenDate, name: str) -> Edited | Reason:
    if exif_text(date) is None:
        return Reason.of(ReasonCode.DATE_TOO_VAGUE)
    if source.size_bytes > LARGEST_BYTES:
        return Reason.of(ReasonCode.INSIDE_NOT_SUPPORTED, format=name.upper())
    after = exiftool.with_date(os.fsdecode(source.path), date)
    with contextlib.suppress(OutsideError):  # exiv2 knows few of these formats
        before = tag_writing.inventory(_whole(source))
        if lost := before.lost_in(tag_writing.inventory(after)):
            return Reason.of(ReasonCode.TAGS_WOULD_BE_LOST, tags=", ".join(lost[:3]))
    if not _reads_back(after, name, date):
        return _unproved("the date does not read back")
    return _proved(source, after)


def _film(source: Source, request: StampRequest) -> Edited | Reason:
    date = request.date
    if request.says_more:
        return Reason.of(ReasonCode.INSIDE_NOT_SUPPORTED, format="FILM")
    if date is None or exif_text(date) is None or request.film_offset_minutes is None:
        return Reason.of(ReasonCode.DATE_TOO_VAGUE)
    wall, offset = datetime.fromisoformat(date.wall), request.film_offset_minutes
    file = source.stream()
    places = film_dates.date_places(file, source.size_bytes, wall, offset)
    if places is None:
        return Reason.of(ReasonCode.NO_ROOM_FOR_DATE)
    overlay = Overlay(file, source.size_bytes, places)
    after = Source.of_stream(source.path, cast("BinaryIO", overlay), source.size_bytes)
    spans = payload_spans(source)
    if spans is None or spans != payload_spans(after) or _touches(places, spans):
        return Reason.of(ReasonCode.NOT_VERIFIABLE)
    if second_look.film_says(after) != wall - timedelta(minutes=offset):
        return _unproved("the film's date does not read back")
    runs: list[patches.Run] = []
    at = 0
    for place in sorted(places, key=lambda one: one.at):
        runs.append((at, at, place.at - at))
        at = place.at + len(place.data)
    runs.append((at, at, source.size_bytes - at))
    patch = patches.make_any(overlay, source.size_bytes, runs)
    return Edited(patch, _sha256(overlay), _keys(after), tuple(runs))


def _proved(source: Source, after: bytes) -> Edited | Reason:
    """Return the new file if what it shows, and what lies beside that, is the same to the byte."""
    new = Source.of_stream(source.path, io.BytesIO(after), len(after))
    before = full_payload(source)
    if before is None:
        return Reason.of(ReasonCode.NOT_VERIFIABLE)
    if before != full_payload(new):
        return _unproved("the picture would not be the same")
    runs = common_runs(payload_spans(source) or (), payload_spans(new) or ())
    turned = [(new_start, start, length) for start, new_start, length in runs]
    patch = patches.make_any(io.BytesIO(after), len(after), turned)
    return Edited(patch, hashlib.sha256(after).hexdigest(), _keys(new), tuple(runs))


def common_runs(
    before: Sequence[tuple[int, int, int]], after: Sequence[tuple[int, int, int]]
) -> list[patches.Run]:
    """Return where the parts of a payload lie in two files, as (start, start, length)."""
    runs: list[patches.Run] = []
    here = there = 0
    while here < len(before) and there < len(after):
        (at, start, length), (at2, start2, length2) = before[here], after[there]
        first, last = max(at, at2), min(at + length, at2 + length2)
        if last - first >= _SMALLEST_RUN:
            runs.append((start + first - at, start2 + first - at2, last - first))
        if at + length <= at2 + length2:
            here += 1
        else:
            there += 1
    return runs


def _whole(source: Source) -> bytes:
    if source.size_bytes > LARGEST_BYTES:
        raise OutsideError(Reason.of(ReasonCode.INSIDE_NOT_SUPPORTED, format="> 256 MB"))
    return source.data if source.data is not None else source.stream().read()


def _reads_back(data: bytes, name: str, date: ChosenDate) -> bool:
    if name in ("tiff", "dng"):
        if (wanted := exif_text(date)) is not None:
            return tiff.exif_original(data) == wanted
        return _says_in_xmp(data, date)
    if name not in ("jpeg", "png", "webp", "heic", "avif"):
        kept = tag_writing.inventory(data).values.get(tag_writing.ORIGINAL)
        return kept == (exif_text(date),)
    said = second_look.look_again(Source.of_stream(b"", io.BytesIO(data), len(data)), name)
    if exif_text(date) is None:
        return _says_in_xmp(said.xmp, date)
    offset = None if date.offset_minutes is None else offset_text(date.offset_minutes)
    return said.original == exif_text(date) and (offset is None or said.offset == offset)


def _says_in_xmp(data: bytes, date: ChosenDate) -> bool:
    record = xmp.parse(data[: xmp.LARGEST_BYTES])
    if isinstance(record, Reason):
        return False
    return any(
        stamp.source == "XMP:DateTimeOriginal" and stamp.raw == date_text(date)
        for stamp in record.stamps
    )


def _touches(places: Sequence[NewBytes], spans: Sequence[tuple[int, int, int]]) -> bool:
    return any(
        place.at < start + length and start < place.at + len(place.data)
        for place in places
        for _, start, length in spans
    )


def _sha256(stream: Overlay) -> str:
    digest = hashlib.sha256()
    stream.seek(0)
    while block := stream.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def _keys(source: Source) -> JournalKeys:
    payload = payload_of(source)
    key = "" if payload is None else payload.key
    return JournalKeys(source.size_bytes, quick_hash_of(source), key)


def _unproved(detail: str) -> Reason:
    return Reason.of(ReasonCode.WRITE_FAILED, detail=detail)
