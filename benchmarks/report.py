"""Tables and pictures from the lines of ``search`` and ``encode``, beside each other and into docs/benchmarks.md."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.curves import Match, matches
from benchmarks.instances import LIKE
from benchmarks.kept import read_lines
from benchmarks.options import existing
from benchmarks.picture import draw
from benchmarks.tables import tables

BEGIN, END = "<!-- report: begin -->", "<!-- report: end -->"
PICTURES = {"A": "benchmarks-a.svg", "B": "benchmarks-b.svg", "B+": "benchmarks-b-plus.svg"}

NAMED = ("python", "ortools", "highs")
"""Versions that matter here."""


def declare(parser: ArgumentParser) -> None:
    """The options."""
    parser.add_argument(
        "files", type=existing, nargs="+", help="files of lines; of the same run in several the last counts"
    )
    parser.add_argument("--write", type=existing, help="a page whose part between the marks is to be replaced")


def lines(given: Namespace) -> Iterator[str]:
    """The tables, after whatever is wrong with the measurements."""
    told = [line for path in given.files for line in read_lines(path)]
    found = matches(told)
    text = report(found, told)
    if given.write is not None:
        write(given.write, text, found)
    yield text


def report(found: Sequence[Match], told: Sequence[Mapping[str, Any]]) -> str:
    """All that is to be said."""
    if not told:
        return "Nothing was measured yet.\n"
    faults = [f"- **{fault}**" for match in found for fault in match.faults()]
    encoded = [line for line in told if line["benchmark"] == "encode"]
    return "\n".join([_circumstances(told), *faults, "", tables(found, encoded)])


def write(page: Path, text: str, found: Sequence[Match]) -> None:
    """Replace what stands between the marks, and draw the curves beside the page.

    Raises:
        ValueError: If the page lacks the marks.
    """
    before, mark, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, other, after = rest.partition(END)
    if not mark or not other:
        raise ValueError(f"{page} has no {BEGIN} and {END}")
    pictures = []
    for like in LIKE:
        if any(match.like == like for match in found) and find_spec("vl_convert"):
            draw(found, like, page.parent / PICTURES[like])
            pictures.append(f"![{like}]({PICTURES[like]})\n")
    page.write_text("\n".join([before + BEGIN, text, *pictures, END + after]), encoding="utf-8")


def _circumstances(told: Sequence[Mapping[str, Any]]) -> str:
    """By which commits, with what, on how many cores."""
    commits = sorted({line["commit"][:9] + ("*" if line["changed"] else "") for line in told})
    seeds = sorted({str(line["seed"]) for line in told})
    versions = {name: each for line in told for name, each in line["versions"].items()}
    for line in told:
        versions.update({"highs": line["highs"]} if "highs" in line else {})
    parts = ", ".join(f"{name} {each}" for name, each in versions.items() if name in NAMED)
    cores = max(line["cores"] for line in told)
    load = max(line["load"] for line in told)
    return (
        f"Commit {', '.join(commits)}; seeds {', '.join(seeds)}, medians over them; {parts}; "
        f"{cores} cores, load at most {load}. A star: the tree differed from the commit.\n"
    )
