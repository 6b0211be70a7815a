"""Starts MediaDesk: the window, or a command when the arguments name one."""

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

_WITH_CHILDREN = frozenset({"scan", "hash"})
"""Commands that have files opened by child processes, which get ready meanwhile."""

_COLLECT_EVERY = 200_000
"""New objects between two looks for garbage: a start makes many, and nearly all of them stay."""


def main() -> int:
    """Run with the arguments of the process; returns its exit code."""
    if getattr(sys, "frozen", False):
        # In a bundled program a child process starts this same executable.
        import multiprocessing  # noqa: PLC0415 - most commands start no child

        multiprocessing.freeze_support()
    gc.set_threshold(_COLLECT_EVERY)
    # The searches share work among threads of their own; numpy's would only fight with them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Imported here: a child process imports this module, and needs none of these.
    if _WITH_CHILDREN.intersection(sys.argv[1:2]):
        from mediadesk.jobs import fork_server  # noqa: PLC0415
        from mediadesk.operations.children import PRELOAD  # noqa: PLC0415

        fork_server.start(PRELOAD)
    from mediadesk import cli  # noqa: PLC0415

    code = cli.run(sys.argv[1:], open_window=_open_window)
    if "PySide6" not in sys.modules:
        # What is left goes with the process: looking through it takes longer than ending.
        gc.freeze()
    return code


def _open_window(catalog: Path | None, paths: Sequence[bytes]) -> int:
    # The window has a collector of its own; until it begins there is nothing to collect, and
    # looking for it takes a tenth of the start.
    gc.disable()
    from mediadesk import app  # noqa: PLC0415 - a command must not wait for Qt
    from mediadesk.disk.lock import WINDOW  # noqa: PLC0415
    from mediadesk.session import catalog_path, open_session  # noqa: PLC0415

    return app.run_window(
        partial(open_session, catalog=catalog, holder=WINDOW),
        paths,
        catalog=catalog_path(catalog),
    )


if __name__ == "__main__":
    sys.exit(main())
