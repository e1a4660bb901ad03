"""A solve that runs elsewhere, as seen by whoever started it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.solving.messages import STOP, WorkerFailed, read_bounds, read_events, read_progress, write_task
from cohortplan.solving.outcome import (
    Answer,
    Bounds,
    BrokenOff,
    Enough,
    Impossible,
    Outcome,
    OutOfTime,
    Progress,
    Solved,
)
from cohortplan.solving.task import Task

GRACE = 30.0
"""Seconds after which a process that was asked to stop is ended: stating a large board hears nobody."""


class Running:
    """A solve in its own process. Used with ``with``, it never outlives its block.

    ``progress`` grows while it runs; reading it never waits. The final plan is
    audited again here: what another process says is not taken on trust.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        self.progress: list[Progress] = []
        self._ending: dict[str, Any] | None = None
        self._given_up = False
        self._grace: threading.Timer | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="cohortplan-solve-")
        self._best = Path(self._folder.name) / "best.json"
        self._log = (Path(self._folder.name) / "log.txt").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cohortplan.solving.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # a Ctrl-C in the terminal is for us; we ask for the best so far
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # the same on Windows
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._say(write_task(task, self._best))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def done(self) -> bool:
        """Whether the process has said its last word."""
        return not self._reader.is_alive()

    def stop(self) -> None:
        """Ask it to end soon with the best so far; one that has not even begun is ended at once, a deaf one a little later."""
        self._say(STOP)
        if not self.progress:
            self._give_up()
        elif self._grace is None:
            self._grace = threading.Timer(GRACE, self._give_up)
            self._grace.daemon = True
            self._grace.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end, at most so long; whether it came."""
        self._reader.join(seconds)
        return self.done

    def best(self) -> Plan | None:
        """The best plan so far."""
        return canonical.loads(Plan, self._best.read_text(encoding="utf-8")) if self._best.exists() else None

    def outcome(self) -> Outcome:
        """How it ended; waits for the end.

        Raises:
            WorkerFailed: If the process died without any plan, or solver and audit disagreed.
        """
        self.wait()
        ending, plan = self._ending, self.best()
        if ending is None:
            return self._cut_off(plan)
        if ending["event"] == "failed":
            raise WorkerFailed(str(ending["error"]))
        if ending["event"] == "impossible":
            return Impossible(tuple(ending["rules"]), ending["minimal"], ending["trainee"])
        if plan is None:
            return OutOfTime(None)
        answer = Answer(plan, audit(self.task.project, self.task.policy, plan), read_bounds(ending["bounds"]))
        if ending["event"] == "solved":
            return Solved(answer)
        return Enough(answer) if ending["event"] == "enough" else OutOfTime(answer)

    def close(self) -> None:
        """End the process at once if it still runs, and clear up."""
        if self._grace is not None:
            self._grace.cancel()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reader.join()
        for pipe in (self.process.stdin, self.process.stdout, self._log):
            if pipe is not None:
                _close(pipe)
        self._folder.cleanup()

    def _give_up(self) -> None:
        if not self.done:
            self._given_up = True
            self.process.kill()

    def _cut_off(self, plan: Plan | None) -> Outcome:
        """What there is of a process that ended without a last word: the best plan until then, if the whole audit agrees.

        Raises:
            WorkerFailed: If it died by itself without any, or with one that is not clean.
        """
        found = None if plan is None else audit(self.task.project, self.task.policy, plan)
        if plan is None or found is None or not found.clean:
            if self._given_up:
                return OutOfTime(None)
            raise WorkerFailed(self._last_words())
        bounds = self.progress[-1].bounds if self.progress else Bounds()
        answer = Answer(plan, found, bounds)
        if self._given_up:
            return OutOfTime(answer)
        return BrokenOff(answer, self._last_words(), signal=max(0, -self.process.wait()))

    def _say(self, line: str) -> None:
        pipe = self.process.stdin
        if pipe is None or pipe.closed:
            return
        try:
            pipe.write(line + "\n")
            pipe.flush()
        except BrokenPipeError:
            # It has ended already; ``outcome`` says how.
            return

    def _read(self) -> None:
        pipe = self.process.stdout
        if pipe is None:
            return
        for content in read_events(pipe):
            if content["event"] == "progress":
                self.progress.append(read_progress(content))
            else:
                self._ending = content

    def _last_words(self) -> str:
        code = self.process.wait()
        self._log.seek(0)
        lines = self._log.read().strip().splitlines()
        # Whoever is ended from outside says nothing; what is there then is of the processes that it leaves behind.
        return lines[-1] if lines and code > 0 else f"the solver's process ended with code {code}"


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        # Closing flushes what was meant for a process that is gone.
        return
