"""Reminders for those who ask for them, put into a calendar that is rendered already."""

from __future__ import annotations

from collections.abc import Iterator

BEGIN_EVENT, END_EVENT, CANCELLED = b"BEGIN:VEVENT", b"END:VEVENT", b"STATUS:CANCELLED"


def with_alarms(calendar: bytes, minutes: int) -> bytes:
    """The calendar with a reminder this many minutes before each event that is not cancelled.

    It works on lines, which is safe: whatever text an event holds is escaped and
    folded, so no line of it can begin like the end of an event.
    """
    return b"\r\n".join(_lines(calendar.split(b"\r\n"), minutes))


def _lines(lines: list[bytes], minutes: int) -> Iterator[bytes]:
    cancelled = False
    for line in lines:
        if line == BEGIN_EVENT:
            cancelled = False
        cancelled = cancelled or line == CANCELLED
        if line == END_EVENT and not cancelled:
            yield from (b"BEGIN:VALARM", b"ACTION:DISPLAY", b"DESCRIPTION:Reminder")
            yield from (b"TRIGGER:-PT%dM" % minutes, b"END:VALARM")
        yield line
