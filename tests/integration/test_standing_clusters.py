"""A search lets stand what it need not make anew, and never anything that is not so any more."""

import shutil
import tempfile
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind
from mediadesk.operations.matching.clusters import standing as standing_
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.changing_library import WAYS, Change, ChangingLibrary, made
from tests.support.drafts import counted

CHANGES = st.lists(
    st.builds(
        Change,
        how=st.sampled_from([way.__name__ for way in WAYS]),
        one=st.integers(0, 20),
        other=st.integers(0, 20),
        much=st.floats(0, 1),
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a catalog to begin with."""
    folder = tmp_path_factory.mktemp("library")
    made(folder / "catalog.db")
    return folder


@pytest.fixture(autouse=True)
def dates_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge no dates: these are made up here."""
    monkeypatch.setattr(DuplicateSearch, "_pass_on_dates", lambda _: CatalogChanges())


@pytest.fixture
def standing(library: Path, tmp_path: Path) -> Iterator[ChangingLibrary]:
    yield from opened(library, tmp_path / "standing", anew=False)


def opened(library: Path, folder: Path, *, anew: bool) -> Generator[ChangingLibrary]:
    shutil.copytree(library, folder)
    found = ChangingLibrary(folder / "catalog.db", anew=anew)
    try:
        yield found
    finally:
        found.close()


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rounds=st.lists(CHANGES, min_size=2, max_size=5))
def test_after_any_changes_clusters_are_as_if_all_were_made_anew(
    library: Path, rounds: Sequence[Sequence[Change]]
) -> None:
    as_if_anew(library, rounds)


def as_if_anew(library: Path, rounds: Sequence[Sequence[Change]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        parts = [opened(library, Path(folder) / str(anew), anew=anew) for anew in (False, True)]
        standing, anew = map(next, parts)
        try:
            assert standing.search() == anew.search()
            for changes in rounds:
                for change in changes:
                    standing.change(change)
                    anew.change(change)
                assert standing.search() == anew.search()
        finally:
            for part in parts:
                part.close()


def test_nothing_is_made_again_when_nothing_changed(
    standing: ChangingLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing.change(Change("add", 0, 5, 0))
    standing.change(Change("become_one", 2, 0, 0))
    standing.change(Change("become_one", 3, 0, 0))
    before = standing.search()
    assert {told[1] for told in before} == set(ClusterKind)
    made_ = counted(monkeypatch)
    assert standing.search() == before
    assert made_ == []


def test_only_the_clusters_of_an_edited_file_are_made_again(
    standing: ChangingLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = standing.search()
    of_it = [members for *_, members, _ in before if any(row[1] == 1 for row in members)]
    made_ = counted(monkeypatch)
    standing.change(Change("edit", 0, 2, 0))
    standing.search()
    assert len(made_) == len(of_it) < len(before)


@pytest.mark.parametrize("version", [("9.9", 1), ("0.1.0", 99)])
def test_other_rules_make_every_cluster_again(
    standing: ChangingLibrary, monkeypatch: pytest.MonkeyPatch, version: tuple[object, ...]
) -> None:
    before = standing.search()
    made_ = counted(monkeypatch)
    monkeypatch.setattr(standing_, "RULES", version)
    assert standing.search() == before
    assert len(made_) == len(before)


def test_a_cluster_that_lost_a_member_is_made_again_when_the_file_is_back(
    standing: ChangingLibrary,
) -> None:
    before = standing.search()
    standing.come_again()
    assert standing.search() == before
