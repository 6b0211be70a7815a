"""One look into a file, in a child process: what it is, what it says, what it looks like.

A file that cannot be read or decoded gives a reason in its `Analysis`, never an exception.
"""

import logging
import os
from dataclasses import dataclass

from mediadesk.decoding.failures import broken
from mediadesk.decoding.picture import decode_reduced, picture_format, read_outline
from mediadesk.domain.analysis import Analysis, PictureFingerprint
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.facts import Facts
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.fingerprint.payload import payload_of
from mediadesk.fingerprint.picture import EDGE_PX, fingerprint_of
from mediadesk.fingerprint.quick_hash import quick_hash_of
from mediadesk.formats import behind_tags, png, sniff
from mediadesk.formats.source import Source, open_source
from mediadesk.probe.image import probe_picture

_LOG = logging.getLogger(__name__)
_WITHOUT_TRACKS = frozenset({"ogg", "matroska", "webm", "wmv", "wma", "mpegts", "mpeg"})
"""Containers of both films and recordings whose first bytes may not tell which."""


@dataclass(frozen=True, slots=True)
class AnalysisRequest:
    """One file and what is wanted of it. `path` is absolute; `kind` is what the name suggests."""

    path: bytes
    kind: MediaKind
    want_quick: bool = True
    want_picture: bool = True
    want_facts: bool = True


def analyse(request: AnalysisRequest) -> Analysis:
    """Look into one file. Opens it once, never through a link, never anything but a file."""
    try:
        with open_source(request.path) as source:
            analysis = _look(source, request)
            if source.has_changed():
                return Analysis(reason=Reason.of(ReasonCode.FILE_CHANGING))
            return analysis
    except OutsideError as error:
        return Analysis(reason=error.reason)
    except MemoryError:
        return Analysis(reason=Reason.of(ReasonCode.DECODER_MEMORY))
    except Exception as error:  # noqa: BLE001 - one file's surprise must not cost its neighbours
        _LOG.exception("analysis of %s failed", os.fsdecode(request.path))
        return Analysis(reason=Reason.of(ReasonCode.UNEXPECTED, detail=type(error).__name__))


def _look(source: Source, request: AnalysisRequest) -> Analysis:
    quick = quick_hash_of(source) if request.want_quick else None
    if not source.size_bytes:
        return Analysis(quick_hash=quick, reason=Reason.of(ReasonCode.FILE_EMPTY))
    found = behind_tags.found_in(source)
    if found is None:
        return Analysis(quick_hash=quick, reason=Reason.of(ReasonCode.NOT_MEDIA))
    format_name, kind = found[0], _kind(source, found, request.kind)
    payload = payload_of(source) if request.want_quick else None
    facts, picture, reason = _content(source, request, format_name, kind)
    extension = os.path.splitext(os.fsdecode(request.path))[1][1:].lower()
    named = MediaKind.VIDEO if request.kind is MediaKind.VR else request.kind
    differs = kind is not named and not (request.kind is MediaKind.VR and kind is MediaKind.PHOTO)
    is_vr = facts.sphere is not None and request.kind is not MediaKind.VR
    found_kind = MediaKind.VR if is_vr and kind is MediaKind.VIDEO else kind
    return Analysis(
        quick_hash=quick,
        payload=payload.key if payload else None,
        facts=facts,
        picture=picture,
        kind=found_kind if differs or is_vr else None,
        mismatch=differs or not sniff.fits(found[0], extension),
        reason=reason,
    )


def _kind(source: Source, found: tuple[str, MediaKind], named: MediaKind) -> MediaKind:
    """Return the kind by content; the name decides where a container may hold both."""
    format_name, kind = found
    if kind is MediaKind.PHOTO or named is MediaKind.PHOTO:
        return kind
    if format_name in _WITHOUT_TRACKS:
        return MediaKind.AUDIO if named is MediaKind.AUDIO else MediaKind.VIDEO
    if named is MediaKind.AUDIO:
        from mediadesk.operations.scanning import streams  # noqa: PLC0415 - see below

        return streams.kind_by_tracks(source, format_name, kind)
    return kind


def _content(
    source: Source, request: AnalysisRequest, format_name: str, kind: MediaKind
) -> tuple[Facts, PictureFingerprint | None, Reason | None]:
    if kind is MediaKind.PHOTO:
        return _photo(source, request)
    if not request.want_facts:
        return Facts(format=format_name), None, None
    # Imported here: a child that meets photos alone is ready sooner without it.
    from mediadesk.operations.scanning import streams  # noqa: PLC0415

    facts, reason = streams.facts_of(source, format_name, kind)
    return facts, None, reason


def _photo(
    source: Source, request: AnalysisRequest
) -> tuple[Facts, PictureFingerprint | None, Reason | None]:
    format_name = picture_format(source)
    outline = picture = reason = None
    try:
        if request.want_picture:
            decoded = decode_reduced(source, format_name, edge_px=EDGE_PX)
            outline = decoded.outline
            if format_name == "png" and not png.is_sound(source.stream()):
                raise broken("its checksums do not fit")
            picture = fingerprint_of(decoded)
        elif request.want_facts:
            outline = read_outline(source, format_name)
    except OutsideError as error:
        reason = error.reason
    facts = Facts(format=format_name)
    if request.want_facts:
        facts = probe_picture(source, format_name, outline)
    return facts, picture, reason
