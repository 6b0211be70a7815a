"""A picture in a box, alone or at the head of a line."""
