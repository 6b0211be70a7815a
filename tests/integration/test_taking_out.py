"""A folder leaves the library without a trace on the disk, and comes back as it was."""

import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from mediadesk.catalog.effects import decision_effects
from mediadesk.catalog.folders import folders
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.roots import settling, taken_out
from mediadesk.config import Settings
from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.history import HistoryKind
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.reasons import ReasonCode
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations import resolve
from mediadesk.operations.bulk import DEFAULT_RULES, BulkPlan, gather
from mediadesk.operations.folder_rules import set_rule
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.past.history import History
from mediadesk.operations.past.root_history import RootHistory
from mediadesk.operations.relink import relink
from mediadesk.operations.taking_out import bring_back_path, settle, settle_some, take_out
from tests.support import desks
from tests.support.desks import Desk, counts
from tests.support.media import picture

SIZE = (160, 120)


@pytest.fixture
def two(pictures: Path) -> tuple[Path, Path]:
    """Return two folders, of which each holds the same two pictures."""
    one, other = pictures / "One", pictures / "Two"
    (one / "in").mkdir(parents=True)
    picture(one / "a.jpg", size=SIZE, seed=1)
    picture(one / "in" / "b.jpg", size=SIZE, seed=2)
    shutil.copytree(one, other)
    return one, other


def paths(desk: Desk) -> set[str]:
    return {os.path.basename(os.path.dirname(path)) + "/" + os.path.basename(path)
            for path in desk.rows()}  # fmt: skip


def open_clusters(desk: Desk) -> int:
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.EXACT])
    return len(desk.library.cluster_ids([ClusterKind.EXACT]))


def snapshot(folder: Path) -> dict[str, tuple[int, int, int]]:
    found = {}
    for path in [folder, *folder.rglob("*")]:
        stat = path.stat()
        found[str(path)] = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)
    return found


def test_its_files_leave_every_list_and_nothing_on_the_disk_is_touched(
    desk: Desk, two: tuple[Path, Path]
) -> None:
    one, other = two
    desk.scan(one, other)
    assert open_clusters(desk) == 2
    before = snapshot(one)
    changes = take_out(desk.store, bytes(one))
    assert changes.roots
    assert len(changes.clusters) == 2
    assert snapshot(one) == before
    assert [root.path for root in desk.library.roots()] == [bytes(other)]
    assert paths(desk) == {"Two/a.jpg", "in/b.jpg"}
    assert desk.library.place_counts()[SmartPlace.ALL].files == 2
    assert not desk.library.cluster_ids()
    assert desk.library.why_unknown(bytes(one / "a.jpg")) is not None
    assert open_clusters(desk) == 0


def test_undo_brings_it_back_without_opening_a_file_also_while_its_disk_is_away(
    desk: Desk, two: tuple[Path, Path], tmp_path: Path
) -> None:
    one, other = two
    desk.scan(one, other)
    assert open_clusters(desk) == 2
    before, known = desk.rows(), desk.sql("SELECT id, status, content_id FROM file")
    history = History([RootHistory(desk.store)])
    take_out(desk.store, bytes(one))
    (item,) = history.items()
    assert (item.kind, item.undoable, item.names) == (HistoryKind.TAKEN_OUT, 1, (str(one),))
    assert not list(history.items("elsewhere"))
    assert history.newest() == item
    one.rename(tmp_path / "away")
    outcome = history.undo()
    (tmp_path / "away").rename(one)
    assert outcome.changes.roots
    assert outcome.item is not None
    assert outcome.item.is_undone
    assert desk.rows() == before
    assert desk.sql("SELECT id, status, content_id FROM file") == known
    assert desk.sql("SELECT 1 FROM file WHERE aside IS NOT NULL") == []
    assert len(desk.library.cluster_ids()) == 2
    assert counts(desk.scan(one))["unchanged"] == 2
    assert history.redo().item is not None
    assert paths(desk) == {"Two/a.jpg", "in/b.jpg"}


def test_adding_it_again_is_the_same_as_undo_and_history_says_so(
    desk: Desk, two: tuple[Path, Path]
) -> None:
    one, _ = two
    desk.scan(one)
    set_rule(desk.store, bytes(one), FolderRule.PROTECTED, holds=True)
    take_out(desk.store, bytes(one))
    (one / "a.jpg").unlink()
    picture(one / "new.jpg", size=SIZE, seed=9)
    report = desk.scan(one)
    assert counts(report) == {"new": 1, "unchanged": 1, "missing": 1}
    (root,) = desk.library.roots()
    assert root.protected
    (item,) = RootHistory(desk.store).items()
    assert item.is_undone
    with pytest.raises(OutsideError) as caught:
        History([RootHistory(desk.store)]).undo(item.key)
    assert caught.value.reason.code is ReasonCode.NOTHING_TO_UNDO


def test_a_wider_and_a_narrower_folder_take_over_what_is_known(
    desk: Desk, two: tuple[Path, Path], pictures: Path
) -> None:
    one, other = two
    desk.scan(one, other)
    take_out(desk.store, bytes(one))
    take_out(desk.store, bytes(other))
    assert counts(desk.scan(one / "in"))["unchanged"] == 1
    assert paths(desk) == {"in/b.jpg"}
    assert counts(desk.scan(pictures))["unchanged"] == 4
    assert [root.path for root in desk.library.roots()] == [bytes(pictures)]
    assert len(desk.rows()) == 4
    with desk.store.readers.use() as reader:
        assert taken_out.paths(reader) == []


def test_undo_takes_in_again_what_was_added_below_it_meanwhile(
    desk: Desk, two: tuple[Path, Path]
) -> None:
    one, _ = two
    desk.scan(one)
    take_out(desk.store, bytes(one))
    desk.scan(one / "in")
    History([RootHistory(desk.store)]).undo()
    assert [root.path for root in desk.library.roots()] == [bytes(one)]
    assert paths(desk) == {"One/a.jpg", "in/b.jpg"}
    assert counts(desk.scan(one))["unchanged"] == 2


def test_what_is_held_of_it_can_still_come_back_or_be_purged(
    desk: Desk, two: tuple[Path, Path]
) -> None:
    one, other = two
    desk.scan(one, other)
    open_clusters(desk)
    set_rule(desk.store, bytes(other), FolderRule.PROTECTED, holds=True)
    settings = Settings()
    wanted = BulkPlan(gather(desk.store, settings), DEFAULT_RULES, ()).resolutions()
    plan = resolve.plan(desk.store, wanted, settings=settings)
    done = resolve.act(desk.store, plan)
    assert len(done.removed) == 2
    take_out(desk.store, bytes(one))
    assert desk.library.place_counts()[SmartPlace.REMOVED].files == 2
    resolve.undo(desk.store, done.batch_id)
    assert (one / "a.jpg").exists()
    assert desk.library.place_counts()[SmartPlace.REMOVED].files == 0
    assert paths(desk) == {"Two/a.jpg", "in/b.jpg"}
    History([RootHistory(desk.store)]).undo()
    assert len(paths(desk)) == 3
    assert "new" not in counts(desk.scan(one))


def test_a_folder_whose_files_are_known_elsewhere_may_be_relinked_to_them(
    desk: Desk, two: tuple[Path, Path]
) -> None:
    one, other = two
    desk.scan(one)
    one.rename(other.parent / "away")
    shutil.rmtree(other)
    (other.parent / "away").rename(other)
    assert counts(desk.scan(other)) == {"moved": 2}
    take_out(desk.store, bytes(other))
    relink(desk.store, bytes(one), bytes(other))
    assert [root.path for root in desk.library.roots()] == [bytes(other)]
    assert paths(desk) == {"Two/a.jpg", "in/b.jpg"}
    assert counts(desk.scan(other)) == {"unchanged": 2}


def test_a_moved_folder_may_be_relinked_to_the_path_of_one_that_left(
    desk: Desk, two: tuple[Path, Path]
) -> None:
    one, other = two
    desk.scan(one)
    known = desk.sql("SELECT content_id FROM file ORDER BY content_id")
    desk.scan(other)
    take_out(desk.store, bytes(other))
    shutil.rmtree(one)
    relink(desk.store, bytes(one), bytes(other))
    assert [root.path for root in desk.library.roots()] == [bytes(other)]
    assert counts(desk.scan(other)) == {"unchanged": 2}
    assert desk.sql("SELECT content_id FROM file ORDER BY content_id") == known


def test_applying_all_decisions_again_changes_nothing(desk: Desk, two: tuple[Path, Path]) -> None:
    one, other = two
    desk.scan(one, other)
    take_out(desk.store, bytes(one))
    desk.scan(one)
    take_out(desk.store, bytes(other))
    before = desk.sql("SELECT id, folder_id, status, aside FROM file")
    with desk.store.decision_readers.use() as reader:
        every = decisions.after(reader, 0)
    desk.store.catalog.submit(lambda writer: decision_effects.apply(writer, every)).result()
    assert desk.sql("SELECT id, folder_id, status, aside FROM file") == before
    assert [root.path for root in desk.library.roots()] == [bytes(one)]


def test_a_scan_that_stands_still_is_called_off_and_none_brings_it_back_by_itself(
    desk: Desk, two: tuple[Path, Path]
) -> None:
    one, other = two
    desk.scan(one, other)
    alone, both = desk.scanner.start([bytes(one)]), desk.scanner.start([bytes(one), bytes(other)])
    for job in (alone, both):
        desk.write("UPDATE job SET status = 'paused' WHERE id = ?", job.id)
    take_out(desk.store, bytes(one))
    status = {record.id: record.status for record in desk.library.jobs()}
    assert (status[alone.id], status[both.id]) == (JobStatus.CANCELLED, JobStatus.PAUSED)
    for refused in (
        partial(desk.scanner.resume, alone.id),
        partial(desk.scanner.retry, alone.id, [bytes(one / "a.jpg")]),
        partial(desk.scanner.again, [bytes(one)]),
    ):
        with pytest.raises(OutsideError) as caught:
            refused()
        assert caught.value.reason.code is ReasonCode.TAKEN_OUT
    desk.scanner.resume(both.id).run()
    assert [root.path for root in desk.library.roots()] == [bytes(other)]


def test_what_leaves_while_it_is_scanned_stays_away(desk: Desk, two: tuple[Path, Path]) -> None:
    one, other = two
    desk.scan(other)
    job, left = desk.scanner.start([bytes(one), bytes(other)]), False

    def leave(_changes: object) -> None:
        nonlocal left
        with desk.store.readers.use() as reader:
            is_root = folders.find(reader, bytes(one)) is not None
        if is_root and not left:
            left = True
            take_out(desk.store, bytes(one))

    assert job.run(leave).status is JobStatus.COMPLETED
    assert left
    assert paths(desk) == {"Two/a.jpg", "in/b.jpg"}


@pytest.fixture
def in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file or two follow at a time, as thousands do."""
    monkeypatch.setattr(settling, "AT_ONCE", 2)


def shelves(pictures: Path) -> Path:
    """Make a folder with nine pictures at four levels; the first folder has most."""
    folder = pictures / "Many"
    for number, place in enumerate(("", "", "", "a", "a", "a/b", "a/b", "c", "c")):
        (folder / place).mkdir(parents=True, exist_ok=True)
        picture(folder / place / f"{number}.jpg", size=(24, 16), seed=number)
    return folder


@pytest.mark.usefixtures("in_pieces")
def test_files_follow_in_pieces_and_undo_in_their_midst_is_whole(
    desk: Desk, pictures: Path, two: tuple[Path, Path]
) -> None:
    folder = shelves(pictures)
    desk.scan(folder, *two)
    known = desk.sql("SELECT id, status, aside FROM file ORDER BY id")
    take_out(desk.store, bytes(folder))
    assert bytes(folder) not in {root.path for root in desk.library.roots()}
    assert 0 < len(desk.sql("SELECT 1 FROM file WHERE aside IS NOT NULL")) < 9
    settle_some(desk.store)
    bring_back_path(desk.store, bytes(folder))
    settle(desk.store)
    assert desk.sql("SELECT id, status, aside FROM file ORDER BY id") == known
    take_out(desk.store, bytes(folder))
    assert settle(desk.store).folders
    assert len(desk.sql("SELECT 1 FROM file WHERE aside = 'present' AND status = 'missing'")) == 9
    assert paths(desk) == {"One/a.jpg", "Two/a.jpg", "in/b.jpg"}
    assert settle_some(desk.store) is None


@pytest.mark.usefixtures("in_pieces")
def test_a_part_that_is_added_while_the_whole_leaves_stays(desk: Desk, pictures: Path) -> None:
    folder = shelves(pictures)
    desk.scan(folder)
    take_out(desk.store, bytes(folder))
    assert counts(desk.scan(folder / "a")) == {"unchanged": 4}
    settle(desk.store)
    assert paths(desk) == {"a/3.jpg", "a/4.jpg", "b/5.jpg", "b/6.jpg"}


@pytest.mark.usefixtures("in_pieces")
def test_a_scan_of_a_folder_that_just_left_waits_until_all_is_back(
    desk: Desk, pictures: Path
) -> None:
    folder = shelves(pictures)
    desk.scan(folder)
    take_out(desk.store, bytes(folder))
    assert counts(desk.scan(folder)) == {"unchanged": 9}
    assert len(desk.rows()) == 9


@pytest.mark.usefixtures("in_pieces")
def test_a_scan_of_another_folder_does_not_wait_for_files_that_leave(
    desk: Desk, pictures: Path, two: tuple[Path, Path]
) -> None:
    folder = shelves(pictures)
    desk.scan(folder)
    take_out(desk.store, bytes(folder))
    assert counts(desk.scan(two[0])) == {"new": 2}
    assert settle_some(desk.store) is not None


@pytest.mark.usefixtures("in_pieces")
def test_files_that_did_not_follow_before_a_crash_do_afterwards(
    pictures: Path, tmp_path: Path, decoders: Sandbox
) -> None:
    folder = shelves(pictures)
    with desks.desk(tmp_path, decoders) as crashed:
        crashed.scan(folder)
        take_out(crashed.store, bytes(folder))
    with desks.desk(tmp_path, decoders) as started:
        settle(started.store)
        assert started.rows() == {}
        bring_back_path(started.store, bytes(folder))
    with desks.desk(tmp_path, decoders) as started:
        settle(started.store)
        assert len(started.rows()) == 9


def test_a_folder_that_is_no_root_is_refused(desk: Desk, two: tuple[Path, Path]) -> None:
    one, _ = two
    desk.scan(one)
    with pytest.raises(OutsideError) as caught:
        take_out(desk.store, bytes(one / "in"))
    assert caught.value.reason.code is ReasonCode.RELINK_NO_ROOT
