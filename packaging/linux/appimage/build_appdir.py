"""Makes the folder that appimagetool turns into an AppImage: build_appdir.py BUNDLE ICONS OUT.

appimagetool and its runtime are no Debian package; where they are at hand, finish with

    appimagetool OUT/MediaDesk.AppDir
"""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from layout import APPLICATION_ID, lay_out  # noqa: E402 - found beside this folder


def main(bundle: Path, icons: Path, out: Path) -> Path:
    """Write `MediaDesk.AppDir` into `out` and return its path."""
    folder = out / "MediaDesk.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    lay_out(bundle, icons, folder / "usr")
    share = folder / "usr" / "share"
    shutil.copy(share / "applications" / f"{APPLICATION_ID}.desktop", folder)
    icon = share / "icons" / "hicolor" / "256x256" / "apps" / f"{APPLICATION_ID}.png"
    shutil.copy(icon, folder)
    (folder / ".DirIcon").symlink_to(icon.name)
    shutil.copy(HERE / "AppRun", folder)
    (folder / "AppRun").chmod(0o755)
    return folder


if __name__ == "__main__":
    sys.stdout.write(f"{main(*map(Path, sys.argv[1:4]))}\n")
