"""A solve in a process of its own: ``python -m cohortplan.solving.worker``.

One JSON line in, versioned JSON lines out. It ends when its input closes or
says ``stop``, puts the best plan so far into a file by atomic rename, and never
opens a database: whoever started it decides what becomes of the plan.
"""

from __future__ import annotations

import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.solving.messages import STOP, read_task, write_event, write_progress
from cohortplan.solving.outcome import Enough, Impossible, Outcome, OutOfTime, Progress, Solved
from cohortplan.solving.search import Search
from cohortplan.solving.verify import Disagreement

REMINDER_SECONDS = 0.1
"""How often a search is told again to stop."""


ENDS = {Solved: "solved", Enough: "enough", OutOfTime: "out_of_time"}


def main() -> None:
    """Answer one question from standard input."""
    task, best = read_task(sys.stdin.readline())
    lock = threading.Lock()

    def say(line: str) -> None:
        with lock, suppress(BrokenPipeError):  # nobody listens any more; the end of the input then ends the search
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    def tell(progress: Progress, plan: Plan | None) -> None:
        if plan is not None:
            save(plan, best)
        say(write_progress(progress))

    search = Search(task, tell)
    threading.Thread(target=stop_when_asked, args=(sys.stdin, search), daemon=True).start()
    try:
        say(ending(search.run()))
    except Disagreement as fault:
        say(write_event("failed", error=str(fault), bundle=str(fault.bundle)))


def stop_when_asked(source: TextIO, search: Search) -> None:
    """Stop the search at ``stop`` or at the end of the input, and say so until it has ended."""
    for line in source:
        if line.strip() == STOP:
            break
    while True:
        search.stop()
        time.sleep(REMINDER_SECONDS)


def save(plan: Plan, path: Path) -> None:
    """Put the plan into the file, so that a reader sees the old or the new one and never half."""
    fresh = path.with_suffix(".new")
    fresh.write_text(canonical.dumps(plan), encoding="utf-8")
    fresh.replace(path)


def ending(outcome: Outcome) -> str:
    """The last line: how it ended. The plan itself lies in the file."""
    if isinstance(outcome, Impossible):
        return write_event("impossible", rules=outcome.rules, minimal=outcome.minimal, trainee=outcome.trainee)
    kind = ENDS[type(outcome)]
    bounds = asdict(outcome.answer.bounds) if outcome.answer else {}
    return write_event(kind, bounds=bounds)


if __name__ == "__main__":
    main()
