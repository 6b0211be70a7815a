"""What a film or a recording is made of and says of itself, read in a child process.

Apart from the look at photos, so that a child that meets only those is ready sooner.
"""

from mediadesk.decoding import headers
from mediadesk.decoding.tracks import Reading, read_tracks
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.facts import Facts
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.boxes import isobmff
from mediadesk.formats.endings.telling import ends_early
from mediadesk.formats.source import Source
from mediadesk.probe.audio import probe_audio
from mediadesk.probe.video import ISO_FORMATS, probe_video

_NOT_DECODED = {"optimfrog": "OptimFROG"}
"""Formats of recordings that FFmpeg knows nothing of, by their names for people."""


def facts_of(source: Source, format_name: str, kind: MediaKind) -> tuple[Facts, Reason | None]:
    """Return the facts of a film or recording, and why its tracks cannot be read, if so."""
    reading: Reading | None = None
    reason = None
    try:
        reading = read_tracks(source)
    except OutsideError as error:
        reading = headers.stated(source, format_name) if kind is MediaKind.AUDIO else None
        reason = None if reading is not None else error.reason
    if (name := _NOT_DECODED.get(format_name)) is not None:
        reason = Reason.of(ReasonCode.NOT_SUPPORTED, format=name)
    # FFmpeg reads what the file says of itself, and says nothing of there being no more
    if reason is None and ends_early(source.stream(), source.size_bytes, format_name):
        reason = Reason.of(ReasonCode.ENDS_EARLY)
    probe = probe_audio if kind is MediaKind.AUDIO else probe_video
    return probe(source, format_name, reading), reason


def kind_by_tracks(source: Source, format_name: str, kind: MediaKind) -> MediaKind:
    """Return what a file that is named like a recording is: an MP4 with a picture is a film."""
    if format_name not in ISO_FORMATS:
        return kind
    handlers = isobmff.read_movie(source.stream(), source.size_bytes).handlers
    return MediaKind.VIDEO if b"vide" in handlers else MediaKind.AUDIO
