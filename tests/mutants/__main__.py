"""``python -m tests.mutants``: makes faults in rules and tells which of them nobody notices.

All rules, those named, or with ``--changed`` those whose file is another one than the report knows, or than the
commit before this one has. Exits with 1 if a fault lives without a reason, or a reason without its fault.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, takewhile
from pathlib import Path
from time import monotonic

from tests.mutants.mutations import defines_a_rule, mutants_of
from tests.mutants.reasons import Reasons, objections, read_reasons
from tests.mutants.report import REPORT, Tally, digest_of, known_tallies, write_report
from tests.mutants.running import RULES, SURVIVED, Trial, tried


def main() -> int:
    """The exit code."""
    asked = _arguments()
    files = {each.stem: each for each in sorted(RULES.glob("*.py")) if defines_a_rule(each.read_text(encoding="utf-8"))}
    if unknown := sorted(set(asked.rules) - files.keys()):
        sys.exit(f"no rules: {', '.join(unknown)}")
    names = asked.rules or [name for name in files if not asked.changed or _is_changed(files[name])]
    trials = {name: tuple(_trials_of(name, files[name])) for name in names}
    digests = {name: digest_of(files[name]) for name in names}
    print(f"{len(names)} rules, {sum(map(len, trials.values()))} trials", flush=True)
    reasons, faults = read_reasons(), []
    for name, noticed in _noticed(trials, asked.processes, asked.minutes):
        whole = len(noticed) == len(trials[name]) - 1
        faults += _objections(name, noticed, reasons, whole=whole)
        if asked.write and whole:
            tallies = known_tallies() | {name: Tally(name, digests[name], Counter(noticed.values()))}
            write_report({each: tally for each, tally in tallies.items() if each in files}, reasons)
    return 1 if faults else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("rules", nargs="*", help="names of rules; all without one")
    parser.add_argument("--changed", action="store_true", help="only rules whose file changed")
    parser.add_argument("--minutes", type=float, default=None, help="begin no more trials after so many minutes")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--no-report", dest="write", action="store_false", help=f"leave docs/{REPORT.name} as it is")
    return parser.parse_args()


def _is_changed(file: Path) -> bool:
    known = known_tallies().get(file.stem)
    if known is None or known.source != digest_of(file):
        return True
    # A clone may hold nothing but its last commit: then only the report can tell.
    compared = subprocess.run(["git", "diff", "--quiet", "HEAD~1", "--", str(file)], capture_output=True, check=False)
    return compared.returncode == 1


def _trials_of(name: str, file: Path) -> Iterator[Trial]:
    """The rule as it is, which everybody must find in order, and each of its faults."""
    mutants = mutants_of(file.read_text(encoding="utf-8"))
    yield Trial(name)
    yield from (Trial(name, each) for each in mutants)


def _noticed(
    trials: Mapping[str, Sequence[Trial]], processes: int, minutes: float | None
) -> Iterator[tuple[str, dict[str, str]]]:
    """Rule by rule, as they are done, what noticed each mutant; of the last ones only some, if time is up."""
    until = monotonic() + 60 * minutes if minutes is not None else None
    in_time = takewhile(lambda _: until is None or monotonic() < until, chain.from_iterable(trials.values()))
    left = {name: len(each) for name, each in trials.items()}
    found: dict[str, dict[str, str]] = {name: {} for name in trials}
    with tempfile.TemporaryDirectory() as folder:
        for trial, stage in tried(in_time, Path(folder), processes):
            left[trial.rule] -= 1
            if trial.mutant is not None:
                found[trial.rule][trial.mutant.name] = stage
            elif stage != SURVIVED:
                sys.exit(f"{trial.rule}: its {stage} object to the rule as it is")
            if left[trial.rule] == 0:
                yield trial.rule, found[trial.rule]
    if any(left.values()):
        print(f"time is up: {sum(left.values())} trials were not made")
        yield from ((name, found[name]) for name, count in left.items() if count)


def _objections(name: str, noticed: Mapping[str, str], reasons: Reasons, *, whole: bool) -> list[str]:
    living = [mutant for mutant, stage in noticed.items() if stage == SURVIVED]
    given = reasons.get(name, {})
    # What was not tried is neither alive nor gone.
    known = given if whole else {mutant: why for mutant, why in given.items() if mutant in noticed}
    faults = objections(name, living, {name: known})
    print(f"{name}: {len(noticed)} faults, {len(living)} alive", *faults, sep="\n  ", flush=True)
    return faults


if __name__ == "__main__":
    sys.exit(main())
