"""Which recordings sound the same, in numbers."""
