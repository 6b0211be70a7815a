"""MediaDesk finds duplicate media, the best copy of each, and when it was really taken."""

__version__ = "0.1.0"
