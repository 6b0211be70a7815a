from pathlib import Path

import pytest

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.bulk import BulkPlan, Rule, RuleKind, carry_out, gather
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.held_library import WORDLESS, HeldLibrary, tell
from tests.support.quick_scan import scan
from tests.support.trees import tree

RULES = (Rule(RuleKind.SHORTEST_PATH),)
FILM = b"film" * 400


def live_photo(library: HeldLibrary, folder: str, *, film: bool = True) -> tuple[Path, Path]:
    """Write the halves of a Live Photo with a sidecar; their names are one in all folders."""
    library.add(f"{folder}/IMG_1.jpg.xmp", WORDLESS)
    still = library.add(f"{folder}/IMG_1.jpg", b"still" * 400)
    if film:
        library.add(f"{folder}/IMG_1.mp4", FILM)
    return still, still.with_suffix(".mp4")


def planned(library: HeldLibrary, struck_out: tuple[int, ...] = ()) -> BulkPlan:
    scan(library.store, library.root)
    for film in library.root.rglob("IMG_1.mp4"):
        tell(library, film, duration_s=2.0)
    DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
    return BulkPlan(gather(library.store, library.settings), RULES, struck_out)


def require_as_foretold(library: HeldLibrary, plan: BulkPlan) -> None:
    """Carry a plan out: its numbers are those of what is done, and undo takes all of it back."""
    before, totals = tree(library.root), plan.totals
    rows = {row.victim for row in plan.rows(0, len(plan)) if not row.struck_out}
    along = {path for row in plan.rows(0, len(plan)) for path in row.along}
    outcome = carry_out(library.store, library.settings, plan)
    assert not outcome.left_out
    gone = {entry.path for entry in outcome.removed}
    assert gone == rows | along
    sidecars = sum(entry.is_sidecar for entry in outcome.removed)
    assert (totals.files, totals.sidecars) == (len(gone) - sidecars, sidecars)
    assert totals.size_bytes == outcome.held_bytes
    if gone:
        assert not resolve.undo(library.store).failed
    assert tree(library.root) == before


def test_halves_and_sidecars_are_counted_before_they_go(library: HeldLibrary) -> None:
    live_photo(library, "a")
    live_photo(library, "longer/b")
    library.add("a/2.jpg", b"two")
    library.add("longer/2.jpg", b"two")
    plan = planned(library)
    assert (plan.totals.files, plan.totals.sidecars) == (3, 1)
    require_as_foretold(library, plan)


def test_a_half_without_a_copy_keeps_the_other_and_says_so(library: HeldLibrary) -> None:
    live_photo(library, "a", film=False)
    live_photo(library, "longer/b")
    library.set(protected_roots=(bytes(library.root / "a"),))
    plan = planned(library)
    assert plan.totals.files == 0
    (line,) = plan.left_out
    assert line.reason.code is ReasonCode.UNIT_HAS_NO_COPY
    require_as_foretold(library, plan)


@pytest.mark.parametrize("folder", ["a", "longer/b"])
@pytest.mark.parametrize("half", ["IMG_1.jpg", "IMG_1.mp4"])
def test_a_pair_of_which_a_half_has_gone_since_the_scan_is_not_counted(
    library: HeldLibrary, folder: str, half: str
) -> None:
    live_photo(library, "a")
    live_photo(library, "longer/b")
    planned(library)
    (library.root / folder / half).unlink()
    plan = BulkPlan(gather(library.store, library.settings), RULES, ())
    assert (plan.totals.files, plan.totals.sidecars) == (0, 0)
    assert ReasonCode.UNIT_STAYS in {line.reason.code for line in plan.left_out}
    require_as_foretold(library, plan)


def test_a_half_that_is_struck_out_keeps_the_other(library: HeldLibrary) -> None:
    live_photo(library, "a")
    still, _ = live_photo(library, "longer/b")
    plan = planned(library)
    (chosen,) = (row.victim_id for row in plan.rows(0, 9) if row.victim == bytes(still))
    assert len(plan.together_with(chosen)) == 2
    plan = planned(library, (chosen,))
    assert plan.totals.files == 0
    require_as_foretold(library, plan)
    assert still.exists()


def test_a_sidecar_shared_with_what_stays_is_not_counted(library: HeldLibrary) -> None:
    for folder in ("a", "longer"):
        library.add(f"{folder}/1.jpg", b"one")
    library.add("longer/1.mp4", b"another thing")
    library.add("longer/1.xmp", WORDLESS)
    plan = planned(library)
    assert (plan.totals.files, plan.totals.sidecars) == (1, 0)
    require_as_foretold(library, plan)


def test_what_must_not_be_written_beside_a_protected_keeper_is_left_out_beforehand(
    library: HeldLibrary,
) -> None:
    keeper = library.add("a/1.jpg", b"one")
    copy = library.add("longer/1.jpg", b"one")
    library.set(protected_roots=(bytes(keeper.parent),))
    planned(library)
    tell(library, copy, facts={"rating": 4})
    plan = BulkPlan(gather(library.store, library.settings), RULES, ())
    assert plan.totals.files == 0
    assert ReasonCode.MERGE_NOT_ALLOWED in {line.reason.code for line in plan.left_out}
    require_as_foretold(library, plan)
