"""What History lists, and how it is called."""
