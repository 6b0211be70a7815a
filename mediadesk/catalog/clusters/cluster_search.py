"""Which clusters a list shows: by name, in some folders, with enough to gain, alike enough."""

from mediadesk.domain import names
from mediadesk.domain.clusters import ALONE, ClusterFilter

_ESCAPE = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})
_MEMBER = (
    " AND EXISTS (SELECT 1 FROM cluster_member JOIN file ON file.id = file_id"
    " WHERE cluster_id = cluster.id AND {rule})"
)
_BELOW = (
    "folder_id IN (WITH RECURSIVE sub(id) AS (SELECT id FROM folder WHERE {rule} UNION SELECT"
    " folder.id FROM folder JOIN sub ON folder.parent_id = sub.id) SELECT id FROM sub)"
)


def rules(wanted: ClusterFilter) -> tuple[str, list[object]]:
    """Return the rules to be put behind others, and their values."""
    text, values = "", list[object]()
    if wanted.least_bytes:
        text += " AND reclaimable_bytes >= ?"
        values.append(wanted.least_bytes)
    if wanted.least_alike:
        text += " AND cohesion >= ?"
        values.append(wanted.least_alike)
    if wanted.apart:
        text += _MEMBER.format(rule=f"cluster_member.reason ->> '{ALONE}' <> ''")
    if wanted.folder_ids:
        marks = ",".join("?" * len(wanted.folder_ids))
        text += _MEMBER.format(rule=_BELOW.format(rule=f"id IN ({marks})"))
        values += sorted(wanted.folder_ids)
    for word in names.searchable(wanted.search).split():
        pattern = f"%{word.translate(_ESCAPE)}%"
        like = r"name_search LIKE ? ESCAPE '\'"
        below = _BELOW.format(rule=like)
        text += _MEMBER.format(rule=rf"(file.{like} OR {below})")
        values += [pattern, pattern]
    return text, values
