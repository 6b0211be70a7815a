"""How wrong a camera's clock was, proposed once for the whole camera and never applied by itself.

A camera's times are compared with what cannot be wrong in the same way: GPS, file names that a
phone wrote, what was put right in Google Photos, and phones at the same event.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.timestamps import NAME_WITH_TIME, ConfidenceLevel, Precision, ZoneKind
from mediadesk.timestamps.candidates import Candidate
from mediadesk.timestamps.sources import TAKEOUT, Family, Tier, kind_of
from mediadesk.timestamps.zones import nearest_offset, offset_of_instant, zone_at

ENOUGH_SIGHTINGS = 3
AGREEING_SHARE = 2 / 3
SAME_ERROR_S = 120.0
"""Errors this close are one error: a clock drifts, and a fix is a little old."""

WORTH_CORRECTING_S = 30.0
EVENT_WINDOW_S = 120.0
MOST_PER_EVENT = 400
_LONGEST_EVENT_SHIFT = timedelta(days=2)


class Reference(StrEnum):
    """What a camera's time was compared with, the surest first."""

    GPS = "gps"
    NAME = "name"
    TAKEOUT = "takeout"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Camera:
    """One device, as its files name it; the serial number tells two of a kind apart."""

    make: str
    model: str
    serial: str = ""

    @classmethod
    def of(cls, facts: Facts) -> "Camera | None":
        """Return the camera of a file, None when it names none."""
        if not facts.camera_make and not facts.camera_model:
            return None
        return cls(
            (facts.camera_make or "").strip(),
            (facts.camera_model or "").strip(),
            (facts.camera_serial or "").strip(),
        )


@dataclass(frozen=True, slots=True)
class Sighting:
    """One comparison: the camera's wall time and the true one, at the same place."""

    reference: Reference
    camera: datetime
    true: datetime

    @property
    def error_s(self) -> float:
        """How far the camera was ahead, in seconds."""
        return (self.camera - self.true).total_seconds()


@dataclass(frozen=True, slots=True)
class Correction:
    """What to offer for a camera: add `shift_s` to its times.

    `agreeing` of `sightings` comparisons lie within two minutes of the shift; `references` say
    what they were and how many of each, the surest first.
    """

    shift_s: float
    sightings: int
    agreeing: int
    references: tuple[tuple[Reference, int], ...]
    confidence: ConfidenceLevel


def propose(sightings: Sequence[Sighting]) -> Correction | None:
    """Return the correction to offer for one camera, or None when there is nothing to say.

    The shift is the median over the surest kind of reference that has enough comparisons, so
    that a few stale fixes or borrowed cards do not matter.
    """
    for reference in Reference:
        chosen = [sighting for sighting in sightings if sighting.reference is reference]
        if len(chosen) < ENOUGH_SIGHTINGS:
            continue
        error_s = median(sighting.error_s for sighting in chosen)
        agreeing = [item for item in sightings if abs(item.error_s - error_s) <= SAME_ERROR_S]
        own = sum(item.reference is reference for item in agreeing)
        if own < ENOUGH_SIGHTINGS or own / len(chosen) < AGREEING_SHARE:
            continue
        if abs(error_s) < WORTH_CORRECTING_S:
            break
        counts = Counter(item.reference for item in agreeing)
        references = tuple((kind, counts[kind]) for kind in Reference if counts[kind])
        level = _level(references)
        return Correction(-error_s, len(sightings), len(agreeing), references, level)
    return None


def sightings_of(
    candidates: Sequence[Candidate], position: Position | None = None
) -> tuple[Sighting, ...]:
    """Return the comparisons that one file's stored candidates allow."""
    shot = next(
        (
            _time(item)
            for item in candidates
            if item.accepted
            and kind_of(item.stamp.source).tier is Tier.SHOT
            and kind_of(item.stamp.source).family is Family.EXIF
        ),
        None,
    )
    if shot is None:
        return ()
    found = []
    for item in candidates:
        at = _time(item)
        if at is None or not item.accepted or item.stamp.precision is not Precision.SECOND:
            continue
        kind = kind_of(item.stamp.source)
        if kind.family is Family.GPS:
            found.append(Sighting(Reference.GPS, shot, _true_wall(shot, at, position)))
        elif item.stamp.source == NAME_WITH_TIME and item.stamp.zone is ZoneKind.NAIVE:
            found.append(Sighting(Reference.NAME, shot, at))
        elif item.stamp.source == TAKEOUT:
            told = _told_wall(item, at, position)
            # else Google only read what the camera wrote
            if told is not None and abs((told - shot).total_seconds()) >= WORTH_CORRECTING_S:
                found.append(Sighting(Reference.TAKEOUT, shot, told))
    return tuple(found)


def event_sightings(camera: Sequence[datetime], phones: Sequence[datetime]) -> tuple[Sighting, ...]:
    """Return comparisons of a camera with phones at one event (both wall times, any order).

    People photograph the same moments: the shift under which most shots of the camera have one
    of a phone within two minutes is the camera's error, if it stands out clearly.
    """
    ours, theirs = sorted(camera)[:MOST_PER_EVENT], sorted(phones)[:MOST_PER_EVENT]
    pairs = sorted(
        (abs_shift, one, other)
        for one in ours
        for other in theirs
        if abs(abs_shift := one - other) <= _LONGEST_EVENT_SHIFT
    )
    best, counts = _densest(pairs)
    matched = {one for _, one, _ in best}
    if len(matched) < 2 * ENOUGH_SIGHTINGS or len(best) < 3 * max(1.0, median(counts)):
        return ()
    return tuple(Sighting(Reference.EVENT, one, other) for _, one, other in best)


def _densest(
    pairs: Sequence[tuple[timedelta, datetime, datetime]],
) -> tuple[Sequence[tuple[timedelta, datetime, datetime]], list[int]]:
    """Return the pairs of the fullest window of shifts, and the fill of every window."""
    window = timedelta(seconds=EVENT_WINDOW_S)
    best: tuple[int, int] = (0, 0)
    counts, start = [0], 0
    for end in range(len(pairs)):
        while pairs[end][0] - pairs[start][0] > window:
            start += 1
        counts.append(end + 1 - start)
        if end + 1 - start > best[1] - best[0]:
            best = (start, end + 1)
    return pairs[best[0] : best[1]], counts


def _true_wall(shot: datetime, at_utc: datetime, position: Position | None) -> datetime:
    """Return the wall time of a fix: by its place, else by the nearest zone.

    Without the place an error of whole zones cannot be told from a zone.
    """
    zone = zone_at(position) if position is not None else None
    offset = nearest_offset(shot - at_utc)[0] if zone is None else offset_of_instant(zone, at_utc)
    return at_utc + timedelta(minutes=offset)


def _told_wall(item: Candidate, at_utc: datetime, position: Position | None) -> datetime | None:
    """Return the wall time of Google's UTC time: by the place, else in the file's zone."""
    if position is not None and (zone := zone_at(position)) is not None:
        return at_utc + timedelta(minutes=offset_of_instant(zone, at_utc))
    return None if item.normalised is None else datetime.fromisoformat(item.normalised)


def _level(references: Sequence[tuple[Reference, int]]) -> ConfidenceLevel:
    levels = {Reference.GPS: ConfidenceLevel.HIGH, Reference.EVENT: ConfidenceLevel.LOW}
    return levels.get(references[0][0], ConfidenceLevel.MEDIUM)


def _time(item: Candidate) -> datetime | None:
    try:
        return None if item.stamp.wall is None else datetime.fromisoformat(item.stamp.wall)
    except ValueError:
        return None
