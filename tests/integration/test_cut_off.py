"""What the next start says of changes that were cut off: what was begun, and how far it came."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mediadesk.catalog.journal import journal
from mediadesk.catalog.journal.rewrite_batches import WRITTEN
from mediadesk.catalog.past.history import BATCH
from mediadesk.domain.journal import EntryAction, EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.rewrites import RewriteDraft, RewriteKind
from mediadesk.operations import resolve
from mediadesk.operations.opening import opened
from mediadesk.operations.resolve import Change
from mediadesk.operations.resolve.removing import batch
from mediadesk.operations.resolve.rewriting import rewrites
from mediadesk.operations.resolve.undoing import removals
from tests.support.held_library import HeldLibrary, held_library
from tests.support.trees import tree


class Cut(BaseException):
    """The program ends: nobody can clean up."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[HeldLibrary]:
    with held_library(tmp_path) as library:
        yield library


def cut_after(number: int, real: Callable[..., Any]) -> Callable[..., Any]:
    left = [number]

    def until_then(*given: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever it is
        if not left[0]:
            raise Cut
        left[0] -= 1
        return real(*given, **more)

    return until_then


def next_start(library: HeldLibrary) -> list[Reason]:
    library.store.close()
    library.store = opened(library.store.path)
    return library.store.notices


def test_a_removal_says_how_far_it_came_once(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = library.copies(*(f"{number}.jpg" for number in range(6)))
    before = tree(library.root)
    with monkeypatch.context() as cutting:
        cutting.setattr(batch.Batch, "_try", cut_after(2, batch.Batch._try))
        with pytest.raises(Cut):
            library.remove(*made)
    key = f"{BATCH}1"
    told = Reason.of(ReasonCode.REMOVAL_CUT_OFF, key=key, done=2, planned=5)
    assert next_start(library) == [told]
    assert next_start(library) == []
    assert len(resolve.undo(library.store, 1).restored) == 2
    assert tree(library.root) == before


def test_an_undo_says_how_many_are_back(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = library.copies(*(f"{number}.jpg" for number in range(6)))
    before = tree(library.root)
    library.remove(*made)
    with monkeypatch.context() as cutting:
        cutting.setattr(removals._Undoing, "_try", cut_after(3, removals._Undoing._try))
        with pytest.raises(Cut):
            resolve.undo(library.store, 1)
    told = Reason.of(ReasonCode.UNDO_CUT_OFF, key=f"{BATCH}1", done=3, planned=5)
    assert next_start(library) == [told]
    resolve.undo(library.store, 1)
    assert tree(library.root) == before


def test_what_followed_a_removal_that_was_done_is_not_told(library: HeldLibrary) -> None:
    made = library.copies("0.jpg", "1.jpg")
    outcome = library.remove(*made)
    draft = replace(outcome.removed[0].draft, action=EntryAction.ADD)
    folding = replace(outcome.removed[0], draft=draft, state=EntryState.UNDOING)
    assert resolve.cut_off(library.store, [folding], []) == []


def test_a_writing_of_dates_says_how_far_it_came(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = library.copies(*(f"{number}.jpg" for number in range(3)))
    steps = [
        Change(
            RewriteDraft(
                kind=RewriteKind.FILE_TIME,
                path=bytes(path),
                target=bytes(path),
                root=bytes(library.root),
                before=FileStat.of(path.lstat()),
                new_values={"mtime_ns": str(10**18)},
            )
        )
        for path in made
    ]
    with monkeypatch.context() as cutting:
        cutting.setattr(rewrites._Batch, "_place", cut_after(1, rewrites._Batch._place))
        with pytest.raises(Cut):
            resolve.rewrite(library.store, steps, kind="dates-time")
    told = Reason.of(ReasonCode.WRITING_CUT_OFF, key=f"{WRITTEN}1", done=1, planned=3)
    assert next_start(library) == [told]


def test_a_purge_says_that_the_rest_is_held(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = library.copies(*(f"{number}.jpg" for number in range(4)))
    library.remove(*made)
    with monkeypatch.context() as cutting:
        cutting.setattr(journal, "mark_purged", cut_after(0, journal.mark_purged))
        with pytest.raises(Cut):
            resolve.purge(library.store)
    assert next_start(library) == [Reason.of(ReasonCode.PURGE_CUT_OFF)]
