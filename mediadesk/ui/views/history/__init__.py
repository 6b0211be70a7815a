"""What was done, and what is held in Removed."""
