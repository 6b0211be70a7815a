"""Which files are the same thing."""
