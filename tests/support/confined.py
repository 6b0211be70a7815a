"""Runs a piece of Python where mounts are private, or where not even root may read everything."""

import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.support.patience import patient_s

REPO = Path(__file__).resolve().parents[2]
_NAMESPACE = ("unshare", "-Urm")
_NO_CAPABILITIES = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")


def with_own_mounts(script: str, *args: str | Path) -> Any:  # noqa: ANN401 - whatever it prints
    """Return what `script` prints as JSON, run as root of its own mount namespace, or skip."""
    if not _works(_NAMESPACE):
        pytest.skip("this machine lets nobody have a mount namespace of his own")
    return _run(_NAMESPACE, script, args)


def without_privileges(script: str, *args: str | Path) -> Any:  # noqa: ANN401 - whatever it prints
    """Return what `script` prints as JSON, run so that file modes hold for root too, or skip."""
    if os.geteuid() != 0:
        return _run((), script, args)
    if not _works(_NO_CAPABILITIES):
        pytest.skip("root cannot give up its privileges here: setpriv is missing or refused")
    return _run(_NO_CAPABILITIES, script, args)


def _run(prefix: Sequence[str], script: str, args: Sequence[str | Path]) -> Any:  # noqa: ANN401 - see above
    done = subprocess.run(
        [*prefix, sys.executable, "-c", script, *map(str, args)],
        cwd=REPO,
        capture_output=True,
        text=True,
        timeout=patient_s(60),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@functools.cache
def _works(prefix: tuple[str, ...]) -> bool:
    if shutil.which(prefix[0]) is None:
        return False
    return subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
