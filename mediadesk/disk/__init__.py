"""The disk, carefully."""
