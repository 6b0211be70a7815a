"""The desktop finds, starts and calls MediaDesk: menu entry, description, D-Bus, addresses."""

import ast
import os
import plistlib
import re
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.config import APPLICATION_ID, locations
from tests.support.media import picture
from tests.support.programs import window

OBJECT = "/" + APPLICATION_ID.replace(".", "/")
needs = {
    name: pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")
    for name in ("desktop-file-validate", "appstreamcli", "gdbus", "dbus-daemon")
}


@pytest.fixture
def linux(repo: Path) -> Path:
    return repo / "packaging" / "linux"


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session bus of the test's own."""
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE
    ) as daemon:
        assert daemon.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().decode().strip())
        yield
        daemon.terminate()


def call(method: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    line = ["gdbus", "call", "--session", "--timeout", "20", "--dest", APPLICATION_ID]
    line += ["--object-path", OBJECT, "--method", f"org.freedesktop.Application.{method}"]
    return subprocess.run([*line, *arguments], capture_output=True, text=True, check=False)


@needs["desktop-file-validate"]
def test_the_menu_entry_is_valid_and_takes_no_folders_away(linux: Path) -> None:
    entry = linux / f"{APPLICATION_ID}.desktop"
    done = subprocess.run(
        ["desktop-file-validate", str(entry)], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    # a program that claims folders becomes the file manager on some desktops
    assert "inode/directory" not in entry.read_text()


@needs["appstreamcli"]
def test_the_description_for_software_centres_is_valid(linux: Path) -> None:
    text = linux / f"{APPLICATION_ID}.metainfo.xml"
    subprocess.run(["appstreamcli", "validate", "--no-net", str(text)], check=True)


def test_everything_has_the_same_name(linux: Path) -> None:
    assert f"Icon={APPLICATION_ID}\n" in (linux / f"{APPLICATION_ID}.desktop").read_text()
    assert f"Name={APPLICATION_ID}\n" in (linux / f"{APPLICATION_ID}.service").read_text()
    assert f"<id>{APPLICATION_ID}</id>" in (linux / f"{APPLICATION_ID}.metainfo.xml").read_text()


def test_macos_is_told_that_folders_can_be_opened(repo: Path) -> None:
    told = runpy.run_path(str(repo / "packaging" / "macos" / "info_plist.py"))["info_plist"]("1.2")
    read = plistlib.loads(plistlib.dumps(told))
    assert read["CFBundleShortVersionString"] == "1.2"
    assert "public.folder" in read["CFBundleDocumentTypes"][0]["LSItemContentTypes"]


def test_the_bundle_leaves_out_nothing_that_is_imported(repo: Path) -> None:
    spec = ast.parse((repo / "packaging" / "mediadesk.spec").read_text())
    left_out = next(
        ast.literal_eval(node.value)
        for node in spec.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "EXCLUDED"
    )
    imported = {
        name
        for path in (repo / "mediadesk").rglob("*.py")
        for name in re.findall(r"^\s*(?:from|import) ([\w.]+)", path.read_text(), re.MULTILINE)
    }
    assert "PySide6.QtWidgets" in imported
    assert not [name for name in imported if name in left_out or name.split(".")[0] in left_out]


@needs["dbus-daemon"]
@needs["gdbus"]
@pytest.mark.usefixtures("bus")
def test_a_folder_opened_from_the_desktop_is_scanned_by_the_window(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9 1"
    os.mkdir(folder)
    picture(Path(os.fsdecode(folder)) / "one.jpg")
    with window(locations().catalog_file) as shown:
        shown.wait_for(lambda: call("Activate", "{}").returncode == 0)
        done = call("Open", f"['file://{tmp_path}/caf%E9%201', 'https://example.org/']", "{}")
        assert done.returncode == 0, done.stderr
        shown.wait_for(lambda: shown.files() == ["one.jpg"])


@needs["dbus-daemon"]
@needs["gdbus"]
@pytest.mark.usefixtures("bus")
def test_a_window_on_another_catalog_does_not_answer_for_the_users_own(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    picture(folder / "one.jpg")
    with window(tmp_path / "other" / "catalog.db", folder) as shown:
        shown.wait_for(lambda: shown.files() == ["one.jpg"])
        assert "ServiceUnknown" in call("Activate", "{}").stderr


@needs["dbus-daemon"]
@pytest.mark.usefixtures("bus")
def test_the_launcher_is_told_how_far_the_work_is(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    picture(folder / "one.jpg")
    listening = ["dbus-monitor", "--session", "interface=com.canonical.Unity.LauncherEntry"]
    heard = tmp_path / "heard"

    def shows() -> list[str]:
        return re.findall(r'"progress-visible"\s+variant\s+boolean (\w+)', heard.read_text())

    with heard.open("w") as out, subprocess.Popen(listening, stdout=out) as monitor:
        with window(locations().catalog_file, folder) as shown:
            shown.wait_for(lambda: shows()[-1:] == ["false"])
        monitor.terminate()
    assert f"application://{APPLICATION_ID}.desktop" in heard.read_text()
    assert shows()[0] == "true"


def test_a_folder_can_be_named_by_its_address(tmp_path: Path) -> None:
    folder = tmp_path / "a shelf"
    folder.mkdir()
    picture(folder / "one.jpg")
    with window(tmp_path / "c" / "catalog.db", Path(f"file://{tmp_path}/a%20shelf")) as shown:
        shown.wait_for(lambda: shown.files() == ["one.jpg"])
