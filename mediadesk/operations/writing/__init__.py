"""Dates written into files, and files copied by their dates: planned, proved, taken back."""
