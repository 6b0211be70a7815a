"""Keeps the dates of the library up to date: sidecars, pairs and copies have their say.

A scan judges each file by what it offers itself. What lies beside it or belongs with it is
looked at here, once the files are stored, from what the catalog keeps: no media file is opened.
The stored dates name what they were judged by (the rules, the home zone, the first year); where
that is no longer so, all of them are judged again.
"""

import json
import os
from collections.abc import Callable, Generator, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import TypeVar

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.dates import camera_clocks, date_debts, timestamps
from mediadesk.catalog.dates.timestamps import Dated, DateInput
from mediadesk.catalog.files import sidecars
from mediadesk.catalog.folders import folders
from mediadesk.catalog.shown import live_photos
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.facts import camera_name
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.paths import is_inside
from mediadesk.domain.timestamps import Precision, Stamp, ZoneKind
from mediadesk.jobs.runner import JobProgress, JobRunner
from mediadesk.operations.dates.date_basis import basis_of
from mediadesk.operations.dates.dated_folder import BATCH, DatedFolder
from mediadesk.operations.dates.judging import DateFile, Question, Rules, judge
from mediadesk.operations.dates.sidecar_reading import SidecarReader
from mediadesk.operations.dates.sidecars import listed, lists_in, owned
from mediadesk.operations.lanes import Lane, Lanes
from mediadesk.timestamps.clocks import Camera

Result = TypeVar("Result")


_FOLDERS_AT_ONCE = 200
_TIMEOUT_S = 60.0
_ROUNDS = 2
"""A date that turns out weak in the first round asks its copies in the second."""

OnChanges = Callable[[CatalogChanges], None]


class DateKeeper:
    """Judges the dates that are owed. Costs next to nothing when none are."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        lanes: Lanes | None = None,
        *,
        silent: Iterable[Lane] = (),
        opens_sidecars: bool = True,
        progress: JobProgress | None = None,
    ) -> None:
        """Judge in child processes; without `lanes` in this one, and no sidecar is opened.

        Of `silent` lanes nothing is asked. `progress` tells how far it has come, and ends it.
        """
        self._store = store
        self._lanes, self._silent = lanes, silent
        self._opens_sidecars = opens_sidecars
        self._progress = progress or JobProgress()
        self._rules = Rules(settings.dates_min_year, settings.dates_home_zone)
        self._workers = settings.hashing_workers if lanes is not None else 1
        self._checkpoint: Checkpoint | None = None
        self._basis = basis_of(settings)
        self._paths: dict[int, bytes] = {}
        self._corrected: AbstractSet[str | None] = frozenset()

    def run(self, *, checkpoint: Checkpoint, on_changes: OnChanges) -> int:
        """Bring every date up to date; returns how many were judged.

        Raises `OutsideError` for trouble with the catalog. `checkpoint` may raise
        `CancelledError`; what is not judged by then stays owed.
        """
        self._checkpoint = checkpoint
        self._prepare()
        if self._lanes is not None and self._opens_sidecars:
            SidecarReader(self._store, self._lanes, self._silent, checkpoint).run()
        self._write(date_debts.owe_copies)
        judged = sum(self._round(checkpoint, on_changes) for _ in range(_ROUNDS))
        checkpoint()  # a run that was asked to stop is none that is done
        return judged

    def _round(self, checkpoint: Checkpoint, on_changes: OnChanges) -> int:
        with self._store.readers.use() as reader:
            self._progress.total = date_debts.count_owed(reader)
        self._progress.update(0, "")
        return JobRunner(self._workers).run(
            self._questions(checkpoint, on_changes),
            self._judge,
            lambda _, dated: on_changes(self._write(partial(timestamps.store, dated=dated))),
            self._progress,
            describe=lambda batch: batch[-1].file.path,
            weigh=len,
        )

    def judge_alone(self, ids: Sequence[int]) -> CatalogChanges:
        """Judge some files at once by what they offer themselves; their kin are still owed a say.

        For the moment after a decision, when somebody is waiting.
        """
        self._prepare()
        with self._store.readers.use() as reader:
            found = timestamps.inputs(reader, ids, self._paths)
            roots = [root.path for root in folders.roots(reader)]
            said = {id_: _said_elsewhere(reader, file) for id_, file in found.items()}
        questions = [
            Question(_date_file(file, roots, said[id_]), copies_asked=False)
            for id_, file in found.items()
        ]
        dated = [replace(one, related=False) for one in judge((questions, self._rules))]
        return self._write(partial(timestamps.store, dated=dated))

    def _prepare(self) -> None:
        with self._store.readers.use() as reader:
            known = date_debts.basis(reader)
            shifts = camera_clocks.shifts(reader)
        shifts_s = {Camera(*camera): shift_s for camera, shift_s in shifts.items()}
        self._rules = replace(self._rules, clock_shifts_s=shifts_s)
        self._corrected = {camera_name(make, model) for make, model, _ in shifts}
        if known != self._basis:
            self._write(lambda writer: date_debts.set_basis(writer, self._basis))

    def _write(self, write: Callable[[Connection], Result]) -> Result:
        return self._store.catalog.submit(write).result()

    # the files concerned

    def _questions(
        self, checkpoint: Checkpoint, on_changes: OnChanges
    ) -> Generator[list[Question]]:
        """Yield the files whose dates others may change, in batches; settle all the rest."""
        after = 0
        while True:
            with self._store.readers.use() as reader:
                owing = date_debts.folders_owing(reader, after=after, limit=_FOLDERS_AT_ONCE)
                roots = [root.path for root in folders.roots(reader)]
            if not owing:
                return
            after = owing[-1]
            settled: list[int] = []
            batch: list[Question] = []
            for folder_id in owing:
                checkpoint()
                with self._store.readers.use() as reader:
                    folder = DatedFolder(reader, folder_id, self._corrected)
                    halves = live_photos.pairs(reader, folder_id)
                if halves != folder.live_photos:
                    pair = partial(live_photos.store, folder_id=folder_id, found=folder.live_photos)
                    on_changes(self._write(pair))
                settled += folder.settled
                for page in folder.pages():
                    with self._store.readers.use() as reader:
                        batch += self._asked(reader, folder, page, roots)
                    if len(batch) >= BATCH:
                        yield batch
                        batch = []
            self._write(partial(timestamps.settle, ids=settled))
            if batch:
                yield batch

    def _asked(
        self, reader: Connection, folder: DatedFolder, ids: Sequence[int], roots: Sequence[bytes]
    ) -> list[Question]:
        kin = {id_: folder.kin_of(id_, reader) for id_ in ids}
        wanted = {*ids, *(other for links in kin.values() for _, other in links)}
        inputs = timestamps.inputs(reader, sorted(wanted), self._paths)
        said = {id_: folder.said(id_) for id_ in wanted}
        for other in wanted - folder.ids:
            said[other] = _said_elsewhere(reader, inputs[other]) if other in inputs else ()
        files = {id_: _date_file(found, roots, said[id_]) for id_, found in inputs.items()}
        return [
            Question(
                files[id_],
                tuple((kind, files[other]) for kind, other in kin[id_] if other in files),
                copies_asked=folder.may_be_lent(id_),
            )
            for id_ in ids
            if id_ in files
        ]

    def _judge(self, batch: list[Question]) -> list[Dated]:
        if self._lanes is None:
            return judge((batch, self._rules))
        return self._lanes.own.run(
            judge, (batch, self._rules), timeout_s=_TIMEOUT_S, checkpoint=self._checkpoint
        )


def _said_elsewhere(reader: Connection, file: DateInput) -> tuple[str, ...]:
    """Return what the sidecars of a file in another folder said."""
    readings = sidecars.readings(reader, file.folder_id)
    name = os.path.basename(file.path)
    mine = owned(readings, [name]).get(name, ())
    return (*(readings[beside] for beside in mine), *listed(lists_in(readings), name))


def _chosen(choice_json: str | None) -> Stamp | None:
    if choice_json is None:
        return None
    wall, precision, offset_minutes, raw = json.loads(choice_json)
    zone = ZoneKind.NAIVE if offset_minutes is None else ZoneKind.OFFSET
    return Stamp("user", raw, wall, Precision(precision), zone, offset_minutes)


def _date_file(file: DateInput, roots: Sequence[bytes], said: tuple[str, ...]) -> DateFile:
    root = max((len(root) for root in roots if is_inside(file.path, root)), default=0)
    return DateFile(
        id=file.id,
        path=names.shown(file.path[root:]),
        kind=file.kind,
        mtime_ns=file.mtime_ns,
        facts_json=file.facts_json,
        candidates_json=file.candidates_json,
        said=said,
        chosen=_chosen(file.choice_json),
    )
