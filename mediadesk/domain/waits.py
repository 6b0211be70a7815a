"""Why opening the catalog may take a while."""

from enum import StrEnum


class Wait(StrEnum):
    """What is done before there is a window, as far as the first bytes of the files tell."""

    OPENING = "opening"
    """Nothing that would be known beforehand."""
    UPGRADE = "upgrade"
    """An earlier version of the program made the catalog: a copy of it is kept, then it changes."""
    CHECK = "check"
    """The catalog was not closed properly, and is looked through."""
