"""What is on its way out of the library: lists leave it out as soon as its folder is taken out.

Its files follow piece by piece (`settling`), for a million of them half a minute long.
"""

import sqlite3


def staying(reader: sqlite3.Connection, *, of: str = "") -> str:
    """Return the rest of an SQL condition: for files that are not on their way out.

    It begins with AND, and is empty as long as nothing leaves. It is about the column `folder_id`;
    `of` is its table ("film.") where there are several.
    """
    rows = reader.execute("SELECT folder_id FROM unsettled").fetchall()
    out = [str(row[0]) for row in rows if not is_in_library(reader, row[0])]
    if not out:
        return ""
    return (
        f" AND {of}folder_id NOT IN (WITH RECURSIVE gone(id) AS (SELECT id FROM folder"  # noqa: S608
        f" WHERE id IN ({','.join(out)}) UNION SELECT folder.id"
        " FROM folder JOIN gone ON folder.parent_id = gone.id) SELECT id FROM gone)"
    )


def is_in_library(reader: sqlite3.Connection, folder_id: int) -> bool:
    """Tell whether the folder on top of one is a root."""
    sql = (
        "WITH RECURSIVE up(id, parent_id) AS (SELECT id, parent_id FROM folder WHERE id = ?"
        " UNION SELECT folder.id, folder.parent_id FROM folder JOIN up ON folder.id = up.parent_id)"
        " SELECT 1 FROM up JOIN root ON root.folder_id = up.id"
    )
    return reader.execute(sql, (folder_id,)).fetchone() is not None
