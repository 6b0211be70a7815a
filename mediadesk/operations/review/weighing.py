"""How the keeper of a cluster compares with each other member, by every criterion."""

from contextlib import closing
from dataclasses import replace

from mediadesk.catalog.clusters import clusters
from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness import films, pictures
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.dedupe.keepers.contender import Contender
from mediadesk.dedupe.keepers.ranking import compared
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.keepers import Comparison
from mediadesk.operations.folder_rules import in_force
from mediadesk.operations.matching import sounds
from mediadesk.operations.matching.file_keys import Whereabouts
from mediadesk.operations.matching.keepers.contenders import contenders_of
from mediadesk.operations.matching.keepers.evidence import Evidence
from mediadesk.operations.review.proposing import Proposing


def weigh(store: Store, settings: Settings, cluster_id: int) -> dict[int, list[Comparison]]:
    """Return the comparisons by file; empty when the cluster or its keeper is gone."""
    where = Whereabouts(in_force(store, settings))
    with store.readers.snapshot() as reader:
        record = clusters.load(reader, [cluster_id]).get(cluster_id)
        members = clusters.members(reader, cluster_id)
        files = contents.of_files(reader, [member.file_id for member in members])
        if record is None:
            return {}
        with closing(Proposing(store, settings)) as proposing:
            members, beside = proposing.members(record, members), proposing.beside(files)
        keeper = next((files.get(member.file_id) for member in members if member.keeper), None)
        if keeper is None:
            return {}
        evidence = Evidence(
            shown=films.shown_shares(reader) if record.kind is ClusterKind.VIDEO else {},
            heard_s=sounds.heard_s(reader) if record.kind is ClusterKind.AUDIO else {},
            beside=beside or None,
        )
        shares = pictures.shares(reader, keeper.content_id)
    contenders = contenders_of(
        store.readers, record.kind, files.values(), where.is_protected, evidence
    )

    def version(file: FileContent) -> Contender:
        return replace(contenders.of(file), shows=shares.get(file.content_id, 1.0))

    return {
        id_: compared(contenders.of(keeper), version(file), record.kind)
        for id_, file in files.items()
        if id_ != keeper.id
    }
