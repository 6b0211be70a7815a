"""The payload: a file's picture or sound without its metadata, the same after any edit of them.

Two files with one full key show the same and hold the same beside it (a film in a Motion Photo, a
gain map); only metadata differ. The sampled key reads little, and says which files may be so: it
never is identity by itself. Formats without a reader here, and files that are broken, have none.
"""

import hashlib
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.fingerprint.versions import PAYLOAD_VERSION
from mediadesk.formats.parts import Parts, Piece, length_of
from mediadesk.formats.payloads.readers import reader_of
from mediadesk.formats.source import Readable, Source, reason_of

_T = TypeVar("_T")
_EDGE_BYTES = 64 << 10
_BLOCK_BYTES = 1 << 20
_MOST_READS = 4
"""How often a file may be read through for its payload: places in it may be named again."""
_SHORT_DIGITS = 32
"""Of the digests that only accompany the payload's."""


@dataclass(frozen=True, slots=True)
class Payload:
    """A file's sampled payload, in hex digits; `trailer` and `display` are "" for the usual.

    `trailer` covers content beside the picture or sound; `display` what changes how it is seen or
    heard: turn, colours, crop, edit list. `size_bytes` is the payload's length, None where only
    reading it all would tell.
    """

    sampled: str
    trailer: str
    display: str
    size_bytes: int | None

    @property
    def key(self) -> str:
        """The key as it is stored: version, payload, trailer and display, with colons."""
        return _key(self.sampled, self.trailer, self.display)


def payload_of(source: Source) -> Payload | None:
    """Return the sampled payload of an opened file; None where it has no payload to be told.

    Hashed are the payload's length and its first and last 64 KiB (its first 128 KiB where the
    length is not known). Raises OutsideError when the file cannot be read.
    """

    def sample(file: Readable, name: str, parts: Parts) -> Payload:
        return Payload(
            sampled=_sampled(file, name, parts.payload, parts.length_bytes),
            trailer=_sampled_trailer(file, parts.trailer),
            display=_display(parts.display),
            size_bytes=parts.length_bytes,
        )

    return _with_parts(source, sample)


def full_payload(source: Source, checkpoint: Checkpoint | None = None) -> str | None:
    """Return the key of the whole payload, in the shape of `Payload.key`; None without a payload.

    `checkpoint` is called between blocks of 1 MiB and may raise to stop. Raises OutsideError when
    the file cannot be read.
    """

    def read_all(file: Readable, name: str, parts: Parts) -> str:
        payload = hashlib.sha256(name.encode())
        for block in _blocks(file, parts.payload, checkpoint):
            payload.update(block)
        trailer, is_padding = hashlib.sha256(b"trailer"), _may_be_padding(parts.trailer)
        for block in _blocks(file, parts.trailer, checkpoint):
            trailer.update(block)
            is_padding = is_padding and not block.strip(b"\x00")
        beside = "" if is_padding else trailer.hexdigest()
        return _key(payload.hexdigest(), beside, _display(parts.display))

    return _with_parts(source, read_all)


def payload_spans(source: Source) -> list[tuple[int, int, int]] | None:
    """Return (place in the payload and trailer, place in the file, length) of what lies in spans.

    None where there is no payload, or where only reading it all would tell.
    """

    def spans(_file: Readable, _name: str, parts: Parts) -> list[tuple[int, int, int]] | None:
        if not isinstance(parts.payload, Sequence):
            return None
        found, at = [], 0
        for piece in (*parts.payload, *parts.trailer):
            if isinstance(piece, bytes):
                at += len(piece)
            else:
                found.append((at, piece[0], piece[1] - piece[0]))
                at += piece[1] - piece[0]
        return found

    return _with_parts(source, spans)


def _with_parts(source: Source, use: Callable[[Readable, str, Parts], _T]) -> _T | None:
    if (found := reader_of(source)) is None:
        return None
    name, read_parts = found
    file = source.stream()
    try:
        parts = read_parts(file, source.size_bytes)
        if not _is_within(parts, source.size_bytes):
            return None
        return use(file, name, parts)
    except (ValueError, struct.error):  # broken: told apart by its bytes alone
        return None
    except OSError as error:
        raise OutsideError(reason_of(error, source.path)) from error


def _is_within(parts: Parts, size_bytes: int) -> bool:
    """Tell whether all pieces lie in the file, and few of them twice; a container says anything."""
    known = parts.payload if isinstance(parts.payload, Sequence) else ()
    spans = [
        piece for pieces in (known, parts.trailer) for piece in pieces if isinstance(piece, tuple)
    ]
    read_bytes = sum(end - start for start, end in spans)
    return read_bytes <= _MOST_READS * size_bytes and all(
        0 <= start <= end <= size_bytes for start, end in spans
    )


def _key(payload: str, trailer: str, display: str) -> str:
    return f"{PAYLOAD_VERSION}:{payload}:{trailer}:{display}"


def _sampled(file: Readable, name: str, pieces: Iterable[Piece], length_bytes: int | None) -> str:
    digest = hashlib.sha256(name.encode())
    if length_bytes is None or not isinstance(pieces, Sequence):
        _start(file, pieces, 2 * _EDGE_BYTES, digest.update)
        return digest.hexdigest()
    digest.update(length_bytes.to_bytes(8, "little"))
    _start(file, pieces, _EDGE_BYTES, digest.update)
    if length_bytes > _EDGE_BYTES:
        for part in _end(file, pieces, min(_EDGE_BYTES, length_bytes - _EDGE_BYTES)):
            digest.update(part)
    return digest.hexdigest()


def _sampled_trailer(file: Readable, pieces: Sequence[Piece]) -> str:
    if not pieces or (
        _may_be_padding(pieces)
        and not any(block.strip(b"\x00") for block in _blocks(file, pieces, None))
    ):
        return ""
    return _sampled(file, "trailer", pieces, length_of(pieces))[:_SHORT_DIGITS]


def _may_be_padding(pieces: Sequence[Piece]) -> bool:
    return length_of(pieces) <= _EDGE_BYTES


def _start(
    file: Readable, pieces: Iterable[Piece], wanted: int, take: Callable[[bytes], object]
) -> None:
    """Give the first `wanted` bytes of the pieces to `take`."""
    for piece in pieces:
        if isinstance(piece, bytes):
            part = piece[:wanted]
        else:
            part = _read(file, piece[0], min(piece[1] - piece[0], wanted))
        take(part)
        wanted -= len(part)
        if not wanted:
            return


def _end(file: Readable, pieces: Sequence[Piece], wanted: int) -> list[bytes]:
    """Return the last `wanted` bytes of the pieces, in parts."""
    parts: list[bytes] = []
    for piece in reversed(pieces):
        if isinstance(piece, bytes):
            part = piece[-wanted:]
        else:
            length = min(piece[1] - piece[0], wanted)
            part = _read(file, piece[1] - length, length)
        parts.append(part)
        wanted -= len(part)
        if not wanted:
            break
    return parts[::-1]


def _blocks(
    file: Readable, pieces: Iterable[Piece], checkpoint: Checkpoint | None
) -> Iterator[bytes]:
    since = 0
    for piece in pieces:
        at, end = (0, len(piece)) if isinstance(piece, bytes) else piece
        while at < end:
            length = min(end - at, _BLOCK_BYTES)
            yield piece if isinstance(piece, bytes) else _read(file, at, length)
            at += len(piece) if isinstance(piece, bytes) else length
            since += length
            if since >= _BLOCK_BYTES:
                since = 0
                if checkpoint is not None:
                    checkpoint()


def _read(file: Readable, start: int, length: int) -> bytes:
    file.seek(start)
    data = file.read(length)
    if len(data) != length:  # the readers keep within the file: it has been cut meanwhile
        raise OutsideError(Reason.of(ReasonCode.FILE_CHANGING))
    return data


def _display(facts: Mapping[str, bytes]) -> str:
    if not facts:
        return ""
    digest = hashlib.sha256()
    for name in sorted(facts):
        digest.update(f"{name}:{len(facts[name])}:".encode() + facts[name])
    return digest.hexdigest()[:_SHORT_DIGITS]
