"""How much memory a process and its children hold, seen from outside while they run. Nothing is seen without /proc."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PROC = Path("/proc")
GONE = (FileNotFoundError, ProcessLookupError)
"""What is said of a process that has ended between two looks."""


@dataclass
class Memory:
    """The most that was seen, in KB: of each process, and of all of them at one time."""

    pid: int
    peaks: dict[int, int] = field(default_factory=dict)
    most: int = 0

    def look(self) -> int:
        """Look once; what all of them hold now."""
        now = 0
        for pid in family(self.pid):
            with suppress(*GONE):
                status = _status(pid)
                # A process that is ending holds nothing any more, and these lines are missing.
                self.peaks[pid] = max(self.peaks.get(pid, 0), status.get("VmHWM", 0))
                now += status.get("VmRSS", 0)
        self.most = max(self.most, now)
        return now

    @property
    def each(self) -> list[int]:
        """The peak of each process, the one that was begun first, then its children, largest first."""
        first = self.peaks.get(self.pid, 0)
        return [first, *sorted((peak for pid, peak in self.peaks.items() if pid != self.pid), reverse=True)]


def family(pid: int) -> Iterator[int]:
    """A process and its children, and theirs."""
    yield pid
    children: list[int] = []
    for task in PROC.glob(f"{pid}/task/*/children"):
        with suppress(*GONE):
            children += map(int, task.read_text().split())
    for child in children:
        yield from family(child)


def installed() -> int:
    """KB that the machine has; 0 where it does not say."""
    told = PROC / "meminfo"
    return int(told.read_text().split()[1]) if told.exists() else 0


def _status(pid: int) -> dict[str, int]:
    lines = (line.split() for line in (PROC / str(pid) / "status").read_text().splitlines())
    return {words[0].rstrip(":"): int(words[1]) for words in lines if words[0].startswith(("VmHWM", "VmRSS"))}
