"""Disks that are away, locked, full or mounted below a root cost nothing of what is known."""

import textwrap
from pathlib import Path
from typing import Any

import pytest

from tests.support.confined import with_own_mounts, without_privileges

PREAMBLE = textwrap.dedent(
    """
    import json, os, shutil, subprocess, sys
    from pathlib import Path
    from tests.support import desks
    from tests.support.media import picture

    here = Path(sys.argv[1])
    root = here / "Pictures"
    root.mkdir(exist_ok=True)

    def mount(*words):
        subprocess.run(["mount", *map(str, words)], check=True)

    def umount(*words):
        subprocess.run(["umount", *map(str, words)], check=True)

    def told(desk, report):
        rows = {
            os.path.relpath(path, root): str(row.record.status)
            for path, row in desk.rows().items()
        }
        return {
            "status": str(report.status),
            "counts": desks.counts(report),
            "codes": desks.codes(report),
            "rows": rows,
        }

    def main():
        found = []
        (here / "catalog").mkdir(exist_ok=True)
        with desks.warm_decoders() as decoders:
            with desks.desk(here / "catalog", decoders) as desk:
                for step in steps(desk):
                    found.append(told(desk, step))
        print(json.dumps(found))
    """
)


def script(text: str) -> str:
    return f'{PREAMBLE}{textwrap.dedent(text)}\nif __name__ == "__main__":\n    main()\n'


def confined(text: str, folder: Path) -> list[dict[str, Any]]:
    found = with_own_mounts(script(text), folder)
    assert isinstance(found, list)
    return found


@pytest.mark.fault(16)
def test_an_unplugged_disk_is_offline_and_comes_back_unchanged(tmp_path: Path) -> None:
    first, away, back = confined(
        """
        def steps(desk):
            held = here / "held"
            held.mkdir()
            mount("-t", "tmpfs", "held", held)
            picture(held / "a.jpg")
            mount("--bind", held, root)
            yield desk.scan(root)
            umount(root)
            yield desk.scan(root)
            mount("--bind", held, root)
            yield desk.scan(root)
        """,
        tmp_path,
    )
    assert (first["counts"], first["rows"]) == ({"new": 1}, {"a.jpg": "present"})
    assert (away["status"], away["counts"]) == ("failed", {})
    assert (away["codes"], away["rows"]) == ({"Pictures": "volume-offline"}, {"a.jpg": "offline"})
    assert (back["counts"], back["rows"]) == ({"unchanged": 1}, {"a.jpg": "present"})


@pytest.mark.fault(17)
def test_another_disk_in_the_place_of_a_root_is_not_merged(tmp_path: Path) -> None:
    _, swapped = confined(
        """
        def steps(desk):
            mount("-t", "tmpfs", "one", root)
            picture(root / "a.jpg", seed=1)
            yield desk.scan(root)
            umount(root)
            mount("-t", "tmpfs", "two", root)
            picture(root / "b.jpg", seed=2)
            yield desk.scan(root)
        """,
        tmp_path,
    )
    assert swapped["codes"] == {"Pictures": "volume-replaced"}
    assert swapped["rows"] == {"a.jpg": "offline"}


def test_a_disk_below_a_root_has_files_of_its_own(tmp_path: Path) -> None:
    first, away, again, back, gone = confined(
        """
        def steps(desk):
            usb, held = root / "usb", here / "held"
            usb.mkdir()
            held.mkdir()
            mount("-t", "tmpfs", "held", held)
            (held / "deep").mkdir()
            picture(held / "deep" / "u.jpg", seed=1)
            picture(held / "v.jpg", seed=3)
            picture(root / "a.jpg", seed=2)
            mount("--bind", held, usb)
            yield desk.scan(root)
            umount(usb)
            yield desk.scan(root)
            usb.rmdir()
            yield desk.scan(root)
            usb.mkdir()
            mount("--bind", held, usb)
            yield desk.scan(root)
            (usb / "v.jpg").unlink()
            yield desk.scan(root)
        """,
        tmp_path,
    )
    assert first["counts"] == {"new": 3}
    for absent in (away, again):
        assert absent["status"] == "completed"
        assert absent["counts"] == {"unchanged": 1}
        assert absent["rows"] == {
            "a.jpg": "present", "usb/v.jpg": "offline", "usb/deep/u.jpg": "offline",
        }  # fmt: skip
    assert (back["counts"], set(back["rows"].values())) == ({"unchanged": 3}, {"present"})
    assert gone["counts"] == {"unchanged": 2, "missing": 1}
    assert gone["rows"]["usb/v.jpg"] == "missing"


def test_a_disk_mounted_elsewhere_takes_its_files_along(tmp_path: Path) -> None:
    _, moved = confined(
        """
        def steps(desk):
            held = here / "held"
            for folder in (held, root / "one", root / "two"):
                folder.mkdir()
            mount("-t", "tmpfs", "held", held)
            picture(held / "u.jpg", seed=1)
            mount("--bind", held, root / "one")
            yield desk.scan(root)
            umount(root / "one")
            mount("--bind", held, root / "two")
            yield desk.scan(root)
        """,
        tmp_path,
    )
    assert moved["counts"] == {"moved": 1}
    assert moved["rows"] == {"two/u.jpg": "present"}


@pytest.mark.fault(31)
def test_one_folder_mounted_twice_is_one(tmp_path: Path) -> None:
    (first,) = confined(
        """
        def steps(desk):
            (root / "one").mkdir()
            (root / "two").mkdir()
            picture(root / "one" / "a.jpg")
            mount("--bind", root / "one", root / "two")
            yield desk.scan(root, root / "two")
        """,
        tmp_path,
    )
    assert (first["counts"], first["rows"]) == ({"new": 1}, {"one/a.jpg": "present"})


@pytest.mark.fault(18)
def test_read_only_media_can_be_scanned(tmp_path: Path) -> None:
    (first,) = confined(
        """
        def steps(desk):
            mount("-t", "tmpfs", "card", root)
            picture(root / "a.jpg")
            mount("-o", "remount,ro", root)
            yield desk.scan(root)
        """,
        tmp_path,
    )
    assert first["counts"] == {"new": 1}


@pytest.mark.fault(6)
def test_a_full_disk_pauses_the_scan_says_where_and_it_goes_on_when_there_is_room(
    tmp_path: Path,
) -> None:
    paused, done = confined(
        """
        from mediadesk.catalog import jobs
        from mediadesk.catalog.databases import ballast
        from mediadesk.operations import room

        ballast.SIZE_BYTES, ballast._LEAST_FREE_BYTES = 400_000, 1_000_000

        def steps(desk):
            for number in range(120):
                picture(root / f"{number}.jpg", seed=number, size=(16, 16))
            job = desk.scanner.start([bytes(root)])
            desk.store.keep_room()
            kept = ballast.ballast_path(desk.store.path)
            assert kept.stat().st_size == 400_000
            with open(here / "catalog" / "filler", "wb", buffering=0) as filler:
                try:
                    while True:
                        filler.write(bytes(4096))
                except OSError:
                    filler.truncate(filler.tell() - 300_000)
            report = job.run()
            assert not kept.exists(), "the room kept was not given up"
            with desk.store.readers.use() as reader:
                stored = jobs.load(reader, job.id)
            assert (stored.status, stored.reason) == (report.status, report.reason)
            assert report.reason.code.value == "job-disk-full"
            assert str(here / "catalog") in report.reason.facts["path"]
            yield report
            assert room.waiting(desk.store) == room.Waiting((job.id,), has_room=False)
            os.unlink(here / "catalog" / "filler")
            assert room.waiting(desk.store) == room.Waiting((job.id,), has_room=True)
            yield desk.scanner.resume(job.id).run()

        (here / "catalog").mkdir()
        if __name__ == "__main__":
            mount("-t", "tmpfs", "-o", "size=8m", "small", here / "catalog")
        """,
        tmp_path,
    )
    assert paused["status"] == "paused"
    assert done["status"] == "completed"
    assert sorted(done["rows"].values()) == ["present"] * 120


@pytest.mark.fault(20)
def test_what_may_not_be_read_is_told_and_tried_again_but_broken_files_are_not(
    tmp_path: Path,
) -> None:
    found = without_privileges(
        script(
            """
            def steps(desk):
                (root / "locked").mkdir()
                picture(root / "locked" / "l.jpg", seed=1)
                secret = picture(root / "secret.jpg", seed=2)
                picture(root / "a.jpg", seed=3)
                (root / "broken.jpg").write_text("no picture")
                secret.chmod(0)
                (root / "locked").chmod(0)
                yield desk.scan(root)
                secret.chmod(0o600)
                (root / "locked").chmod(0o700)
                yield desk.scan(root)
                secret.chmod(0)
                yield desk.scan(root)
                secret.chmod(0o600)
                yield desk.scan(root)
                (root / "locked").chmod(0)
                yield desk.scan(root)
                (root / "locked").chmod(0o700)
            """
        ),
        tmp_path,
    )
    first, opened, shut, again, locked = found
    assert first["status"] == "completed"
    assert first["counts"] == {"new": 3}
    refused = {"secret.jpg": "file-permission", "locked": "folder-permission"}
    assert first["codes"] == {**refused, "broken.jpg": "not-media"}
    assert (opened["counts"], opened["codes"]) == ({"new": 1, "unchanged": 3}, {})
    assert opened["rows"]["secret.jpg"] == "present"
    assert (shut["counts"], shut["codes"]) == ({"unchanged": 4}, {"secret.jpg": "file-permission"})
    assert shut["rows"]["secret.jpg"] == "error"
    assert (again["counts"], again["codes"]) == ({"unchanged": 4}, {})
    assert again["rows"]["secret.jpg"] == "present"
    assert locked["counts"] == {"unchanged": 3}
    assert locked["rows"]["locked/l.jpg"] == "present"


@pytest.mark.fault(20)
def test_a_folder_that_cannot_be_read_at_all_fails_the_scan(tmp_path: Path) -> None:
    (found,) = without_privileges(
        script(
            """
            def steps(desk):
                picture(root / "a.jpg")
                root.chmod(0)
                yield desk.scan(root)
                root.chmod(0o700)
            """
        ),
        tmp_path,
    )
    assert (found["status"], found["codes"]) == ("failed", {"Pictures": "folder-permission"})
