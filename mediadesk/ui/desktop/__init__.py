"""What the desktop asks of the window, and what the window asks of the desktop."""
