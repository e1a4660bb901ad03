"""``python -m tests.mutants``: makes faults in rules and tells which of them nobody notices.

All rules, those named, or with ``--changed`` those whose file is another one than the report knows, or than the
commit before this one has. Exits with 1 if a fault lives without a reason, or a reason without its fault.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from time import monotonic

from tests.mutants.mutations import defines_a_rule, mutants_of
from tests.mutants.reasons import objections, read_reasons
from tests.mutants.report import REPORT, Tally, digest_of, known_tallies, write_report
from tests.mutants.running import RULES, SURVIVED, Trial, tried


def main() -> int:
    """The exit code."""
    asked = _arguments()
    files = {each.stem: each for each in sorted(RULES.glob("*.py")) if defines_a_rule(each.read_text(encoding="utf-8"))}
    if unknown := sorted(set(asked.rules) - files.keys()):
        sys.exit(f"no rules: {', '.join(unknown)}")
    names = asked.rules or [name for name in files if not asked.changed or _is_changed(files[name])]
    trials = [trial for name in names for trial in _trials_of(name, files[name])]
    print(f"{len(names)} rules, {len(trials)} trials", flush=True)
    found, whole = _found(trials, asked.processes, asked.minutes)
    faults = _objections(names, found, whole=whole)
    if asked.write and whole:
        told = known_tallies() | {
            name: Tally(name, digest_of(files[name]), Counter(found[name].values())) for name in names
        }
        write_report({name: each for name, each in told.items() if name in files}, read_reasons())
    print(*faults, sep="\n")
    return 1 if faults else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("rules", nargs="*", help="names of rules; all without one")
    parser.add_argument("--changed", action="store_true", help="only rules whose file changed")
    parser.add_argument("--minutes", type=float, default=None, help="begin no more trials after so many minutes")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--no-report", dest="write", action="store_false", help=f"leave {REPORT} as it is")
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
    yield from (Trial(name, function) for function in ("check", "notices"))
    yield from (Trial(name, each.function, each) for each in mutants)


def _found(trials: Sequence[Trial], processes: int, minutes: float | None) -> tuple[dict[str, dict[str, str]], bool]:
    """By rule and mutant, what noticed it; and whether there was time for all."""
    until = monotonic() + 60 * minutes if minutes is not None else None
    in_time = takewhile(lambda _: until is None or monotonic() < until, trials)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with tempfile.TemporaryDirectory() as folder:
        for trial, stage in tried(in_time, Path(folder), processes):
            if trial.mutant is not None:
                found[trial.rule][trial.mutant.name] = stage
            elif stage != SURVIVED:
                sys.exit(f"{trial.rule}: its {stage} object to the rule as it is")
            if trial.mutant is not None and stage == SURVIVED:
                print(f"alive: {trial.rule}: {trial.mutant.name}", flush=True)
    count = sum(map(len, found.values()))
    whole = count == sum(trial.mutant is not None for trial in trials)
    if not whole:
        print(f"time is up: {count} faults were tried, the others were not")
    return found, whole


def _objections(names: Sequence[str], found: dict[str, dict[str, str]], *, whole: bool) -> list[str]:
    reasons, faults = read_reasons(), []
    for name in names:
        living = [mutant for mutant, stage in found[name].items() if stage == SURVIVED]
        noticed = found[name].keys() - set(living)
        # What was not tried is neither alive nor gone.
        known = {
            name: {each: why for each, why in reasons.get(name, {}).items() if whole or each in noticed | {*living}}
        }
        faults += objections(name, living, known)
    return faults


if __name__ == "__main__":
    sys.exit(main())
