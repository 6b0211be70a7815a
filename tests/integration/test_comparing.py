"""Pictures are compared in a child process, and come out as they would without one."""

from pathlib import Path

import pytest

from mediadesk.config import Settings
from mediadesk.dedupe import verify
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import CancelledError
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
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
    DuplicateSearch(variants.store, Settings()).run([ClusterKind.SIMILAR])
    found = variants.sql(MATCHES), variants.sql(VIEWS)
    assert len(found[0]) >= 3
    variants.write("DELETE FROM picture_match")
    variants.write("DELETE FROM searched")
    monkeypatch.delattr(verify, "verify")  # nothing is compared here
    search = DuplicateSearch(variants.store, Settings(), Lanes(1, first=decoders))
    search.run([ClusterKind.SIMILAR])
    assert (variants.sql(MATCHES), variants.sql(VIEWS)) == found


def test_asking_to_stop_ends_the_child_and_nothing_counts_as_compared(
    variants: Desk, decoders: Sandbox
) -> None:
    search = DuplicateSearch(variants.store, Settings(), Lanes(1, first=decoders))
    search.control.cancel()
    with pytest.raises(CancelledError):
        search.run([ClusterKind.SIMILAR])
    assert variants.sql(VIEWS) == []
