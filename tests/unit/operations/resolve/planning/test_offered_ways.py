import os
from pathlib import Path

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Way, WayKind
from tests.support.held_library import HeldLibrary

WAYS = (Way(), Way(RemovalPlace.TRASH), Way(link=True))


def why_not(
    library: HeldLibrary, keeper: Path, *copies: Path, kind: ClusterKind = ClusterKind.EXACT
) -> dict[WayKind, Reason]:
    paths = [bytes(copy) for copy in copies]
    return resolve.why_not(
        library.store, library.settings, WAYS, kind, keeper=bytes(keeper), copies=paths
    )


def test_exact_copies_of_one_disk_can_go_every_way(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    assert WayKind.REMOVED not in why_not(library, keeper, copy)
    assert WayKind.LINK not in why_not(library, keeper, copy)


def test_a_link_is_for_exact_copies_only(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    found = why_not(library, keeper, copy, kind=ClusterKind.SIMILAR)
    assert found[WayKind.LINK].code is ReasonCode.LINKS_ONLY_EXACT


def test_removed_that_cannot_hold_anything_is_named_for_links_as_well(
    library: HeldLibrary,
) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    (library.root / ".mediadesk").write_bytes(b"in the way")
    found = why_not(library, keeper, copy)
    assert found[WayKind.REMOVED].code is ReasonCode.REMOVED_UNUSABLE
    assert found[WayKind.LINK].code is ReasonCode.REMOVED_UNUSABLE


def test_a_protected_folder_is_no_reason_against_a_way(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    library.set(protected_roots=(os.path.dirname(bytes(copy)),))
    assert WayKind.REMOVED not in why_not(library, keeper, copy)
