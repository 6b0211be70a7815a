"""Painted parts of the window."""
