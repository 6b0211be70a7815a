"""What films and recordings hold beside what is seen and heard, field by field.

ID3v2 (id3.org), Vorbis comments in FLAC and Ogg (xiph.org), the boxes of MP4 and QuickTime
(ISO/IEC 14496-12, Apple's QuickTime File Format), the chunks of RIFF and CAF, the tags of Matroska.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from mediadesk.formats import matroska
from mediadesk.formats.boxes import xtra
from mediadesk.formats.boxes.isobmff import (
    XMP_BOX,
    Box,
    boxes,
    canon_blocks,
    key_names,
    metadata_boxes,
    read_movie,
)
from mediadesk.formats.chunks import AIFF, CAF, RIFF, Chunk, chunks
from mediadesk.formats.fields import id3_fields
from mediadesk.formats.fields.exif_fields import MOST_BYTES, of_block, of_packet
from mediadesk.formats.fields.iptc_fields import Field
from mediadesk.formats.parts import read_at, read_small
from mediadesk.formats.payloads import flac
from mediadesk.formats.source import Readable
from mediadesk.formats.tags import sound_between_tags

_MOST_PAGES = 4_000
_PACKETS = 2
"""Packets of a stream in which its comments are looked for."""
_MOST_FRAMES = 2_000
_FLAC = b"fLaC"
_COMMENTS, _PADDING, _SEEK_TABLE = 4, 1, 3
_COMMENT_HEADS = (b"\x03vorbis", b"OpusTags")
_TOLD_BY_SOUND = frozenset({0, _PADDING, _SEEK_TABLE})
_WITHIN = frozenset({b"moov", b"trak", b"udta", b"meta", b"ilst"})
_NO_FIELDS = frozenset({b"free", b"skip", b"wide", b"hdlr", b"keys"})
_RIFF_HEAD_BYTES, _CAF_HEAD_BYTES = 12, 8
_OF_UNIX, _OF_MATROSKA = datetime(1970, 1, 1, tzinfo=UTC), datetime(2001, 1, 1, tzinfo=UTC)
"""Moments from which containers count."""
_COUNTED = ("DURATION", "ENCODER", "BPS", "NUMBER_OF_", "_STATISTICS_")
"""Beginnings of the names of tags of Matroska that programs make of the film itself."""
_AIFF_TEXTS = {b"NAME": "title", b"AUTH": "author", b"(c) ": "copyright", b"ANNO": "comment"}
_AIFF_MEDIA = frozenset({b"COMM", b"SSND", b"CHAN", b"FVER", b"FLLR"})
_RIFF_MEDIA = frozenset({b"fmt ", b"data", b"fact", b"JUNK", b"PAD ", b"FLLR"})
_AVI_MEDIA = frozenset({b"movi", b"strl", b"odml", b"avih", b"idx1", b"indx", b"JUNK", b"junk"})


def of_flac(file: Readable, _size_bytes: int, begins: int = 0) -> Iterator[Field]:
    """Yield the comments, pictures and blocks of programs of a FLAC file."""
    for kind, start, length in flac.blocks(file, begins + len(_FLAC)):
        if kind in _TOLD_BY_SOUND:
            continue
        file.seek(start)
        data = file.read(length)
        if kind == _COMMENTS:
            yield from _comments(data)
        else:
            yield f"block {kind}", data


def of_ogg(file: Readable, _size_bytes: int) -> Iterator[Field]:
    """Yield the comments of the streams of an Ogg file: the second packet of each."""
    file.seek(0)
    packets: dict[bytes, list[bytearray]] = {}
    for _ in range(_MOST_PAGES):
        head = file.read(27)
        if len(head) < 27 or head[:4] != b"OggS":
            break
        laces = file.read(head[26])
        begun = packets.setdefault(head[14:18], [bytearray()])
        for lace in laces:
            part = file.read(lace)
            if len(begun) <= _PACKETS:  # what comes then is sound
                begun[-1] += part
                if lace < 255:
                    begun.append(bytearray())
        if sum(map(len, begun)) > MOST_BYTES:
            raise ValueError("more than is read")
        if all(len(each) > _PACKETS for each in packets.values()):
            break
    else:
        raise ValueError("more pages than are walked")
    for each in packets.values():
        second = bytes(each[1]) if len(each) > 1 else b""
        mark = next((mark for mark in _COMMENT_HEADS if second.startswith(mark)), None)
        if mark is None:
            yield "header", second
        else:
            yield from _comments(second[len(mark) :])


def of_tagged(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield the frames of ID3v2 in front of a sound, and the tags behind it.

    What is a FLAC file behind the tag is walked as one, too.
    """
    start, end = sound_between_tags(file, size_bytes)
    file.seek(start)
    if file.read(4) == _FLAC:
        yield from of_flac(file, size_bytes, start)
    if start:
        file.seek(0)
        yield from id3_fields.in_front(file.read(min(start, MOST_BYTES)))
    if end < size_bytes:
        file.seek(end)
        yield from id3_fields.behind(
            file.read(min(size_bytes - end, MOST_BYTES)), repeats=bool(start)
        )


def of_boxes(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield what the boxes of a film say that are for people: user data, keys, and languages."""
    for block in canon_blocks(file, size_bytes).values():
        yield from of_block(block)
    head = read_movie(file, size_bytes)
    if head.movie is not None and head.movie.seconds:
        yield "created", _moment(_OF_UNIX, head.movie.unix_s or 0)
    for number, language in enumerate(head.languages):
        if language:
            yield f"track {number} language", language.encode()
    for box in boxes(file, 0, size_bytes):
        if box.kind == b"moov":
            yield from _user_boxes(file, box, "box ", told=False)
        elif box.kind == b"uuid":
            yield from _uuid(_body(file, box))


def of_riff(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield the chunks of a WAV file that are neither its sound nor what tells of it."""
    for chunk in chunks(file, RIFF, _RIFF_HEAD_BYTES, size_bytes):
        if chunk.name in _RIFF_MEDIA:
            continue
        data = _content(file, chunk)
        if chunk.name == b"LIST" and data[:4] == b"INFO":
            yield from _info(data[4:])
        elif chunk.name.lower() == b"id3 ":
            yield from id3_fields.in_front(data)
        else:
            yield chunk.name.decode("latin-1"), data


def of_avi(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield what an AVI film says beside its streams, also in the further parts of OpenDML."""
    for part in chunks(file, RIFF, 0, size_bytes):
        if part.name == b"RIFF" and part.end is not None:
            yield from _in_avi(file, part.start + 4, min(part.end, size_bytes))


def _in_avi(file: Readable, start: int, end: int) -> Iterator[Field]:
    for chunk in chunks(file, RIFF, start, end):
        name, inner = chunk.name, chunk.start
        if name == b"LIST":
            name, inner = read_at(file, inner, 4), inner + 4
        if name == b"hdrl" and chunk.end is not None:
            yield from _in_avi(file, inner, chunk.end)
        elif name == b"INFO":
            yield from _info(_content(file, chunk)[4:])
        elif name == b"_PMX":
            yield from of_packet(_content(file, chunk))
        elif name not in _AVI_MEDIA:
            yield name.decode("latin-1"), _content(file, chunk)


def of_caf(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield the words in a CAF file: pairs of texts behind their number."""
    for chunk in chunks(file, CAF, _CAF_HEAD_BYTES, size_bytes):
        if chunk.name == b"info":
            texts = _content(file, chunk)[4:].split(b"\0")
            for name, said in zip(texts[::2], texts[1::2], strict=False):
                yield f"info {name.decode('latin-1')}", said


def of_aiff(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield the texts of an AIFF file, the frames of its ID3v2 tag, and what else is no sound."""
    for chunk in chunks(file, AIFF, _RIFF_HEAD_BYTES, size_bytes):
        if chunk.name.lower() == b"id3 ":
            yield from id3_fields.in_front(_content(file, chunk))
        elif chunk.name in _AIFF_TEXTS:
            yield f"info {_AIFF_TEXTS[chunk.name]}", _content(file, chunk).rstrip(b"\0")
        elif chunk.name not in _AIFF_MEDIA:
            yield chunk.name.decode("latin-1"), _content(file, chunk)


def of_matroska(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield title and date, the tags, and what the tracks are called; not what programs count."""
    for name, data in matroska.told(file, size_bytes):
        if name == "date":
            nanoseconds = int.from_bytes(data, "big", signed=True)
            yield "created", _moment(_OF_MATROSKA, nanoseconds // 1_000_000_000)
        elif not name.rpartition(" ")[2].startswith(_COUNTED):
            yield name, data


def _moment(since: datetime, seconds: int) -> bytes:
    try:
        return (since + timedelta(seconds=seconds)).isoformat().encode()
    except OverflowError:
        return b""


def _comments(data: bytes) -> Iterator[Field]:
    """Yield Vorbis comments; the maker's name in front of them is no field."""
    at = 4 + int.from_bytes(data[:4], "little")
    count = int.from_bytes(data[at : at + 4], "little")
    if count > _MOST_FRAMES:
        raise ValueError("more comments than are walked")
    at += 4
    for _ in range(count):
        length = int.from_bytes(data[at : at + 4], "little")
        name, _, value = data[at + 4 : at + 4 + length].partition(b"=")
        yield f"comment {name.decode('latin-1').casefold()}", value
        at += 4 + length


def _uuid(data: bytes) -> Iterator[Field]:
    yield from of_packet(data[16:]) if data.startswith(XMP_BOX) else (("uuid", data),)


def _user_boxes(file: Readable, box: Box, path: str, *, told: bool) -> Iterator[Field]:
    """Yield the boxes in a box; those outside user data and metadata belong to the film."""
    names: list[str] = []
    is_metadata = box.kind == b"meta"
    for each in metadata_boxes(file, box) if is_metadata else boxes(file, box.start, box.end):
        name = f"{path}/{each.kind.decode('latin-1')}"
        inside = told or each.kind in (b"udta", b"meta")
        if is_metadata and each.kind == b"keys":
            names = key_names(_body(file, each))
        elif each.kind == b"ilst":
            yield from _values(file, each, name, names)
        elif each.kind == b"XMP_":
            yield from of_packet(_body(file, each))
        elif each.kind == b"Xtra":
            for own, text in xtra.texts_of(_body(file, each)):
                yield f"{name}/{own}", text.encode()
        elif each.kind in _WITHIN:
            yield from _user_boxes(file, each, name, told=inside)
        elif inside and each.kind not in _NO_FIELDS:
            yield name, _text_of_box(each.kind, _body(file, each))


def _values(file: Readable, ilst: Box, path: str, names: list[str]) -> Iterator[Field]:
    """Yield the values of a list by the names of their keys, where a box before it has some."""
    for item in boxes(file, ilst.start, ilst.end):
        number, body = int.from_bytes(item.kind, "big"), _body(file, item)
        name = item.kind.decode("latin-1")
        if 1 <= number <= len(names):
            name = names[number - 1]
        elif item.kind == b"----" and (at := body.find(b"name\0\0\0\0")) >= 4:  # Apple's own names
            end = at - 4 + int.from_bytes(body[at - 4 : at], "big")
            name, body = body[at + 8 : end].decode("latin-1"), body[end:]
        is_alone = body[4:8] == b"data" and int.from_bytes(body[:4], "big") == len(body)
        yield f"{path}/{name}", body[16:] if is_alone else body


def _text_of_box(kind: bytes, body: bytes) -> bytes:
    """Leave out the length and the language before a text of QuickTime's user data."""
    is_text = kind[:1] == b"\xa9" and int.from_bytes(body[:2], "big") == len(body) - 4
    return body[4:] if is_text else body


def _info(data: bytes) -> Iterator[Field]:
    stream = io.BytesIO(data)
    for chunk in chunks(stream, RIFF, 0, len(data)):
        yield f"info {chunk.name.decode('latin-1')}", _content(stream, chunk).rstrip(b"\0")


def _content(file: Readable, chunk: Chunk) -> bytes:
    """Return what a chunk holds. Raises ValueError where the file does not have it."""
    if chunk.end is None:
        return b""
    return read_small(file, chunk.start, chunk.end - chunk.start, limit=MOST_BYTES)


def _body(file: Readable, box: Box) -> bytes:
    file.seek(box.start)
    return file.read(min(box.end - box.start, MOST_BYTES))
