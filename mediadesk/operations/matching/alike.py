"""Clusters of pictures that look the same, made from stored matches: no file is opened for it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from mediadesk.catalog.contents import FileContent
from mediadesk.dedupe import ranking
from mediadesk.dedupe.clustering import Clustering, Star
from mediadesk.domain.clusters import Cluster, ClusterKind
from mediadesk.operations.matching.contenders import Contenders
from mediadesk.operations.matching.copies import Whereabouts
from mediadesk.operations.matching.family import Family
from mediadesk.operations.matching.gathering import Node, gathered

_NEARLY_EMPTY = 4
"""Pictures with fewer clear gradients show next to nothing: lists leave them out."""


def clusters_of(
    family: Family, clustering: Clustering, where: Whereabouts, contenders: Contenders
) -> list[Cluster]:
    """Return the similar clusters, each with its keeper and what speaks for it.

    A cluster lists one file per node; the others that are the same as it stand under it.
    """
    nodes = _Nodes(family, where, contenders)
    perhaps: dict[int, list[tuple[int, float]]] = defaultdict(list)
    columns = (clustering.perhaps, clustering.perhaps_of, clustering.perhaps_scores)
    for node, medoid, score in zip(*(column.tolist() for column in columns), strict=True):
        perhaps[medoid].append((nodes.keeper_of(node), score))
    areas = family.areas()
    return [
        replace(_cluster(star, nodes, areas), perhaps=tuple(sorted(perhaps.get(star.medoid, ()))))
        for star in clustering.stars()
    ]


class _Nodes:
    """The files of each node, and what speaks for and against each, looked up once."""

    def __init__(self, family: Family, where: Whereabouts, contenders: Contenders) -> None:
        self.where, self.contenders = where, contenders
        self._family = family
        self._order = np.argsort(family.nodes, kind="stable")
        self._sorted = family.nodes[self._order]

    def files_of(self, node: int) -> list[FileContent]:
        """Return the files of all rows that a node stands for."""
        return [file for row in self._rows_of(node) for file in self._family.files[row]]

    def keeper_of(self, node: int) -> int:
        """Return the file that is shown for a node."""
        files = self.files_of(node)
        if len(files) == 1:
            return files[0].id
        return ranking.keeper_of_similar([self.contenders.of(file) for file in files]).keeper

    def is_nearly_empty(self, node: int) -> bool:
        """Tell whether there is next to nothing in a node's picture."""
        return all(self._family.clear[row] < _NEARLY_EMPTY for row in self._rows_of(node))

    def _rows_of(self, node: int) -> list[int]:
        start, end = np.searchsorted(self._sorted, [node, node + 1])
        return list(self._order[start:end].tolist())


def _cluster(star: Star, nodes: _Nodes, areas: Mapping[tuple[int, int], float]) -> Cluster:
    scores = zip(star.members.tolist(), star.scores.tolist(), strict=True)
    alike = ((star.medoid, 1.0), *scores)
    found = [
        Node(nodes.files_of(node), score, areas.get((node, star.medoid), 1.0))
        for node, score in alike
    ]
    cluster = gathered(
        ClusterKind.SIMILAR,
        found,
        ranking.keeper_of_similar,
        nodes.where,
        nodes.contenders,
        cohesion=star.cohesion,
    )
    return replace(cluster, hidden=all(nodes.is_nearly_empty(node) for node, _ in alike))
