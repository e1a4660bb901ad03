"""Audit a plan, whoever made it. Never loads a solver."""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.publishing.examined import Examined
from cohortplan.publishing.report import report_of
from cohortplan.publishing.report_format import ReportData
from cohortplan.rules.audit import audit
from cohortplan.text import Language, Text
from cohortplan.workflows.open_plan import Opened

VERDICTS = {
    "hard": Text(zh="硬性", en="hard"),
    "shortfall": Text(zh="缺额", en="shortfall"),
    "penalty": Text(zh="代价", en="penalty"),
    "history": Text(zh="已成事实", en="history"),
    "excused": Text(zh="不计", en="excused"),
    "waived": Text(zh="已豁免", en="waived"),
}
LINE = Text(zh="[{verdict}] {rule}：{sentence}", en="[{verdict}] {rule}: {sentence}")


def audit_plan(opened: Opened) -> Examined:
    """The plan with its audit."""
    found = audit(opened.project, opened.policy, opened.plan)
    return Examined(opened.project, opened.policy, opened.plan, found)


def said_findings(examined: Examined, language: Language) -> Iterator[str]:
    """Each finding on a line, worst first: how it counts, its rule, and what it says."""
    for judged in examined.audit.judged:
        finding = judged.finding
        yield LINE.say(
            language,
            verdict=VERDICTS[judged.verdict.value],
            rule=finding.rule.name,
            sentence=finding.say(language),
        )


def as_data(examined: Examined) -> ReportData:
    """The audit for programs, as in ``report.json``."""
    return report_of(examined)
