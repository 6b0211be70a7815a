"""Compares new films with all others; each pair is compared once, and matches are stored."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from mediadesk.catalog.likeness import films
from mediadesk.catalog.likeness.films import FilmMatchRow
from mediadesk.catalog.store import Store
from mediadesk.dedupe.films.sequences import FilmSequence, Index
from mediadesk.dedupe.films.transforms import CROPS, Form
from mediadesk.dedupe.films.verify import FilmMatch, PreparedFilm, verified
from mediadesk.dedupe.films.votes import FilmCandidate, Lookup, candidates
from mediadesk.domain.jobs import Checkpoint
from mediadesk.fingerprint.versions import FILM_SEARCH_VERSION, SEQUENCE_VERSION

_FILMS_AT_ONCE = 300
_ROWS_HELD, _LEAST_HELD = 30_000, 3
"""What is kept of films at hand takes up to 2 kB a row."""
_SURE = 0.75
"""A match as good as this is looked for in no other form."""
_ENTRY = np.dtype([("time_ms", "<u4"), ("waves", "i1", (64,))])


class FilmSearch:
    """Finds which films match. Contents are named by their ids; rows are places in a list."""

    def __init__(self, store: Store, *, checkpoint: Checkpoint) -> None:
        """Search in `store`; `checkpoint` is called often and may raise to stop."""
        self._store = store
        self._checkpoint = checkpoint
        self._ids: list[int] = []
        self._held: dict[tuple[int, Form], PreparedFilm] = {}
        self._held_rows = 0

    def compare_new(self) -> int:
        """Compare films not compared before with all others; returns how many were new."""
        with self._store.readers.use() as reader:
            new = films.unsearched(reader, SEQUENCE_VERSION, FILM_SEARCH_VERSION)
            old = films.searched(reader, SEQUENCE_VERSION, FILM_SEARCH_VERSION)
        if not new:
            return 0
        self._ids = [*new, *old]
        found = self._found(len(new))
        store = partial(
            films.store_search, content_ids=new, found=found, search_version=FILM_SEARCH_VERSION
        )
        self._store.catalog.submit(store).result()
        return len(new)

    def _found(self, new: int) -> list[FilmMatchRow]:
        """Look for each film in each form; the one that fits best stands for a pair."""
        by_form = self._candidates(new)
        matched: dict[tuple[int, int], FilmMatchRow] = {}
        for form in Form:
            asked = by_form.pop(form)
            asked.sort(key=lambda each: (min(each.film, each.copy), max(each.film, each.copy)))
            for candidate in asked:
                self._checkpoint()
                pair = (min(candidate.film, candidate.copy), max(candidate.film, candidate.copy))
                known = matched.get(pair)
                if known is not None and _goodness(known) >= _SURE:
                    continue
                found = self._verified(candidate)
                row = None if found is None else self._row(candidate, found)
                if row is not None and (known is None or _goodness(row) > _goodness(known)):
                    matched[pair] = row
        return list(matched.values())

    def _candidates(self, new: int) -> dict[Form, list[FilmCandidate]]:
        """Return which films may show the same in each form, one of them new."""
        every_row = len(self._ids)
        fresh = Index.joined(list(self._indexes(0, new)))
        every = Index.joined([fresh, *self._indexes(new, every_row)])
        counts = np.bincount(every.film, minlength=every_row)
        found: dict[Form, list[FilmCandidate]] = {form: [] for form in Form}
        lookup = Lookup(every)
        for query in self._indexes(0, new):
            for form in Form:
                found[form] += candidates(query, lookup, form, counts, self._checkpoint)
        if new < every_row:
            lookup = Lookup(fresh)
            for query in self._indexes(new, every_row):
                for form in CROPS:
                    found[form] += candidates(query, lookup, form, counts, self._checkpoint)
        return found

    def _indexes(self, start: int, stop: int) -> Iterator[Index]:
        """Yield the indexes of films by their rows, some hundred at a time."""
        for at in range(start, stop, _FILMS_AT_ONCE):
            self._checkpoint()
            rows = range(at, min(stop, at + _FILMS_AT_ONCE))
            wanted = {self._ids[row]: row for row in rows}
            with self._store.readers.use() as reader:
                found = list(films.load(reader, list(wanted)))
            sequences = [sequence_of(film.entries) for film in found]
            yield Index.of(sequences, [wanted[film.content_id] for film in found])

    def _verified(self, candidate: FilmCandidate) -> FilmMatch | None:
        film = self._prepared(candidate.film, candidate.form)
        copy = self._prepared(candidate.copy, Form.SAME)
        return verified(film, copy, candidate.shifts_s)

    def _prepared(self, row: int, form: Form) -> PreparedFilm:
        """Return a film in a form. Those asked for last are kept, as many as take little room."""
        key = row, form
        found = self._held.pop(key, None)
        if found is None:
            film = self._read(row) if form == Form.SAME else self._prepared(row, Form.SAME).film
            found = PreparedFilm(film, form)
            self._held_rows += found.rows
        self._held[key] = found  # the last ones asked for stand at the end
        while self._held_rows > _ROWS_HELD and len(self._held) > _LEAST_HELD:
            self._held_rows -= self._held.pop(next(iter(self._held))).rows
        return found

    def _read(self, row: int) -> FilmSequence:
        with self._store.readers.use() as reader:
            found = list(films.load(reader, [self._ids[row]]))
        return sequence_of(found[0].entries if found else b"")

    def _row(self, candidate: FilmCandidate, match: FilmMatch) -> FilmMatchRow:
        return FilmMatchRow(
            film_id=self._ids[candidate.film],
            copy_id=self._ids[candidate.copy],
            score=match.score,
            form=match.form,
            rate=match.rate,
            shift_s=match.shift_s,
            coverage=match.coverage,
            copy_coverage=match.copy_coverage,
            still=match.still,
            windows=match.windows,
        )


def _goodness(match: FilmMatchRow) -> float:
    return match.score * max(match.coverage, match.copy_coverage)


def sequence_of(entries: bytes) -> FilmSequence:
    """Read the entries of a film as they are stored."""
    rows = np.frombuffer(entries, _ENTRY)
    return FilmSequence.of(rows["time_ms"], rows["waves"])
