"""Has the process that children come from ready when the first one is wanted.

On Linux children are forked from one fresh process that imported once what they need. That takes
it a tenth of a second, in which the program that starts can import what it needs itself.
"""

import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

_HUSH = "mediadesk.jobs.sandbox.hush"
_ROOM = "mediadesk.jobs.sandbox"
_POOL = "pebble"
"""What every child needs to take its tasks: it comes with asyncio, imported once for all."""


def context(preload: Sequence[str]) -> "BaseContext":
    """Return the way children are started: never by forking this process, which may hold Qt.

    On Linux one fresh process imports `preload` once and is forked for each child: half a second
    and half the memory less than if each child imported everything itself.
    """
    from multiprocessing import get_context  # noqa: PLC0415 - most commands start no child

    if sys.platform != "linux":
        return get_context("spawn")
    forking = get_context("forkserver")
    forking.set_forkserver_preload([_HUSH, _ROOM, _POOL, *preload])
    return forking


def start(preload: Sequence[str]) -> None:
    """Start that process now, where there is one. It ends with this one, used or not."""
    if sys.platform != "linux":
        return
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 - not on Windows

    context(preload)
    resource_tracker.ensure_running()  # its start would take the block below away again
    # deaf for Ctrl+C, which is for this process to answer
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
