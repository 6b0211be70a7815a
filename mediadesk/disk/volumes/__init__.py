"""Disks and shares: which one a path lies on, whether it is there, what must be known of it."""
