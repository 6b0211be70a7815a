"""Scans: what is in the folders, and what each file is."""
