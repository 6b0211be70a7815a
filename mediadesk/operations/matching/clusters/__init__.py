"""Makes clusters of any kind from stored matches, and keeps those that have not changed."""
