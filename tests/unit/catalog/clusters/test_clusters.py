"""Clusters keep their numbers, and no number is ever given twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.domain.clusters import ClusterKind
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.held_library import HeldLibrary, held_library
from tests.support.quick_scan import scan


@pytest.fixture
def held(tmp_path: Path) -> Iterator[HeldLibrary]:
    with held_library(tmp_path) as library:
        yield library


def numbers(held: HeldLibrary) -> dict[str, int]:
    """Scan and search; return the numbers of the clusters by their keys."""
    scan(held.store, held.root)
    DuplicateSearch(held.store, held.settings).run([ClusterKind.EXACT])
    with held.store.readers.use() as reader:
        return dict(reader.execute("SELECT key, id FROM cluster").fetchall())


def test_the_number_of_a_cluster_that_is_gone_is_never_given_again(held: HeldLibrary) -> None:
    for name in ("a/1.jpg", "b/1.jpg"):
        held.add(name, b"one" * 99)
    last = held.add("a/2.jpg", b"two" * 99)
    held.add("b/2.jpg", b"two" * 99)
    before = numbers(held)
    last.unlink()
    left = numbers(held)
    assert len(left) == 1
    assert left.items() < before.items()
    for name in ("a/3.jpg", "b/3.jpg", "a/4.jpg", "b/4.jpg"):
        held.add(name, name[-5:].encode() * 99)
    after = numbers(held)
    assert left.items() < after.items()
    assert min(set(after.values()) - set(left.values())) > max(before.values())
