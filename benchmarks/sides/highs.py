"""The same whole board as a mixed-integer model, through HiGHS (extra ``bench``).

HiGHS cannot share a process with OR-Tools: one process builds the board and
writes its matrix, the next one reads and solves it. The clock runs in both.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks.instances import Instance
from benchmarks.sides import highs_solving
from benchmarks.sides.attending import Heard, Limits, Telling, attended, race
from benchmarks.sides.columns import Columns
from benchmarks.sides.linear import Rows, rows_of
from benchmarks.sides.race import Race
from cohortplan.solving.build import CpBoard
from cohortplan.solving.messages import read_task

WRITTEN = "written"


def highs(instance: Instance, limits: Limits) -> Race:
    """Write the matrix in one process, solve it in the next."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "matrix.npz"
        writing = attended(write, instance.question, path, seconds=instance.seconds, limits=limits)
        if writing.ended != WRITTEN:
            return race(instance.project, instance.policy, writing)
        before = writing.facts["written_seconds"]
        asked = highs_solving.Asked(path, instance.seconds, instance.seed)
        solving = attended(highs_solving.solve, asked, seconds=instance.seconds, limits=limits, before=before)
    return race(instance.project, instance.policy, _together(writing, solving))


def _together(writing: Heard, solving: Heard) -> Heard:
    return replace(
        solving,
        facts=writing.facts | solving.facts,
        peaks=writing.peaks + solving.peaks,
        most=max(writing.most, solving.most),
    )


def write(telling: Telling, question: str, path: Path) -> None:
    """Build the board and write its matrix; runs in a process of its own.

    Raises:
        NotLinear: If a rule says something that has no rows.
    """
    task, _ = read_task(question)
    board = CpBoard(task.project, task.policy)
    telling.fact("build_seconds", round(telling.seconds, 2))
    np.savez(path, **arrays(board, rows_of(board.model.proto)))
    telling.fact("written_seconds", round(telling.seconds, 2))
    telling.ended(WRITTEN)


def arrays(board: CpBoard, rows: Rows) -> dict[str, Any]:
    """The matrix by rows, the costs of both levels, and whose variables they are."""
    columns = Columns.of(board)
    costs = {}
    for level in ("shortfall", "penalty"):
        costs[level] = np.zeros(len(rows.lower))
        for price, variable in getattr(board.ledger, level):
            costs[level][variable.index] += price
    return {
        **costs,
        "lower": np.array(rows.lower, dtype=float),
        "upper": np.array(rows.upper, dtype=float),
        "starts": np.array(rows.starts, dtype=np.int32),
        "indices": np.array(rows.indices, dtype=np.int32),
        "values": np.array(rows.values, dtype=float),
        "least": np.array([-np.inf if each is None else each for each in rows.least]),
        "most": np.array([np.inf if each is None else each for each in rows.most]),
        "pairs": np.array([index for index, _ in columns.pairs], dtype=np.int32),
        "pair_names": np.array([key for _, key in columns.pairs], dtype=str).reshape(-1, 2),
        "leads": np.array([index for index, _ in columns.leads], dtype=np.int32),
        "lead_names": np.array([key for _, key in columns.leads], dtype=str).reshape(-1, 2),
    }
