"""What a recording says of itself without being decoded: its length and when it was made."""

from dataclasses import replace

from mediadesk.decoding import audio
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import Facts
from mediadesk.formats.source import Source
from mediadesk.probe.video import ISO_FORMATS, probe_video


def probe_audio(source: Source, format_name: str) -> Facts:
    """Return the facts of a recording; release dates of music are no capture dates and not read."""
    facts = Facts(format=format_name)
    if format_name in ISO_FORMATS:
        facts = probe_video(source, format_name)
        # a song's day is its release
        stamps = tuple(s for s in facts.stamps if s.source != "QuickTime:ContentCreateDate")
        facts = replace(facts, stamps=stamps)
    if facts.duration_s is None:
        facts = replace(facts, duration_s=_duration(source))
    return facts


def _duration(source: Source) -> float | None:
    try:
        return audio.duration_s(source)
    except OutsideError:
        return None
