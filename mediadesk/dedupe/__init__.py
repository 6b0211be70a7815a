"""Which files are the same thing: numbers in, numbers out, no disk and no catalog.

`copies` compares bytes and payloads, `pictures`, `films` and `sounds` compare what is seen and
heard, `keepers` chooses the file that stays, and `units` says what belongs together.
"""
