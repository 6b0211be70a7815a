"""What a recording is that begins with a tag: the tag says nothing of it, what follows does."""

from mediadesk.domain.media import MediaKind
from mediadesk.formats import sniff
from mediadesk.formats.parts import read_at
from mediadesk.formats.source import Source
from mediadesk.formats.tags import sound_between_tags

_TAGS = (b"ID3", b"APETAGEX")
_PADDING_BYTES = 4096
"""Programs leave room behind a tag."""
_MISTAKEN = frozenset({"musepack", "ape"})
"""FFmpeg takes these for an MP3 when such a tag comes first."""
_LARGEST_BYTES = 64 << 20


def found_in(source: Source) -> tuple[str, MediaKind] | None:
    """Return (format, kind) of a file by its content, or None for no known medium.

    Musepack, Monkey's Audio and FLAC may stand behind a tag that else only MP3 begins with.
    """
    return _behind(source)[0]


def without_tag(source: Source) -> Source:
    """Return what a decoder is to be given: the file, or what stands behind a misleading tag."""
    found, start = _behind(source)
    length = source.size_bytes - start
    if not start or found is None or found[0] not in _MISTAKEN or length > _LARGEST_BYTES:
        return source
    return source.part(start, length)


def _behind(source: Source) -> tuple[tuple[str, MediaKind] | None, int]:
    """Return what a file is, and where that begins."""
    found = sniff.sniff(source.head)
    if not source.head.startswith(_TAGS):
        return found, 0
    file = source.stream()
    try:
        start, end = sound_between_tags(file, source.size_bytes)
        room = min(_PADDING_BYTES + sniff.HEAD_BYTES, end - start)
        padded = read_at(file, start, room)
    except ValueError:  # cut meanwhile
        return found, 0
    behind = padded.lstrip(b"\0")
    inner = sniff.sniff(behind[: sniff.HEAD_BYTES])
    if inner is None or inner[1] is not MediaKind.AUDIO:
        return found, 0
    return inner, start + len(padded) - len(behind)
