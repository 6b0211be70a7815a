"""The Preferences window."""
