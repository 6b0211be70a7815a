"""Fingerprints of files: hashes of bytes and payloads, and perceptual data to compare."""
