"""Opens the catalog for one command."""

import argparse
import contextlib
from collections.abc import Iterator

from mediadesk import words
from mediadesk.cli.output import say
from mediadesk.session import Session, open_session


@contextlib.contextmanager
def opened(options: argparse.Namespace, what: str) -> Iterator[Session]:
    """Hold the catalog that `options` name, and say what its session has to tell.

    Whoever finds it in use is told `what` is done "in a terminal". Raises `OutsideError`.
    """
    session = open_session(catalog=options.catalog, holder=f"{what} in a terminal")
    try:
        for notice in session.notices:
            say(words.sentence(notice))
        session.settle()
        yield session
    finally:
        session.close()
