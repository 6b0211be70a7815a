"""Builds the self-extracting installer for any Linux: build_run.py BUNDLE ICONS OUT."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from build_deb import version
from layout import HERE, lay_out


def main(bundle: Path, icons: Path, out: Path) -> Path:
    """Write `mediadesk-VERSION.run` into `out` and return its path."""
    out.mkdir(parents=True, exist_ok=True)
    installer = out / f"mediadesk-{version()}.run"
    with tempfile.TemporaryDirectory() as work:
        payload = Path(work) / "mediadesk"
        lay_out(bundle, icons, payload / "tree")
        for script in ("install.sh", "uninstall.sh"):
            shutil.copy(HERE / script, payload)
        how = ["--xz", "--complevel", "3", "--nox11", "--quiet", "--tar-quietly"]
        what = [str(payload), str(installer), "MediaDesk", "./install.sh"]
        subprocess.run(["makeself", *how, *what], check=True)
    return installer


if __name__ == "__main__":
    sys.stdout.write(f"{main(*map(Path, sys.argv[1:4]))}\n")
