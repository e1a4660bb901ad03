"""Times of day as the tables write them, ``08:30``; these compare as text."""

from __future__ import annotations

HOUR = 60


def shifted(clock: str, minutes: int) -> str:
    """So many minutes later, or earlier if negative; within the day."""
    hours, rest = clock.split(":")
    total = min(max(int(hours) * HOUR + int(rest) + minutes, 0), 24 * HOUR - 1)
    return f"{total // HOUR:02}:{total % HOUR:02}"
