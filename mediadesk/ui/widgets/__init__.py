"""Parts of the window that pages are made of, each in a room with its kind."""
