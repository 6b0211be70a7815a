"""What a user can do in the window, as a table: names, texts, icons and keys."""
