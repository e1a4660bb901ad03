"""Work done in a process of its own, and the memory that it took there, whatever this process did before."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, TypeVar

Answer = TypeVar("Answer")
STATUS = Path("/proc/self/status")


class Memory(NamedTuple):
    """What this process holds and the most it ever held, in KB."""

    now: int
    peak: int


def memory() -> Memory:
    """The memory of this process.

    Linux hands the peak that ``getrusage`` tells on from parent to child, so it is asked elsewhere there. Other
    systems tell the peak alone, which then stands for both.
    """
    if not STATUS.exists():
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
        return Memory(peak, peak)
    lines = (line.split() for line in STATUS.read_text().splitlines())
    told = {words[0]: int(words[1]) for words in lines if words[0] in ("VmRSS:", "VmHWM:")}
    return Memory(told["VmRSS:"], told["VmHWM:"])


def in_own_process(work: Callable[..., Answer], *given: object) -> Answer:
    """What a function of a module answers in a new process; its exceptions come with their tracebacks."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *given).result()
