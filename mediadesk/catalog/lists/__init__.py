"""Which files lists show, in which order, and how many they are."""
