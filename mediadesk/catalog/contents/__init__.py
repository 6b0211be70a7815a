"""Contents: files that may hold the same bytes, and what hashing them found."""
