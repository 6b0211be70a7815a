"""What pages show of a plan before it is carried out: its rules, its rows, and its words."""
