"""One measurement as one line of JSON that stands for itself: what, of what, by which commit, on what."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from functools import cache
from importlib.metadata import version
from pathlib import Path

from benchmarks.measuring import Facts, Measured

ROOT = Path(__file__).parent.parent
LIBRARIES = ("cohortplan", "ortools", "python-calamine", "xlsxwriter")


def line(benchmark: str, side: str, instance: Facts, took: Measured) -> str:
    """A line; ``side`` is what is compared in one run, ``instance`` says what it was done to."""
    told = {"benchmark": benchmark, "side": side, **instance, **vars(took), **took.facts, **surroundings()}
    del told["facts"]
    return json.dumps(told, ensure_ascii=False)


def conclusion(benchmark: str, facts: Facts) -> str:
    """A line of what several runs say together, such as a median."""
    return json.dumps({"benchmark": benchmark, "side": "both", **facts, **surroundings()}, ensure_ascii=False)


@cache
def surroundings() -> Facts:
    """The commit, whether the tree differs from it, versions, and the machine's cores and load."""
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", "src", "benchmarks")
    return {
        "commit": _git("rev-parse", "HEAD"),
        "source": _git("rev-parse", "HEAD:src"),
        "changed": bool(changed),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def _git(*arguments: str) -> str:
    """What git says; empty outside a repository."""
    run = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return run.stdout.strip()
