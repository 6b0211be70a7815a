"""Long work, without Qt."""
