"""Clusters, and the verdicts that decide them."""
