"""The rows of DESIGN.md section 10 that searches answer for, as tables in Markdown: medians over the seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf, isinf
from statistics import median
from typing import Any

from benchmarks.curves import OURS, PLAIN, Match
from benchmarks.instances import LIKE

FIRST = {"A": 1.0, "B": 5.0, "B+": 30.0}
"""Seconds of search that a first complete plan may take."""
CATCHING_UP = {"B": 10.0, "B+": 30.0}
"""Seconds that may be needed for the plain model's last cost."""
GAPS = (("A", 30.0, 0.01), ("B", 60.0, 0.10), ("B", 300.0, 0.05), ("B+", 300.0, 0.25))
"""What may be left open, and when."""
ENCODING = {"whole": 10.0, "window": 0.3, "week": 0.3, "menu": 0.3}
"""Seconds of processor time for a board at B+."""
GIGABYTE = 1024 * 1024
MOST_MEMORY = 2.0
"""GiB that a process may hold at B+."""

Row = Sequence[str]


def tables(found: Sequence[Match], encoded: Sequence[Mapping[str, Any]]) -> str:
    """All tables, each under its heading."""
    sides = _sides(found)
    parts = [
        (
            "First plan",
            "No hard finding, the least shortfall that any side reached; seconds of search.",
            _first(found, sides),
        ),
        ("Quality for time", "Costs are shortfall / penalty when time was up.", _quality(found, sides)),
        ("Proven gap", "Share of the cost that is not proven necessary.", _gaps(found, sides)),
        (
            "Memory",
            "Peak of the largest process, and of all that work at the same time together.",
            _memory(found, sides),
        ),
        (
            "What was tried for the monolith",
            "Each of `RECIPES` in `benchmarks/sides/monolith.py`: cost when time was up, and in how many projects.",
            _recipes(found),
        ),
        (
            "Encode",
            "Processor time for stating a board: whole, ten trainees, ten trainees × one week, and of that week a menu, as the search opens it.",
            _encode(encoded),
        ),
    ]
    return "\n".join(f"### {title}\n\n{what}\n\n{_markdown(rows)}" for title, what, rows in parts if len(rows) > 1)


def _first(found: Sequence[Match], sides: Sequence[str]) -> list[Row]:
    rows: list[Row] = [("Project", *sides, f"sooner than {PLAIN}", "Reach")]
    for like, some in _by_like(found):
        seconds = [_median_of(some, side, Match.complete) for side in sides]
        rows.append((like, *seconds, _sooner(_with(some, PLAIN)), _reach(FIRST, like)))
    return rows


def _sooner(raced: Sequence[Match]) -> str:
    """How many times longer the plain model took; at least, where it had no such plan when its time was up."""
    if not raced:
        return ""
    ratio = median(_ratio(_or_budget(match, PLAIN, Match.complete), match.complete(OURS)) for match in raced)
    unknown = any(isinf(match.complete(PLAIN)) for match in raced)
    return f"{'≥ ' if unknown else ''}{ratio:.1f} ×"


def _quality(found: Sequence[Match], sides: Sequence[str]) -> list[Row]:
    rows: list[Row] = [("Project", "Time", *sides, f"{OURS} as good as {PLAIN} after", "Reach")]
    for like, some in _by_like(found):
        budget = f"{median(run.budget for match in some for run in match.runs.values()):.0f} s"
        costs = [_costs(some, side) for side in sides]
        caught = _median_of(some, PLAIN, lambda match, _: match.catching_up(OURS))
        rows.append((like, budget, *costs, caught, _reach(CATCHING_UP, like)))
    return rows


def _gaps(found: Sequence[Match], sides: Sequence[str]) -> list[Row]:
    rows: list[Row] = [("Project", "After", *sides, "Reach")]
    by_like = dict(_by_like(found))
    for like, seconds, reach in GAPS:
        if like in by_like:
            gaps = [_gap(by_like[like], side, seconds) for side in sides]
            if any(gaps):
                rows.append((like, f"{seconds:.0f} s", *gaps, f"≤ {reach:.0%}"))
    return rows


def _memory(found: Sequence[Match], sides: Sequence[str]) -> list[Row]:
    rows: list[Row] = [("Project", *sides, "Reach")]
    for like, some in _by_like(found):
        told = [_peaks([match.runs[side].line for match in some if side in match.runs]) for side in sides]
        rows.append((like, *told, f"≤ {MOST_MEMORY:.0f} GiB" if like == "B+" else ""))
    return rows


def _peaks(lines: Sequence[Mapping[str, Any]]) -> str:
    most = (max(line[key] for line in lines) / GIGABYTE for key in ("peak_kilobytes", "peak_of_all")) if lines else ()
    return " / ".join(f"{each:.2f} GiB" for each in most)


def _recipes(found: Sequence[Match]) -> list[Row]:
    sides = sorted({side for match in found for side in match.runs if side.startswith(PLAIN)})
    rows: list[Row] = [("Recipe", *LIKE)]
    return (
        rows + [(side, *(_tried(found, like, side) for like in LIKE)) for side in sides] if sides != [PLAIN] else rows
    )


def _tried(found: Sequence[Match], like: str, side: str) -> str:
    some = [match for match in found if match.like == like and side in match.runs]
    return f"{_costs(some, side)} ({len(some)})" if some else ""


def _encode(encoded: Sequence[Mapping[str, Any]]) -> list[Row]:
    rows: list[Row] = [("Project", "Board", "Seconds", "Decisions", "Variables", "Constraints", "Peak", "Reach")]
    for like in LIKE:
        for side, reach in ENCODING.items():
            some = [line for line in encoded if (line["like"], line["side"]) == (like, side)]
            built = [line for line in some if line["ended"] == "built"]
            asked = f"≤ {reach:g} s" if like == "B+" else ""
            if built:
                counts = [
                    f"{median(line[each] for line in built):,.0f}" for each in ("decisions", "variables", "constraints")
                ]
                seconds = _seconds(median(line["process_seconds"] for line in built))
                peak = f"{max(line['peak_kilobytes'] for line in built) / GIGABYTE:.2f} GiB"
                around = "" if side == "whole" or all(line["planned"] for line in built) else ", no plan around it"
                rows.append((like, side + around, seconds, *counts, peak, asked))
            elif some:
                rows.append((like, side, some[-1]["ended"], "", "", "", "", asked))
    return rows


def _sides(found: Iterable[Match]) -> list[str]:
    """Ours first, then the plain model, then the others; what else was tried for the plain model has its own table."""
    known = {side for match in found for side, run in match.runs.items() if not run.is_variant}
    return sorted(known, key=lambda side: (side != OURS, side != PLAIN, side))


def _by_like(found: Iterable[Match]) -> list[tuple[str, list[Match]]]:
    every = list(found)
    some = [(like, [match for match in every if match.like == like and OURS in match.runs]) for like in LIKE]
    return [(like, those) for like, those in some if those]


def _with(some: Sequence[Match], side: str) -> list[Match]:
    """Those in which this side took part."""
    return [match for match in some if side in match.runs]


def _median_of(some: Sequence[Match], side: str, seconds: Callable[[Match, str], float]) -> str:
    """The median over the projects on which this side ran, and on how many, if not on all of them."""
    raced = _with(some, side)
    return _seconds(median(seconds(match, side) for match in raced)) + _how_many(raced, some) if raced else ""


def _how_many(raced: Sequence[Match], some: Sequence[Match]) -> str:
    return "" if len(raced) == len(some) else f" ({len(raced)} of {len(some)} seeds)"


def _or_budget(match: Match, side: str, when: Callable[[Match, str], float]) -> float:
    """The seconds, or all there were: who never had it needed at least so many."""
    seconds = when(match, side)
    return match.runs[side].budget if isinf(seconds) and side in match.runs else seconds


def _ratio(theirs: float, ours: float) -> float:
    if isinf(ours):
        return 0.0
    return theirs / max(ours, 0.01)


def _costs(some: Sequence[Match], side: str) -> str:
    """The median cost; a side without a plan is worse than any cost."""
    ends = [match.runs[side].cost for match in some if side in match.runs]
    if not ends:
        return ""
    ranked = sorted((each.shortfall, each.penalty) if each is not None else (inf, inf) for each in ends)
    shortfall, penalty = ranked[len(ranked) // 2]
    told = "no plan" if isinf(shortfall) else f"{shortfall} / {penalty}"
    return told + _how_many(_with(some, side), some)


def _gap(some: Sequence[Match], side: str, seconds: float) -> str:
    """The median gap by then; nothing where the time was up before."""
    runs = [match.runs[side] for match in some if side in match.runs]
    gaps = [run.gap_at(seconds) for run in runs if run.budget >= seconds]
    return f"{median(gaps):.1%}{_how_many(_with(some, side), some)}" if gaps else ""


def _seconds(seconds: float) -> str:
    return "never" if isinf(seconds) else f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.0f} s"


def _reach(reaches: Mapping[str, float], like: str) -> str:
    return f"≤ {reaches[like]:g} s" if like in reaches else ""


def _markdown(rows: Sequence[Row]) -> str:
    head, *rest = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rest)) + "\n"
