"""Takes removals back: each file under its name, what was merged out of the keepers again."""
