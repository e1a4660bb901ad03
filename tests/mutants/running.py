"""Tries mutants in processes of their own, on a copy of package and tests; the work tree is only read."""

from __future__ import annotations

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
from types import ModuleType

from tests.mutants.mutations import Mutant

PACKAGE, TESTS, SETTINGS = (Path(each).resolve() for each in ("src/cohortplan", "tests", "pyproject.toml"))
RULES = PACKAGE / "rules"
LEFT_OUT = shutil.ignore_patterns("__pycache__", "data", "*.po", "*.mo")

SECONDS = 90
BYTES = 3 * 1024**3
STAGES = ("examples", "sentences", "boards", "stories")
SURVIVED, ENDLESS = "", "endless"
UNTRIED = len(STAGES) + 1


@dataclass(frozen=True)
class Trial:
    """A rule with a fault, or as it is."""

    rule: str
    mutant: Mutant | None = None


def tried(trials: Iterable[Trial], folder: Path, processes: int) -> Iterator[tuple[Trial, str]]:
    """Each trial with the stage that noticed its fault, ``endless`` if time ran out, empty if nothing did.

    The copy is made in ``folder`` and loaded once, without a fault; each trial
    is a fork of that, in which the fault is put into the loaded rule. So no trial
    waits for the solver to be loaded, and none sees what another one did.

    Raises:
        RuntimeError: If a process ends in a way that says nothing about its mutant.
    """
    _load_copy(folder)
    running: dict[int, Trial] = {}
    waiting = iter(trials)
    while True:
        while len(running) < processes and (trial := next(waiting, None)) is not None:
            running[_started(trial)] = trial
        if not running:
            return
        process, status = os.wait()
        trial = running.pop(process)
        yield trial, _told(trial, process, status)


def _load_copy(folder: Path) -> None:
    for part in (PACKAGE, TESTS):
        shutil.copytree(part, folder / part.name, ignore=LEFT_OUT)
    shutil.copy(SETTINGS, folder)
    os.chdir(folder)
    # Hypothesis then draws the same cases each time and keeps none.
    os.environ["CI"] = "true"
    sys.path.insert(0, str(folder))
    importlib.import_module("tests.mutants.trial")
    assert Path(importlib.import_module("cohortplan").__file__ or "").is_relative_to(folder), "not the copy was loaded"


def _started(trial: Trial) -> int:
    """The id of a process that tries it; its exit status tells what noticed the fault."""
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        code = UNTRIED
        try:
            code = _try(trial)
        except BaseException:  # noqa: BLE001 - a forked process must end here, whatever happens
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return process


def _try(trial: Trial) -> int:
    said = os.open(_said(os.getpid()), os.O_WRONLY | os.O_CREAT)
    os.dup2(said, 1)
    os.dup2(said, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    if trial.mutant is not None:
        stand_in(sys.modules[f"cohortplan.rules.{trial.rule}"], trial.mutant.written())
    noticed = importlib.import_module("tests.mutants.trial").killer(trial.rule)
    return STAGES.index(noticed) + 1 if noticed else 0


def stand_in(module: ModuleType, source: str) -> None:
    """Put another source in the place of a loaded module's, wherever something of it is known by its name."""
    before = dict(vars(module))
    exec(compile(source, str(module.__file__), "exec"), vars(module))  # noqa: S102 - a fault in our own source
    changed = {name: thing for name, thing in before.items() if vars(module)[name] is not thing}
    for name, thing in changed.items():
        for other in [each for each in sys.modules.values() if _knows(each, name, thing)]:
            setattr(other, name, vars(module)[name])
    importlib.import_module("cohortplan.rules.registry").all_rules.cache_clear()


def _knows(module: ModuleType, name: str, thing: object) -> bool:
    return module.__name__.startswith(("cohortplan.", "tests.")) and vars(module).get(name) is thing


def _said(process: int) -> str:
    return f"{process}.txt"


def _told(trial: Trial, process: int, status: int) -> str:
    said = Path(_said(process))
    heard = said.read_text(encoding="utf-8") if said.exists() else ""
    said.unlink(missing_ok=True)
    if os.WIFSIGNALED(status):
        if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
            return ENDLESS
        raise RuntimeError(f"{trial.rule}: ended by signal {os.WTERMSIG(status)}")
    code = os.WEXITSTATUS(status)
    if code >= UNTRIED:
        raise RuntimeError(f"{trial.rule}: could not be tried\n{heard}")
    return (SURVIVED, *STAGES)[code]
