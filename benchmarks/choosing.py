"""Which benchmark: each declares its own options, and writes its lines to standard output."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

import benchmarks
from benchmarks import encode, intake, lift, party, questions, refusals, report, search

BENCHMARKS = {
    "encode": encode,
    "intake": intake,
    "lift": lift,
    "party": party,
    "questions": questions,
    "refusals": refusals,
    "report": report,
    "search": search,
}


def main() -> None:
    """Choose the benchmark; each declares its own options."""
    parser = ArgumentParser(prog="python -m benchmarks", description=benchmarks.__doc__)
    names = parser.add_subparsers(dest="benchmark", required=True)
    for name, module in BENCHMARKS.items():
        module.declare(names.add_parser(name, help=module.__doc__, description=module.__doc__))
    given = parser.parse_args()
    for line in BENCHMARKS[given.benchmark].lines(given):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
