"""Files that are being changed, killed or disturbed at a chosen system call, and what is left.

`main` is the program that gets killed.
"""

import os
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from mediadesk.catalog.journal import rewrites
from mediadesk.catalog.store import Store, open_store
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.journal import EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason
from mediadesk.domain.rewrites import Edited, JournalKeys, RewriteDraft, RewriteKind
from mediadesk.domain.stamping import StampRequest, StampTarget
from mediadesk.domain.timestamps import Precision
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Change
from mediadesk.operations.writing import stamp_edit
from tests.support.held_library import held_library
from tests.support.kill_points import Scene
from tests.support.media import exif, movie, picture
from tests.support.quick_scan import scan
from tests.support.readied import Readied, ready
from tests.support.trees import Leaf, tree

DATE = ChosenDate("2018-05-06T07:08:09", Precision.SECOND, 120)
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf='
    '"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"/></rdf:RDF></x:xmpmeta>'
)


class StampScene(Scene):
    """One file of every kind of change: patched, kept whole, a film, sidecars, time, name, copy."""

    program = "tests.support.stamp_scene"

    def __init__(self, folder: Path, readied: Readied, *, faults: Sequence[str] = ()) -> None:
        """Make the library and what it is after the changes."""
        super().__init__(folder, readied, faults=faults)
        self.after = self._after()

    def _fill(self) -> None:
        with held_library(self.folder) as library:
            root = library.root
            taken = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones
            (root / "a" / "archive").mkdir(parents=True)
            picture(root / "a" / "patched.jpg", size=(640, 480), exif=exif(taken=taken))
            picture(root / "whole.png", size=(16, 12), exif=exif(taken=taken))
            movie(root / "film.mp4", created=taken)
            picture(root / "timed.jpg", seed=2)
            picture(root / "named.jpg", seed=3)
            picture(root / "copied.jpg", seed=4)
            (root / "a" / "patched.jpg.xmp").write_text(XMP)
            for path in root.rglob("*"):
                if path.is_file():
                    os.utime(path, ns=(10**18, 1_500_000_000_123_456_789))
            scan(library.store, root)

    def _after(self) -> dict[bytes, Leaf]:
        self.set_up("undo")
        return tree(self.root, times_of_folders=False)

    def require_order(self) -> None:
        """Require that every file is the old or the new one, whole, and can be taken back."""
        store = open_store(self.catalog)
        try:
            resolve.settle_rewrites(store)
            now = tree(self.root, times_of_folders=False)
            before = {path: leaf for path, leaf in self.before.items() if leaf.content}
            for path, leaf in now.items():
                if not leaf.content:
                    continue
                told = {known[path] for known in (before, self.after) if path in known}
                is_known = any(_same(leaf, one) for one in told)
                assert is_known, f"{path!r} is neither the old file nor the new one"
            for path in before:
                moved = path.replace(b"named.jpg", b"20180506_070809.jpg")
                assert path in now or moved in now, f"{path!r} is gone"
            resolve.settle_rewrites(store)
            assert tree(self.root, times_of_folders=False) == now
            _take_all_back(store)
        finally:
            store.close()
        again = tree(self.root, leave_out="", times_of_folders=False)
        then = {path: leaf for path, leaf in again.items() if b"/.mediadesk" not in path}
        start = {
            path: leaf if leaf.content else leaf._replace(mtime_ns=0)
            for path, leaf in self.before.items()
        }
        differing = {p for p in {*then, *start} if then.get(p) != start.get(p)}
        assert not differing, differing
        kept = [path for path in again if b"/.mediadesk/" in path and again[path].content]
        assert not kept, kept
        drafts = [path for path in again if b".mediadesk-" in path]
        assert not drafts, drafts


def _same(one: Leaf, other: Leaf) -> bool:
    """Compare files; a sidecar that was written just now has the time of now."""
    return (one.mode, one.content, one.attributes) == (other.mode, other.content, other.attributes)


def _take_all_back(store: Store) -> None:
    with store.decision_readers.use() as reader:
        done = rewrites.rewrites(reader, states=[EntryState.DONE])
    for batch_id in sorted({one.batch_id for one in done}, reverse=True):
        failed = resolve.turn_back(store, batch_id).failed
        assert not failed, failed


def changes(root: Path) -> list[Change]:
    """Return one change of every kind."""
    whole = bytes(root)
    archive = os.path.join(whole, b"a", b"archive")

    def change(kind: RewriteKind, name: str, *, inside: bool = False, **more: object) -> Change:
        path = os.path.join(whole, os.fsencode(name))
        before = FileStat.of(os.lstat(path)) if os.path.lexists(path) else None
        target = StampTarget.INSIDE if inside else StampTarget.SIDECAR
        fields = {"target": path, "root": whole, **more}
        draft = RewriteDraft(kind=kind, path=path, before=before, **fields)  # type: ignore[arg-type]
        request = StampRequest(None if before is None else path, target, DATE, (), 120)
        edits = kind in (RewriteKind.SIDECAR, RewriteKind.EMBEDDED)
        edit = partial(_edit, request) if edits else None
        return Change(draft, edit=edit, keeps_time=inside)

    return [
        change(RewriteKind.EMBEDDED, "a/patched.jpg", inside=True),
        change(RewriteKind.EMBEDDED, "whole.png", inside=True),
        change(RewriteKind.EMBEDDED, "film.mp4", inside=True),
        change(RewriteKind.SIDECAR, "a/patched.jpg.xmp"),
        change(RewriteKind.SIDECAR, "whole.png.xmp"),
        change(RewriteKind.FILE_TIME, "timed.jpg", new_values={"mtime_ns": str(10**18)}),
        change(
            RewriteKind.FILE_NAME, "named.jpg",
            target=os.path.join(whole, b"20180506_070809.jpg"),
        ),
        change(
            RewriteKind.COPY, "copied.jpg", root=archive,
            target=os.path.join(archive, b"2018", b"x.jpg"), before_keys=JournalKeys(1),
        ),
    ]  # fmt: skip


def _edit(request: StampRequest, _path: bytes | None) -> Edited | Reason:
    return stamp_edit.edit(request)


def main(action: str, where: str, _place: str) -> int:
    """Be the program that gets killed."""
    folder = Path(where)
    store = open_store(folder / "catalog" / "catalog.db")
    root = folder / "library"
    planned = changes(root)
    ready()
    if action == "act":
        resolve.rewrite(store, planned, kind="dates-inside")
    else:
        _take_all_back(store)
    store.close()
    return 0
