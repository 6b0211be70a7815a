"""MediaDesk without a window: the same operations, typed in a terminal."""

from mediadesk.cli.main import run

__all__ = ["run"]
