"""The clusters of the Duplicates page: every id, but only the rows that are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediadesk.domain.clusters import ClusterRecord
from mediadesk.domain.records import FileRecord
from mediadesk.ui.models import cluster_words
from mediadesk.ui.models.rows.row_pages import Role, RowPages

__all__ = ["ClusterListModel", "ClusterRow", "Role"]


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """A cluster as its row shows it: with the files whose pictures stand for it."""

    record: ClusterRecord
    covers: Sequence[FileRecord]

    @property
    def name(self) -> str:
        """What the cluster is called: its keeper's name without the ending."""
        name = self.covers[0].name_shown if self.covers else ""
        return name.rpartition(".")[0] or name


class ClusterListModel(RowPages[ClusterRow]):
    """The rows of clusters, named by their keepers."""

    def name(self, row: ClusterRow) -> str:
        """Return what a cluster is called."""
        return row.name

    def spoken(self, row: ClusterRow, at: int) -> str:
        """Return a cluster as one sentence for assistive tools."""
        return cluster_words.spoken(row.name, row.record, at, len(self.ids))
