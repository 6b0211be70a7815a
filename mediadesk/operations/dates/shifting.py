"""Changes to the dates of many files: what they would come to, and then carrying them out."""

import contextlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mediadesk.catalog.dates import camera_clocks, date_choices, timestamps
from mediadesk.catalog.files import facts as stored_facts
from mediadesk.catalog.files import records
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.dating import ChosenDate, DateOutcome, Shift, ShiftedDate
from mediadesk.domain.facts import Position, camera_name
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.shifting import (
    CameraFiles,
    CameraKey,
    ChangedDate,
    ChangeSummary,
    DateChange,
)
from mediadesk.domain.timestamps import Precision
from mediadesk.operations.dates.clocks import CameraClock, propose_corrections
from mediadesk.operations.dates.dating import Dating, shifted
from mediadesk.timestamps import candidates, clocks
from mediadesk.timestamps.candidates import Candidate, Role
from mediadesk.timestamps.clocks import Camera
from mediadesk.timestamps.sources import Family, Tier, kind_of

_AT_ONCE = 500
_AGREES_S = 120.0


@dataclass(frozen=True, slots=True)
class _Base:
    """What a file's change starts from."""

    date: ChosenDate | None
    decided: bool
    stored: Sequence[Candidate]
    position: Position | None


class Shifting:
    """Previews and carries out changes to many dates. Every method blocks."""

    def __init__(self, store: Store, settings: Settings) -> None:
        """Decide in `store`."""
        self._store = store
        self._dating = Dating(store, settings)

    def cameras(self) -> list[CameraFiles]:
        """Return the cameras of the library, those with the most files first."""
        with self._store.readers.snapshot() as reader:
            known = camera_clocks.shifts(reader)
            found = camera_clocks.cameras(reader)
        return [
            CameraFiles(
                key,
                camera_name(key[0] or None, key[1] or None) or "",
                files,
                first,
                last,
                known.get(key, 0.0),
            )
            for key, files, first, last in found
        ]

    def clocks(self, checkpoint: Checkpoint = lambda: None) -> list[CameraClock]:
        """Return what to offer for cameras whose clock the library proves wrong."""
        return propose_corrections(self._store.readers, checkpoint=checkpoint)

    def files_of(self, camera: CameraKey) -> "array[int]":
        """Return the files of a camera."""
        with self._store.readers.use() as reader:
            return array("q", camera_clocks.files_of(reader, camera))

    def rows(self, ids: Sequence[int], change: DateChange) -> dict[int, ChangedDate]:
        """Return what a change makes of these files; nothing is decided."""
        bases = self._bases(ids, change)
        with self._store.readers.snapshot() as reader:
            files = records.load(reader, ids)
        afters = self._afters(bases, change)
        return {
            id_: _changed(ChangedDate(files[id_], base.date, None, base.decided), base, afters[id_])
            for id_, base in bases.items()
            if id_ in files
        }

    def summary(
        self,
        ids: Sequence[int],
        change: DateChange,
        checkpoint: Checkpoint = lambda: None,
    ) -> ChangeSummary:
        """Return what a change comes to; `checkpoint` may raise `CancelledError`."""
        before: Counter[str] = Counter()
        after: Counter[str] = Counter()
        ordered: list[tuple[str, int]] = []
        agreeing, left = set(), set()
        for page in _pages(ids):
            checkpoint()
            for id_, row in self.rows(page, change).items():
                ordered.append((row.before.wall if row.before is not None else "9", id_))
                if row.after is None:
                    left.add(id_)
                    continue
                if row.witness is not None:
                    agreeing.add(id_)
                if row.before is not None:
                    before[row.before.wall[:7]] += 1
                after[row.after.wall[:7]] += 1
        listed = [id_ for _, id_ in sorted(ordered)]
        return ChangeSummary(
            array("q", listed),
            array("q", (id_ for id_ in listed if id_ in agreeing)),
            array("q", (id_ for id_ in listed if id_ in left)),
            before,
            after,
        )

    def carry_out(
        self, summary: ChangeSummary, change: DateChange, *, checkpoint: Checkpoint = lambda: None
    ) -> DateOutcome:
        """Decide a change that was shown; files that were left out keep their dates."""
        left = set(summary.left)
        ids = [id_ for id_ in summary.ids if id_ not in left]
        if change.camera is not None and change.shift is not None:
            camera = Camera(*change.camera)
            done = self._dating.correct_camera(camera, shift_s=change.shift.seconds)
        elif change.shift is not None:
            done = self._dating.shift(ids, change.shift)
        elif change.date is not None:
            done = self._dating.set(ids, change.date, raw=change.text)
        else:
            return DateOutcome()
        later: list[CatalogChanges] = []
        self._dating.keep_up(checkpoint=checkpoint, on_changes=later.append)
        changes = done.changes
        for more in later:
            changes |= more
        return DateOutcome(frozenset(ids), done.trouble, changes, done.seq)

    def _afters(self, bases: Mapping[int, _Base], change: DateChange) -> dict[int, ShiftedDate]:
        if not change:
            return {id_: ShiftedDate(id_, base.date, None) for id_, base in bases.items()}
        if change.date is not None:
            return {id_: ShiftedDate(id_, base.date, change.date) for id_, base in bases.items()}
        shift = change.shift or Shift()
        if change.camera is not None:
            return {id_: shifted(id_, base.date, shift) for id_, base in bases.items()}
        return {each.file_id: each for each in self._dating.preview_shift(list(bases), shift)}

    def _bases(self, ids: Sequence[int], change: DateChange) -> dict[int, _Base]:
        with self._store.readers.snapshot() as reader:
            found = timestamps.inputs(reader, ids, {})
            taken = date_choices.taken_of(reader, ids)
        bases = {}
        for id_, file in found.items():
            stored = candidates.from_json(file.candidates_json or "[]")
            facts = stored_facts.from_json(file.facts_json) if file.facts_json else None
            date = taken.get(id_)
            if change.camera is not None:
                date = _camera_time(stored)
            position = facts.position if facts is not None else None
            bases[id_] = _Base(date, _is_decided(stored), stored, position)
        return bases


def _changed(row: ChangedDate, base: _Base, after: ShiftedDate) -> ChangedDate:
    if base.decided:
        return row
    if after.after is None:
        return replace(row, trouble=after.trouble)
    witness, apart_s = _witness(base, after.after)
    return replace(row, after=after.after, witness=witness, apart_s=apart_s)


def _witness(base: _Base, after: ChosenDate) -> tuple[str | None, float]:
    """Return another source that agrees with a changed date, and how far apart the two are."""
    if after.precision is not Precision.SECOND:
        return None, 0.0
    moment = datetime.fromisoformat(after.wall)
    found = [
        (abs((sighting.true - moment).total_seconds()), sighting.reference.value)
        for sighting in clocks.sightings_of(base.stored, base.position)
    ]
    apart_s, name = min(found, default=(_AGREES_S + 1, ""))
    return (name, apart_s) if apart_s <= _AGREES_S else (None, 0.0)


def _camera_time(stored: Sequence[Candidate]) -> ChosenDate | None:
    """Return what the camera wrote into a file, as it stands there."""
    for item in stored:
        kind = kind_of(item.stamp.source)
        is_shot = kind.tier is Tier.SHOT and kind.family is Family.EXIF
        if is_shot and item.stamp.wall is not None:
            with contextlib.suppress(ValueError):
                datetime.fromisoformat(item.stamp.wall)
                return ChosenDate(item.stamp.wall[:19], item.stamp.precision)
    return None


def _is_decided(stored: Sequence[Candidate]) -> bool:
    return any(
        item.role is Role.CHOSEN and kind_of(item.stamp.source).tier is Tier.USER for item in stored
    )


def _pages(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
