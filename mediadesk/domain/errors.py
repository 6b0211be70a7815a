"""The two kinds of trouble: the world's, told to the user, and our own."""

from mediadesk.domain.reasons import Reason


class OutsideError(Exception):
    """The world is not as wished: disk full, file unreadable, folder gone.

    It carries a `Reason`, which the window or the terminal turns into a sentence.
    """

    def __init__(self, reason: Reason) -> None:
        """Keep the reason; its code doubles as the exception's text for the log."""
        super().__init__(f"{reason.code}: {dict(reason.facts)}" if reason.facts else reason.code)
        self.reason = reason

    def __reduce__(self) -> tuple[type["OutsideError"], tuple[Reason]]:
        """Let it come out of a child process as it was raised there."""
        return type(self), (self.reason,)


class DefectError(Exception):
    """Something that must not happen happened: a mistake of ours, to be reported."""


class CancelledError(Exception):
    """The user asked for the work to stop; raised at a checkpoint, never shown as an error."""


class PausedError(Exception):
    """The user holds the work: let everything go that is open, and go on from there later."""
