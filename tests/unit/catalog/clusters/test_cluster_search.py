"""Clusters are found by the names and folders of their files, by gain and by how alike they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.domain.clusters import ClusterFilter, ClusterKind, ClusterOrder
from mediadesk.operations.library import Library
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.held_library import HeldLibrary, held_library
from tests.support.quick_scan import scan


@pytest.fixture
def held(tmp_path: Path) -> Iterator[HeldLibrary]:
    with held_library(tmp_path) as held:
        fill(held)
        yield held


@pytest.fixture
def library(held: HeldLibrary) -> Library:
    return Library(held.store.readers)


def fill(held: HeldLibrary) -> None:
    for number, (folder, size) in enumerate({"Åland": 9000, "Bergen": 50}.items()):
        for copy in ("one", "two"):
            held.add(f"{folder}/{copy}_{number}.jpg", bytes([number + 1]) * size)
    scan(held.store, held.root)
    DuplicateSearch(held.store, held.settings).run([ClusterKind.EXACT])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ClusterFilter(), 2),
        (ClusterFilter(search="aland"), 1),
        (ClusterFilter(search="two_1"), 1),
        (ClusterFilter(search="one aland"), 1),
        (ClusterFilter(search="one_0 bergen"), 0),
        (ClusterFilter(search="%"), 0),
        (ClusterFilter(least_bytes=1000), 1),
        (ClusterFilter(least_alike=1.0), 2),
    ],
)
def test_a_filter_lets_through_what_it_says(
    library: Library, wanted: ClusterFilter, found: int
) -> None:
    assert len(library.cluster_ids([], ClusterOrder.GAIN, wanted)) == found


def test_a_folder_narrows_to_clusters_with_a_file_below_it(library: Library) -> None:
    (root,) = library.roots()
    inside = {folder.name_shown: folder.id for folder in library.folders(root.folder_id)}
    every = ClusterFilter(folder_ids=frozenset({root.folder_id}))
    one = ClusterFilter(folder_ids=frozenset({inside["Bergen"]}))
    assert len(library.cluster_ids([], ClusterOrder.TAKEN, every)) == 2
    assert len(library.cluster_ids([], ClusterOrder.TAKEN, one)) == 1


def test_only_copies_that_hold_something_alone_are_let_through(
    library: Library, held: HeldLibrary
) -> None:
    apart = ClusterFilter(apart=True)
    assert not library.cluster_ids([], ClusterOrder.GAIN, apart)
    held.store.catalog.submit(
        lambda w: w.execute(
            "UPDATE cluster_member SET reason = json_set(reason, '$.alone', 'title')"
            " WHERE keeper = 0 AND cluster_id = (SELECT min(id) FROM cluster)"
        )
    ).result()
    assert len(library.cluster_ids([], ClusterOrder.GAIN, apart)) == 1
