"""Parts of a plan solved at the same time, each in a process of its own.

Building a board is Python's work and solving it the solver's: two processes do
both at once, two threads would only share the second.
"""

from __future__ import annotations

import json
import multiprocessing
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from cohortplan.domain import canonical
from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy, read_policy
from cohortplan.solving.parts import A_co, Parts, Question

GONE = (EOFError, OSError)
"""What a pipe says when there is nobody at its other end."""


class Hands:
    """So many processes, each with the project at hand; implements ``Proposer``."""

    def __init__(self, project: Project, policy: Policy, count: int) -> None:
        question = json.dumps([canonical.to_data(project), policy.to_settings()], ensure_ascii=False)
        context = multiprocessing.get_context("spawn")
        self._stopped = threading.Event()
        self._pipes: list[Connection] = []
        self.processes: list[BaseProcess] = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=work, args=(theirs, question), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self.processes.append(process)

    def propose(self, asks: Sequence[Question[A_co]]) -> Iterator[A_co | None]:
        """See ``Proposer.propose``: the first ask goes to the first hand, and so on in turn.

        All asks are under way before the first answer is heard. Take every answer: what is left would be
        taken for the next one's.
        """
        count = len(self._pipes)
        for index, ask in enumerate(asks):
            with suppress(*GONE):
                self._pipes[index % count].send(ask)
        for index in range(len(asks)):
            yield self._hear(self._pipes[index % count])

    def stop(self) -> None:
        """See ``Proposer.stop``."""
        self._stopped.set()
        for process in self.processes:
            process.kill()

    def close(self) -> None:
        """See ``Proposer.close``."""
        self.stop()
        for process, pipe in zip(self.processes, self._pipes, strict=True):
            process.join()
            pipe.close()

    def _hear(self, pipe: Connection) -> Any:
        """What the other end answers to what it was asked; ``None`` after a stop.

        Raises:
            RuntimeError: If the process is gone though nobody stopped it.
        """
        try:
            return pipe.recv()
        except GONE as gone:
            if self._stopped.is_set():
                return None
            raise RuntimeError("a process that solves a part of the plan has ended by itself") from gone


def work(pipe: Connection, question: str) -> None:
    """Answer one ask after the other until nobody is at the other end."""
    project, settings = json.loads(question)
    policy, faults = read_policy(settings)
    if faults:
        raise ValueError(f"no such policy: {faults}")
    parts = Parts(canonical.from_data(Project, project), policy)
    with suppress(*GONE):
        while True:
            pipe.send(next(parts.propose([pipe.recv()])))
