"""First look at each date of a file: what is broken, absurd, or from a clock never set."""

from dataclasses import replace
from datetime import datetime, timedelta

from mediadesk.domain.media import MediaKind
from mediadesk.domain.timestamps import Precision
from mediadesk.timestamps.agreement import same, vaguer, zone_shifted
from mediadesk.timestamps.evidence import Evidence
from mediadesk.timestamps.items import NO_TIME, Item, collect, rank
from mediadesk.timestamps.sources import Family, Origin, SourceKind, Tier, is_release
from mediadesk.timestamps.why import Why

FIRST_DIGITAL_YEAR = 1990
"""Cameras that name their make are believed from here on, whatever min_year says."""

_READABLE_YEARS = range(2, 9999)
"""Room for a zone and a recording's length on either side."""

_TOMORROW = timedelta(days=1)
_DEFAULT_DAYS = frozenset(
    datetime.fromisoformat(day).date()
    for day in (
        *("1601-01-01", "1903-12-31", "1904-01-01", "1904-01-02"),  # Windows, QuickTime: zero
        *("1969-12-31", "1970-01-01", "1970-01-02"),  # Unix: zero, in any zone
        *("1979-12-31", "1980-01-01", "1980-01-06"),  # FAT and zip: zero; GPS: zero
    )
)
_ANDROID_DEFAULT = datetime.fromisoformat("2002-12-08T12:00:00")
"""What many Android phones of 2012 to 2015 wrote as digitising date."""


def gather(evidence: Evidence) -> list[Item]:
    """Return every date of the evidence, broken and absurd ones marked, the best tier first."""
    items = collect(evidence)
    if evidence.clock_shift:
        _put_clock_right(items, evidence)
    _judge_scan(items, evidence)
    for item in items:
        _sanitise(item, evidence)
    _doubt_new_year(items)
    items.sort(key=rank)
    _find_correction(items)
    return items


def _put_clock_right(items: list[Item], evidence: Evidence) -> None:
    """Shift what the camera's clock wrote, and captions that only copied it."""
    written = [item.read for item in items if item.kind.family is Family.EXIF]
    for item in items:
        if item.origin is not Origin.FILE or item.read.year not in _READABLE_YEARS:
            continue
        family = item.kind.family
        if family is Family.EXIF or (family is Family.XMP and item.read in written):
            try:
                item.at = item.read + evidence.clock_shift
            except OverflowError:
                item.at = NO_TIME


def _judge_scan(items: list[Item], evidence: Evidence) -> None:
    """Tell what a scan's dates mean: EXIF has one for the original and one for the scanning.

    Where they differ somebody entered the original's. A scanner alone writes the day of the
    scan into both.
    """
    digitised = [
        item.at
        for item in items
        if item.stamp.source == "EXIF:CreateDate"
        and evidence.min_year <= item.at.year
        and item.at <= evidence.now + _TOMORROW
    ]
    scanned = evidence.scanned
    for item in items:
        if item.kind.tier is not Tier.SHOT or item.origin is not Origin.FILE:
            continue
        if (
            digitised
            and item.at.year in _READABLE_YEARS
            and any(item.at + _TOMORROW < at for at in digitised)
        ):
            item.entered = True
        elif scanned:
            item.kind = replace(item.kind, tier=Tier.DIGITIZED, weight=8, later_step=True, order=-1)
    for item in items if scanned else ():
        item.scanned = item.kind.family is Family.EXIF and item.kind.tier in (
            Tier.DIGITIZED, Tier.MODIFIED,
        )  # fmt: skip


def _sanitise(item: Item, evidence: Evidence) -> None:
    """Drop what cannot be: rules R1 and R2."""
    kind, at = item.kind, item.at
    if evidence.kind is MediaKind.AUDIO and item.stamp.source == "QuickTime:ContentCreateDate":
        _drop(item, Why.RELEASE_DATE)
    elif kind.tier is Tier.NEVER:
        _drop(item, Why.RELEASE_DATE if is_release(item.stamp.source) else Why.NEVER_CAPTURE)
    elif at.year not in _READABLE_YEARS:
        _drop(item, Why.UNREADABLE)
    elif kind.tier is Tier.USER:
        return
    elif at.year < evidence.min_year and not _may_be_old(item, evidence, at):
        _drop(item, Why.BEFORE_MIN_YEAR)
        item.facts["min_year"] = evidence.min_year
    elif at > evidence.now + _TOMORROW:
        _drop(item, Why.FUTURE)
    elif _is_default(kind, at):
        _drop(item, Why.KNOWN_DEFAULT)
    elif _is_new_year(at) and item.stamp.precision is Precision.SECOND:
        if item.entered and at.year < FIRST_DIGITAL_YEAR:
            return  # "some time in 1985", entered by a person
        item.suspect = kind.family in (Family.EXIF, Family.CONTAINER, Family.DISK)


def _drop(item: Item, why: Why) -> None:
    item.accepted, item.why = False, why


def _may_be_old(item: Item, evidence: Evidence, at: datetime) -> bool:
    """Tell who may speak of times before min_year: people, and cameras that say who they are."""
    kind = item.kind
    if kind.tier in (Tier.CURATED, Tier.KIN, Tier.TAKEOUT) or item.entered:
        return True
    if item.origin is Origin.FOLDER and item.stamp.precision in (Precision.SEASON, Precision.YEAR):
        return any(map(str.isalpha, item.stamp.raw))  # "Holidays 1987": a person named it
    if kind.tier is Tier.SHOT and kind.family is not Family.EXIF and item.stamp.source[:3] == "XMP":
        return True
    if kind.family is Family.EXIF and at.year >= FIRST_DIGITAL_YEAR:
        return bool(evidence.facts.camera_make) and not evidence.scanned and not _is_new_year(at)
    return False


def _is_default(kind: SourceKind, at: datetime) -> bool:
    """Tell the dates that devices and programs write for "unknown"."""
    if at == _ANDROID_DEFAULT:
        return kind.family is Family.EXIF
    return at.date() in _DEFAULT_DAYS and kind.tier not in (Tier.CURATED, Tier.KIN)


def _is_new_year(at: datetime) -> bool:
    """Tell what clocks show that were never set: the first minutes of a year."""
    return at.month == 1 and at.day == 1 and at.hour == 0 and at.minute < 10


def _doubt_new_year(items: list[Item]) -> None:
    """Clear the suspicion of a clock where another witness was celebrating too.

    The camera's own file time is no other witness, and it shares the suspicion.
    """
    suspects = [item for item in items if item.suspect]
    if not suspects:
        return
    witnesses = (Family.GPS, Family.NAME, Family.SIDECAR, Family.KIN)
    for item in items:
        if item.accepted and item.kind.family in witnesses:
            for suspect in suspects:
                suspect.suspect = suspect.suspect and not _confirms(item, suspect)
    # the same clock wrote all of them: one cleared, all cleared that agree with it
    cleared = [item.at for item in suspects if not item.suspect]
    for suspect in suspects:
        if any(abs(suspect.at - at) <= timedelta(minutes=10) for at in cleared):
            suspect.suspect = False
        elif suspect.suspect:
            suspect.why = Why.SUSPECT_CLOCK


def _confirms(witness: Item, suspect: Item) -> bool:
    """Tell whether a witness confirms a suspect, in any time zone; a day alone does not."""
    if witness.stamp.precision is not Precision.SECOND:
        return False
    return zone_shifted(suspect.at, witness.at, tolerance_s=witness.kind.tolerance_s)


def _find_correction(items: list[Item]) -> None:
    """Put a sidecar first that contradicts the rest: somebody put the date right there.

    A sidecar that only repeats the best date there is otherwise is no correction.
    """
    beside = [
        item
        for item in items
        if item.origin is Origin.SIDECAR and item.usable and item.kind.tier <= Tier.DIGITIZED
    ]
    if not beside:
        return
    best = beside[0]  # the items are sorted
    rest = [
        item
        for item in items
        if item.origin is not Origin.SIDECAR and item.usable and item.kind.tier is not Tier.USER
    ]
    top = [item for item in rest if item.kind.tier is rest[0].kind.tier]
    if top and _says_the_same(best, min(top, key=lambda item: (item.is_utc, item.at))):
        return
    best.kind = replace(best.kind, tier=Tier.CORRECTION, weight=max(8, best.kind.weight))
    items.sort(key=rank)


def _says_the_same(one: Item, other: Item) -> bool:
    precision = vaguer(one.stamp.precision, other.stamp.precision)
    if same(one.at, other.at, precision=precision, tolerance_s=1):
        return True
    if one.offset is None or other.offset is None:
        return False
    return same(one.at, other.at + timedelta(minutes=one.offset - other.offset), tolerance_s=1)
