"""Samples and compares films, and makes clusters of those that show the same."""
