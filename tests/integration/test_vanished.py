"""Files of a cluster that something else moved or deleted are noticed when one is to choose."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.catalog.clusters import clusters
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.records import Vanished
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.review.vanished import vanished
from tests.support.held_library import HeldLibrary, held_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[HeldLibrary]:
    with held_library(tmp_path) as library:
        library.copies("a/1.jpg", "a/b/2.jpg", "c/3.jpg")
        DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
        yield library


def members(library: HeldLibrary) -> tuple[int, dict[str, int]]:
    with library.store.readers.use() as reader:
        (id_,) = clusters.ids(reader)
        named = reader.execute("SELECT name_shown, id FROM file").fetchall()
    return id_, {row[0]: row[1] for row in named}


def test_nothing_is_gone_while_all_is_there(library: HeldLibrary) -> None:
    assert vanished(library.store, members(library)[0]) == Vanished()


def test_a_deleted_file_is_gone_and_its_folder_is_to_be_scanned(library: HeldLibrary) -> None:
    id_, file = members(library)
    (library.root / "c/3.jpg").unlink()
    shutil.rmtree(library.root / "a/b")
    assert vanished(library.store, id_) == Vanished(
        frozenset({file["2.jpg"], file["3.jpg"]}),
        (bytes(library.root / "a"), bytes(library.root / "c")),
    )


def test_where_the_root_is_away_nothing_can_be_chosen_or_scanned(library: HeldLibrary) -> None:
    id_, file = members(library)
    library.root.rename(library.root.with_name("elsewhere"))
    assert vanished(library.store, id_) == Vanished(frozenset(file.values()))
