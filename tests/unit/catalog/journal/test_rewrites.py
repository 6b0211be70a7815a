"""The journal of changed files: it says what was kept and what was not, and follows its root."""

import sqlite3
from collections.abc import Iterator

import pytest

from mediadesk.catalog.journal import journal, rewrite_batches, rewrites
from mediadesk.catalog.roots import relinking
from mediadesk.catalog.schema import DECISIONS
from mediadesk.catalog.schema.migrations import migrate
from mediadesk.domain.journal import EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.rewrites import JournalKeys, Keeping, Prepared, RewriteDraft, RewriteKind

STAT = FileStat(10, 1, 1, 1, 1)


@pytest.fixture
def writer() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, DECISIONS)
    yield connection
    connection.close()


def begun(writer: sqlite3.Connection, *names: bytes) -> int:
    batch_id = journal.begin(writer, uid="u", kind="dates-inside", drafts=(), folder_times={})
    drafts = [
        RewriteDraft(RewriteKind.EMBEDDED, b"/a/" + name, b"/a", b"/a/" + name, STAT)
        for name in names
    ]
    rewrites.plan(writer, batch_id, drafts)
    return batch_id


def prepared(kept_bytes: int) -> Prepared:
    return Prepared(STAT, JournalKeys(10), Keeping.PATCH, kept_bytes, "0" * 64)


def test_a_change_is_told_in_the_state_it_has_come_to(writer: sqlite3.Connection) -> None:
    batch_id = begun(writer, b"done", b"left", b"open")
    done, left, open_ = rewrites.rewrites(writer, batch_id=batch_id)
    rewrites.mark_prepared(writer, {done.id: prepared(7), left.id: prepared(5)})
    rewrites.mark_done(writer, {done.id: STAT})
    rewrites.mark_left(writer, {left.id: Reason.of(ReasonCode.FILE_READ_ONLY)})
    assert [one.id for one in rewrites.unfinished(writer)] == [open_.id]
    assert rewrites.kept_bytes(writer) == 7
    assert [one.id for one in rewrites.kept_in_vain(writer)] == [left.id]
    (batch,) = rewrite_batches.batches(writer)
    assert (batch.files, batch.changed, batch.kept_bytes) == (3, 1, 7)
    assert (batch.left, batch.unsettled) == (1, 1)
    assert rewrite_batches.last_undoable(writer) == batch_id
    rewrites.mark_undone(writer, {done.id: STAT})
    rewrites.mark_let_go(writer, [done.id, left.id])
    assert not rewrites.kept_in_vain(writer)
    (again,) = rewrites.rewrites(writer, states=[EntryState.UNDONE])
    assert again.prepared == prepared(7)
    assert rewrite_batches.last_undoable(writer) is None


def test_changes_follow_a_root_that_has_a_new_path(writer: sqlite3.Connection) -> None:
    batch_id = begun(writer, b"x.jpg")
    relinking.rename_journalled(writer, b"/a", b"/media/new")
    (one,) = rewrites.rewrites(writer, batch_id=batch_id)
    assert (one.path, one.draft.root, one.target) == (
        b"/media/new/x.jpg", b"/media/new", b"/media/new/x.jpg",
    )  # fmt: skip
