"""Reads the passages that two films or recordings share, from stored matches."""

from mediadesk.catalog.databases.database import Connection, Readers
from mediadesk.catalog.likeness import films, sounds, thirds
from mediadesk.domain.passages import Passage, SharedPassages


def shared(readers: Readers, one_id: int, other_id: int) -> SharedPassages | None:
    """Return where two files agree, in times of the first; None where nothing is stored.

    Two that are too different for each other are in one cluster through a third: then by it.
    """
    with readers.snapshot() as reader:
        one, other = films.contents_of(reader, (one_id, other_id))
        if one is None or other is None:
            return None
        found = _between(reader, one, other)
        if found is not None:
            return found
        third = thirds.third_of(reader, one, other)
        if third is None:
            return None
        there, back = _between(reader, one, third), _between(reader, third, other)
        return None if there is None or back is None else there.through(back)


def _between(reader: Connection, one: int, other: int) -> SharedPassages | None:
    """Return where two contents agree, as the search found it."""
    film = films.match_of(reader, one, other)
    if film is not None:
        return _of_film(film, is_film=film.film_id == one)
    sound = sounds.match_of(reader, one, other)
    return None if sound is None else _of_sound(sound, is_left=sound.left_id == one)


def _of_film(match: films.FilmMatchRow, *, is_film: bool) -> SharedPassages:
    def copy_s(time_s: float) -> float:
        return time_s * match.rate + match.shift_s

    pairs = [(start, stop, copy_s(start), copy_s(stop)) for start, stop in match.windows]
    if is_film:
        passages = tuple(Passage(*pair) for pair in pairs)
        return SharedPassages(match.rate, match.shift_s, match.form, passages)
    turned = tuple(Passage(*pair[2:], *pair[:2]) for pair in pairs)
    return SharedPassages(1 / match.rate, -match.shift_s / match.rate, match.form, turned)


def _of_sound(match: sounds.SoundMatchRow, *, is_left: bool) -> SharedPassages:
    own = (match.start_s, match.stop_s)
    theirs = (match.start_s + match.shift_s, match.stop_s + match.shift_s)
    if is_left:
        return SharedPassages(shift_s=match.shift_s, passages=(Passage(*own, *theirs),))
    return SharedPassages(shift_s=-match.shift_s, passages=(Passage(*theirs, *own),))
