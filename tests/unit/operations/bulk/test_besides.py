from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations.bulk import BulkPlan, Rule, RuleKind, carry_out, gather
from tests.support.bulk_plans import bulk_plan, going
from tests.support.held_library import HeldLibrary, codes


def plan_of(library: HeldLibrary, *rules: Rule) -> BulkPlan:
    return BulkPlan(gather(library.store, library.settings), rules, ())


def test_the_copy_with_the_only_edit_beside_it_stays(library: HeldLibrary) -> None:
    for folder in ("a", "b"):
        library.add(f"{folder}/IMG_1.jpg", b"shot")
    library.add("b/IMG_1.AAE", b"edit")
    bulk_plan(library)
    prefers = Rule(RuleKind.PREFER_FOLDER, (bytes(library.root / "a"),))
    plan = plan_of(library, prefers)
    assert going(plan, library) == {"a/IMG_1.jpg": "b/IMG_1.jpg"}
    assert len(carry_out(library.store, library.settings, plan).removed) == 1
    assert (library.root / "b/IMG_1.AAE").read_bytes() == b"edit"


def test_copies_with_different_edits_beside_them_both_stay(library: HeldLibrary) -> None:
    for folder in ("a", "b", "c"):
        library.add(f"{folder}/IMG_1.jpg", b"shot")
        library.add(f"{folder}/IMG_1.AAE", b"in a" if folder == "a" else b"in b and c")
    bulk_plan(library)
    plan = plan_of(library, Rule(RuleKind.FIRST_SEEN))
    assert going(plan, library) == {"c/IMG_1.jpg": "b/IMG_1.jpg"}
    (left,) = plan.files_left()
    assert (left.path, left.reason.code) == (
        bytes(library.root / "b/IMG_1.jpg"),
        ReasonCode.EACH_HOLDS,
    )
    assert dict(left.reason.facts)["fields"] == "edits"


def test_a_copy_with_the_only_edit_does_not_go_for_one_that_has_none(library: HeldLibrary) -> None:
    keeper = library.add("a/IMG_1.jpg", b"shot")
    copy = library.add("b/IMG_1.jpg", b"shot")
    library.add("b/IMG_1.AAE", b"edit")
    bulk_plan(library)
    outcome = library.remove(keeper, copy)
    assert not outcome.removed
    assert codes(outcome.left_out) == [ReasonCode.HOLDS_MORE]
