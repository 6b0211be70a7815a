"""All that is below the window does without Qt, installed or not."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import importlib, pkgutil, sys
import mediadesk

WINDOW = ("mediadesk.app", "mediadesk.ui")
names = {found.name for found in pkgutil.iter_modules(mediadesk.__path__, "mediadesk.")}
rooms = [importlib.import_module(name) for name in sorted(names.difference(WINDOW))]
for room in rooms:
    for found in pkgutil.walk_packages(getattr(room, "__path__", []), room.__name__ + "."):
        importlib.import_module(found.name)
assert "mediadesk.operations.scanning.scan" in sys.modules
qt = sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6", *WINDOW)))
assert not qt, qt
"""


def test_every_module_is_loaded_without_qt(repo: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=repo, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
