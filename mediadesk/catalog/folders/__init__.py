"""Where files are: disks, roots, folders, and the rules for them."""
