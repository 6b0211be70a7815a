"""How the keeper of a cluster compares with each other member, by every criterion."""

from dataclasses import replace

from mediadesk.catalog import clusters, contents, pictures
from mediadesk.catalog.contents import FileContent
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.dedupe.contenders import Contender
from mediadesk.dedupe.ranking import compared
from mediadesk.domain.keepers import Comparison
from mediadesk.operations.folder_rules import in_force
from mediadesk.operations.matching.contenders import Contenders
from mediadesk.operations.matching.copies import Whereabouts


def weigh(store: Store, settings: Settings, cluster_id: int) -> dict[int, list[Comparison]]:
    """Return the comparisons by file; empty when the cluster or its keeper is gone."""
    where = Whereabouts(in_force(store, settings))
    with store.readers.snapshot() as reader:
        record = clusters.load(reader, [cluster_id]).get(cluster_id)
        members = clusters.members(reader, cluster_id)
        files = contents.of_files(reader, [member.file_id for member in members])
        contents_ = {file.content_id for file in files.values()}
        contenders = Contenders.read(reader, where.is_protected, sorted(contents_))
        keeper = next((files.get(member.file_id) for member in members if member.keeper), None)
        if record is None or keeper is None:
            return {}
        shares = pictures.shares(reader, keeper.content_id)

    def version(file: FileContent) -> Contender:
        return replace(contenders.of(file), shows=shares.get(file.content_id, 1.0))

    return {
        id_: compared(contenders.of(keeper), version(file), record.kind)
        for id_, file in files.items()
        if id_ != keeper.id
    }
