"""Keeps the process that starts children from writing on the user's terminal.

A child that is only starting when the program ends finds its parent's semaphores gone, and
Python says so on standard error, before `child.prepare` could close it. This is preloaded by the
server process (see `jobs.fork_server`) and does nothing anywhere else.
"""

import os
import sys

if any("multiprocessing.forkserver" in word for word in sys.orig_argv):
    _nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(_nowhere, 2)
    os.close(_nowhere)
