"""The table of faults: which row is played by which tests, and what came of it.

A test names its rows with `@pytest.mark.fault(13)`, and how many examples it played, where that
is more than itself, with `record_property("played", number)`. `make torture` plays the whole table
and prints it; the rows and their numbers are those of the fault matrix the product was designed by.
"""

from collections import defaultdict

import pytest

FAULTS = {
    1: "kill -9 in a scan, at any moment",
    2: "kill at every system call of a removal",
    3: "kill at every system call of writing a date",
    4: "kill while undoing",
    5: "power loss: what was not synced is lost",
    6: "the catalog's volume is full",
    7: "the media's volume is full while a date is written",
    8: "the volume of Removed is full",
    9: "the cache of small pictures is full",
    10: "a file cannot be read (EIO)",
    11: "a file can be read only half (EIO after 64 KB)",
    12: "fsync fails (EIO)",
    13: "a slow share (3 s for each read)",
    14: "a share that hangs",
    15: "a volume is unplugged in a scan",
    16: "a volume is absent at the start, its mount point empty",
    17: "another disk in the same place",
    18: "read-only media",
    19: "a read-only folder around a file",
    20: "folders and files one may not read",
    21: "a sticky folder with somebody else's file",
    22: "no trash is possible",
    23: "a trash others could tamper with",
    24: "many files of one name in the trash",
    25: "the victim changed between scan and click",
    26: "the keeper is gone or changed before the click",
    27: "names swapped while a removal runs",
    28: "all members are chosen",
    29: "hard links",
    30: "links to files and folders, loops",
    31: "bind mounts, a root twice, nested roots",
    32: "names that are one whatever their case",
    33: "composed and decomposed names",
    34: "names that are no text",
    35: "paths too long, folders a thousand deep",
    36: "pipes, sockets, devices named .jpg",
    37: "huge folders, very many empty files",
    38: "a cluster of thousands",
    39: "decompression bombs",
    40: "a decoder crashes, hangs, or takes all memory",
    41: "a library of hostile files",
    42: "a file that is still growing",
    43: "sparse and empty files, files that end early",
    44: "the clock jumps; times of 1901 and 2107",
    45: "any locale",
    46: "a damaged, foreign, newer or locked catalog",
    47: "two programs, a stale lock",
    48: "the end comes in the middle of work",
}


class FaultTable:
    """Collects what became of each row, and prints it at the end when it was asked for."""

    def __init__(self, *, whole: bool) -> None:
        """Print rows without a test, too, when the `whole` table is played."""
        self._whole = whole
        self._results: dict[int, list[tuple[str, str]]] = defaultdict(list)

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Let each report carry its rows, from any process; leave out what plays none."""
        kept: list[pytest.Item] = []
        left_out: list[pytest.Item] = []
        for item in items:
            rows = tuple(row for mark in item.iter_markers("fault") for row in mark.args)
            if unknown := [row for row in rows if row not in FAULTS]:
                raise pytest.UsageError(f"{item.nodeid}: no such rows: {unknown}")
            item.user_properties.extend(("fault", row) for row in rows)
            plays = bool(rows) or "tests/torture/" in item.nodeid
            (kept if plays or not self._whole else left_out).append(item)
        if left_out:
            config.hook.pytest_deselected(items=left_out)
            items[:] = kept

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test ended."""
        if report.when != "call" and report.passed:
            return
        words = {"passed": "ok", "failed": "FAILED", "skipped": "skipped"}[report.outcome]
        if report.skipped and isinstance(report.longrepr, tuple):
            words += f" ({report.longrepr[2].removeprefix('Skipped: ')})"
        if played := dict(report.user_properties).get("played"):
            words += f" ({played} played)"
        for row in (row for name, row in report.user_properties if name == "fault"):
            if isinstance(row, int):
                self._results[row].append((report.nodeid.partition("/")[2], words))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the table."""
        if not self._whole:
            return
        terminalreporter.section("faults")
        for row, fault in FAULTS.items():
            passed = sum(words.startswith("ok") for _, words in self._results[row])
            told = f"{passed} of {len(self._results[row])} tests passed"
            terminalreporter.write_line(f"{row:>2}  {fault}: {told}")
            for test, words in self._results[row] or [("no test", "-")]:
                terminalreporter.write_line(f"      {words:<8} {test}")
