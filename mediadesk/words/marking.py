"""Marks texts for Qt's translation tools, without Qt."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001, N802 - lupdate looks for this name
    """Mark a text for Qt's translation tools; the text itself comes back."""
    return text
