"""A small library with a catalog, for tests of removing and taking back."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store, open_store
from mediadesk.config import Settings
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.resolutions import LeftOut, Plan, Resolution
from mediadesk.operations import resolve
from mediadesk.operations.resolve import RemovalOutcome, Way
from tests.support.quick_scan import exact, new_store, scan

COPY = b"the same picture " * 500
WORDLESS = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF></x:xmpmeta>'
)
"""A sidecar that says nothing; one that nobody can read would keep its copy."""


@dataclass
class HeldLibrary:
    """A root with files, scanned into a catalog of its own."""

    folder: Path
    store: Store
    settings: Settings = field(default_factory=Settings)

    @property
    def root(self) -> Path:
        """The only root."""
        return self.folder / "library"

    def add(self, name: str | bytes, data: bytes = COPY, *, mtime_s: int = 1_500_000_000) -> Path:
        """Write a file with an old time of change."""
        path = Path(os.fsdecode(os.path.join(bytes(self.root), os.fsencode(name))))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, ns=(mtime_s * 10**9, mtime_s * 10**9 + 123_456_789))
        return path

    def copies(self, *names: str | bytes) -> list[Path]:
        """Write files with the same bytes, and scan."""
        made = [self.add(name) for name in names]
        scan(self.store, self.root)
        return made

    def plan(self, *resolutions: Resolution, way: Way | None = None) -> Plan:
        """Plan these decisions."""
        return resolve.plan(self.store, resolutions, settings=self.settings, way=way)

    def act(self, *resolutions: Resolution, way: Way | None = None) -> RemovalOutcome:
        """Plan these decisions and carry them out."""
        return resolve.act(self.store, self.plan(*resolutions, way=way))

    def remove(self, keeper: Path, *removed: Path, way: Way | None = None) -> RemovalOutcome:
        """Remove files as exact copies of `keeper`."""
        return self.act(exact(keeper, *removed), way=way)

    def set(self, **changes: object) -> None:
        """Change settings."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]  # a test's own

    def reopen(self) -> None:
        """Close the catalog and open it again, as the next start does."""
        self.store.close()
        self.reopen_at(self.store.path)

    def rebuild(self) -> None:
        """Throw the catalog away, and start: only the decisions are left."""
        self.store.close()
        for path in self.store.path.parent.glob(f"{self.store.path.name}*"):
            path.unlink()
        self.reopen_at(self.store.path)

    def reopen_at(self, path: Path) -> None:
        """Open the catalog at `path`; the one before is closed."""
        self.store = open_store(path)


@contextmanager
def held_library(folder: Path) -> Iterator[HeldLibrary]:
    """Make an empty library in `folder`."""
    library = HeldLibrary(folder, new_store(folder / "catalog"))
    library.root.mkdir()
    scan(library.store, library.root)
    try:
        yield library
    finally:
        library.store.close()


def codes(left: tuple[LeftOut, ...]) -> list[ReasonCode]:
    """Return why files were left out."""
    return [one.reason.code for one in left]


def tell(library: HeldLibrary, path: Path, **known: object) -> None:
    """Let the catalog know something of a scanned file: columns of its row, or `facts`."""
    facts = known.pop("facts", None)

    def write(writer: Connection) -> None:
        row = writer.execute("SELECT id FROM file WHERE name = ?", (bytes(path.name, "utf-8"),))
        ids = [each[0] for each in row if _path_of(writer, each[0]) == bytes(path)]
        for file_id in ids:
            for column, value in known.items():
                writer.execute(f"UPDATE file SET {column} = ? WHERE id = ?", (value, file_id))  # noqa: S608
            if facts is not None:
                writer.execute(
                    "INSERT INTO file_detail(file_id, facts, timestamp_candidates)"
                    " VALUES (?, ?, '[]') ON CONFLICT DO UPDATE SET facts = excluded.facts",
                    (file_id, json.dumps(facts)),
                )
        assert ids

    library.store.catalog.submit(write).result()


def _path_of(reader: Connection, file_id: int) -> bytes:
    folder_id, name = reader.execute(
        "SELECT folder_id, name FROM file WHERE id = ?", (file_id,)
    ).fetchone()
    return os.path.join(folders.path_of(reader, folder_id, {}), name)
