"""Files that are being changed when the power goes, the disk fails or fills: old or new, whole."""

import os
import tempfile
import textwrap
from datetime import datetime
from pathlib import Path

import pytest

from mediadesk.disk.changing import exchanging
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.renaming import rename_exchanging
from mediadesk.domain.reasons import ReasonCode
from mediadesk.formats import patches
from mediadesk.operations import resolve
from tests.support.confined import with_own_mounts
from tests.support.held_library import codes, held_library
from tests.support.kill_points import sampled
from tests.support.media import exif, picture
from tests.support.quick_scan import scan
from tests.support.readied import Readied
from tests.support.stamp_scene import StampScene, changes
from tests.support.trees import tree

POINTS = 10


@pytest.mark.fault(3)
@pytest.mark.parametrize("action", ["act", "undo"])
def test_a_kill_at_any_moment_leaves_each_file_old_or_new(
    action: str, tmp_path: Path, readied: Readied
) -> None:
    scene = StampScene(tmp_path, readied)
    killed = scene.play(action, sampled(scene.points(action), POINTS, seed=3))
    assert killed > POINTS // 2


@pytest.mark.fault(3)
def test_without_a_kill_all_is_changed_and_all_comes_back(tmp_path: Path, readied: Readied) -> None:
    scene = StampScene(tmp_path, readied)
    for action in ("act", "undo"):
        scene.set_up(action)
        assert scene.run(action) == 0
        scene.require_order()
    changed = {path for path, leaf in scene.after.items() if scene.before.get(path) != leaf}
    assert {os.path.basename(path) for path in changed if scene.after[path].content} >= {
        b"patched.jpg", b"whole.png", b"film.mp4", b"patched.jpg.xmp", b"whole.png.xmp",
        b"timed.jpg", b"20180506_070809.jpg", b"x.jpg",
    }  # fmt: skip


@pytest.mark.fault(12)
@pytest.mark.parametrize("first", [1, 2, 3, 5, 8, 13])
def test_a_disk_that_cannot_write_through_changes_nothing_by_halves(
    first: int, tmp_path: Path, readied: Readied
) -> None:
    scene = StampScene(tmp_path, readied)
    scene.set_up("act")
    scene.run("act", f"--inject=fsync:error=EIO:when={first}+")
    scene.require_order()


@pytest.mark.fault(7)
def test_a_full_disk_leaves_the_original_and_no_draft(tmp_path: Path) -> None:
    told = with_own_mounts(
        textwrap.dedent(
            """
            import json, os, subprocess, sys
            from pathlib import Path
            from tests.support import stamp_scene
            from tests.support.held_library import HeldLibrary
            from tests.support.media import picture
            from tests.support.quick_scan import new_store, scan
            from mediadesk.operations import resolve

            folder = Path(sys.argv[1])
            (folder / "library").mkdir()
            subprocess.run(
                ["mount", "-t", "tmpfs", "-o", "size=400k", "none", str(folder / "library")],
                check=True,
            )
            library = HeldLibrary(folder, new_store(folder / "catalog"))
            for name in ("a/patched.jpg", "whole.png", "film.mp4"):
                path = library.root / name
                path.parent.mkdir(exist_ok=True)
                picture(path.with_suffix(".jpg"), size=(320, 240)).rename(path)
            for name in ("timed.jpg", "named.jpg", "copied.jpg"):
                picture(library.root / name, size=(32, 24))
            (library.root / "a" / "archive").mkdir()
            scan(library.store, library.root)
            filler = library.root / "filler"
            with open(filler, "wb", buffering=0) as stream:
                try:
                    while stream.write(b"x" * 4096):
                        pass
                except OSError:
                    pass
            before = {str(p): p.read_bytes() for p in library.root.rglob("*") if p.is_file()}
            wanted = [c for c in stamp_scene.changes(library.root) if c.draft.path.endswith(b"jpg")]
            done = resolve.rewrite(library.store, wanted[:1], kind="dates-inside")
            after = {
                str(p): p.read_bytes() for p in library.root.rglob("*")
                if p.is_file() and ".mediadesk/" not in str(p)
            }
            library.store.close()
            print(json.dumps({
                "same": before == after,
                "reasons": [one.reason.code for one in done.left_out],
                "stopped": None if done.stopped is None else done.stopped.code,
            }))
            """
        ),
        tmp_path,
    )
    assert told == {"same": True, "reasons": ["disk-full"], "stopped": "disk-full"}


@pytest.mark.fault(44)
@pytest.mark.parametrize("mtime_s", [-2_000_000_000, -1, 4_323_456_789])
def test_files_from_before_and_after_all_clocks_keep_their_time(
    mtime_s: int, tmp_path: Path, readied: Readied
) -> None:
    scene = StampScene(tmp_path, readied)
    _keeps_its_time(scene, mtime_s)


@pytest.mark.fault(44)
def test_a_time_that_no_journal_holds_comes_back_or_is_not_touched(readied: Readied) -> None:
    """Past the year 2262, where a disk has such times."""
    if not os.access("/dev/shm", os.W_OK):  # noqa: S108 - a disk in memory
        pytest.skip("there is no disk in memory")
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        scene = StampScene(Path(folder), readied)
        _keeps_its_time(scene, 17_000_000_000)
        scene.set_up("act")
        timed, sidecar = scene.root / "timed.jpg", scene.root / "a" / "patched.jpg.xmp"
        for path in (timed, sidecar, scene.root):
            os.utime(path, ns=(10**18, 17_000_000_000 * 10**9 + 7))
        before = tree(scene.root, times_of_folders=False)
        assert scene.run("act") == 0
        after = tree(scene.root, times_of_folders=False)
        for path in (timed, sidecar):
            assert after[bytes(path)] == before[bytes(path)]
        assert scene.run("undo") == 0
        assert tree(scene.root, times_of_folders=False) == before


def _keeps_its_time(scene: StampScene, mtime_s: int) -> None:
    scene.set_up("act")
    odd = scene.root / "a" / "patched.jpg"
    os.utime(odd, ns=(10**18, mtime_s * 10**9 + 7))
    if odd.stat().st_mtime_ns != mtime_s * 10**9 + 7:
        pytest.skip("this disk has no such time")
    before = tree(scene.root)
    assert scene.run("act") == 0
    assert odd.stat().st_mtime_ns == mtime_s * 10**9 + 7
    assert scene.run("undo") == 0
    assert tree(scene.root) == before


def test_a_picture_saved_anew_while_its_date_is_taken_back_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held_library(tmp_path) as library:
        (library.root / "a").mkdir()
        taken = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones
        path = picture(library.root / "a" / "patched.jpg", exif=exif(taken=taken))
        scan(library.store, library.root)
        done = resolve.rewrite(library.store, changes(library.root)[:1], kind="dates-inside")
        assert len(done.done) == 1
        real = patches.apply

        def save_meanwhile(*given: object) -> str:
            saved = path.with_name("saving")
            saved.write_bytes(b"an edited picture")
            saved.rename(path)
            return real(*given)  # type: ignore[arg-type]  # handed through as it came

        monkeypatch.setattr(patches, "apply", save_meanwhile)
        assert done.batch_id is not None
        undone = resolve.turn_back(library.store, done.batch_id)
        assert codes(undone.failed) == [ReasonCode.CHANGED_SINCE_WRITTEN]
        assert path.read_bytes() == b"an edited picture"
        assert os.listdir(path.parent) == [path.name]


def test_a_picture_saved_anew_right_before_its_kept_original_comes_back_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held_library(tmp_path) as library:
        taken = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones
        path = picture(library.root / "whole.png", size=(16, 12), exif=exif(taken=taken))
        before = path.read_bytes()
        scan(library.store, library.root)
        done = resolve.rewrite(library.store, changes(library.root)[1:2], kind="dates-inside")
        assert len(done.done) == 1
        assert done.batch_id is not None

        def saved_just_before(made: Place, target: Place) -> bool:
            if path.read_bytes() not in (before, b"an edited picture"):
                saved = path.with_name("saving")
                saved.write_bytes(b"an edited picture")
                saved.rename(path)
            return rename_exchanging(made, target)

        with monkeypatch.context() as context:
            context.setattr(exchanging, "rename_exchanging", saved_just_before)
            undone = resolve.turn_back(library.store, done.batch_id)
        assert codes(undone.failed) == [ReasonCode.CHANGED_SINCE_WRITTEN]
        assert path.read_bytes() == b"an edited picture"
        assert sorted(os.listdir(library.root)) == [".mediadesk", path.name]
