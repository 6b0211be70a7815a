"""What the window says of itself: how far things are, what happened, that there is nothing."""
