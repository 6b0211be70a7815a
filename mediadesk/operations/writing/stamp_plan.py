"""Spells out what writing dates comes to, file by file, before anything is touched."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mediadesk.catalog.dates import stamp_rows
from mediadesk.catalog.dates.stamp_rows import StampRow
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.media import FileStat, MediaKind
from mediadesk.domain.paths import joined
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.rewrites import RewriteDraft, RewriteKind
from mediadesk.domain.stamping import StampRequest, StampTarget
from mediadesk.domain.timestamps import TIMED, Precision
from mediadesk.operations.resolve.planning.guard import Guard, Surroundings
from mediadesk.operations.writing import file_times
from mediadesk.operations.writing.companions import FolderNames
from mediadesk.operations.writing.stamp_formats import can_hold, tag_of
from mediadesk.operations.writing.writable import look
from mediadesk.timestamps import candidates, typed, zones
from mediadesk.timestamps.sources import Origin

_SIDECAR_HELPS = frozenset(
    {
        ReasonCode.FILE_IS_LINK,
        ReasonCode.FILE_HAS_LINKS,
        ReasonCode.FILE_READ_ONLY,
        ReasonCode.INSIDE_NOT_SUPPORTED,
        ReasonCode.DATE_TOO_VAGUE,
        ReasonCode.NO_ROOM_FOR_DATE,
        ReasonCode.TAGS_WOULD_BE_LOST,
        ReasonCode.NO_ROOM_TO_UNDO,
        ReasonCode.WRITE_FAILED,
        ReasonCode.NOT_VERIFIABLE,
    }
)


@dataclass(frozen=True, slots=True)
class StampStep:
    """One file that is to be written: where, and what it says before and after, as shown."""

    file_id: int
    path: bytes
    where: bytes
    """The file that changes: the media file or its sidecar."""
    field: str
    before: str
    after: str
    draft: RewriteDraft
    request: StampRequest | None
    quick_hash: str = ""
    may_be_away: bool = False


@dataclass(frozen=True, slots=True)
class StampLeftOut:
    """A file that is not written, why, and whether a sidecar could be."""

    file_id: int
    path: bytes
    reason: Reason

    @property
    def sidecar_helps(self) -> bool:
        """Tell whether the date can be written beside the file instead."""
        return self.reason.code in _SIDECAR_HELPS


@dataclass(frozen=True, slots=True)
class StampPlan:
    """What writing comes to. `zone_assumed`: films whose zone is taken to be that of home."""

    target: StampTarget
    steps: tuple[StampStep, ...]
    left_out: tuple[StampLeftOut, ...]
    zone_assumed: int = 0
    shortened: int = 0
    """Files that can say the year of a season only; the season itself stays a decision."""
    stood_for: int = 0
    """Files whose own time needs a day, where only a month, season or year is known."""

    def sidecar_helps(self, reason: Reason) -> bool:
        """Tell whether what could not be written for this reason can be written beside a file."""
        return self.target is not StampTarget.SIDECAR and reason.code in _SIDECAR_HELPS


def plan_stamps(
    store: Store,
    settings: Settings,
    target: StampTarget,
    *,
    file_ids: Sequence[int] | None = None,
) -> StampPlan:
    """Return what writing the dates of these files comes to; None: all that is decided.

    Looks at files and touches none. Names are planned by `naming_plan`.
    """
    unwritten = target in (StampTarget.SIDECAR, StampTarget.INSIDE)
    with store.readers.use() as reader:
        ids = (
            stamp_rows.decided_ids(reader, unwritten=unwritten)
            if file_ids is None
            else list(file_ids)
        )
        rows = list(stamp_rows.stamp_rows(reader, ids))
        folders = {row.folder_id: FolderNames(reader, row.folder_id) for row in rows}
    guard = Guard(store, replace(settings, removal_place=RemovalPlace.REMOVED))
    planner = _Planner(guard, settings, folders)
    for row in rows:
        planner.add(row, target)
    return StampPlan(
        target,
        tuple(planner.steps),
        tuple(planner.left_out),
        len(planner.zone_assumed),
        planner.shortened,
        planner.stood_for,
    )


class _Planner:
    def __init__(self, guard: Guard, settings: Settings, folders: dict[int, FolderNames]) -> None:
        self.steps: list[StampStep] = []
        self.left_out: list[StampLeftOut] = []
        self.zone_assumed: set[int] = set()
        self.shortened = self.stood_for = 0
        self._guard = guard
        self._folders = folders
        self._home = zones.home_zone(settings.dates_home_zone)
        self._exiftool = settings.dates_exiftool

    def add(self, row: StampRow, target: StampTarget) -> None:
        around = self._guard.around(row.path)
        reason = around.absent or around.closed
        if row.date is None:
            reason = Reason.of(ReasonCode.NO_DATE)
        found: StampStep | Reason | None = reason
        if found is None and row.date is not None:
            match target:
                case StampTarget.SIDECAR:
                    found = self._sidecar(row, row.date, around)
                case StampTarget.INSIDE:
                    found = self._inside(row, row.date, around)
                case _:
                    found = self._time(row, row.date, around)
        if isinstance(found, StampStep):
            self.steps.append(found)
            self._note(row.date, target)
        elif found is not None:
            self.left_out.append(StampLeftOut(row.id, row.path, found))

    def _note(self, date: ChosenDate | None, target: StampTarget) -> None:
        """Count what is said less exactly, or more exactly, than it is known."""
        if date is None or date.precision in (*TIMED, Precision.DAY):
            return
        if target is StampTarget.FILE_TIME:
            self.stood_for += 1
        elif date.precision is Precision.SEASON:
            self.shortened += 1

    def _sidecar(self, row: StampRow, date: ChosenDate, around: Surroundings) -> StampStep | Reason:
        folder = row.path.rpartition(b"/")[0]
        known = self._folders[row.folder_id].xmp_of(row.name)
        own = row.name + b".xmp"
        where = joined(folder, known if known and known.lower() == own.lower() else own)
        before = look(where)
        if isinstance(before, Reason):
            return before
        base = where if before is not None else joined(folder, known) if known else None
        said = _said(row, Origin.SIDECAR, "XMP:DateTimeOriginal") if known else ""
        written = date.as_written()
        if written is None:
            return Reason.of(ReasonCode.DECADE_ONLY)
        after = typed.shown(written)
        if said == after:
            return Reason.of(ReasonCode.ALREADY_SAID)
        return StampStep(
            file_id=row.id,
            path=row.path,
            where=where,
            field="XMP:DateTimeOriginal",
            before=said,
            after=after,
            draft=_draft(
                RewriteKind.SIDECAR, where, around, before, row=row, said=said, after=after
            ),
            request=StampRequest(base, StampTarget.SIDECAR, date),
        )

    def _inside(self, row: StampRow, date: ChosenDate, around: Surroundings) -> StampStep | Reason:
        before = look(row.path)
        if isinstance(before, Reason):
            return before
        refusal = _refusal(row, before) or can_hold(row.format, date, external=self._exiftool)
        if refusal is not None or before is None:
            return refusal or Reason.of(ReasonCode.FILE_VANISHED)
        tag = tag_of(row.format, date)
        said, after = _said(row, Origin.FILE, tag), typed.shown(date.as_written() or date)
        request = StampRequest(
            row.path,
            StampTarget.INSIDE,
            date,
            film_offset_minutes=self._film_offset(row, date),
            exiftool=self._exiftool,
        )
        return StampStep(
            file_id=row.id,
            path=row.path,
            where=row.path,
            field=tag,
            before=said,
            after=after,
            draft=_draft(
                RewriteKind.EMBEDDED, row.path, around, row.stat, row=row, said=said, after=after
            ),
            request=request,
            quick_hash=row.keys.quick_hash,
            may_be_away=around.may_be_away,
        )

    def _time(self, row: StampRow, date: ChosenDate, around: Surroundings) -> StampStep | Reason:
        before = look(row.path)
        if isinstance(before, Reason):
            return before
        refusal = _refusal(row, before)
        if refusal is not None:
            return refusal
        at_ns = file_times.mtime_ns(date, self._home)
        if at_ns is None:
            return Reason.of(ReasonCode.DATE_OUT_OF_RANGE)
        if at_ns // 10**9 == row.stat.mtime_ns // 10**9:
            return Reason.of(ReasonCode.ALREADY_SAID)
        said, after = (file_times.shown(ns, self._home) for ns in (row.stat.mtime_ns, at_ns))
        draft = _draft(
            RewriteKind.FILE_TIME, row.path, around, row.stat, row=row, said=said, after=after
        )
        return StampStep(
            file_id=row.id,
            path=row.path,
            where=row.path,
            field="File:FileModifyDate",
            before=said,
            after=after,
            draft=replace(draft, new_values={**draft.new_values, "mtime_ns": str(at_ns)}),
            request=None,
            quick_hash=row.keys.quick_hash,
            may_be_away=around.may_be_away,
        )

    def _film_offset(self, row: StampRow, date: ChosenDate) -> int | None:
        """Return how far a film's own clock is to be off UTC."""
        if row.kind not in (MediaKind.VIDEO, MediaKind.VR, MediaKind.AUDIO):
            return None
        if "mvhd-is-local" in json.loads(row.flags_json):
            return 0  # this camera keeps local time there
        if date.offset_minutes is not None:
            return date.offset_minutes
        self.zone_assumed.add(row.id)
        return zones.offset_of_wall(self._home, datetime.fromisoformat(date.wall)) or 0


def _draft(
    kind: RewriteKind,
    path: bytes,
    around: Surroundings,
    before: FileStat | None,
    *,
    row: StampRow,
    said: str,
    after: str,
) -> RewriteDraft:
    return RewriteDraft(
        kind=kind,
        path=path,
        root=around.root,
        target=path,
        before=before,
        before_keys=None if kind is RewriteKind.SIDECAR else row.keys,
        old_values={"date": said},
        new_values={"date": after},
    )


def _refusal(row: StampRow, now: FileStat | None) -> Reason | None:
    if now is None:
        return Reason.of(ReasonCode.FILE_VANISHED)
    if now[:2] != row.stat[:2]:
        return Reason.of(ReasonCode.CHANGED_SINCE_SCAN)
    return None


def _said(row: StampRow, origin: Origin, source: str) -> str:
    """Return what a tag of the file, or of its sidecar, says now."""
    for one in candidates.from_json(row.candidates_json):
        if one.origin is origin and one.stamp.source == source:
            date = candidates.as_stated(one)
            return one.stamp.raw if date is None else typed.shown(date)
    return ""
