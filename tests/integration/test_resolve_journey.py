"""Removing copies in a terminal, looking back, taking it back: as a user types it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp import xmp_sidecar
from tests.support.held_library import WORDLESS
from tests.support.media import exif, picture, scene
from tests.support.patience import patient_s
from tests.support.trees import tree

HOLDER = """
import pathlib, sys
from mediadesk.disk.lock import CatalogLock
lock = CatalogLock(pathlib.Path(sys.argv[1]), holder="a window")
print("held", flush=True)
sys.stdin.read()
lock.release()
"""


class Terminal:
    """Types commands at one catalog."""

    def __init__(self, folder: Path) -> None:
        self.library = folder / "library"
        self.catalog = folder / "catalog" / "mediadesk.db"

    def line(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "mediadesk", *words, "--catalog", str(self.catalog)]

    def type(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.line(*words), capture_output=True, text=True, check=False, timeout=patient_s(120)
        )

    def ask(self, *words: str, code: int = 0) -> dict[str, Any]:
        done = self.type(*words, "--json")
        assert done.returncode == code, done.stderr
        assert done.stdout.isascii()
        told = json.loads(done.stdout)
        assert isinstance(told, dict)
        return told


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path)
    for name in ("camera", "backup", "phone"):
        (made.library / name).mkdir(parents=True)
    for number in range(3):
        original = picture(made.library / "camera" / f"{number}.jpg", size=(320, 240), seed=number)
        for folder in ("backup", "phone"):
            (made.library / folder / f"{number}.jpg").write_bytes(original.read_bytes())
    bad = os.path.join(bytes(made.library), b"phone", b"bad\xff.jpg")
    Path(os.fsdecode(bad)).write_bytes((made.library / "camera" / "0.jpg").read_bytes())
    for path in made.library.rglob("*"):
        os.utime(path, ns=(10**18, 10**18 + 7))
    return made


def test_copies_go_and_come_back_and_the_tree_is_as_it_was(terminal: Terminal) -> None:
    before = tree(terminal.library, leave_out="")
    terminal.ask("scan", str(terminal.library))

    shown = terminal.ask("resolve", "--kind", "exact", "--dry-run")
    assert set(shown) == {"batch", "removed", "left_out", "bytes_held"}
    assert shown["batch"] is None
    assert len(shown["removed"]) == 7
    assert tree(terminal.library, leave_out="") == before

    done = terminal.ask("resolve", "--kind", "exact")
    assert set(done) == {"batch", "removed", "left_out", "bytes_held"}
    assert {one["path"] for one in done["removed"]} == {one["path"] for one in shown["removed"]}
    for one in done["removed"]:
        assert set(one) == {"path", "keeper", "held_at"}
        assert not os.path.lexists(os.fsencode(one["path"]))
        assert os.path.exists(os.fsencode(one["keeper"]))
        assert os.path.exists(os.fsencode(one["held_at"]))
    assert done["bytes_held"] == shown["bytes_held"] > 0
    assert any("\udcff" in one["path"] for one in done["removed"])

    statuses = {one["path"]: one["status"] for one in terminal.ask("files")["files"]}
    assert sorted(statuses.values()) == ["present"] * 3 + ["removed"] * 7
    assert terminal.ask("scan", str(terminal.library))["missing"] == 0
    assert not terminal.ask("resolve", "--kind", "exact")["removed"]

    (entry,) = terminal.ask("history")["entries"]
    assert (entry["batch"], entry["held"], entry["undoable"]) == (done["batch"], 7, True)
    held = terminal.ask("removed")["held"]
    assert {one["path"] for one in held} == {one["path"] for one in done["removed"]}

    single = terminal.ask("removed", "--restore", str(held[0]["id"]))
    assert [one["path"] for one in single["restored"]] == [held[0]["path"]]

    back = terminal.ask("undo")
    assert set(back) == {"batch", "restored", "failed"}
    assert back["batch"] == done["batch"]
    assert len(back["restored"]) == 6
    assert not back["failed"]
    assert tree(terminal.library, leave_out="") == before
    again = terminal.ask("scan", str(terminal.library))
    assert (again["new"], again["changed"], again["missing"]) == (0, 0, 0)

    refused = terminal.type("undo")
    assert refused.returncode == 1
    assert refused.stderr.strip() == "There is nothing to undo."


def test_purging_asks_first_and_is_final(terminal: Terminal) -> None:
    terminal.ask("scan", str(terminal.library))
    terminal.ask("resolve", "--kind", "exact")
    asked = terminal.type("removed", "--purge")
    assert asked.returncode == 1
    assert "--yes" in asked.stderr
    assert len(terminal.ask("removed")["held"]) == 7
    purged = terminal.ask("removed", "--purge", "--yes")
    assert len(purged["purged"]) == 7
    assert purged["bytes_freed"] > 0
    assert not (terminal.library / ".mediadesk").exists()
    assert terminal.type("undo").returncode == 1
    assert len(list(terminal.library.rglob("*.jpg"))) == 3


def test_words_are_plain_where_no_json_is_asked_for(terminal: Terminal) -> None:
    (terminal.library / "phone" / "1.jpg.xmp").write_bytes(WORDLESS)
    terminal.ask("scan", str(terminal.library))
    rules = ("resolve", "--kind", "exact", "--prefer", str(terminal.library / "camera"))
    foretold = terminal.type(*rules, "--dry-run").stdout
    assert "7 files and 1 sidecar, " in foretold
    told = terminal.type(*rules).stdout
    assert "7 files and 1 sidecar removed" in told
    assert "mediadesk undo 1" in told
    assert ": 7 files and 1 sidecar held (" in terminal.type("history").stdout
    (entry,) = terminal.ask("history")["entries"]
    assert (entry["held"], entry["sidecars"]["held"]) == (8, 1)
    assert "7 files and 1 sidecar restored." in terminal.type("undo", "1").stdout
    assert ": 7 files and 1 sidecar restored\n" in terminal.type("history").stdout


def test_nothing_is_removed_while_another_program_has_the_catalog(terminal: Terminal) -> None:
    terminal.ask("scan", str(terminal.library))
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            str(terminal.catalog.with_name("mediadesk.lock")),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        refused = terminal.type("resolve", "--kind", "exact")
        assert refused.returncode == 1
        assert "The catalog is in use by a window" in refused.stderr
        assert "Do it there, under Duplicates, or close the window" in refused.stderr
        assert "Undo it there, with Ctrl+Z or in History" in terminal.type("undo").stderr
        assert terminal.ask("history")["entries"] == []  # looking is not forbidden
    finally:
        holder.communicate()


def test_what_was_back_before_is_told_so_that_undo_and_history_count_alike(
    terminal: Terminal,
) -> None:
    """As after an undo that was killed: the next one brings back what is left."""
    terminal.ask("scan", str(terminal.library))
    terminal.ask("resolve", "--kind", "exact")
    terminal.ask("removed", "--restore", str(terminal.ask("removed")["held"][0]["id"]))
    told = terminal.type("undo").stdout
    assert "6 files restored.\n1 file was back before.\n" in told
    assert ": 7 files restored\n" in terminal.type("history").stdout


@pytest.mark.fault(48)
def test_a_polite_end_in_the_middle_leaves_every_file_in_order(terminal: Terminal) -> None:
    data = (terminal.library / "camera" / "0.jpg").read_bytes()
    for folder in ("many", "again"):
        (terminal.library / folder).mkdir()
        for number in range(300):
            (terminal.library / folder / f"{number}.jpg").write_bytes(data + b"%d" % number)
    terminal.ask("scan", str(terminal.library))
    before = tree(terminal.library, leave_out="")
    running = subprocess.Popen(
        terminal.line("resolve", "--kind", "exact", "--json"), stdout=subprocess.DEVNULL
    )
    deadline = time.monotonic() + patient_s(60)
    while not (terminal.library / ".mediadesk").exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    asked_s = time.monotonic()
    running.send_signal(signal.SIGTERM)
    try:
        code = running.wait(30)
    finally:
        running.kill()
        running.wait()
    assert time.monotonic() - asked_s < 3
    assert code in (0, 130)
    if terminal.ask("removed")["held"]:
        terminal.ask("undo")
    assert tree(terminal.library, leave_out="") == before


def test_rules_and_places_can_be_named(terminal: Terminal) -> None:
    phone, out = terminal.library / "phone", terminal.library.with_name("out")
    out.mkdir()
    terminal.ask("scan", str(terminal.library))
    before = tree(terminal.library, leave_out="")
    shown = terminal.ask("resolve", "--kind", "exact", "--dry-run", "--prefer", str(phone))
    assert {Path(one["keeper"]).parent for one in shown["removed"]} == {phone}
    moved = terminal.ask("resolve", "--kind", "exact", "--move-to", str(out))
    assert len(list(out.iterdir())) == len(moved["removed"]) == 7
    assert terminal.ask("removed")["held"] == []
    terminal.ask("undo")
    foretold = terminal.type("resolve", "--kind", "exact", "--link", "--dry-run")
    assert "would be replaced by hard links. Nothing was changed." in foretold.stdout
    linked = terminal.type("resolve", "--kind", "exact", "--link")
    assert "is a hard link now" in linked.stdout
    assert "7 files replaced by hard links; " in linked.stdout
    assert (phone / "1.jpg").samefile(terminal.library / "camera" / "1.jpg") or (
        phone / "1.jpg"
    ).samefile(terminal.library / "backup" / "1.jpg")
    actions = [entry["action"] for entry in terminal.ask("history")["entries"]]
    assert actions == ["link", "move"]
    terminal.ask("undo")
    assert tree(terminal.library, leave_out="") == before
    refused = terminal.type("resolve", "--kind", "exact", "--move-to", str(out / "none"))
    assert "Files cannot go to" in refused.stdout
    assert "Removed can be chosen instead" in refused.stdout


def test_identical_copies_go_and_leave_what_they_knew(terminal: Terminal) -> None:
    plain = terminal.library / "camera" / "9.jpg"
    scene(320, 240, seed=9).save(plain, quality=85)
    told = xmp_sidecar.merged(None, SidecarValues(rating=4, caption="The hut"))
    assert isinstance(told, bytes)
    rich = terminal.library / "phone" / "9.jpg"
    scene(320, 240, seed=9).save(rich, quality=85, exif=exif(camera=("Canon", "EOS")))
    plain.with_name("9.jpg.xmp").write_bytes(told)
    terminal.ask("scan", str(terminal.library))
    before = tree(terminal.library, leave_out="")
    done = terminal.ask("resolve", "--kind", "identical")
    assert {one["path"]: one["keeper"] for one in done["removed"]} == {
        str(plain): str(rich),
        f"{plain}.xmp": str(rich),
    }
    said = xmp_sidecar.stated(rich.with_name("9.jpg.xmp").read_bytes())
    assert isinstance(said, SidecarValues)
    assert (said.rating, said.caption) == (4, "The hut")
    terminal.ask("undo")
    assert tree(terminal.library, leave_out="") == before
