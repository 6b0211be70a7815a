"""Which file of a cluster to keep, and the reason, from all that is known of each."""
