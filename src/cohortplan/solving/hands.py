"""Parts of a plan solved at the same time, each in a process of its own.

Building a board is Python's work and solving it the solver's: two processes do
both at once, two threads would only share the second.
"""

from __future__ import annotations

import json
import multiprocessing
import pickle
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import count, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from cohortplan.domain import canonical
from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy, read_policy
from cohortplan.solving.parts import AHEAD, A_co, Parts, Question

GONE = (EOFError, OSError, pickle.UnpicklingError)
"""What a pipe says when there is nobody at its other end, or whoever was there ended in mid-word."""


class Hands:
    """So many processes, each with the project at hand; implements ``Proposer``."""

    def __init__(self, project: Project, policy: Policy, number: int) -> None:
        self._stopped = threading.Event()
        self._pipes: list[Connection] = []
        self.processes: list[BaseProcess] = []
        begin = _forked(project, policy) if _may_fork() else _spawned(project, policy)
        for _ in range(number):
            ours, theirs = multiprocessing.Pipe()
            self._pipes.append(ours)
            self.processes.append(begin(theirs, self._pipes))
            theirs.close()
        self._numbers = count()
        self._waiting: deque[tuple[int, Question[Any]]] = deque()
        self._idle = list(reversed(self._pipes))
        self._answers: dict[int, Any] = {}

    def propose(self, asks: Iterable[Question[A_co]]) -> Iterator[A_co | None]:
        """See ``Proposer.propose``: each ask goes to whichever hand is idle first."""
        more = iter(asks)
        under_way = deque(map(self._put, islice(more, AHEAD)))
        while under_way:
            yield self._answer(under_way.popleft())
            under_way.extend(map(self._put, islice(more, 1)))

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

    def _put(self, ask: Question[Any]) -> int:
        """The number under which the answer will be found."""
        number = next(self._numbers)
        self._waiting.append((number, ask))
        self._hand_out()
        return number

    def _hand_out(self) -> None:
        while self._waiting and self._idle:
            with suppress(*GONE):
                self._idle.pop().send(self._waiting.popleft())

    def _answer(self, number: int) -> Any:
        """What was answered to the ask of this number; ``None`` after a stop.

        Raises:
            RuntimeError: If a process is gone though nobody stopped it.
        """
        try:
            while number not in self._answers:
                self._hear()
        except GONE as gone:
            if self._stopped.is_set():
                return None
            raise RuntimeError("a process that solves a part of the plan has ended by itself") from gone
        return self._answers.pop(number)

    def _hear(self) -> None:
        """Take what is ready, and give whoever said it something else to do."""
        ready = wait(self._pipes)
        for pipe in (each for each in self._pipes if each in ready):
            number, answer = pipe.recv()
            self._answers[number] = answer
            self._idle.append(pipe)
            self._hand_out()


Begin = Callable[[Connection, Sequence[Connection]], BaseProcess]
"""Begins a hand at one end of a pipe; the other ends that there are until then are not its own."""


def _may_fork() -> bool:
    """Whether a copy of this process is safe: nowhere but on Linux, and not while another thread may hold a lock."""
    return sys.platform == "linux" and threading.active_count() == 1


def _forked(project: Project, policy: Policy) -> Begin:
    """Hands that have the project from the beginning: of a large one that spares seconds, and memory."""

    def copied(pipe: Connection, not_mine: Sequence[Connection]) -> None:
        for each in not_mine:  # or the pipe would stay open when this process is the last at its other end
            each.close()
        work(pipe, Parts(project, policy))

    def begin(pipe: Connection, not_mine: Sequence[Connection]) -> BaseProcess:
        process = multiprocessing.get_context("fork").Process(target=copied, args=(pipe, tuple(not_mine)), daemon=True)
        process.start()
        return process

    return begin


def _spawned(project: Project, policy: Policy) -> Begin:
    """Hands that are told of the project."""
    question = json.dumps([canonical.to_data(project), policy.to_settings()], ensure_ascii=False)

    def begin(pipe: Connection, _not_mine: Sequence[Connection]) -> BaseProcess:
        process = multiprocessing.get_context("spawn").Process(target=told, args=(pipe, question), daemon=True)
        process.start()
        return process

    return begin


def told(pipe: Connection, question: str) -> None:
    """A hand that begins with nothing."""
    project, settings = json.loads(question)
    policy, faults = read_policy(settings)
    if faults:
        raise ValueError(f"no such policy: {faults}")
    work(pipe, Parts(canonical.from_data(Project, project), policy))


def work(pipe: Connection, parts: Parts) -> None:
    """Answer one ask after the other until nobody is at the other end."""
    with suppress(*GONE):
        while True:
            number, ask = pipe.recv()
            pipe.send((number, next(parts.propose([ask]))))
