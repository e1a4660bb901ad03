"""The key to the colours."""

from __future__ import annotations

from cohortplan.domain.vocabulary import KINDS
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook.cells import clean
from cohortplan.publishing.workbook.look import SIGN, colours
from cohortplan.publishing.workbook.page import Piece
from cohortplan.text import Language


def legend(plan: Examined, language: Language, size: float) -> list[Piece]:
    """The kinds that somebody attends, each after its sign, in the order in which schools list them."""
    used = {plan.project.session[each].kind for each in plan.plan.trainees_of}
    pieces: list[Piece] = []
    for kind in sorted(used, key=lambda kind: (_place(kind), kind)):
        pieces.append((SIGN, {"font_size": size, "font_color": colours(kind).sign}))
        pieces.append((f"{clean(plan.project.kind_name(kind)[language])}　", {"font_size": size}))
    return pieces


def _place(kind: str) -> int:
    return list(KINDS).index(kind) if kind in KINDS else len(KINDS)
