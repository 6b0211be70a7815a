"""Contents: which files may hold the same bytes, and what a full look at them found."""
