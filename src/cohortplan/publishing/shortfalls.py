"""Why a quota seat could not be given: for each offer that would have counted, what its assignment would break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cohortplan.domain.demands import Quota
from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.publishing.causes import Cause, Share, causes_of, in_brief
from cohortplan.publishing.obstacles import Trials
from cohortplan.rules.audit import Audit, Verdict
from cohortplan.rules.base import Finding
from cohortplan.rules.policy import Policy
from cohortplan.rules.quotas import Quotas, periods
from cohortplan.text import Language, Text

TRIALS = 6_000
"""How many assignments are tried out for all shortfalls together: some four seconds."""

NO_OFFER = Text(zh="没有其他面向该学员的此类活动。", en="There is no other session of that kind for this trainee.")
NONE_FITS = Text(zh="另有 {offers} 项可选，都排不进：{causes}。", en="None of {offers} other sessions fits: {causes}.")
SOME_FIT = Text(
    zh="另有 {offers} 项可选，其中 {free} 项没有障碍，可直接补上，如“{example}”。",
    en="Of {offers} other sessions, {free} could simply be added, such as “{example}”.",
)
SAMPLED = Text(zh="（试排了其中 {tried} 项）", en=" ({tried} of them were tried)")
CAUSE = Text(zh="{rule} {count} 项（若排入：{example}）", en="{rule}: {count} (if planned: {example})")


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
            causes = (_said(share, language) for share in in_brief(self.causes))
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
    tried_out = Trials(project, policy, plan)
    wanting = [_wanting(project, tried_out, finding) for finding in short]
    most = _share([len(each.offers) for each in wanting], trials)
    return tuple(each.explained(tried_out, most) for each in wanting)


@dataclass(frozen=True, kw_only=True)
class _Wanting:
    """A shortfall whose causes are not known yet."""

    finding: Finding
    trainee: Trainee
    quota: Quota
    have: int
    offers: Sequence[Session]

    def explained(self, trials: Trials, most: int) -> Shortfall:
        """The shortfall with what stands before its offers, of which so many are tried at most."""
        tried = _spread(self.offers, most)
        answers = {session.id: trials.obstacles(self.trainee.id, session.id) for session in tried}
        return Shortfall(
            finding=self.finding,
            trainee=self.trainee.id,
            quota=self.quota,
            have=self.have,
            offers=len(self.offers),
            tried=len(tried),
            free=tuple(ident for ident, obstacles in answers.items() if not obstacles),
            causes=causes_of(answers),
        )


def _wanting(project: Project, trials: Trials, short: Finding) -> _Wanting:
    """What one finding of the rule quotas is about, and the offers that would make up for it."""
    who, row, period = short.about
    trainee = project.trainee[who.id]
    quota = next(each for each in project.quotas if each.id == row.id)
    days = frozenset(next(days for each, days in periods(project, quota) if each == period))
    counting = [each for each in project.sessions if project.days[each.id] in days and counts(quota, trainee, each)]
    attended = frozenset(trials.plan.sessions_of.get(trainee.id, ()))
    offers = [each for each in counting if each.open and each.id not in attended]
    return _Wanting(
        finding=short,
        trainee=trainee,
        quota=quota,
        have=sum(each.id in attended for each in counting),
        offers=[each for each in offers if trials.invited(trainee.id, each.id)],
    )


def counts(quota: Quota, trainee: Trainee, session: Session) -> bool:
    """Whether a session of the quota's period counts for it."""
    return (
        session.kind in quota.kinds
        and (not quota.own_subject or not set(session.subjects).isdisjoint(trainee.subjects))
        and quota.department in ("", session.department)
    )


def _share(wanted: Sequence[int], trials: int) -> int:
    """The most that each may have, so that all together keep to the number of trials: who needs less leaves more."""
    left, rest = trials, sorted(wanted)
    while rest and rest[0] * len(rest) <= left:
        left -= rest.pop(0)
    return max(1, left // len(rest)) if rest else trials


def _spread(offers: Sequence[Session], most: int) -> Sequence[Session]:
    return offers if len(offers) <= most else [offers[index * len(offers) // most] for index in range(most)]


def _said(share: Share, language: Language) -> str:
    example = share.example.say(language).rstrip("。.")
    return CAUSE.say(language, rule=share.rule.title, count=share.offers, example=example)
