"""Counts the clusters that a search makes anew."""

from collections.abc import Callable

import pytest

from mediadesk.domain.clusters import Cluster, Draft
from mediadesk.operations.matching import alike, equals, matched
from mediadesk.operations.matching import standing as standing_


def counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows by each cluster that is made from now on."""
    made_: list[object] = []
    draft = standing_.draft_of

    def noting(basis: tuple[object, ...], make: Callable[[], Cluster]) -> Draft:
        def made_now() -> Cluster:
            made_.append(basis)
            return make()

        return draft(basis, made_now)

    for each in (alike, equals, matched):
        monkeypatch.setattr(each, "draft_of", noting)
    return made_
