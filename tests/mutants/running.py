"""Tries mutants in processes of their own, each on its own copy of package and tests; the work tree is only read."""

from __future__ import annotations

import compileall
import importlib
import os
import resource
import shutil
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.mutations import Mutant

PACKAGE, TESTS, SETTINGS = Path("src/cohortplan"), Path("tests"), Path("pyproject.toml")
RULES = PACKAGE / "rules"
LEFT_OUT = shutil.ignore_patterns("__pycache__", "data", "*.po", "*.mo")
HEAVY = ("hypothesis", "numpy", "ortools.sat.python.cp_model", "pandas", "pytest")
"""Loaded once, before the processes part; nothing of ours may be among them."""

SECONDS = 90
BYTES = 3 * 1024**3
STAGES = ("examples", "sentences", "boards", "places", "stories")
SURVIVED, ENDLESS = "", "endless"
UNTRIED = len(STAGES) + 1


@dataclass(frozen=True)
class Trial:
    """A rule with a fault, or as it is."""

    rule: str
    function: str = "check"
    mutant: Mutant | None = None


class Slot:
    """A copy of package and tests in which one mutant at a time stands in the place of its rule."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in (PACKAGE, TESTS):
            shutil.copytree(part, folder / part.name, ignore=LEFT_OUT)
        shutil.copy(SETTINGS, folder)
        compileall.compile_dir(folder, quiet=2)

    def start(self, trial: Trial) -> int:
        """The id of a process that tries it; its exit status tells what noticed the fault."""
        sys.stdout.flush()
        process = os.fork()
        if process == 0:
            try:
                self._become(trial)
            except BaseException:  # noqa: BLE001 - a forked process must end here, whatever happens
                traceback.print_exc()
                sys.stderr.flush()
            finally:
                os._exit(UNTRIED)
        return process

    def _become(self, trial: Trial) -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        sys.dont_write_bytecode = True
        os.chdir(self.folder)
        sys.path.insert(0, str(self.folder))
        module = self.folder / "cohortplan" / "rules" / f"{trial.rule}.py"
        for compiled in module.parent.glob(f"__pycache__/{trial.rule}.*.pyc"):
            compiled.unlink()
        original = module.read_text(encoding="utf-8")
        with (self.folder / "said.txt").open("w") as said:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            try:
                module.write_text(trial.mutant.written() if trial.mutant else original, encoding="utf-8")
                killer = importlib.import_module("tests.mutants.trial").killer
            finally:
                module.write_text(original, encoding="utf-8")
            noticed = killer(trial.rule, trial.function)
            sys.stdout.flush()
        os._exit(STAGES.index(noticed) + 1 if noticed else 0)


def tried(trials: Iterable[Trial], folder: Path, processes: int) -> Iterator[tuple[Trial, str]]:
    """Each trial with the stage that noticed its fault, ``endless`` if time ran out, empty if nothing did.

    Raises:
        RuntimeError: If a process ends in a way that says nothing about its mutant.
    """
    for name in HEAVY:
        importlib.import_module(name)
    assert not any(name.partition(".")[0] == "cohortplan" for name in sys.modules), "the copies must be loaded afresh"
    free = [Slot(folder / str(number)) for number in range(processes)]
    running: dict[int, tuple[Slot, Trial]] = {}
    waiting = iter(trials)
    while True:
        while free and (trial := next(waiting, None)) is not None:
            slot = free.pop()
            running[slot.start(trial)] = slot, trial
        if not running:
            return
        process, status = os.wait()
        slot, trial = running.pop(process)
        free.append(slot)
        yield trial, _told(slot, trial, status)


def _told(slot: Slot, trial: Trial, status: int) -> str:
    if os.WIFSIGNALED(status):
        if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
            return ENDLESS
        raise RuntimeError(f"{trial.rule}: ended by signal {os.WTERMSIG(status)}")
    code = os.WEXITSTATUS(status)
    if code >= UNTRIED:
        raise RuntimeError(f"{trial.rule}: could not be tried\n{(slot.folder / 'said.txt').read_text()}")
    return (SURVIVED, *STAGES)[code]
