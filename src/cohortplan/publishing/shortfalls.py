"""Why a quota seat could not be given: for each offer that would have counted, what its assignment would break."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from datetime import date

from cohortplan.domain.demands import Quota
from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.publishing.obstacles import Trials
from cohortplan.rules.audit import Audit, Verdict
from cohortplan.rules.base import Finding, Rule
from cohortplan.rules.policy import Policy
from cohortplan.rules.quotas import Quotas, periods
from cohortplan.text import Language, Text

TRIALS = 20_000
"""How many assignments are tried out for all shortfalls together: some ten seconds."""

NO_OFFER = Text(zh="没有其他面向该学员的此类活动。", en="There is no other session of that kind for this trainee.")
NONE_FITS = Text(zh="另有 {offers} 项可选，都排不进：{causes}。", en="None of {offers} other sessions fits: {causes}.")
SOME_FIT = Text(
    zh="另有 {offers} 项可选，其中 {free} 项没有障碍，可直接补上，如“{example}”。",
    en="Of {offers} other sessions, {free} could simply be added, such as “{example}”.",
)
SAMPLED = Text(zh="（试排了其中 {tried} 项）", en=" ({tried} of them were tried)")
CAUSE = Text(zh="{rule} {count} 项（如：{example}）", en="{rule}: {count} (such as: {example})")


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One rule that objects to offers, in one of its wordings.

    ``alone`` are the offers to which nothing else objects: they would open if
    this one thing gave. ``example`` is what the audit would say about one of them.
    """

    rule: Rule
    variant: str
    offers: tuple[str, ...]
    alone: tuple[str, ...]
    example: Finding


@dataclass(frozen=True, kw_only=True)
class Shortfall:
    """Missing seats of one trainee from one quota row, and why.

    ``offers`` is how many sessions would still count and are meant for this
    trainee; ``tried`` how many of these were looked at; ``free`` those of them
    to which nothing objects; ``causes`` come with the most telling first.
    """

    finding: Finding
    trainee: str
    quota: Quota
    have: int
    offers: int
    tried: int
    free: tuple[str, ...]
    causes: tuple[Cause, ...]

    @property
    def due(self) -> int:
        """How many seats are due."""
        return self.have + self.finding.amount

    def say(self, project: Project, language: Language) -> str:
        """Why, in one sentence."""
        if not self.offers:
            return NO_OFFER[language]
        if self.free:
            example = project.session[self.free[0]].title
            said = SOME_FIT.say(language, offers=self.offers, free=len(self.free), example=example)
        else:
            causes = tuple(_said(cause, language) for cause in self.causes)
            separator = "；" if language is Language.ZH_CN else "; "
            said = NONE_FITS.say(language, offers=self.offers, causes=separator.join(causes))
        return said + (SAMPLED.say(language, tried=self.tried) if self.tried < self.offers else "")


def shortfalls(
    project: Project, policy: Policy, plan: Plan, audit: Audit, trials: int = TRIALS
) -> tuple[Shortfall, ...]:
    """Every shortfall of a plan with its causes, in the order of the audit; excused seats are none.

    An offer counts among all causes that apply to it. Where there are more
    offers than ``trials`` allows, each shortfall has its share of them, spread
    over the whole project.
    """
    short = [each.finding for each in audit.with_verdict(Verdict.SHORTFALL) if isinstance(each.finding.rule, Quotas)]
    asked = _Asked(project, Trials(project, policy, plan), max(1, trials // max(1, len(short))))
    return tuple(asked.about(finding) for finding in short)


@dataclass
class _Asked:
    project: Project
    trials: Trials
    most: int
    answers: dict[tuple[str, str], tuple[Finding, ...]] = field(default_factory=dict)

    def about(self, short: Finding) -> Shortfall:
        """The shortfall behind one finding of the rule quotas."""
        who, row, period = short.about
        trainee = self.project.trainee[who.id]
        quota = next(each for each in self.project.quotas if each.id == row.id)
        days = next(days for each, days in periods(self.project, quota) if each == period)
        counting = [each for each in self.project.sessions if self._counts(quota, trainee, days, each)]
        attended = frozenset(self.trials.plan.sessions_of.get(trainee.id, ()))
        offers = [each for each in counting if each.open and each.id not in attended]
        offers = [each for each in offers if self.trials.invited(trainee.id, each.id)]
        tried = _spread(offers, self.most)
        answers = {session.id: self._obstacles(trainee, session) for session in tried}
        return Shortfall(
            finding=short,
            trainee=trainee.id,
            quota=quota,
            have=sum(each.id in attended for each in counting),
            offers=len(offers),
            tried=len(tried),
            free=tuple(ident for ident, obstacles in answers.items() if not obstacles),
            causes=tuple(_causes(answers)),
        )

    def _counts(self, quota: Quota, trainee: Trainee, days: Container[date], session: Session) -> bool:
        return self.project.days[session.id] in days and counts(quota, trainee, session)

    def _obstacles(self, trainee: Trainee, session: Session) -> tuple[Finding, ...]:
        key = trainee.id, session.id
        if key not in self.answers:
            self.answers[key] = self.trials.obstacles(*key)
        return self.answers[key]


def counts(quota: Quota, trainee: Trainee, session: Session) -> bool:
    """Whether a session of the quota's period counts for it."""
    return (
        session.kind in quota.kinds
        and (not quota.own_subject or session.subject in trainee.subjects)
        and quota.department in ("", session.department)
    )


def _spread(offers: Sequence[Session], most: int) -> Sequence[Session]:
    return offers if len(offers) <= most else [offers[index * len(offers) // most] for index in range(most)]


def _causes(answers: dict[str, tuple[Finding, ...]]) -> list[Cause]:
    by_wording: dict[tuple[str, str], dict[str, Finding]] = defaultdict(dict)
    for ident, obstacles in answers.items():
        for finding in obstacles:
            by_wording[finding.rule.name, finding.variant].setdefault(ident, finding)
    causes = [_cause(variant, found, answers) for (_, variant), found in by_wording.items()]
    return sorted(causes, key=lambda each: (-len(each.alone), -len(each.offers), each.rule.name, each.variant))


def _cause(variant: str, found: dict[str, Finding], answers: dict[str, tuple[Finding, ...]]) -> Cause:
    example = next(iter(found.values()))
    own = (example.rule.name, variant)
    alone = tuple(each for each in found if {(one.rule.name, one.variant) for one in answers[each]} == {own})
    return Cause(
        rule=example.rule,
        variant=variant,
        offers=tuple(found),
        alone=alone,
        example=found[alone[0]] if alone else example,
    )


def _said(cause: Cause, language: Language) -> str:
    example = cause.example.say(language).rstrip("。.")
    return CAUSE.say(language, rule=cause.rule.title, count=len(cause.offers), example=example)
