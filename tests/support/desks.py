"""A catalog with its scanner, for tests that look at what a scan made of real files."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mediadesk import config
from mediadesk.catalog.files.records import FileRow
from mediadesk.catalog.store import Store, open_store
from mediadesk.config import Settings
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.children import warm_up
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.library import Library
from mediadesk.operations.scanning.scan_report import ScanReport
from mediadesk.operations.scanning.scanner import Scanner

CHILDREN = 2


@contextlib.contextmanager
def warm_decoders() -> Iterator[Sandbox]:
    """Give a sandbox whose children are there, so that no test seems to leave some behind."""
    box = Sandbox(CHILDREN)
    box.start(warm_up)
    for _ in range(CHILDREN * 2):
        box.run(len, "ready", timeout_s=60)
    yield box
    assert box.close()


@dataclass(slots=True)
class Desk:
    """An open catalog and what can be asked of it."""

    store: Store
    scanner: Scanner
    library: Library

    def scan(self, *paths: Path | bytes, keep_going: bool = False) -> ScanReport:
        """Scan folders and files to the end."""
        return self.scanner.start(
            [os.fsencode(path) for path in paths], keep_going=keep_going
        ).run()

    def rows(self) -> dict[str, FileRow]:
        """Return what the catalog knows of every file, by path as text."""
        return {os.fsdecode(row.record.path): row for row in self.library.stream(None)}

    def row(self, path: Path | bytes) -> FileRow:
        """Return what the catalog knows of one file."""
        return self.rows()[os.fsdecode(path)]

    def sql(self, text: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with self.store.readers.use() as reader:
            return [tuple(row) for row in reader.execute(text, values)]

    def write(self, text: str, *values: object) -> None:
        """Change the catalog behind the program's back."""
        self.store.catalog.submit(lambda writer: writer.execute(text, values).rowcount).result()


@contextlib.contextmanager
def desk(folder: Path, decoders: Sandbox, **settings: object) -> Iterator[Desk]:
    """Open a catalog in `folder`, with settings other than usual ones as keywords."""
    store = open_store(folder / "catalog.db")
    chosen = replace(Settings(), hashing_workers=CHILDREN, **settings)  # type: ignore[arg-type] # names of settings
    lanes = Lanes(CHILDREN, first=decoders)
    try:
        scanner = Scanner(store, lanes, chosen, config.locations())
        yield Desk(store, scanner, Library(store.readers, store.catalog))
    finally:
        assert lanes.close()
        store.close()


def counts(report: ScanReport) -> dict[str, int]:
    """Return the counts of a report that are not zero."""
    told = {
        name: getattr(report, name) for name in ("new", "changed", "unchanged", "moved", "missing")
    }
    return {name: number for name, number in told.items() if number}


def codes(report: ScanReport, names: Sequence[str] = ()) -> dict[str, str]:
    """Return the reason codes of a report's errors by the last part of their path."""
    told = {
        os.fsdecode(path).rpartition("/")[2]: str(reason.code) for path, reason in report.errors
    }
    return {name: told[name] for name in names} if names else told
