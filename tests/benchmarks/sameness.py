"""How well and how fast copies are found: similar pictures per kind of change, exact copies."""

import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.benchmarks import programs, samples
from tests.benchmarks.table import Line

RECALL, RECALL_OF_ARTWORK = 0.99, 0.95
_LIMITS = {
    "one join of 1000000 at radius 10": 20,
    "all views of 100000": 30,
    "all views of 1000000": 600,
    "all views of 1000 new against 100000": 2,
}
"""Seconds that a search may take."""
ORIGINAL = "orig.jpg"
_WITHIN = 2.0


def similar() -> Iterator[Line]:
    """Variants of photographs: how many share a cluster with their original, beside czkawka."""
    folder = samples.small_photos()
    if not (folder / "truth.json").exists():
        yield Line("similar pictures", "no variants with a truth file here")
        return
    yield from _found_again(folder, RECALL)


def artwork() -> Iterator[Line]:
    """The same of drawings, logos and wallpapers, among pages, screens and skies."""
    folder = samples.artwork()
    if folder is None:
        yield Line("drawn pictures", "nothing here makes variants of them")
        return
    yield from _found_again(folder, RECALL_OF_ARTWORK)


def _found_again(folder: Path, must: float) -> Iterator[Line]:
    truth: dict[str, str] = json.loads((folder / "truth.json").read_text())
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        catalog = Path(home) / "catalog.db"
        programs.scan(folder, catalog)
        done, answer = programs.command("duplicates", "--kind", "similar", catalog=catalog)
    ours = [
        [Path(path).name for member in cluster["members"] for path in _paths(member)]
        for cluster in answer["clusters"]
    ]
    theirs = json.loads(programs.python("peer_groups", str(folder)).output)
    found, peer = _recall(ours, truth), _recall(theirs, truth)
    for kind in sorted(found):
        yield Line(
            f"  found again: {kind}",
            f"{found[kind]:.3f}",
            f"{peer[kind]:.3f} czkawka",
            must=f">= {must}",
            good=found[kind] >= must,
        )
    mixed = _mixed(ours, truth)
    yield Line(
        f"clusters that mix pictures, of {len(ours)}",
        str(mixed),
        f"{_mixed(theirs, truth)} of {len(theirs)} czkawka",
        must="0",
        good=mixed == 0,
    )
    yield Line(f"  the search among {len(truth)} pictures", f"{done.seconds:.1f} s")


def search() -> Iterator[Line]:
    """Made-up hashes, 10 % of them near copies: one join, and all views, with memory."""
    for told in programs.python("search").output.splitlines():
        found = json.loads(told)
        limit = _LIMITS.get(found["what"])
        yield Line(
            found["what"],
            f"{found['seconds']:.2f} s",
            f"{found['peak_mb']} MB, {found['found']} found",
            must="" if limit is None else f"<= {limit} s",
            good=None if limit is None else found["seconds"] <= limit,
        )


def grown() -> Iterator[Line]:
    """A catalog of 100 000 pictures: the first search, one with nothing new, one with 1 000."""
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        seconds = json.loads(programs.python("grown", f"{home}/catalog.db").output)
    for name, what in (
        ("first", "first search of 100000 pictures, whole"),
        ("again", "search with nothing new"),
        ("new", "search with 1000 new"),
        ("compared", "  of it: comparing the new ones"),
        ("slider", "clustering 150000 pairs, as the slider does"),
    ):
        limit = {"new": 2.0, "compared": 2.0, "slider": 1.0}.get(name)
        must = "" if limit is None else f"<= {limit:.0f} s"
        good = None if limit is None else seconds[name] <= limit
        yield Line(what, f"{seconds[name]:.2f} s", must=must, good=good)


def exact() -> Iterator[Line]:
    """Exact copies in a scanned catalog, beside jdupes reading the same 20 000 files.

    The first search reads what the scan left unread; the second finds nothing new.
    """
    if shutil.which("jdupes") is None:
        yield Line("exact copies", "jdupes is not installed")
        return
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        folder = Path(home) / "files"
        shutil.copytree(samples.many_files(), folder)
        for number, path in enumerate(sorted(folder.rglob("*.jpg"))[::10]):
            shutil.copyfile(path, folder / f"copy_{number:05}.jpg")
        catalog = Path(home) / "catalog.db"
        programs.scan(folder, catalog)
        searches = [
            programs.command("duplicates", "--kind", "exact", catalog=catalog)
            for _ in range(programs.RUNS)
        ]
        for _ in range(programs.RUNS):
            peer = programs.run("jdupes", "-r", "-q", str(folder))
    for what, (done, answer) in zip(("exact copies", "exact copies again"), searches, strict=True):
        ratio = done.seconds / peer.seconds
        yield Line(
            f"{what}, {len(answer['clusters'])} found",
            f"{done.seconds:.2f} s",
            f"{peer.seconds:.2f} s jdupes",
            ratio,
            f"<= {_WITHIN:.0f} x",
            ratio <= _WITHIN,
        )


def _paths(member: dict[str, object]) -> Iterable[str]:
    yield str(member["path"])
    yield from member["same_as"]  # type: ignore[misc]  # a list of paths


def _recall(groups: Sequence[Sequence[str]], truth: dict[str, str]) -> dict[str, float]:
    """Return the share of variants, by kind, that are in a group with their original."""
    group_of = {name: number for number, group in enumerate(groups) for name in group}
    together: dict[str, list[bool]] = defaultdict(list)
    for name, base in truth.items():
        kind = name.removeprefix(f"{base}_")
        if kind != ORIGINAL:
            home = group_of.get(f"{base}_{ORIGINAL}")
            together[kind].append(home is not None and group_of.get(name) == home)
    return {kind: sum(found) / len(found) for kind, found in together.items()}


def _mixed(groups: Sequence[Sequence[str]], truth: dict[str, str]) -> int:
    return sum(len({truth[name] for name in group if name in truth}) > 1 for group in groups)
