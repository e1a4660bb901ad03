"""``docs/mutants.md``: per rule how many faults were made, what noticed them, and why the others may live."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.reasons import Reasons
from tests.mutants.running import ENDLESS, STAGES

REPORT = Path("docs/mutants.md").resolve()
COLUMNS = ("rule", "source", "mutants", *STAGES, ENDLESS, "alive")

INTRODUCTION = """\
# Mutants of the rules

Made by `make mutants`; do not edit. Small faults are made mechanically in the file of one rule at a time: a number is
one more or one less in one place, a `yield` or a board call is dropped, a comparison is flipped. Then the rule is asked,
quickest first: its *examples*, its *sentences*, its *boards* (solver and audit agree on every plan near each example),
and the *stories* told about it; the first that objects has noticed the fault.
`endless` is what was stopped by its limit of processor time. `source` is the beginning of the SHA-256 of the file that
was mutated: where it is another one now, `make mutants CHANGED=1` asks again.

Each fault that nobody notices is listed with its reason (`tests/mutants/reasons.toml`). One without a reason is an
error, and so is a reason whose fault is noticed after all, or gone.
"""


@dataclass(frozen=True)
class Tally:
    """One rule's line."""

    rule: str
    source: str
    noticed: Counter[str]

    @property
    def line(self) -> str:
        """The row of the table; stages that noticed nothing stay empty."""
        counts = [self.noticed.total(), *(self.noticed[each] or "" for each in (*STAGES, ENDLESS, ""))]
        return _row(f"`{self.rule}`", f"`{self.source}`", *counts)


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def digest_of(rule: Path) -> str:
    """What tells one state of a rule's file from another."""
    return hashlib.sha256(rule.read_bytes()).hexdigest()[:12]


def known_tallies(report: Path = REPORT) -> dict[str, Tally]:
    """The lines of the last report; none without one."""
    lines = report.read_text(encoding="utf-8").splitlines() if report.exists() else ()
    rows = ([cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `"))
    return {row[0]: _tally(row) for row in rows if len(row) == len(COLUMNS)}


def _tally(row: list[str]) -> Tally:
    counts = zip((*STAGES, ENDLESS, ""), row[3:], strict=True)
    return Tally(row[0], row[1], Counter({stage: int(count or 0) for stage, count in counts}))


def write_report(tallies: Mapping[str, Tally], reasons: Reasons, report: Path = REPORT) -> None:
    """All rules by name, then the survivors with their reasons."""
    total: Counter[str] = sum((each.noticed for each in tallies.values()), Counter())
    alive = total[""]
    lines = [
        INTRODUCTION,
        f"{total.total()} faults, {total.total() - alive} noticed, {alive} alive.\n",
        _row(*COLUMNS),
        _row(*["---"] * len(COLUMNS)),
        *(tallies[name].line for name in sorted(tallies)),
        "\n## Alive, with reasons",
    ]
    for rule in sorted(reasons.keys() & tallies.keys()):
        lines += [f"\n### `{rule}`\n", *(f"- `{name}`: {why}" for name, why in reasons[rule].items())]
    report.write_text("\n".join(lines) + "\n", encoding="utf-8")
