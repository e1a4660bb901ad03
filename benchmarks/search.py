"""Searches side by side: the ordinary one, the plain model and HiGHS, on invented projects, cost and bound over time."""

from __future__ import annotations

import json
import math
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.instances import LIKE, Instance, invented
from benchmarks.kept import Kept
from benchmarks.options import chosen, numbers, seconds_of
from benchmarks.sides.attending import Limits
from benchmarks.sides.highs import highs
from benchmarks.sides.monolith import RECIPES, monolith
from benchmarks.sides.ours import ours
from benchmarks.sides.race import Race
from benchmarks.telling import surroundings

Side = Callable[[Instance, Limits], Race]

SIDES: Mapping[str, Side] = {"cohortplan": ours, "highs": highs, **{name: monolith(name) for name in RECIPES}}
USUAL = ("monolith", "highs", "cohortplan")
SECONDS = {"A": 60.0, "B": 300.0, "B+": 300.0}
OVERHEAD_SECONDS = 20.0
"""For inventing, starting, stopping and auditing, in a run."""


def declare(parser: ArgumentParser) -> None:
    """The options."""
    parser.add_argument("--like", type=chosen(LIKE), default=list(LIKE), metavar="A,B,B+", help="which projects")
    parser.add_argument("--seeds", type=numbers, default=[1, 2, 3], metavar="1,2,3", help="of projects and searches")
    parser.add_argument(
        "--sides", type=_side, default=list(USUAL), metavar=",".join(USUAL), help=f"of {', '.join(SIDES)}"
    )
    parser.add_argument(
        "--seconds",
        type=seconds_of(SECONDS),
        default=SECONDS,
        metavar="A=60,B=300,B+=300",
        help="for each search, or one number",
    )
    parser.add_argument("--into", type=Path, help="append the lines to this file, and leave out what it has already")


def lines(given: Namespace) -> Iterator[str]:
    """A line for each project and side. The sides take turns, so that all of them meet the same machine."""
    kept = Kept.read(given.into)
    runs = [(like, seed, side) for seed in given.seeds for like in given.like for side in given.sides]
    longest = sum(given.seconds[like] + OVERHEAD_SECONDS for like, _, _ in runs)
    _say(f"runs: {len(runs)}; minutes at most: {math.ceil(longest / 60)}")
    known: Instance | None = None
    for like, seed, side in runs:
        if known is None or (known.like, known.seed) != (like, seed):
            known = invented(like, seed, given.seconds[like])
        what = {
            "benchmark": "search",
            "side": side,
            "like": like,
            "seed": seed,
            "budget": known.seconds,
            "digest": known.digest,
        }
        if not kept.has(what):
            race = SIDES[side](known, Limits.of_this_machine())
            _say(
                f"{like} of seed {seed}, {side}: {tuple(race.curve[-1][1]) if race.curve else 'no plan'}, {race.ended}"
            )
            told = {**what, **told_of(race), **surroundings(), "load": _load()}
            yield kept.keep(json.dumps(told, ensure_ascii=False))


def told_of(race: Race) -> dict[str, Any]:
    """What a line says of a run."""
    clean = [seconds for seconds, cost in race.curve if not cost.hard]
    return {
        "ended": race.ended,
        "first_seconds": clean[0] if clean else None,
        "curve": [[seconds, *cost] for seconds, cost in race.curve],
        "bounds": [list(proof) for proof in race.bounds],
        "build_seconds": race.build_seconds,
        "deterministic": race.deterministic,
        "peak_kilobytes": max(race.peaks, default=0),
        "peaks": race.peaks,
        "peak_of_all": race.most,
        **race.facts,
    }


def _say(what: str) -> None:
    """To whoever waits for hours; the lines themselves are for programs."""
    sys.stderr.write(what + "\n")
    sys.stderr.flush()


def _load() -> float:
    return round(os.getloadavg()[0], 1)


def _side(text: str) -> list[str]:
    names = chosen(SIDES)(text)
    if "highs" in names and find_spec("highspy") is None:
        raise ArgumentTypeError(
            "highs is not installed; pip install --editable '.[bench]' --constraint constraints.txt"
        )
    return names
