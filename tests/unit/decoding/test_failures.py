import warnings

import av
import av.error
import pytest

from mediadesk.decoding.failures import broken, decoder_errors
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode


def reason(error: BaseException, format_name: str = "") -> Reason:
    with pytest.raises(OutsideError) as caught, decoder_errors(b"/a.jpg", format_name):
        raise error
    return caught.value.reason


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError("image file is truncated (3 bytes not processed)"), ReasonCode.ENDS_EARLY),
        (EOFError(), ReasonCode.ENDS_EARLY),
        (SyntaxError("broken PNG file"), ReasonCode.BROKEN),
        (ZeroDivisionError("division by zero"), ReasonCode.BROKEN),
        (MemoryError(), ReasonCode.DECODER_MEMORY),
        (
            RuntimeError("Memory allocation error: Security limit exceeded"),
            ReasonCode.DECODER_MEMORY,
        ),
        (OSError(5, "Input/output error"), ReasonCode.FILE_IO),
    ],
)
def test_every_exception_becomes_a_reason(error: BaseException, code: ReasonCode) -> None:
    assert reason(error).code is code


def test_what_the_decoder_does_not_know_is_not_called_damaged() -> None:
    found = reason(OSError("Unsupported BMP compression (6)"), "bmp")
    assert found.code is ReasonCode.NOT_SUPPORTED
    assert found.facts["format"] == "This kind of BMP"


@pytest.mark.parametrize("name", ["DecoderNotFoundError", "PatchWelcomeError"])
def test_a_film_of_an_unknown_kind_is_not_called_damaged(name: str) -> None:
    assert reason(getattr(av.error, name)(-1, "no")).code is ReasonCode.NOT_SUPPORTED


@pytest.mark.parametrize("name", ["PermissionError", "ArgumentError", "OSError"])
def test_what_ffmpeg_says_in_the_systems_words_is_not_about_the_disk(name: str) -> None:
    found = reason(getattr(av.error, name)(1, "Operation not permitted"))
    assert found == Reason.of(ReasonCode.BROKEN, detail="its film or sound cannot be decoded")


def test_the_detail_is_short_and_names_no_objects() -> None:
    detail = str(
        reason(ValueError("bad <_io.BytesIO object at 0x7f00> " + "x" * 500)).facts["detail"]
    )
    assert len(detail) <= 80
    assert "0x" not in detail


def test_cancelling_and_our_own_errors_pass_through() -> None:
    with pytest.raises(CancelledError), decoder_errors():
        raise CancelledError
    with pytest.raises(OutsideError, match="broken"), decoder_errors():
        raise broken("it is torn")


def test_a_decoders_warnings_stay_inside() -> None:
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        with decoder_errors():
            warnings.warn("corrupt EXIF data", stacklevel=1)
    assert heard == []
