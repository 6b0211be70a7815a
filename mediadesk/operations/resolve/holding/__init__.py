"""What is held in Removed: listed, found again after a lost catalog, and let go for good."""
