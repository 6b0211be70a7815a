"""Whether the fine lines of two similar pictures agree: text, charts, emblems, captions."""
