"""Motion between the frames of films, and the time shift at which two of them correlate."""

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.films.sequences import FilmSequence, Waves

_STEP_S = 0.25
_LEAST_S = 2.0

_Spectrum = npt.NDArray[np.complex64]


class Motion:
    """A film's frames at even time steps, minus their median: what moves is left."""

    def __init__(self, film: FilmSequence) -> None:
        """Resample a film, which must not be empty."""
        grid = np.arange(film.times_s[0], film.times_s[-1] + 1e-3, _STEP_S)
        rows = np.searchsorted(film.times_s, grid + 1e-3, "right") - 1
        self.waves = without_median(film.waves[rows])
        self.start_s = float(film.times_s[0])
        self.energy = np.concatenate([[0.0], np.cumsum((self.waves**2).sum(axis=1))])
        self._spectra: dict[int, _Spectrum] = {}

    @staticmethod
    def rows_of(film: FilmSequence) -> int:
        """Return the number of steps, also between those that were sampled."""
        return round(film.length_s / _STEP_S) + 1

    def lag_to(self, other: "Motion") -> float | None:
        """Return the shift, in seconds, of the best cross-correlation; None for films too short.

        For films of one static scene, whose frames fit at any shift.
        """
        least = round(_LEAST_S / _STEP_S)
        length, other_length = len(self.waves), len(other.waves)
        if length < least or other_length < least:
            return None
        size = 1 << (length + other_length).bit_length()
        spectrum = np.einsum("ij,ij->i", np.conj(self.spectrum(size)), other.spectrum(size))
        product = np.fft.irfft(spectrum, size)
        lags = np.arange(least - length, other_length - least + 1)
        start, stop = np.maximum(0, -lags), np.minimum(length, other_length - lags)
        own = self.energy[stop] - self.energy[start]
        theirs = other.energy[stop + lags] - other.energy[start + lags]
        overlap = (stop - start) / min(length, other_length)
        fit = product[lags % size] / np.sqrt(np.maximum(own * theirs, 1e-9))
        place = int(np.argmax(fit * np.sqrt(np.minimum(1.0, overlap))))
        return float(lags[place]) * _STEP_S + other.start_s - self.start_s

    def spectrum(self, size: int) -> _Spectrum:
        """Return the Fourier transform over time; the one of the last size is kept."""
        if size not in self._spectra:
            self._spectra = {size: np.asarray(np.fft.rfft(self.waves, size, axis=0))}
        return self._spectra[size]


def without_median(waves: Waves) -> Waves:
    """Return the frames minus their median over time."""
    return np.asarray(waves - np.median(waves, axis=0), np.float32)
