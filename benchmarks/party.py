"""The progressive party problem (tests/party_problem.py): search time to shortfall 0 beside a plain CP-SAT model."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.party_problem import write_party_problem

from benchmarks.measuring import Facts, measured
from benchmarks.plain_party import plain_seconds
from benchmarks.telling import conclusion, line
from cohortplan.solving.outcome import Progress
from cohortplan.workflows.plan_folder import Wanted, plan_folder

TIMES, MORE = 5, 5.0
"""What is asked: no longer than so many times the plain model, and so many seconds more."""


def declare(parser: ArgumentParser) -> None:
    """The options."""
    parser.add_argument(
        "--periods", type=int, nargs="+", default=[6, 7, 8], help="how many periods, one after the other"
    )
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds, each for both sides")
    parser.add_argument("--seconds", type=float, default=300.0, help="for one search")


def lines(given: Namespace) -> Iterator[str]:
    """A line for each number of periods, seed and side, both sides in turn; then what came of it."""
    for periods in given.periods:
        found: dict[str, list[float]] = {"plain": [], "plan": []}
        for seed in range(given.seeds):
            for side, work in (("plain", plain), ("plan", planned)):
                took = measured(work, dict, periods, seed, given.seconds)
                seconds = took.facts["found_seconds"]
                found[side].append(seconds if isinstance(seconds, float) else given.seconds)
                yield line("party", side, {"periods": periods, "seed": seed, "budget": given.seconds}, took)
        yield conclusion("party", {"periods": periods, "seeds": given.seeds, **compared(found["plain"], found["plan"])})


def compared(plain_side: list[float], plan_side: list[float]) -> Facts:
    """Medians of both sides, and the ratio to what is asked for. Whoever found nothing counts with the whole time."""
    usual, ours = median(plain_side), median(plan_side)
    reach = TIMES * usual + MORE
    return {
        "plain_seconds": round(usual, 2),
        "plan_seconds": round(ours, 2),
        "reach_seconds": round(reach, 2),
        "ratio": round(ours / reach, 2),
    }


def plain(periods: int, seed: int, seconds: float) -> Facts:
    """The plain model's time."""
    return {"found_seconds": _rounded(plain_seconds(periods, seed, seconds))}


def planned(periods: int, seed: int, seconds: float) -> Facts:
    """What ``cohortplan plan`` does with the project: when no seat was missing any more, and how many are in the end."""
    heard: list[Progress] = []
    with TemporaryDirectory() as folder:
        project = write_party_problem(Path(folder) / "project", periods)
        wanted = Wanted(out=Path(folder) / "plan", seconds=seconds, seed=seed, to_the_end=True)
        result = plan_folder(project, wanted, tell=heard.append)
    whole = next((each.seconds for each in heard if each.cost is not None and each.cost.shortfall == 0), None)
    cost = result.answer.audit.cost._asdict() if result.answer is not None else None
    return {"found_seconds": _rounded(whole), "cost": cost}


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 2)
