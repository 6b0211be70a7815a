"""Everything that was done, and the way back from it."""
