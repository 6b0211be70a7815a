"""Long work and changes, seen from the window: started, watched, and told of."""
