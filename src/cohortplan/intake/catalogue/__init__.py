"""Every kind of data problem, with its words: what is wrong, and what to do next."""

from __future__ import annotations

from cohortplan.intake.catalogue.cells import CELLS
from cohortplan.intake.catalogue.contradictions import CONTRADICTIONS
from cohortplan.intake.catalogue.files import FILES
from cohortplan.intake.catalogue.keys import KEYS
from cohortplan.intake.catalogue.plans import PLANS
from cohortplan.intake.catalogue.settings import SETTINGS
from cohortplan.intake.catalogue.times import TIMES
from cohortplan.intake.kinds import Level, ProblemKind
from cohortplan.intake.raw.faults import RAW

__all__ = ["CATALOGUE", "FILES", "RAW", "Level", "ProblemKind"]

PARTS = (FILES, CELLS, KEYS, TIMES, SETTINGS, CONTRADICTIONS, PLANS, RAW)
CATALOGUE = {kind.code: kind for part in PARTS for kind in part}
