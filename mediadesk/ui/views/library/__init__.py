"""The pages that show files."""
