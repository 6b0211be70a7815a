"""How a child process behaves: killable, quiet, polite and bounded; gone when its parent is."""

import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")

_PR_SET_PDEATHSIG = 1
_MEMORY_LIMIT_BYTES = 2 * 1024**3
_CPU_GRACE_S = 5
_COLLECT_EVERY = 10_000
"""New objects between two looks for garbage while a task runs; each task ends with one, too."""
_SOON = 1
"""The generation that holds what the last tasks made; what has lived for longer stays apart."""


def nothing() -> None:
    """Do nothing, so that a pool starts its children."""


def guarded(function: Callable[[Any], Result], argument: object, cpu_s: float) -> Result:
    """Run in the child: allow this task its own share of processor time, then do it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + cpu_s) + _CPU_GRACE_S
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    try:
        return function(argument)
    finally:
        # What a task leaves behind is little and soon looked through; while it runs, looking for
        # garbage again and again cost a thirtieth of the time.
        gc.collect(_SOON)


def prepare() -> None:
    """Run once in each child: be killable, quiet, polite and bounded."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What was imported stays, so it is not looked through for garbage again and again.
    gc.freeze()
    gc.set_threshold(_COLLECT_EVERY)
    # numpy's own threads only cost address space here, which is limited below.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only a child needs it

        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows
        from multiprocessing import parent_process  # noqa: PLC0415 - it is there in a child

        parent = parent_process()
        if parent is None or not parent.is_alive():  # it went before prctl could say so
            os._exit(1)
        os.nice(5)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT_BYTES, _MEMORY_LIMIT_BYTES))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Decoders written in C complain on standard error; their words go to no terminal.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
