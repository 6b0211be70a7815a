"""Which Ogg files end within a page, or before the page that says that it is the last. RFC 3533."""

from collections.abc import Iterator
from typing import NamedTuple

from mediadesk.formats.payloads.parts import read_at
from mediadesk.formats.source import Readable

_MARK = b"OggS\0"
_HEAD_BYTES = 27
_LONGEST_PAGE = 27 + 255 + 255 * 255
_IS_LAST = 4


def ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether pages are missing, or a part of one.

    Some recorders never mark a last page; they write one for each packet, and are believed.
    """
    start = max(0, size_bytes - 2 * _LONGEST_PAGE)
    tail = read_at(file, start, size_bytes - start)
    at = tail.rfind(_MARK)
    if at < 0:
        return False
    page = _page(tail, at)
    if page is None:
        return True
    behind = tail[page.end :]
    is_torn = bool(behind) and _MARK.startswith(behind[: len(_MARK)])
    if page.is_last or is_torn:
        return is_torn
    return page.goes_on or any(_sounds(tail))


class _Page(NamedTuple):
    end: int
    is_last: bool
    goes_on: bool
    """Whether its last packet does, on the next page."""
    packets: int
    """How many end on it."""


def _page(tail: bytes, at: int) -> _Page | None:
    """Return the page that begins at a place; None where it is not all there."""
    head = tail[at : at + _HEAD_BYTES]
    if len(head) < _HEAD_BYTES:
        return None
    lacing = tail[at + _HEAD_BYTES : at + _HEAD_BYTES + head[26]]
    end = at + _HEAD_BYTES + head[26] + sum(lacing)
    if len(lacing) < head[26] or end > len(tail):
        return None
    packets = sum(size < 255 for size in lacing)
    return _Page(end, bool(head[5] & _IS_LAST), lacing[-1:] == b"\xff", packets)


def _sounds(tail: bytes) -> Iterator[bool]:
    """Yield, for each page with sound or pictures, whether several packets end on it."""
    at = tail.find(_MARK)
    while at >= 0 and (page := _page(tail, at)) is not None:
        if any(tail[at + 6 : at + 14]):  # headers come at no place in time
            yield page.packets > 1
        at = tail.find(_MARK, page.end)
