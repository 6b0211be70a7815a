"""What is proposed agrees with what a plan and a removal then do, also where sidecars decide."""

import os
import sys
from contextlib import closing

import pytest

from mediadesk.domain.clusters import ClusterKind, ClusterMember
from mediadesk.domain.fields import FieldKind
from mediadesk.domain.keepers import Advantage, KeeperCode
from mediadesk.domain.resolutions import ReviewOutcome
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp import xmp_sidecar
from mediadesk.operations.library import Library
from mediadesk.operations.review.proposing import Proposing
from mediadesk.operations.review.reviewing import Reviewing
from mediadesk.operations.review.weighing import weigh
from tests.support.bulk_plans import bulk_plan, going
from tests.support.held_library import HeldLibrary


def proposed(library: HeldLibrary) -> tuple[int, dict[str, ClusterMember]]:
    """Return the only cluster's id and its members by name below the root, keeper first."""
    shown = Library(
        library.store.readers, proposing=lambda: Proposing(library.store, library.settings)
    )
    ((record, members),) = shown.clusters([ClusterKind.EXACT])
    assert members == shown.cluster_members(record.id)
    files = shown.files([member.file_id for member in members])
    root = bytes(library.root) + b"/"
    names = {id_: file.path.removeprefix(root).decode() for id_, file in files.items()}
    return record.id, {names[member.file_id]: member for member in members}


def accept(library: HeldLibrary) -> ReviewOutcome:
    """Do what is proposed."""
    id_, members = proposed(library)
    stay = [one.file_id for one in members.values() if one.keeper or one.stays or not one.removable]
    go = [one.file_id for one in members.values() if one.file_id not in stay]
    return Reviewing(library.store, library.settings, None).accept(id_, stay, go)


def test_the_copy_with_the_only_edit_beside_it_is_proposed_to_stay(library: HeldLibrary) -> None:
    for folder in ("a", "b", "c"):
        library.add(f"{folder}/IMG_1.jpg", b"shot")
    library.add("b/IMG_1.AAE", b"edit")
    plan = bulk_plan(library)
    id_, members = proposed(library)
    assert [name for name, one in members.items() if one.keeper] == ["b/IMG_1.jpg"]
    assert members["a/IMG_1.jpg"].reason_code == KeeperCode.SUPERSET
    assert members["a/IMG_1.jpg"].reason_facts["fields"] == "edits"
    assert going(plan, library) == {"a/IMG_1.jpg": "b/IMG_1.jpg", "c/IMG_1.jpg": "b/IMG_1.jpg"}
    compared = weigh(library.store, library.settings, id_)
    assert members["b/IMG_1.jpg"].file_id not in compared
    first = {rows[0].code: rows[0].advantage for rows in compared.values()}
    assert first == {KeeperCode.THERE: Advantage.TIE}
    outcome = accept(library)
    assert (outcome.files, outcome.trouble, outcome.settled) == (2, (), True)


def test_beside_a_protected_copy_the_one_with_the_edit_is_proposed_to_stay_too(
    library: HeldLibrary,
) -> None:
    for folder in ("a", "b", "c"):
        library.add(f"{folder}/IMG_1.jpg", b"shot")
    library.add("b/IMG_1.AAE", b"edit")
    library.set(protected_roots=(bytes(library.root / "a"),))
    bulk_plan(library)
    outcome = accept(library)
    assert (outcome.files, outcome.trouble) == (1, ())
    assert {path.parent.name for path in library.root.glob("?/*.jpg")} == {"a", "b"}


def test_what_sidecars_of_equal_copies_say_otherwise_is_told_before_one_goes(
    library: HeldLibrary,
) -> None:
    for folder, rating in (("a", 2), ("b", 5)):
        library.add(f"{folder}/1.jpg", b"shot")
        text = xmp_sidecar.merged(None, SidecarValues(rating=rating))
        assert isinstance(text, bytes)
        library.add(f"{folder}/1.xmp", text)
    bulk_plan(library)
    _, members = proposed(library)
    assert members["a/1.jpg"].keeper
    assert members["b/1.jpg"].alone == (FieldKind.RATING,)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps tags so")
def test_tags_in_attributes_decide_what_is_proposed(library: HeldLibrary) -> None:
    for folder in ("a", "b"):
        library.add(f"{folder}/1.jpg", b"shot")
    os.setxattr(library.root / "b/1.jpg", "user.xdg.tags", b"hut")
    bulk_plan(library)
    _, members = proposed(library)
    assert members["b/1.jpg"].keeper
    assert accept(library).files == 1
    with closing(Proposing(library.store, library.settings)) as proposing:
        assert not proposing.beside({})
