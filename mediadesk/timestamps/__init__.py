"""When a file was made."""
