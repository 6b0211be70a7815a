"""Opens files in child processes, so that a broken or hostile file can only hurt its own child."""

from mediadesk.jobs.sandbox.box import MEMORY_LIMIT_BYTES, Sandbox

__all__ = ["MEMORY_LIMIT_BYTES", "Sandbox"]
