"""Pictures are compared in a child process, and come out as they would without one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediadesk.config import Settings
from mediadesk.dedupe.pictures.verification import verify
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.matching.pictures.comparer import Comparer
from mediadesk.operations.matching.pictures.comparison import Views
from tests.support.desks import Desk
from tests.support.media import picture

MATCHES = "SELECT left_id, right_id, round(score, 4), lane FROM picture_match ORDER BY 1, 2"
VIEWS = "SELECT content_id, version, views FROM searched ORDER BY 1"


@pytest.fixture
def variants(desk: Desk, pictures: Path) -> Desk:
    for seed in range(3):
        picture(pictures / f"{seed}.jpg", size=(480, 360), seed=seed)
        picture(pictures / f"{seed}-small.jpg", size=(320, 240), seed=seed, quality=60)
    desk.scan(pictures)
    return desk


def test_a_child_finds_what_would_be_found_here(
    variants: Desk, decoders: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.delattr(verify, "verify")  # nothing is compared here
        search = DuplicateSearch(variants.store, Settings(), Lanes(1, first=decoders))
        search.run([ClusterKind.SIMILAR])
    found = variants.sql(MATCHES), variants.sql(VIEWS)
    assert len(found[0]) >= 3
    variants.write("DELETE FROM picture_match")
    variants.write("DELETE FROM searched")
    DuplicateSearch(variants.store, Settings()).run([ClusterKind.SIMILAR])
    assert (variants.sql(MATCHES), variants.sql(VIEWS)) == found


def test_asking_to_stop_ends_the_child_and_nothing_counts_as_compared(
    variants: Desk, decoders: Sandbox
) -> None:
    search = DuplicateSearch(variants.store, Settings(), Lanes(1, first=decoders))
    search.control.cancel()
    with pytest.raises(CancelledError):
        search.run([ClusterKind.SIMILAR])
    assert variants.sql(VIEWS) == []


def test_where_nothing_is_new_no_child_is_asked(
    variants: Desk, decoders: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    DuplicateSearch(variants.store, Settings()).run([ClusterKind.SIMILAR])
    monkeypatch.delattr(Sandbox, "stream")
    lanes = Lanes(1, first=decoders)
    Comparer(variants.store, lanes, threads=1, checkpoint=lambda: None).compare_new()


def test_what_a_child_stored_before_it_ended_is_not_compared_with_itself(
    variants: Desk, decoders: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    DuplicateSearch(variants.store, Settings()).run([ClusterKind.SIMILAR])
    pairs = "SELECT left_id, right_id FROM picture_match ORDER BY 1, 2"
    found = variants.sql(pairs), variants.sql(VIEWS)
    variants.write("DELETE FROM picture_match")
    variants.write("DELETE FROM searched")
    whole: Callable[..., Iterator[tuple[Views, object]]] = Sandbox.stream

    def stream(*arguments: object, **named: object) -> Iterator[tuple[Views, object]]:
        for views, matches in whole(*arguments, **named):
            yield views[:2], matches
            if views:
                raise OutsideError(Reason(ReasonCode.DECODER_CRASHED))

    monkeypatch.setattr(Sandbox, "stream", stream)
    search = DuplicateSearch(variants.store, Settings(), Lanes(1, first=decoders))
    search.run([ClusterKind.SIMILAR])
    assert (variants.sql(pairs), variants.sql(VIEWS)) == found


def test_a_picture_whose_edit_is_undone_is_compared_with_what_came_meanwhile(
    desk: Desk, pictures: Path
) -> None:
    edited = picture(pictures / "0.jpg", size=(320, 240), seed=0)
    picture(pictures / "1.jpg", size=(320, 240), seed=1)
    search = DuplicateSearch(desk.store, Settings())
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    before = edited.read_bytes()
    edited.write_bytes(before[:2] + b"\xff\xfe\x00\x07hello" + before[2:])
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    for seed in range(2):
        picture(pictures / f"{seed}-small.jpg", size=(160, 120), seed=seed)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    edited.write_bytes(before)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = [
        {record.name_shown for record in desk.library.files(ids).values()}
        for _, members in desk.library.clusters([ClusterKind.SIMILAR])
        if (ids := [member.file_id for member in members])
    ]
    assert sorted(map(sorted, found)) == [["0-small.jpg", "0.jpg"], ["1-small.jpg", "1.jpg"]]


def test_a_picture_that_goes_while_others_are_compared_ends_no_search(variants: Desk) -> None:
    search = DuplicateSearch(variants.store, Settings())
    search.run([ClusterKind.SIMILAR])
    found = variants.sql(MATCHES)
    last = variants.sql("SELECT left_id, right_id FROM picture_match ORDER BY 2 DESC LIMIT 1")[0]
    variants.write("DELETE FROM searched WHERE content_id = ?", last[0])
    variants.write(
        "DELETE FROM picture_fingerprint WHERE file_id IN"
        " (SELECT id FROM file WHERE content_id = ?)",
        last[1],
    )
    search.run([ClusterKind.SIMILAR])
    assert variants.sql(MATCHES) == found
