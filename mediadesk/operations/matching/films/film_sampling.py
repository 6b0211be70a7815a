"""Samples films over time, part by part, in child processes; stores what is read."""

from collections.abc import Callable

from mediadesk.catalog.likeness import films
from mediadesk.catalog.likeness.films import Sampling
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import PASSING_TROUBLE
from mediadesk.domain.sequences import Box, PartRequest, SequencePart, bursts_of, step_of
from mediadesk.fingerprint.versions import SEQUENCE_VERSION
from mediadesk.jobs.runner import JobRunner
from mediadesk.operations.children import sample_film
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.verified_read import is_as_scanned

_TIMEOUT_S = 30.0
_BUDGET_S = 10.0
"""A child stops by itself after this, so that a stretch is stored at least so often."""
_LONGEST_MS = 8 * 3600 * 1000
"""What comes later in a film is not compared."""


class FilmSampler:
    """Completes the entries of films. A run that was stopped goes on where it was."""

    def __init__(self, context: SearchContext) -> None:
        """Sample in this search; its checkpoint is called between stretches."""
        self._context = context

    def run(self) -> int:
        """Sample what is not complete; returns how many films were."""
        with self._context.store.readers.use() as reader:
            owed = films.unsampled(reader, SEQUENCE_VERSION)
        return JobRunner(self._context.workers).run(
            owed,
            self._sampled,
            lambda _film, _done: None,
            self._context.progress,
            describe=lambda film: names.shown(film.path),
        )

    def _sampled(self, film: Sampling) -> bool | None:
        """Read one film to its end; None when it cannot be read now."""
        try:
            return self._sample(film)
        finally:
            self._context.progress.forget_share(film.content_id)

    def _sample(self, film: Sampling) -> bool | None:
        if not is_as_scanned(film.path, film.stat):
            return None
        step_ms, next_ms, box = film.step_ms, film.next_ms, film.box
        if step_ms is None:
            step_ms, next_ms, box = round(step_of(film.duration_s) * 1000), 0, None
            self._write(
                lambda writer: films.begin(
                    writer, film.content_id, version=SEQUENCE_VERSION, step_ms=step_ms
                )
            )
        is_over, bursts = False, bursts_of(film.duration_s)
        while not is_over:
            self._context.checkpoint()
            request = PartRequest(film.path, next_ms / 1000, step_ms / 1000, box, _BUDGET_S, bursts)
            try:
                part = self._context.lanes.of(request.path).run(
                    sample_film, request, timeout_s=_TIMEOUT_S, checkpoint=self._context.checkpoint
                )
            except OutsideError as error:
                reason = error.reason
                if reason.code in PASSING_TROUBLE:
                    return None
                self._write(lambda writer: films.give_up(writer, film.content_id, reason))  # noqa: B023
                return True
            box, is_over, next_ms = self._keep(film, next_ms, part)
            if not is_over and film.duration_s:
                share = next_ms / 1000 / film.duration_s
                self._context.progress.note_share(film.content_id, share, names.shown(film.path))
        return True

    def _keep(
        self, film: Sampling, start_ms: int, part: SequencePart
    ) -> tuple[Box | None, bool, int]:
        next_ms = round(part.next_s * 1000)
        stands = next_ms <= start_ms
        is_over = part.is_over or stands or next_ms > _LONGEST_MS
        self._write(
            lambda writer: films.add_part(
                writer,
                film.content_id,
                start_ms,
                part.entries,
                next_ms=next_ms,
                is_over=is_over,
                box=part.box,
            )
        )
        return part.box, is_over, next_ms

    def _write(self, work: Callable[..., None]) -> None:
        self._context.store.catalog.submit(work).result()
