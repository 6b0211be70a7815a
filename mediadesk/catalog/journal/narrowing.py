"""Narrows what is read of the journal to a batch, to some states, to some ids."""

import json
from collections.abc import Sequence

from mediadesk.domain.journal import EntryState


def narrowed(
    batch_id: int | None, states: Sequence[EntryState], ids: Sequence[int] = ()
) -> tuple[str, list[object]]:
    """Return a WHERE and its values; each narrows when given, and ids are those of entries."""
    rules, values = [], list[object]()
    if batch_id is not None:
        rules.append("batch_id = ?")
        values.append(batch_id)
    if states:
        rules.append(f"state IN ({','.join('?' * len(states))})")
        values += states
    if ids:
        rules.append("entry.id IN (SELECT value FROM json_each(?))")  # as many as there are
        values.append(json.dumps(list(ids)))
    return (f" WHERE {' AND '.join(rules)}" if rules else ""), values
