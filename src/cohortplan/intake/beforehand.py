"""What can be said of a project before any plan: what cannot hold, and where supply falls short of demand."""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.domain.project import Project
from cohortplan.intake.allowances import Allowances
from cohortplan.intake.attendable import Attendable
from cohortplan.intake.company import Company
from cohortplan.intake.contradictions import Contradictions
from cohortplan.intake.files import SETTINGS_FILE
from cohortplan.intake.obligations import Obligations
from cohortplan.intake.origins import Origins
from cohortplan.intake.problems import Notes, Problem, has_errors
from cohortplan.intake.supply import SupplyFact, supply_facts
from cohortplan.rules.policy import Policy


def impossible_or_short(project: Project, policy: Policy, origins: Origins, notes: Notes) -> list[Problem]:
    """Contradictions among tables without errors; what is too little only where nothing contradicts."""

    def sound(tables: tuple[str, ...]) -> bool:
        return not notes.faulty([SETTINGS_FILE, *(origins.tables.where(table) for table in tables)])

    able = Attendable(project, policy)
    found = list(Contradictions(able, origins).found(sound))
    if notes.any_error or has_errors(found):
        return found
    facts = [fact for fact in supply_facts(project, policy) if fact.missing and fact.quotas]
    told = {quota for fact in facts for quota in fact.quotas}
    found.extend(_short(facts, origins))
    obligations = Obligations(able, origins)
    company = Company(able, origins, obligations)
    found.extend(Allowances(able, origins, obligations).beyond_offers(told))
    found.extend(company.crowded_parties())
    found.extend(company.uninvited_members())
    return found


def _short(facts: list[SupplyFact], origins: Origins) -> Iterator[Problem]:
    """What all rows of some kinds together ask for and is not to be had."""
    for fact in facts:
        yield origins.problem(
            "supply_short",
            ("quota", fact.quotas[0]),
            ("min",),
            what=fact.what,
            unit=fact.unit,
            demand=fact.demand,
            supply=fact.supply,
            missing=fact.missing,
        )
