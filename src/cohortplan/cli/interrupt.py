"""Ctrl-C, heard rather than thrown, so that what was found until then is kept."""

import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self


class Interrupt:
    """Whether somebody has pressed Ctrl-C in its ``with`` block; a second time, it ends the command at once.

    Whoever asks first after it was pressed has it acknowledged.
    """

    def __init__(self, acknowledge: Callable[[], None]) -> None:
        self._acknowledge = acknowledge
        self._pressed = self._known = False
        self._before: Any = signal.SIG_DFL

    def __enter__(self) -> Self:
        # ``None`` is a handler that Python knows nothing of.
        self._before = signal.getsignal(signal.SIGINT) or signal.SIG_DFL
        if self._before is not signal.SIG_IGN:  # whoever began this wants no Ctrl-C to be heard
            signal.signal(signal.SIGINT, self._press)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def __call__(self) -> bool:
        """Whether to stop."""
        if self._pressed and not self._known:
            self._known = True
            self._acknowledge()
        return self._pressed

    def _press(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._pressed = True
        signal.signal(signal.SIGINT, self._before)
