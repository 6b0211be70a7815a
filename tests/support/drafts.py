"""Counts the clusters that a search makes anew."""

from collections.abc import Callable

import pytest

from mediadesk.domain.clusters import Cluster, Draft
from mediadesk.operations.matching.clusters import linked_clusters
from mediadesk.operations.matching.clusters import standing as standing_
from mediadesk.operations.matching.copies import copy_clusters
from mediadesk.operations.matching.pictures import picture_clusters


def counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows by each cluster that is made from now on."""
    made_: list[object] = []
    draft = standing_.draft_of

    def noting(basis: tuple[object, ...], make: Callable[[], Cluster]) -> Draft:
        def made_now() -> Cluster:
            made_.append(basis)
            return make()

        return draft(basis, made_now)

    for each in (picture_clusters, copy_clusters, linked_clusters):
        monkeypatch.setattr(each, "draft_of", noting)
    return made_
