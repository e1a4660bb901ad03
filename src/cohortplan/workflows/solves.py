"""The searches that the app has under way: one at a time, watched, and taken over into the draft when they end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from cohortplan.domain.edits import adopt
from cohortplan.errors import CohortplanError
from cohortplan.solving.outcome import Answer, Bounds, BrokenOff, Impossible, Outcome, Progress, Solved
from cohortplan.solving.running import Running
from cohortplan.solving.task import Task
from cohortplan.storage.drafts import Applied, Refused, StoredDraft
from cohortplan.storage.runs import ENDED, FAILED, STOPPED, Run
from cohortplan.storage.store import Store
from cohortplan.workflows.question import Question

__all__ = ["Bounds", "BrokenOff", "Busy", "Ending", "Impossible", "Order", "Progress", "Solve", "Solves"]

LOOK_SECONDS = 0.25
log = logging.getLogger(__name__)


class Busy(CohortplanError):
    """Another search is under way; on two cores a second one would slow down both and the pages."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked of a search (see ``Task``). It begins from the draft's plan and keeps its locks."""

    question: Question
    seconds: float
    seed: int = 0
    repeatable: bool = False
    to_the_end: bool = False
    author: str = ""


@dataclass(frozen=True)
class Ending:
    """What became of a search.

    ``outcome`` is ``None`` where it failed, and ``fault`` then says how. ``kept``
    is what the draft made of the plan that was found; ``None`` if none was, or
    none other than what the draft held.
    """

    outcome: Outcome | None
    kept: Applied | Refused | None = None
    fault: str = ""

    @property
    def answer(self) -> Answer | None:
        """The plan that was found, if one was."""
        return None if self.outcome is None or isinstance(self.outcome, Impossible) else self.outcome.answer

    @property
    def proven(self) -> bool:
        """Whether the search ended by itself, with a plan that nothing can better."""
        return isinstance(self.outcome, Solved)


class Solve:
    """One search for one draft, from its start to what became of it. Reading it never waits."""

    def __init__(self, order: Order, began: datetime) -> None:
        self.order = order
        self.began = began
        self.stopped = False
        self.ending: Ending | None = None
        asked = order.question
        self._running = Running(
            Task(
                project=asked.project,
                policy=asked.policy,
                seconds=order.seconds,
                seed=order.seed,
                start=asked.plan,
                repeatable=order.repeatable,
                to_the_end=order.to_the_end,
            )
        )

    @property
    def base(self) -> StoredDraft:
        """The draft as it was when the search began."""
        return self.order.question.stored

    @property
    def pid(self) -> int:
        """The process that searches."""
        return self._running.process.pid

    @property
    def progress(self) -> tuple[Progress, ...]:
        """Every step so far."""
        return tuple(self._running.progress)

    def stop(self) -> None:
        """End soon, and keep the best so far."""
        self.stopped = True
        self._running.stop()

    def watch(self, tell: Callable[[], None]) -> Outcome:
        """Wait for the end; ``tell`` is called again and again meanwhile.

        Raises:
            WorkerFailed: If the solver's process died without any plan, or solver and audit disagreed.
        """
        with self._running as running:
            while not running.wait(LOOK_SECONDS):
                tell()
            tell()
            return running.outcome()


class Solves:
    """All searches of this process, the last one of each draft kept so that a page can show how it ended.

    ``orphans`` are the runs of an earlier process that were cut off; their
    drafts are as they were.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._last: dict[int, Solve] = {}
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self.orphans: tuple[Run, ...] = store.runs.name_orphans(at=clock())

    @property
    def under_way(self) -> Solve | None:
        """The one search that has not ended."""
        return next((solve for solve in self._last.values() if solve.ending is None), None)

    def of_draft(self, draft: int) -> Solve | None:
        """The last search for a draft, whether it runs or has ended."""
        return self._last.get(draft)

    def start(self, order: Order) -> Solve:
        """Begin a search; when it ends, its plan becomes one edit of the draft, even if nobody looks.

        Raises:
            Busy: If another one is under way.
        """
        with self._lock:
            if self.under_way is not None:
                raise Busy("another search is under way; stop it or wait for its end")
            now, line = self._clock(), order.question.stored.line
            solve = Solve(order, now)
            run = self._store.runs.start(line.project_id, draft_id=line.id, pid=solve.pid, at=now)
            self._last[line.id] = solve
        thread = threading.Thread(target=self._see_through, args=(solve, run), daemon=True)
        self._threads.append(thread)
        thread.start()
        return solve

    def take_over(self, solve: Solve) -> Applied | Refused | None:
        """Put the plan that a search found into its draft, whatever others did to the draft meanwhile.

        ``None`` if the draft holds just this plan already.

        Raises:
            ValueError: If it found none.
        """
        if solve.ending is None or solve.ending.answer is None:
            raise ValueError("this search has no plan to take over")
        now = self._store.drafts.get(solve.base.line.id)
        kept = self._adopt(solve, solve.ending.answer, now)
        solve.ending = Ending(solve.ending.outcome, kept)
        return kept

    def forget(self, draft: int) -> None:
        """Show no longer how the last search of a draft ended."""
        solve = self._last.get(draft)
        if solve is not None and solve.ending is not None:
            del self._last[draft]

    def wait(self) -> None:
        """Wait until nothing is under way, and what was found is taken over."""
        for thread in tuple(self._threads):
            thread.join()
            self._threads.remove(thread)

    def close(self) -> None:
        """Stop what runs, and wait for it."""
        if self.under_way is not None:
            self.under_way.stop()
        self.wait()

    def _see_through(self, solve: Solve, run: int) -> None:
        best: list[object] = []

        def tell() -> None:
            cost = solve.progress[-1].cost if solve.progress else None
            if cost is not None and best != [cost]:
                best[:] = [cost]
                self._store.runs.progress(run, cost._asdict())

        try:
            outcome = solve.watch(tell)
            found = None if isinstance(outcome, Impossible) else outcome.answer
            kept = self._adopt(solve, found, solve.base) if found else None
            ending = Ending(outcome, kept)
            state = FAILED if isinstance(outcome, BrokenOff) else STOPPED if solve.stopped else ENDED
        except CohortplanError as fault:
            ending, state = Ending(None, fault=str(fault)), FAILED
        except Exception as fault:  # nobody else would ever hear of it: this is a thread of its own
            log.exception("a search ended by a fault of ours")
            ending, state = Ending(None, fault=repr(fault)), FAILED
        self._store.runs.end(run, state, at=self._clock())
        solve.ending = ending

    def _adopt(self, solve: Solve, answer: Answer, base: StoredDraft) -> Applied | Refused | None:
        if answer.plan == base.draft.plan:
            return None
        edit = replace(adopt(base.draft.plan, answer.plan), base=base.draft.revision)
        return self._store.drafts.apply(base.line.id, edit, author=solve.order.author, at=self._clock())
