"""Exact copies are shown while the scan that found them still runs."""

import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from mediadesk.catalog.contents import contents
from mediadesk.catalog.store import open_store
from mediadesk.config import Settings
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.jobs import JobStatus
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.folder_rules import in_force
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.copies import live_copies
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.scanning import analysis
from tests.support.desks import Desk
from tests.support.drafts import counted
from tests.support.media import picture


def members(desk: Desk) -> list[set[str]]:
    found = desk.library.clusters([ClusterKind.EXACT])
    names: dict[int, str] = dict(desk.sql("SELECT id, name_shown FROM file"))
    return [{names[member.file_id] for member in each} for _, each in found]


def test_copies_are_a_cluster_before_the_scan_is_over_and_grow_with_it(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_copies, "_EVERY_S", 0.1)
    monkeypatch.setattr("mediadesk.operations.scanning.backlog._BATCH_FILES", 2)
    first = picture(pictures / "a.jpg", seed=1)
    shutil.copy2(first, pictures / "b.jpg")
    picture(pictures / "c.jpg", seed=2)
    late = pictures / "late"
    late.mkdir()
    shutil.copy2(first, late / "y.jpg")
    picture(late / "z.jpg", seed=3)
    go = threading.Event()
    study = analysis.Analyst.study

    def held(self: analysis.Analyst, batch: analysis.Batch) -> list[analysis.Studied]:
        if any(b"/late/" in file.path for file in batch):
            go.wait(30)
        return study(self, batch)

    monkeypatch.setattr(analysis.Analyst, "study", held)
    told = threading.Event()

    def note(changes: CatalogChanges) -> None:
        if changes.clusters:
            told.set()

    job = desk.scanner.start([os.fsencode(pictures)])
    thread = threading.Thread(target=lambda: job.run(note))
    thread.start()
    try:
        assert told.wait(20)
        assert job.status is JobStatus.RUNNING
        assert members(desk) == [{"a.jpg", "b.jpg"}]
        told.clear()
    finally:
        go.set()
        thread.join(30)
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.EXACT])
    assert members(desk) == [{"a.jpg", "b.jpg", "y.jpg"}]


def test_a_third_copy_takes_the_place_of_the_pair_and_stands(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = picture(pictures / "a.jpg", seed=1)
    shutil.copy2(first, pictures / "b.jpg")
    desk.scan(pictures)
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.EXACT])
    assert members(desk) == [{"a.jpg", "b.jpg"}]
    monkeypatch.setattr(live_copies, "_EVERY_S", 0.05)
    shutil.copy2(first, pictures / "c.jpg")
    go = threading.Event()
    stop = live_copies.LiveCopies.stop

    def stop_late(copies: live_copies.LiveCopies, patience_s: float) -> None:
        deadline_s = time.monotonic() + 20
        while members(desk) == [{"a.jpg", "b.jpg"}] and time.monotonic() < deadline_s:
            go.wait(0.05)
        stop(copies, patience_s)

    monkeypatch.setattr(live_copies.LiveCopies, "stop", stop_late)
    desk.scan(pictures)
    assert members(desk) == [{"a.jpg", "b.jpg", "c.jpg"}]
    made = counted(monkeypatch)
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.EXACT])
    assert members(desk) == [{"a.jpg", "b.jpg", "c.jpg"}]
    assert made == []


def test_a_catalog_that_closes_while_copies_are_still_looked_for_is_no_trouble(
    tmp_path: Path, decoders: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_copies, "_EVERY_S", 0.01)
    store, lanes = open_store(tmp_path / "catalog.db"), Lanes(1, first=decoders)
    reading, closed = threading.Event(), threading.Event()

    def reads_on(*_asked: object) -> Settings:
        reading.set()
        closed.wait(20)
        return in_force(store, Settings())

    monkeypatch.setattr(live_copies, "in_force", reads_on)
    copies = live_copies.LiveCopies(
        store,
        Settings(),
        lanes,
        checkpoint=lambda: None,
        on_changes=lambda _changes: None,
    )
    copies.start()
    assert reading.wait(20)
    copies.stop(0.01)
    store.close()
    closed.set()
    assert lanes.close()
    copies.stop(20)  # what its thread raises makes this test fail


def test_empty_files_are_left_to_the_search_as_they_may_be_very_many(
    desk: Desk, pictures: Path
) -> None:
    for name in ("1.jpg", "2.jpg"):
        (pictures / name).touch()
    first = picture(pictures / "a.jpg", seed=1)
    shutil.copy2(first, pictures / "b.jpg")
    desk.scan(pictures)
    ids = [id_ for (id_,) in desk.sql("SELECT id FROM file")]
    with desk.store.readers.use() as reader:
        looked_at = contents.twins_of(reader, ids)
    assert sorted(os.path.basename(file.path) for file in looked_at) == [b"a.jpg", b"b.jpg"]
