"""Keeps the dates of the library up to date: sidecars, pairs and copies have their say.

A scan judges each file by what it offers itself. What lies beside it or belongs with it is
looked at here, once the files are stored, from what the catalog keeps: no media file is opened.
The stored dates name what they were judged by (the rules, the home zone, the first year); where
that is no longer so, all of them are judged again.
"""

import json
import os
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import TypeVar

from mediadesk.catalog import camera_clocks, folders, live_photos, sidecars, timestamps
from mediadesk.catalog.database import Connection
from mediadesk.catalog.sidecars import UnreadSidecar
from mediadesk.catalog.store import Store
from mediadesk.catalog.timestamps import Dated, DateInput
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import camera_name, is_inside, joined
from mediadesk.domain.timestamps import Precision, Stamp, ZoneKind
from mediadesk.jobs.runner import JobProgress, JobRunner
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.dated_folder import BATCH, DatedFolder
from mediadesk.operations.judging import DateFile, Question, Rules, judge
from mediadesk.operations.sidecars import (
    READING_VERSION,
    is_list,
    listed,
    lists_in,
    owned,
    read_sidecars,
    unreadable,
)
from mediadesk.timestamps.candidates import RULE_VERSION
from mediadesk.timestamps.clocks import Camera, CameraSetting

Outcome = TypeVar("Outcome")


_SIDECARS_AT_ONCE = 100
_FOLDERS_AT_ONCE = 200
_TIMEOUT_S = 60.0
_ROUNDS = 2
"""A date that turns out weak in the first round asks its copies in the second."""

Checkpoint = Callable[[], None]
OnChanges = Callable[[CatalogChanges], None]


class DateKeeper:
    """Judges the dates that are owed. Costs next to nothing when none are."""

    def __init__(self, store: Store, settings: Settings, sandbox: Sandbox | None = None) -> None:
        """Judge in `sandbox`; without one in this process, and no sidecar is opened."""
        self._store = store
        self._rules = Rules(settings.dates_min_year, settings.dates_home_zone)
        self._sandbox = sandbox
        self._workers = settings.hashing_workers if sandbox is not None else 1
        self._basis = basis_of(settings)
        self._paths: dict[int, bytes] = {}
        self._corrected: AbstractSet[str | None] = frozenset()

    def run(self, *, checkpoint: Checkpoint, on_changes: OnChanges) -> int:
        """Bring every date up to date; returns how many were judged.

        Raises `OutsideError` for trouble with the catalog. `checkpoint` may raise
        `CancelledError`; what is not judged by then stays owed.
        """
        self._prepare()
        if self._sandbox is not None:
            self._read_sidecars(self._sandbox, checkpoint)
        self._write(timestamps.owe_copies)
        runner = JobRunner(self._workers)
        return sum(
            runner.run(
                self._questions(checkpoint, on_changes),
                self._judge,
                lambda _, dated: on_changes(self._write(partial(timestamps.store, dated=dated))),
                JobProgress(),
                describe=lambda batch: batch[-1].file.path,
                weigh=len,
            )
            for _ in range(_ROUNDS)
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
            known = timestamps.basis(reader)
            settings = camera_clocks.settings(reader)
        clocks = {Camera(*camera): CameraSetting(*said) for camera, said in settings.items()}
        self._rules = replace(self._rules, clocks=clocks)
        self._corrected = {camera_name(make, model) for make, model, _ in settings}
        if known != self._basis:
            self._write(lambda writer: timestamps.set_basis(writer, self._basis))

    def _write(self, write: Callable[[Connection], Outcome]) -> Outcome:
        return self._store.catalog.submit(write).result()

    # sidecars

    def _read_sidecars(self, sandbox: Sandbox, checkpoint: Checkpoint) -> None:
        with self._store.readers.use() as reader:
            lost = sidecars.lost(reader)
        for folder_id, gone in lost.items():
            self._write(partial(_forget, folder_id=folder_id, gone=gone))
        while True:
            checkpoint()
            with self._store.readers.use() as reader:
                unread = sidecars.unread(reader, version=READING_VERSION, limit=_SIDECARS_AT_ONCE)
                paths = [
                    joined(folders.path_of(reader, one.folder_id, self._paths), one.name)
                    for one in unread
                ]
            if not unread:
                return
            self._write(partial(_keep, unread=unread, said=_read(sandbox, paths)))

    # the files concerned

    def _questions(
        self, checkpoint: Checkpoint, on_changes: OnChanges
    ) -> Generator[list[Question]]:
        """Yield the files whose dates others may change, in batches; settle all the rest."""
        after = 0
        while True:
            with self._store.readers.use() as reader:
                owing = timestamps.folders_owing(reader, after=after, limit=_FOLDERS_AT_ONCE)
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
        if self._sandbox is None:
            return judge((batch, self._rules))
        return self._sandbox.run(judge, (batch, self._rules), timeout_s=_TIMEOUT_S)


def basis_of(settings: Settings) -> str:
    """Return what dates are judged by: a text that changes when they must be judged anew."""
    zone = settings.dates_home_zone
    if not zone:
        # the process's own: TZ where it is set, else what the system says of winter and summer
        zone = os.environ.get("TZ") or "/".join(
            time.strftime("%Z%z", time.localtime(second)) for second in (1704067200, 1719792000)
        )
    return f"rules {RULE_VERSION}, home {zone}, from {settings.dates_min_year}"


def _read(sandbox: Sandbox, paths: Sequence[bytes]) -> list[str]:
    """Read sidecars together; where one of them is too much for its child, one by one."""
    try:
        return sandbox.run(read_sidecars, paths, timeout_s=_TIMEOUT_S)
    except OutsideError as error:
        if len(paths) == 1:
            return [unreadable(error.reason)]
    return [_read(sandbox, [path])[0] for path in paths]


def _keep(writer: Connection, *, unread: Sequence[UnreadSidecar], said: Sequence[str]) -> None:
    """Store what sidecars said, and have the dates of their owners judged anew."""
    changed: dict[int, set[bytes]] = {}
    before: dict[int, dict[bytes, str]] = {}
    for one, told in zip(unread, said, strict=True):
        if one.folder_id not in before:
            before[one.folder_id] = sidecars.readings(writer, one.folder_id)
        sidecars.keep_reading(writer, one, version=READING_VERSION, said=told)
        changed.setdefault(one.folder_id, set()).add(one.name)
    for folder_id, changed_names in changed.items():
        now = sidecars.readings(writer, folder_id)
        _owe_owners(writer, folder_id, changed_names, (before[folder_id], now))


def _forget(writer: Connection, *, folder_id: int, gone: Sequence[bytes]) -> None:
    """Forget sidecars that are gone, and have the dates of their owners judged anew."""
    before = sidecars.readings(writer, folder_id)
    sidecars.forget_readings(writer, folder_id, gone)
    _owe_owners(writer, folder_id, set(gone), (before,))


def _owe_owners(
    writer: Connection,
    folder_id: int,
    changed: AbstractSet[bytes],
    beside: Sequence[Iterable[bytes]],
) -> None:
    """Owe the dates of the files that a changed sidecar belongs to, or belonged to."""
    files = timestamps.names_in_folder(writer, folder_id)
    if any(map(is_list, changed)):
        timestamps.owe(writer, files.values())
        return
    owners = {
        files[name]
        for names_beside in beside
        for name, mine in owned(names_beside, files).items()
        if not changed.isdisjoint(mine)
    }
    timestamps.owe(writer, owners)


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
