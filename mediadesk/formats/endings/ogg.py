"""Which Ogg files end within a page, or before the page that says that it is the last. RFC 3533."""

from mediadesk.formats.parts import read_at
from mediadesk.formats.source import Readable

_MARK = b"OggS\0"
_HEAD_BYTES = 27
_LONGEST_PAGE = 27 + 255 + 255 * 255
_IS_LAST = 4
_OPUS, _FIRST_BYTES = b"OpusHead", 1024
"""How a stream of Opus begins, and within how many bytes it does, others beside it."""


def ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether pages are missing, or a part of one.

    Recorders of voice notes in Opus (Android's own, Telegram's there) mark no page as the last:
    of those only a part of a page, or of a packet, tells.
    """
    start = max(0, size_bytes - _LONGEST_PAGE - len(_MARK))
    tail = read_at(file, start, size_bytes - start)
    at = tail.rfind(_MARK)
    if at < 0:
        return False
    head = tail[at : at + _HEAD_BYTES]
    if len(head) < _HEAD_BYTES:
        return True
    lacing = tail[at + _HEAD_BYTES : at + _HEAD_BYTES + head[26]]
    rest = tail[at + _HEAD_BYTES + head[26] :]
    if len(lacing) < head[26] or len(rest) < sum(lacing):
        return True
    behind = rest[sum(lacing) :]
    is_torn = bool(behind) and _MARK.startswith(behind[: len(_MARK)])
    if is_torn or head[5] & _IS_LAST:
        return is_torn
    goes_on = lacing[-1:] == b"\xff"
    return goes_on or _OPUS not in read_at(file, 0, min(_FIRST_BYTES, size_bytes))
