"""Deciding on dates: take the proposal, another one, what is typed, a neighbour's, or a shift.

A decision is about a content, so it outlasts renames, edits of metadata and the catalog itself.
It is stored and shown at once; writing it into files is another step (stamp.py).
"""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.dates import camera_clocks, date_choices, date_decisions, stamp_rows
from mediadesk.catalog.dates import timestamps as dates
from mediadesk.catalog.dates.date_choices import KeyedDate
from mediadesk.catalog.files import records
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.dating import ChosenDate, DateOutcome, Shift, ShiftedDate
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.timestamps import Precision
from mediadesk.operations.dates.timestamps import DateKeeper
from mediadesk.timestamps import candidates, typed
from mediadesk.timestamps.clocks import Camera

_AT_ONCE = 500
_JUDGED_AT_ONCE = 200
_YEARS = range(1000, 9000)


class Dating:
    """What a user decides on dates. Every method may be called from any thread but the GUI's."""

    def __init__(self, store: Store, settings: Settings) -> None:
        """Decide in `store`; `settings` say by which rules dates are judged."""
        self._store = store
        self._settings = settings

    def files_at(self, path: bytes | None, levels: Sequence[str] = ()) -> list[int]:
        """Return the files at or below a path (None: all), those of some confidences.

        Raises `OutsideError` (OUTSIDE_EVERY_ROOT).
        """
        with self._store.readers.use() as reader:
            where = None if path is None else records.locate(reader, path)
            if path is not None and where is None:
                raise OutsideError(Reason.of(ReasonCode.OUTSIDE_EVERY_ROOT))
            return stamp_rows.ids_at(reader, where, levels)

    def accept(self, file_ids: Sequence[int]) -> DateOutcome:
        """Take what is proposed for each of these files."""
        wanted = {
            id_: (date, typed.shown(date)) for id_, date in self.proposed(file_ids).items() if date
        }
        return self._decide(file_ids, wanted, how="accept")

    def choose(self, file_id: int, place: int) -> DateOutcome:
        """Take the candidate at this place of the file's list, a dropped one too."""
        with self._store.readers.use() as reader:
            found = dates.inputs(reader, [file_id], {}).get(file_id)
        stored = candidates.from_json((found and found.candidates_json) or "[]")
        date = candidates.as_chosen(stored[place]) if 0 <= place < len(stored) else None
        if date is None:
            return self._decide([file_id], {}, how="choose")
        raw = f"{stored[place].stamp.source}: {typed.shown(date)}"
        return self._decide([file_id], {file_id: (date, raw)}, how="choose")

    def set(self, file_ids: Sequence[int], date: ChosenDate, *, raw: str = "") -> DateOutcome:
        """Give all these files one date, as typed: a file, or a folder of scans."""
        told = raw or typed.shown(date)
        return self._decide(file_ids, dict.fromkeys(file_ids, (date, told)), how="set")

    def same_as(self, file_ids: Sequence[int], neighbour_id: int) -> DateOutcome:
        """Give files the date of another one."""
        date = self.proposed([neighbour_id]).get(neighbour_id)
        wanted = {} if date is None else dict.fromkeys(file_ids, (date, typed.shown(date)))
        return self._decide(file_ids, wanted, how="neighbour")

    def between(self, file_ids: Sequence[int], first_id: int, last_id: int) -> DateOutcome:
        """Spread files, in their order, evenly between two others; no more exact than that is."""
        ends = self.proposed([first_id, last_id])
        first, last = ends.get(first_id), ends.get(last_id)
        wanted = {}
        if first is not None and last is not None:
            for number, file_id in enumerate(file_ids, 1):
                date = interpolated(first, last, number / (len(file_ids) + 1))
                wanted[file_id] = (date, typed.shown(date))
        return self._decide(file_ids, wanted, how="between")

    def preview_shift(self, file_ids: Sequence[int], shift: Shift) -> list[ShiftedDate]:
        """Return what a shift would make of each file; nothing is decided."""
        now = self.proposed(file_ids)
        return [shifted(file_id, now.get(file_id), shift) for file_id in file_ids]

    def shift(self, file_ids: Sequence[int], shift: Shift) -> DateOutcome:
        """Shift the dates of files, as they are proposed now, by a time or into another zone."""
        wanted, trouble = {}, {}
        for one in self.preview_shift(file_ids, shift):
            if one.after is not None:
                wanted[one.file_id] = (one.after, typed.shown(one.after))
            elif one.trouble is not None:
                trouble[one.file_id] = one.trouble
        return self._decide(file_ids, wanted, how="shift", trouble=trouble)

    def reopen(self, file_ids: Sequence[int]) -> DateOutcome:
        """Forget what was decided on these files."""
        with self._store.readers.use() as reader:
            keys = date_choices.keys_of(reader, file_ids)
            before = date_choices.chosen(reader, keys.values())
        if not before:
            return DateOutcome()

        def record(writer: Connection) -> int:
            return date_decisions.take_away(writer, list(before.values()), how="reopen")

        return self._recorded(record, [id_ for id_, key in keys.items() if key in before], {})

    def correct_camera(self, camera: Camera, *, shift_s: float) -> DateOutcome:
        """Accept how wrong a camera's clock is: for all its files, those still to come too."""
        key = (camera.make, camera.model, camera.serial)
        with self._store.readers.use() as reader:
            shift_before_s = camera_clocks.shifts(reader).get(key, 0.0)
            files = camera_clocks.files_of(reader, key)
        named = dict(zip(("make", "model", "serial"), key, strict=True))
        before = {**named, "shift_s": shift_before_s}
        wanted = {**before, "shift_s": shift_s}
        return self._recorded(
            lambda writer: date_decisions.correct_cameras(writer, [wanted], before=[before]),
            files,
            {},
        )

    def undo(self, seq: int | None = None) -> DateOutcome:
        """Take back the latest decision on dates, or the one with this number.

        Raises `OutsideError` (NOTHING_DECIDED).
        """
        with self._store.decision_readers.use() as reader:
            decision = date_decisions.last(reader, seq)
        if decision is None:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_DECIDED))
        taken_back = decision
        return self._recorded(lambda writer: date_decisions.take_back(writer, taken_back), None, {})

    def again(self, seq: int) -> DateOutcome:
        """Decide once more what was decided with this number and taken back.

        Raises `OutsideError` (NOTHING_DECIDED).
        """
        with self._store.decision_readers.use() as reader:
            decision = date_decisions.one(reader, seq)
        if decision is None:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_DECIDED))
        repeated = decision
        return self._recorded(lambda writer: date_decisions.repeat(writer, repeated), None, {})

    def proposed(self, file_ids: Sequence[int]) -> Mapping[int, ChosenDate | None]:
        """Return the date each file has now, decided or proposed; None where there is none."""
        with self._store.readers.use() as reader:
            return date_choices.taken_of(reader, file_ids)

    def keep_up(
        self, *, checkpoint: Checkpoint, on_changes: Callable[[CatalogChanges], None]
    ) -> int:
        """Judge all dates that are owed after large decisions; work for a job."""
        keeper = DateKeeper(self._store, self._settings)
        return keeper.run(checkpoint=checkpoint, on_changes=on_changes)

    def _decide(
        self,
        file_ids: Sequence[int],
        wanted: Mapping[int, tuple[ChosenDate, str]],
        *,
        how: str,
        trouble: Mapping[int, Reason] | None = None,
    ) -> DateOutcome:
        """Record dates for files; those that get none are named with the reason."""
        with self._store.readers.use() as reader:
            keys = date_choices.keys_of(reader, file_ids)
            before = date_choices.chosen(reader, {keys[id_] for id_ in wanted if id_ in keys})
        failed = dict(trouble or {})
        keyed: dict[tuple[str, str], KeyedDate] = {}
        decided: list[int] = []
        for file_id in file_ids:
            if file_id not in wanted:
                failed.setdefault(file_id, Reason.of(ReasonCode.NO_DATE))
            elif file_id not in keys:
                failed[file_id] = Reason.of(ReasonCode.NOT_LOOKED_INTO)
            else:
                date, raw = wanted[file_id]
                keyed[keys[file_id]] = KeyedDate(*keys[file_id], date, raw)
                decided.append(file_id)
        if not keyed:
            return DateOutcome(trouble=self._named(failed))
        was = [
            before[key].to_facts() if key in before else date_decisions.opened(*key)
            for key in keyed
        ]
        return self._recorded(
            lambda writer: date_decisions.set_dates(
                writer, list(keyed.values()), how=how, before=was
            ),
            decided,
            failed,
        )

    def _recorded(
        self,
        record: Callable[[Connection], int],
        file_ids: Sequence[int] | None,
        failed: Mapping[int, Reason],
    ) -> DateOutcome:
        """Record a decision, show it, and judge anew what it is about, if that is quick."""
        seq = self._store.decisions.submit(record).result()
        changes = self._store.catch_up()
        concerned = list(changes.files if file_ids is None else file_ids)
        changes |= self._judge(sorted(changes.files)[:_JUDGED_AT_ONCE])
        return DateOutcome(frozenset(concerned), self._named(failed), changes, seq)

    def _judge(self, file_ids: Sequence[int]) -> CatalogChanges:
        keeper = DateKeeper(self._store, self._settings)
        return keeper.judge_alone(file_ids) if file_ids else CatalogChanges()

    def _named(self, failed: Mapping[int, Reason]) -> list[tuple[str, Reason]]:
        with self._store.readers.use() as reader:
            found = dates.inputs(reader, list(failed), {})
        return [
            (names.shown_last(found[id_].path), reason)
            for id_, reason in failed.items()
            if id_ in found
        ]


def interpolated(first: ChosenDate, last: ChosenDate, share: float) -> ChosenDate:
    """Return the date at this share of the way, as exact as the distance of both ends allows."""
    start, end = (datetime.fromisoformat(date.wall) for date in (first, last))
    wall = (start + (end - start) * share).replace(microsecond=0)
    apart = abs(end - start)
    if apart <= timedelta(minutes=2):
        precision = Precision.SECOND
    elif apart <= timedelta(hours=2):
        precision = Precision.MINUTE
    elif apart <= timedelta(days=2):
        precision = Precision.DAY
    elif apart <= timedelta(days=62):
        precision = Precision.MONTH
    else:
        precision = Precision.YEAR
    order = list(Precision)
    vaguest = max((precision, first.precision, last.precision), key=order.index)
    offset = first.offset_minutes if first.offset_minutes == last.offset_minutes else None
    return ChosenDate(wall.isoformat(), vaguest, offset)


def shifted(file_id: int, before: ChosenDate | None, shift: Shift) -> ShiftedDate:
    """Return what a shift makes of one date, or why it stays as it is."""
    if before is None:
        return ShiftedDate(file_id, None, None, Reason.of(ReasonCode.NO_DATE))
    wall = datetime.fromisoformat(before.wall)
    with contextlib.suppress(OverflowError):
        wall += timedelta(seconds=shift.seconds)
    if wall.year not in _YEARS or (shift.seconds and wall.isoformat() == before.wall):
        return ShiftedDate(file_id, before, None, Reason.of(ReasonCode.DATE_OUT_OF_RANGE))
    offset = before.offset_minutes if shift.offset_minutes is None else shift.offset_minutes
    after = ChosenDate(wall.replace(microsecond=0).isoformat(), before.precision, offset)
    return ShiftedDate(file_id, before, after)
