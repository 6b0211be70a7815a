"""What changes the disk: names, copies, moves and the trash; for `operations.resolve` alone."""
