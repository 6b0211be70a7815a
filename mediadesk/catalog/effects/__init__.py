"""What decisions, removals and rewrites change in the catalog."""
