"""What lists leave out: what is leaving the library, and the moving half of a photo."""
