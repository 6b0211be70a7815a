"""Films and recordings as strips: frames, waves, and what agrees between two of them."""
