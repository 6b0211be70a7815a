"""What a user can do; each operation says what it changed."""
