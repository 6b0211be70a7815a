"""What is pressed, ticked, chosen or typed into."""
