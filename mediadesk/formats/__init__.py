"""What a container's bytes say: pure, no third party."""
