"""Lays the frozen program out as Linux desktops expect it, below any prefix."""

import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
APPLICATION_ID = "org.mediadesk.MediaDesk"


def lay_out(bundle: Path, icons: Path, prefix: Path) -> None:
    """Copy `bundle` (dist/mediadesk) and `icons` (build/icons) into `prefix`, such as .../usr."""
    shutil.copytree(bundle, prefix / "lib" / "mediadesk", symlinks=True)
    programs = prefix / "bin"
    programs.mkdir(parents=True)
    (programs / "mediadesk").symlink_to("../lib/mediadesk/mediadesk")
    share = prefix / "share"
    shutil.copytree(icons / "hicolor", share / "icons" / "hicolor")
    for folder, ending in (
        ("applications", "desktop"),
        ("metainfo", "metainfo.xml"),
        ("dbus-1/services", "service"),
    ):
        (share / folder).mkdir(parents=True)
        shutil.copy(HERE / f"{APPLICATION_ID}.{ending}", share / folder)
    manual = share / "man" / "man1"
    manual.mkdir(parents=True)
    shutil.copy(HERE / "mediadesk.1", manual)
