"""Values and words; imports nothing of ours."""
