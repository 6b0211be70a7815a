"""Recordings that sound the same, found by their acoustic fingerprints over time."""
