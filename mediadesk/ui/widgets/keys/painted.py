"""What is painted as a whole and can have the focus: known to assistive tools as a panel."""

from PySide6.QtWidgets import QFrame


class Painted(QFrame):
    """A plain widget has no role of its own, so that a screen reader would pass it over."""
