import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.catalog.files import files, records, studies
from mediadesk.catalog.files.files import Owed
from mediadesk.catalog.likeness import pictures
from mediadesk.domain.analysis import PictureFingerprint
from mediadesk.domain.media import FileStatus, MediaKind
from mediadesk.domain.reasons import PASSING_TROUBLE, Reason, ReasonCode
from mediadesk.domain.records import FileRecord
from mediadesk.domain.study import Study
from tests.support import shelf

PICTURE = PictureFingerprint(1 << 63, (1 << 64) - 1, bytes(4096), bytes(192))
WHOLE = Study(
    quick_hash="q", quick_version=1, picture=PICTURE, picture_version=1, facts_json='{"width":4}',
    probe_version=1, width=4, height=3, camera="Canon", taken="2019-08-17T12:00:00",
    confidence="HIGH",
)  # fmt: skip


@pytest.fixture
def shelved(catalog: sqlite3.Connection) -> sqlite3.Connection:
    shelf.root(catalog)
    return catalog


def record(catalog: sqlite3.Connection, file_id: int) -> FileRecord:
    return records.load(catalog, [file_id])[file_id]


def pending(catalog: sqlite3.Connection, file_id: int) -> Owed:
    return Owed(catalog.execute("SELECT pending FROM file WHERE id = ?", (file_id,)).fetchone()[0])


@given(st.integers(0, (1 << 64) - 1))
def test_unsigned_numbers_of_64_bits_survive(number: int) -> None:
    signed = studies.to_signed(number)
    assert -(1 << 63) <= signed < 1 << 63
    assert signed % (1 << 64) == number


def test_a_study_is_stored_and_the_file_appears(shelved: sqlite3.Connection) -> None:
    file = shelf.found(shelved, b"/photos/a.jpg")
    assert studies.store(shelved, file, WHOLE).added == {file.id}
    told = record(shelved, file.id)
    assert (told.width, told.camera, told.quick_hash) == (4, "Canon", "q")
    assert told.perceptual_hash == "8000000000000000"
    assert pending(shelved, file.id) == Owed.NOTHING
    again = studies.store(shelved, replace(file, is_new=False), WHOLE)
    assert not again.added
    assert again.files == {file.id}


def test_a_picture_that_is_decoded_otherwise_is_compared_anew(shelved: sqlite3.Connection) -> None:
    file = shelf.found(shelved, b"/photos/a.jpg")
    studies.store(shelved, file, WHOLE)
    (content_id,) = shelved.execute("SELECT content_id FROM file").fetchone()
    again = replace(file, is_new=False, content_id=content_id)
    pictures.store_search(shelved, [(content_id, b"views")], [], 2)
    studies.store(shelved, again, WHOLE)
    assert pictures.unsearched(shelved, 2) == []
    assert WHOLE.picture is not None
    other = WHOLE.picture._replace(grey=b"\1" * 4096)
    studies.store(shelved, again, WHOLE._replace(picture=other))
    assert pictures.unsearched(shelved, 2) == [content_id]


@pytest.mark.parametrize("code", sorted(PASSING_TROUBLE))
def test_passing_trouble_leaves_everything_owed(
    shelved: sqlite3.Connection, code: ReasonCode
) -> None:
    file = shelf.found(shelved, b"/photos/a.jpg")
    studies.store(shelved, file, Study(reason=Reason.of(code)))
    assert pending(shelved, file.id) == Owed.ALL
    assert record(shelved, file.id).status is FileStatus.ERROR


def test_trouble_while_comparing_costs_nothing_that_is_known(shelved: sqlite3.Connection) -> None:
    file_id = shelf.studied(shelved, b"/photos/a.jpg", WHOLE)
    shelved.execute("UPDATE file SET pending = 1")
    (file,) = files.next_pending(shelved, after_id=0, limit=9, known_paths={})
    studies.store(shelved, file, Study(reason=Reason.of(ReasonCode.FILE_IO)))
    told = record(shelved, file_id)
    assert (told.status, told.quick_hash, told.width) == (FileStatus.ERROR, "q", 4)
    assert pending(shelved, file_id) == Owed.QUICK_HASH
    studies.store(shelved, file, Study(quick_hash="q"))
    assert (record(shelved, file_id).status, pending(shelved, file_id)) == (
        FileStatus.PRESENT,
        Owed.NOTHING,
    )


def test_a_broken_file_is_not_owed_and_stays_broken_until_its_picture_is_looked_at(
    shelved: sqlite3.Connection,
) -> None:
    broken = WHOLE._replace(picture=None, reason=Reason.of(ReasonCode.ENDS_EARLY))
    file_id = shelf.studied(shelved, b"/photos/a.jpg", broken)
    assert pending(shelved, file_id) == Owed.NOTHING
    shelved.execute("UPDATE file SET pending = 1")
    (file,) = files.next_pending(shelved, after_id=0, limit=9, known_paths={})
    studies.store(shelved, file, Study(quick_hash="q"))
    assert record(shelved, file_id).status is FileStatus.ERROR
    studies.store(shelved, replace(file, owed=Owed.ALL), WHOLE)
    assert record(shelved, file_id).status is FileStatus.PRESENT


def test_one_content_serves_all_its_files(shelved: sqlite3.Connection) -> None:
    for name in (b"a", b"b"):
        shelf.studied(shelved, b"/photos/" + name, WHOLE)
    assert shelved.execute("SELECT count(*) FROM content").fetchone() == (1,)


def test_a_comparison_that_agrees_keeps_the_full_hash(shelved: sqlite3.Connection) -> None:
    file_id = shelf.studied(shelved, b"/photos/a.jpg", WHOLE)
    shelved.execute("UPDATE content SET full_hash = 'full'")
    shelved.execute("UPDATE file SET pending = 1")
    (file,) = files.next_pending(shelved, after_id=0, limit=9, known_paths={})
    studies.store(shelved, file, Study(quick_hash="q"))
    details = records.load_one(shelved, file_id)
    assert details is not None
    assert details.sha256 == "full"


def test_a_moved_file_goes_on_under_its_old_row(shelved: sqlite3.Connection) -> None:
    old = shelf.studied(shelved, b"/photos/old.jpg", WHOLE)
    shelved.execute("UPDATE file SET status = 'missing'")
    new = shelf.found(shelved, b"/photos/deep/new.jpg")
    assert studies.take_over(shelved, old, new).files == {old, new.id}
    told = record(shelved, old)
    assert (told.path, told.status, told.width) == (
        b"/photos/deep/new.jpg",
        FileStatus.PRESENT,
        4,
    )
    assert records.load(shelved, [new.id]) == {}


def test_former_names_are_looked_for_among_missing_files_first(
    shelved: sqlite3.Connection,
) -> None:
    for number in range(120):
        shelf.studied(shelved, b"/photos/%03d.jpg" % number, WHOLE)
    shelved.execute("UPDATE file SET status = 'missing' WHERE name = ?", (b"110.jpg",))
    new = shelf.found(shelved, b"/photos/new.jpg")
    for former in (studies.same_size(shelved, new), studies.same_quick_hash(shelved, new, "q")):
        assert former[0].path == b"/photos/110.jpg"
        assert len(former) <= 13
    shelved.execute("UPDATE volume SET online = 0")
    assert studies.same_size(shelved, new) == []


def test_pending_files_come_by_id_without_those_that_cannot_be_opened(
    shelved: sqlite3.Connection,
) -> None:
    wanted = [shelf.found(shelved, b"/photos/%d.jpg" % number).id for number in range(5)]
    gone = shelf.found(shelved, b"/photos/gone.jpg").id
    shelf.found(shelved, b"/photos/cloud.jpg", in_cloud=True)
    shelved.execute("UPDATE file SET status = 'missing' WHERE id = ?", (gone,))
    first = files.next_pending(shelved, after_id=0, limit=3, known_paths={})
    rest = files.next_pending(shelved, after_id=first[-1].id, limit=9, known_paths={})
    assert [file.id for file in first + rest] == wanted
    assert {file.kind for file in first} == {MediaKind.PHOTO}


def test_a_new_reader_tells_the_payload_of_what_is_known_and_nothing_else_changes(
    shelved: sqlite3.Connection,
) -> None:
    for name in (b"a", b"b"):
        shelf.studied(shelved, b"/photos/" + name, WHOLE)
    shelved.execute("UPDATE content SET full_hash = 'full'")
    before = shelved.execute("SELECT id, content_id FROM file").fetchall()
    shelved.execute("UPDATE file SET pending = 5")
    for file in files.next_pending(shelved, after_id=0, limit=9, known_paths={}):
        studies.store(shelved, file, WHOLE._replace(payload="1:told::"))
    assert shelved.execute("SELECT id, content_id FROM file").fetchall() == before
    rows = shelved.execute("SELECT full_hash, payload_key FROM content").fetchall()
    assert [tuple(row) for row in rows] == [("full", "1:told::")]


def test_a_reader_that_takes_more_for_content_tells_the_payload_anew(
    shelved: sqlite3.Connection,
) -> None:
    shelf.studied(shelved, b"/photos/a", WHOLE._replace(payload="1:less::"))
    shelved.execute("UPDATE content SET full_hash = 'full', payload_hash = 'old'")
    before = shelved.execute("SELECT id, content_id FROM file").fetchall()
    shelved.execute("UPDATE file SET pending = 1, quick_version = 0")
    (file,) = files.next_pending(shelved, after_id=0, limit=9, known_paths={})
    studies.store(shelved, file, WHOLE._replace(payload="1:more::"))
    assert shelved.execute("SELECT id, content_id FROM file").fetchall() == before
    rows = shelved.execute("SELECT full_hash, payload_key, payload_hash FROM content").fetchall()
    assert [tuple(row) for row in rows] == [("full", "1:more::", "")]


def test_a_file_whose_payload_changed_between_its_ends_is_another_content(
    shelved: sqlite3.Connection,
) -> None:
    """A patch that keeps size, time and ends: of the volume only the time of change tells of it."""
    shelf.studied(shelved, b"/photos/a", WHOLE._replace(payload="1:before::"))
    shelved.execute("UPDATE content SET full_hash = 'full'")
    shelved.execute("UPDATE file SET pending = 1")
    (file,) = files.next_pending(shelved, after_id=0, limit=9, known_paths={})
    studies.store(shelved, file, WHOLE._replace(payload="1:after::"))
    rows = shelved.execute(
        "SELECT full_hash, payload_key FROM file JOIN content ON content.id = content_id"
    ).fetchall()
    assert [tuple(row) for row in rows] == [("", "1:after::")]
