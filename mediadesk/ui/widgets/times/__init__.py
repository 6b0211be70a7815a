"""Time lines and histograms: where files are in time."""
