"""One piece of work in a new process: how long it took, and how much memory, whatever ran before."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")
Facts = Mapping[str, object]
STATUS = Path("/proc/self/status")


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What one run took: wall-clock and processor seconds, children included, and the peak of memory in KB.

    ``start_seconds`` is what Python and the imports took before. ``facts`` is
    what the work says of its result.
    """

    seconds: float
    process_seconds: float
    start_seconds: float
    peak_kilobytes: int
    facts: Facts


def measured(work: Callable[..., Result], tell: Callable[[Result], Facts], *given: object) -> Measured:
    """Run ``work`` on what is given in a new process; what ``tell`` makes of its result is not measured."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_run, work, tell, given).result()


def _run(work: Callable[..., Result], tell: Callable[[Result], Facts], given: tuple[object, ...]) -> Measured:
    start = _processor()
    began = time.perf_counter()
    result = work(*given)
    seconds, process_seconds, peak = time.perf_counter() - began, _processor() - start, _peak()
    return Measured(
        seconds=round(seconds, 3),
        process_seconds=round(process_seconds, 3),
        start_seconds=round(start, 3),
        peak_kilobytes=peak,
        facts=tell(result),
    )


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _peak() -> int:
    # Linux hands the peak that ``getrusage`` tells on from parent to child; this one is the process's own.
    if STATUS.exists():
        lines = (line.split() for line in STATUS.read_text().splitlines())
        return next(int(words[1]) for words in lines if words[0] == "VmHWM:")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
