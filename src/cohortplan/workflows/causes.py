"""Why seats are missing from a draft, for the pages."""

from __future__ import annotations

from collections.abc import Mapping

from cohortplan.domain.refs import About
from cohortplan.publishing.shortfalls import shortfalls
from cohortplan.rules.audit import Audit, Verdict
from cohortplan.text import Language
from cohortplan.workflows.question import Question

QUICK = 1500
"""Assignments tried out for one answer: well under a second."""


def causes(asked: Question, found: Audit, language: Language, *, trainee: str = "") -> Mapping[About, str]:
    """A sentence for each shortfall, by what its finding is about; of one trainee only, if one is named."""
    short = found.with_verdict(Verdict.SHORTFALL)
    mine = tuple(each for each in short if not trainee or each.finding.about[0].id == trainee)
    explained = shortfalls(asked.project, asked.policy, asked.plan, Audit(mine), trials=QUICK)
    return {each.finding.about: each.say(asked.project, language) for each in explained}
