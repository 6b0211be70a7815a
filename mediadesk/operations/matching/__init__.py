"""Finds what is the same, and what of it may be kept."""
