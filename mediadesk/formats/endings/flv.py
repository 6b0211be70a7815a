"""Which Flash Videos end within a tag of picture or sound."""

from mediadesk.formats.parts import read_at
from mediadesk.formats.source import Readable

_FILE_HEAD, _TAG_HEAD, _BEHIND = 9, 11, 4
_KINDS = frozenset({8, 9, 18})
"""Sound, picture, and what is said of both."""
_MAX_TAGS = 5_000_000


def ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a file ends within one of its tags. Each is followed by its own length."""
    if _ends_with_tag(file, size_bytes):
        return False
    at = int.from_bytes(read_at(file, 5, 4), "big") + _BEHIND
    for _ in range(_MAX_TAGS):
        if at >= size_bytes:
            return False
        file.seek(at)
        head = file.read(_TAG_HEAD)
        if head[0] not in _KINDS or any(head[8:]):
            return False
        end = at + _TAG_HEAD + int.from_bytes(head[1:4], "big")
        if len(head) < _TAG_HEAD or end > size_bytes:
            return True
        at = end + _BEHIND
    return False


def _ends_with_tag(file: Readable, size_bytes: int) -> bool:
    tag_bytes = int.from_bytes(read_at(file, size_bytes - _BEHIND, _BEHIND), "big")
    start = size_bytes - _BEHIND - tag_bytes
    if tag_bytes < _TAG_HEAD or start < _FILE_HEAD:
        return False
    head = read_at(file, start, 4)
    return head[0] in _KINDS and int.from_bytes(head[1:], "big") == tag_bytes - _TAG_HEAD
