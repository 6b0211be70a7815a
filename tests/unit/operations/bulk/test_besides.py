import json
import os
import sys

import pytest

from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp import xmp_sidecar
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


def test_settings_of_an_editor_in_an_xmp_are_an_edit_too(library: HeldLibrary) -> None:
    for folder in ("a", "b"):
        library.add(f"{folder}/1.jpg", b"shot")
    library.add(
        "b/1.xmp",
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        b'xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" crs:Exposure2012="+0.50"/>'
        b"</rdf:RDF></x:xmpmeta>",
    )
    bulk_plan(library)
    plan = plan_of(library, Rule(RuleKind.FIRST_SEEN))
    assert going(plan, library) == {"a/1.jpg": "b/1.jpg"}


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


@pytest.mark.parametrize("name", ["1.xmp", "1.jpg.json"])
@pytest.mark.parametrize("said", [b"<x:xmpmeta>Oma & Opa</x:xmpmeta>", b'{"taken by": "Oma"}'])
def test_what_nobody_can_read_beside_a_copy_goes_with_no_copy(
    library: HeldLibrary, name: str, said: bytes
) -> None:
    """It may say anything, and the copy that stays would be given none of it."""
    for folder in ("a", "b", "c"):
        library.add(f"{folder}/1.jpg", b"shot")
    beside = [library.add(f"{folder}/{name}", said) for folder in ("b", "c")]
    bulk_plan(library)
    plan = plan_of(library, Rule(RuleKind.PREFER_FOLDER, (bytes(library.root / "a"),)))
    kept = "b/1.jpg" if going(plan, library)["a/1.jpg"] == "b/1.jpg" else "c/1.jpg"
    assert {*going(plan, library).values()} == {kept}
    assert codes(library.remove(library.root / "a/1.jpg", library.root / "b/1.jpg").left_out) == [
        ReasonCode.HOLDS_MORE
    ]
    assert all(path.exists() for path in beside)


def words_beside(library: HeldLibrary, name: str, values: SidecarValues) -> None:
    text = xmp_sidecar.merged(None, values)
    assert isinstance(text, bytes)
    library.add(name, text)


def described(library: HeldLibrary, name: str, words: str, views: int = 0) -> None:
    said = {
        "photoTakenTime": {"timestamp": "1526000000"},
        "description": words,
        "imageViews": str(views),
    }
    library.add(name, json.dumps(said).encode())


def test_copies_whose_sidecars_contradict_stay_and_what_is_missing_is_given(
    library: HeldLibrary,
) -> None:
    for number in range(3):
        for folder in ("a", "b"):
            library.add(f"{folder}/{number}.jpg", b"%d" % number)
    for folder, rating in (("a", 2), ("b", 5)):
        words_beside(library, f"{folder}/0.jpg.xmp", SidecarValues(rating=rating))
    words_beside(library, "a/1.jpg.xmp", SidecarValues(caption="hut"))
    words_beside(library, "b/1.jpg.xmp", SidecarValues(caption="hut", rating=4, tags=("snow",)))
    bulk_plan(library)
    plan = plan_of(library, Rule(RuleKind.FIRST_SEEN))
    assert set(going(plan, library)) == {"b/1.jpg", "b/2.jpg"}
    (left,) = plan.files_left()
    assert dict(left.reason.facts)["fields"] == "rating"
    carry_out(library.store, library.settings, plan)
    given = xmp_sidecar.stated((library.root / "a/1.jpg.xmp").read_bytes())
    assert given == SidecarValues(rating=4, tags=("snow",), caption="hut")


def test_two_copies_whose_sidecars_contradict_do_not_both_go_for_a_third(
    library: HeldLibrary,
) -> None:
    for folder in ("a", "b", "c", "d"):
        library.add(f"{folder}/1.jpg")
    for folder, rating in (("b", 2), ("c", 5), ("d", 5)):
        words_beside(library, f"{folder}/1.jpg.xmp", SidecarValues(rating=rating))
    bulk_plan(library)
    plan = plan_of(library, Rule(RuleKind.FIRST_SEEN))
    assert going(plan, library) == {"b/1.jpg": "a/1.jpg", "d/1.jpg": "c/1.jpg"}
    carry_out(library.store, library.settings, plan)
    assert b"2" in (library.root / "a/1.jpg.xmp").read_bytes()


def test_google_s_descriptions_block_only_where_they_contradict(library: HeldLibrary) -> None:
    said = {"same": ("hut", "hut"), "none": ("", ""), "other": ("hut", "lake"), "one": ("", "hut")}
    for name, (first, second) in said.items():
        for views, (folder, words) in enumerate((("a", first), ("b", second))):
            library.add(f"{folder}/{name}.jpg", name.encode())
            described(library, f"{folder}/{name}.jpg.json", words, views)
    bulk_plan(library)
    plan = plan_of(library, Rule(RuleKind.FIRST_SEEN))
    assert set(going(plan, library)) == {"b/same.jpg", "b/none.jpg", "b/one.jpg"}
    carry_out(library.store, library.settings, plan)
    assert b"hut" in (library.root / "a/one.jpg.xmp").read_bytes()


def test_people_and_favourites_in_google_s_json_are_given_on_as_tags(library: HeldLibrary) -> None:
    said = {"photoTakenTime": {"timestamp": "1526000000"}}
    told = said | {"people": [{"name": "Anna"}], "favorited": True}
    for name, in_a in {"given": said, "same": told, "bare": None}.items():
        for folder, words in (("a", in_a), ("b", told)):
            library.add(f"{folder}/{name}.jpg", name.encode())
            if words is not None:
                library.add(f"{folder}/{name}.jpg.json", json.dumps(words).encode())
    bulk_plan(library)
    plan = plan_of(library, Rule(RuleKind.FIRST_SEEN))
    assert set(going(plan, library)) == {"b/given.jpg", "b/same.jpg", "b/bare.jpg"}
    assert plan.totals.merging == 2
    carry_out(library.store, library.settings, plan)
    for name in ("given", "bare"):
        given = xmp_sidecar.stated((library.root / f"a/{name}.jpg.xmp").read_bytes())
        assert given == SidecarValues(tags=("Anna", "Favorite"))
    assert not (library.root / "a/same.jpg.xmp").exists()


TITLED = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Headline="The hut"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def test_a_title_that_only_an_xmp_of_the_copy_holds_stays_with_the_keeper(
    library: HeldLibrary,
) -> None:
    for folder in ("a", "b"):
        library.add(f"{folder}/1.jpg", b"one")
        library.add(f"{folder}/2.jpg", b"two")
    library.add("b/1.xmp", TITLED)
    library.add("b/2.xmp", TITLED[:-20])
    bulk_plan(library)
    plan = plan_of(library, Rule(RuleKind.FIRST_SEEN))
    assert set(going(plan, library)) == {"b/1.jpg", "a/2.jpg"}
    assert plan.totals.merging == 1
    carry_out(library.store, library.settings, plan)
    assert (library.root / "a/1.jpg.xmp").read_bytes() == TITLED
    assert (library.root / "b/2.xmp").read_bytes() == TITLED[:-20]  # with the only copy it has


def test_a_title_beside_a_copy_does_not_go_for_a_keeper_that_must_not_change(
    library: HeldLibrary,
) -> None:
    keeper, copy = library.add("a/1.jpg", b"one"), library.add("b/1.jpg", b"one")
    library.add("b/1.xmp", TITLED)
    library.set(protected_roots=(bytes(keeper.parent),))
    bulk_plan(library)
    outcome = library.remove(keeper, copy)
    assert not outcome.removed
    assert codes(outcome.left_out) == [ReasonCode.MERGE_NOT_ALLOWED]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps tags so")
def test_tags_in_attributes_are_part_of_what_a_copy_holds(library: HeldLibrary) -> None:
    said = {"one": ("", "hut,snow"), "same": ("hut,snow", "snow,hut"), "other": ("hut", "lake")}
    for name, both in said.items():
        for folder, tags in zip("ab", both, strict=True):
            path = library.add(f"{folder}/{name}.jpg", name.encode())
            if tags:
                os.setxattr(path, "user.xdg.tags", tags.encode())
    bulk_plan(library)
    plan = plan_of(library, Rule(RuleKind.FIRST_SEEN))
    assert going(plan, library) == {"a/one.jpg": "b/one.jpg", "b/same.jpg": "a/same.jpg"}
    (left,) = plan.files_left()
    assert dict(left.reason.facts)["fields"] == "tags"
    outcome = library.remove(library.root / "a/one.jpg", library.root / "b/one.jpg")
    assert codes(outcome.left_out) == [ReasonCode.HOLDS_MORE]
