"""Pairs of pictures worth a closer look, found by their hashes or by their gradients."""
