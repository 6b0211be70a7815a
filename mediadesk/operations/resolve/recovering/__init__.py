"""After a crash: brings each removal that was under way to an end, one way or the other."""
