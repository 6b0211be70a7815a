"""Translates the errors of decoders into reasons that a user can read."""

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from mediadesk.domain.errors import CancelledError, DefectError, OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.source import reason_of

# what Pillow logs of a file is in the reason already
logging.getLogger("PIL").setLevel(logging.CRITICAL)

_EARLY = re.compile(
    r"truncated|unexpected end|end of file|premature|ended? early|not enough (image )?data"
    r"|buffer is not large enough|unrecognized data stream contents|failed to read",
    re.IGNORECASE,
)
_MEMORY = re.compile(r"out of memory|cannot allocate|memory limit|security limit", re.IGNORECASE)
_UNKNOWN = re.compile(r"^(unsupported|not supported)|unknown image type", re.IGNORECASE)
_SAID_BETTER = re.compile(
    r"decoder error|data stream|cannot identify|codec|generic error", re.IGNORECASE
)
_NOISE = re.compile(r"<[^>]*>|\b0x[0-9a-f]+\b|\s+", re.IGNORECASE)
_DETAIL_LENGTH = 80


@contextmanager
def decoder_errors(path: bytes = b"", format_name: str = "") -> Iterator[None]:
    """Turn anything a decoder raises into OutsideError, and keep its warnings to itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except (OutsideError, CancelledError, DefectError):
            raise
        except MemoryError as error:
            raise OutsideError(Reason.of(ReasonCode.DECODER_MEMORY)) from error
        except Exception as error:  # decoders raise every class there is
            raise OutsideError(_reason(error, path, format_name)) from error


def _reason(error: Exception, path: bytes, format_name: str) -> Reason:
    if isinstance(error, OSError) and error.errno and type(error).__module__ == "builtins":
        return reason_of(error, path)
    return _of_ffmpeg(error) or _of_words(error, format_name)


def _of_ffmpeg(error: Exception) -> Reason | None:
    """Read errors of FFmpeg by their class: its words are the system's, but speak of no disk.

    "Operation not permitted" only means that it could not go on.
    """
    if type(error).__module__.partition(".")[0] != "av":
        return None
    if isinstance(error, LookupError) or type(error).__name__ == "PatchWelcomeError":
        return Reason.of(ReasonCode.NOT_SUPPORTED, format="This kind of film or recording")
    if isinstance(error, EOFError | MemoryError):
        return None
    return Reason.of(ReasonCode.BROKEN, detail="its film or sound cannot be decoded")


def _of_words(error: Exception, format_name: str) -> Reason:
    text = str(error.args[-1]) if error.args else ""
    if isinstance(error, EOFError) or _EARLY.search(text):
        return Reason.of(ReasonCode.ENDS_EARLY)
    if _MEMORY.search(text):
        return Reason.of(ReasonCode.DECODER_MEMORY)
    if format_name and (isinstance(error, NotImplementedError) or _UNKNOWN.search(text)):
        kind = f"This kind of {format_name.upper()}"
        return Reason.of(ReasonCode.NOT_SUPPORTED, format=kind)
    if _SAID_BETTER.search(text):
        return Reason.of(ReasonCode.BROKEN, detail="its picture data cannot be decoded")
    detail = _NOISE.sub(" ", text).strip(" .:'\"")[:_DETAIL_LENGTH]
    return Reason.of(ReasonCode.BROKEN, detail=detail or type(error).__name__)


def broken(detail: str) -> OutsideError:
    """Return the error for a file damaged in a way we can name ourselves."""
    return OutsideError(Reason.of(ReasonCode.BROKEN, detail=detail))
