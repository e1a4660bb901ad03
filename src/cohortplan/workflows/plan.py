"""Plan a project: a search in a process of its own, watched and stoppable."""

from __future__ import annotations

from collections.abc import Callable

from cohortplan.solving.outcome import Answer, Impossible, Outcome, Progress
from cohortplan.solving.running import Running
from cohortplan.solving.task import Task

LOOK_SECONDS = 0.1
"""How often the watcher looks for news; short enough for a person, long enough for two cores."""


def plan(task: Task, *, tell: Callable[[Progress], None], stopped: Callable[[], bool] = bool) -> Outcome:
    """Search until the plan is proven best, time is up or somebody stops it; then with the best so far.

    Args:
        task: What to plan, for how long, from which plan.
        tell: Hears of each step, from this thread.
        stopped: Says whether somebody wants no more; by default nobody does.

    Raises:
        WorkerFailed: If the solver's process died without any plan, or solver and audit disagree.
    """
    with Running(task) as running:
        told = 0
        ended = False
        while not ended:
            ended = running.wait(LOOK_SECONDS)
            if not ended and stopped():
                running.stop()
            for progress in running.progress[told:]:
                tell(progress)
                told += 1
        return running.outcome()


def answer_of(outcome: Outcome) -> Answer | None:
    """The plan that came of it, if one did."""
    return None if isinstance(outcome, Impossible) else outcome.answer
