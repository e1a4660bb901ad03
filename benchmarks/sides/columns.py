"""Which variables of a board's model are its decisions, so that a vector of values becomes a plan without a board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cohortplan.domain.plan import Plan

if TYPE_CHECKING:
    # Whoever reads values has no need of OR-Tools, and HiGHS must not meet it.
    from cohortplan.solving.build import CpBoard

Key = tuple[str, str]


@dataclass(frozen=True)
class Columns:
    """Indices of variables by trainee and session, and by trainee and lead mentor."""

    pairs: tuple[tuple[int, Key], ...]
    leads: tuple[tuple[int, Key], ...]

    @classmethod
    def of(cls, board: CpBoard) -> Columns:
        """Those of a whole board."""
        found = [(decision.var.index, key) for key, decision in board.decisions() if decision.var is not None]
        options = board.cuts.options
        return cls(
            pairs=tuple(each for each in found if each[1] in options),
            leads=tuple(each for each in found if each[1] not in options),
        )

    def plan(self, values: Sequence[float]) -> Plan:
        """The plan in which those decisions hold whose value is 1."""
        pairs, leads = ([key for index, key in part if values[index] > 0.5] for part in (self.pairs, self.leads))
        return Plan.of(pairs, leads)
