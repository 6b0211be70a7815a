"""How long a recording is that is made of several Ogg files joined end to end.

The header of the last one says how long that one is, and no more. Few pages are read: the joints
are found by halving. RFC 3533 and 7845, the Vorbis I specification and the FLAC mapping.
"""

from dataclasses import dataclass

from mediadesk.formats.source import Readable

_MARK = b"OggS\0"
_HEAD_BYTES = 27
_LONGEST_PAGE = 27 + 255 + 255 * 255
_BEGINS = 2
_MOST_LINKS = 1000
_NONE = 2**64 - 1
"""The place of a page on which no packet ends."""
_OPUS_RATE = 48_000


@dataclass(frozen=True, slots=True)
class _Page:
    start: int
    end: int
    number: int
    """Of the stream that the page belongs to."""
    begins: bool
    place: int
    packet: bytes


def joined_length_s(file: Readable, size_bytes: int) -> float | None:
    """Return the seconds of all parts together; None for a file that is no joined recording."""
    last = _last(file, 0, size_bytes)
    total_s, start = 0.0, 0
    for link in range(_MOST_LINKS):
        found = _link(file, start, size_bytes)
        if found is None or last is None:
            return None
        number, length_rate, after_head = found
        if last.number == number:
            end, next_start = last, size_bytes
        else:
            next_start = _next_link(file, number, after_head, size_bytes)
            before = _last(file, start, next_start)
            if before is None:
                return None
            end = before
        skipped, rate = length_rate
        total_s += max(0, end.place - skipped) / rate
        if next_start >= size_bytes:
            return total_s if link else None
        start = next_start
    return None


def _link(file: Readable, start: int, size_bytes: int) -> tuple[int, tuple[int, int], int] | None:
    """Return the number of the one sound that begins here, its rate, and where its data does."""
    page = _page_at(file, start, size_bytes)
    if page is None or not page.begins:
        return None
    following = _page_at(file, page.end, size_bytes)
    rate = _rate(page.packet)
    if rate is None or following is None or following.begins:
        return None
    return page.number, rate, page.end


def _next_link(file: Readable, number: int, start: int, size_bytes: int) -> int:
    """Return where the first page of another stream is; there is one."""
    low, high = start, size_bytes
    while high - low > 2 * _LONGEST_PAGE:
        middle = (low + high) // 2
        page = _first(file, middle, high)
        if page is None or page.number != number:
            high = middle
        else:
            low = page.end
    at = low
    while page := _first(file, at, size_bytes):
        if page.number != number:
            return page.start
        at = page.end
    return size_bytes


def _first(file: Readable, start: int, stop: int) -> _Page | None:
    """Return the first page that starts at or after a place, and before another."""
    file.seek(start)
    window = file.read(min(2 * _LONGEST_PAGE, stop - start))
    at = window.find(_MARK)
    while at >= 0:
        page = _page(window, at, start)
        if page is not None:
            return page
        at = window.find(_MARK, at + 1)
    return None


def _last(file: Readable, start: int, stop: int) -> _Page | None:
    """Return the last page before a place on which a packet ends."""
    begin = max(start, stop - 2 * _LONGEST_PAGE)
    file.seek(begin)
    window = file.read(stop - begin)
    at = window.rfind(_MARK)
    while at >= 0:
        page = _page(window, at, begin)
        if page is not None and page.place != _NONE:
            return page
        at = window.rfind(_MARK, 0, at)
    return None


def _page_at(file: Readable, start: int, size_bytes: int) -> _Page | None:
    page = _first(file, start, size_bytes)
    return page if page is not None and page.start == start else None


def _page(window: bytes, at: int, offset: int) -> _Page | None:
    head = window[at : at + _HEAD_BYTES]
    if len(head) < _HEAD_BYTES:
        return None
    lacing = window[at + _HEAD_BYTES : at + _HEAD_BYTES + head[26]]
    body = at + _HEAD_BYTES + len(lacing)
    return _Page(
        start=offset + at,
        end=offset + body + sum(lacing),
        number=int.from_bytes(head[14:18], "little"),
        begins=bool(head[5] & _BEGINS),
        place=int.from_bytes(head[6:14], "little"),
        packet=window[body : body + 64],
    )


def _rate(packet: bytes) -> tuple[int, int] | None:
    """Return the samples before the sound, and those of a second; None for what is no sound."""
    skipped = rate = 0
    if packet.startswith(b"\x01vorbis"):
        rate = int.from_bytes(packet[12:16], "little")
    elif packet.startswith(b"OpusHead"):
        skipped, rate = int.from_bytes(packet[10:12], "little"), _OPUS_RATE
    elif packet.startswith(b"\x7fFLAC"):
        rate = int.from_bytes(packet[27:30], "big") >> 4
    elif packet.startswith(b"Speex   "):
        rate = int.from_bytes(packet[36:40], "little")
    return (skipped, rate) if rate else None
