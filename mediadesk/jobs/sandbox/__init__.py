"""Opens files in child processes, so that a broken or hostile file can only hurt its own child."""

from mediadesk.jobs.sandbox.box import Sandbox

__all__ = ["Sandbox"]
