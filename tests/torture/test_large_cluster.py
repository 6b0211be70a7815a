"""A cluster of fifty thousand copies: planned at once, removed, and brought back."""

import time
from pathlib import Path

import pytest

from mediadesk.domain.clusters import ClusterKind
from mediadesk.operations import resolve
from mediadesk.operations.bulk import DEFAULT_RULES, BulkPlan, carry_out, gather
from mediadesk.operations.dates.timestamps import DateKeeper
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.held_library import held_library
from tests.support.quick_scan import scan
from tests.support.trees import tree

MEMBERS = 50_000
TO_PLAN_S = 4.0
"""Two seconds on an idle machine; tests never run on one."""


@pytest.mark.fault(38)
def test_fifty_thousand_copies_are_planned_at_once_and_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DateKeeper, "run", lambda *_args, **_named: None)  # not asked here
    with held_library(tmp_path) as library:
        for number in range(MEMBERS):
            folder = library.root / f"{number % 200}"
            folder.mkdir(exist_ok=True)
            (folder / f"{number}.jpg").write_bytes(b"x" * 1024)
        before = tree(library.root)
        scan(library.store, library.root)
        DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
        begun_s = time.process_time()
        plan = BulkPlan(
            gather(library.store, library.settings, [ClusterKind.EXACT]), DEFAULT_RULES, ()
        )
        assert (plan.totals.files, len(plan.rows(0, 200))) == (MEMBERS - 1, 200)
        assert time.process_time() - begun_s < TO_PLAN_S
        outcome = carry_out(library.store, library.settings, plan)
        assert len(outcome.removed) == MEMBERS - 1
        assert not resolve.undo(library.store).failed
        assert tree(library.root) == before
